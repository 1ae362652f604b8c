"""The window: rail, pages, the strip above and the line below; a desk that is empty shows the first page instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.events import ChannelsChanged, ClientsChanged, Event, PublicationsChanged
from smdesk.core.publication import State
from smdesk.ui.kit import dialogs, icons
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.toast import Toast
from smdesk.ui.kit.widgets import column, row
from smdesk.ui.publish.ledger import Show
from smdesk.ui.publish.page import PublishPage
from smdesk.ui.shell import menus
from smdesk.ui.shell.notices import Notices
from smdesk.ui.shell.pages import HOME
from smdesk.ui.shell.rail import Rail
from smdesk.ui.shell.router import Router
from smdesk.ui.shell.statusbar import StatusLine
from smdesk.ui.welcome.page import WelcomePage

#: Widths in pixels at 100 % below which the rail shows icons only (SCREENS 7).
RAIL_ICONS = 1360
FIRST_SIZE = (1440, 900)
#: Quitting asks when something would go out in this time.
SOON = timedelta(hours=24)


class MainWindow(QMainWindow):
    """`begun` is emitted when the desk stops being empty: publishing may start. `closed`, when the window has gone."""

    begun = Signal()
    closed = Signal()

    def __init__(self, ui: Ui, quit_asks: bool = True) -> None:
        super().__init__()
        self._ui = ui
        self._quit_asks = quit_asks
        self._bug: Notice | None = None
        self.page: PublishPage | None = None
        self.welcome: WelcomePage | None = None
        self.setWindowIcon(icons.application())
        self.setMinimumSize(ui.theme.px(1100), ui.theme.px(700))
        self.menu = QMenu(self)
        self.rail = Rail(ui, self.menu)
        self._notices = Notices(ui, self._show_late, self)
        self.banner = Banner(ui.theme)
        self.stack = QStackedWidget()
        body = QWidget()
        body.setLayout(column(self.banner, row(self.rail, self.stack, spacing=0), spacing=0))
        self.setCentralWidget(body)
        self.line = StatusLine(ui, self.statusBar())
        self.toast = Toast(ui.theme, body)
        self.router = Router(ui, self.stack, self.rail, self._said, self)
        self.router.changed.connect(self._entitle)
        self._connect()
        menus.fill(self.menu, ui, self)
        self._restore()
        if ui.runtime.clients.list():
            self.show_desk()
        else:
            self.show_welcome()

    def _connect(self) -> None:
        self.line.pause.connect(self._pause)
        self.line.resume.connect(self._resume)
        self.line.opened.connect(lambda number: self.page.open(number) if self.page else None)
        self.line.late.connect(self._show_late)
        self._ui.bridge.heard.connect(self._hear)
        QShortcut(QKeySequence("F10"), self, lambda: self.menu.popup(self.mapToGlobal(self.rect().center())))
        QShortcut(QKeySequence("F6"), self, self._next_region)
        self._emptiness = QTimer(self, interval=4000)
        self._emptiness.timeout.connect(self._look_whether_empty)

    # -- pages --------------------------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """The first page, alone."""
        if self.welcome is None:
            self.welcome = WelcomePage(self._ui)
            self.welcome.ready.connect(self.show_desk)
            self.welcome.speak.connect(self.speak)
            self.stack.addWidget(self.welcome)
        self.stack.setCurrentWidget(self.welcome)
        self._frame(shown=False)
        self._emptiness.start()  # a command in a terminal may fill the desk meanwhile

    def show_desk(self) -> None:
        """The publishing page with everything around it."""
        self._emptiness.stop()
        if self.page is None:
            made = self.router.page(HOME)
            assert isinstance(made, PublishPage)
            self.page = made
        self._frame(shown=True)
        self.router.go(HOME)
        self.page.arrive()
        self.page.view.setFocus()
        self.begun.emit()

    def _frame(self, *, shown: bool) -> None:
        self.rail.setVisible(shown)
        self.statusBar().setVisible(shown)
        self._entitle()
        self._tell()

    def _entitle(self) -> None:
        name = "" if self.stack.currentWidget() is self.welcome else self.router.name
        self.setWindowTitle(f"{name} — smdesk" if name else "smdesk")

    def _look_whether_empty(self) -> None:
        if self.welcome is not None and not self.welcome.busy and self._ui.runtime.clients.list():
            self.show_desk()

    # -- saying -------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self.banner.tell(self._bug or self._notices.current())

    def tell_bug(self, trace: str, copy: Callable[[str], object]) -> None:
        """Something unexpected happened and is in the log; the program goes on."""
        self._bug = Notice(
            "danger",
            self.tr("Something unexpected happened."),
            self.tr("It is in the log, and what you had saved is safe. If it happens again, start smdesk anew."),
            ((self.tr("Copy details"), lambda: copy(trace)), (self.tr("Close"), self._forget_bug)),
        )
        self._tell()

    def _forget_bug(self) -> None:
        self._bug = None
        self._tell()

    def _said(self, text: str, can_undo: bool) -> None:
        if can_undo:
            self.toast.tell(text, self.tr("Undo"), self._ui.undo.undo)
        else:
            self.toast.tell(text)

    def _hear(self, event: Event) -> None:
        if isinstance(event, PublicationsChanged | ChannelsChanged | ClientsChanged):
            self._tell()

    # -- acting -------------------------------------------------------------------------------------------------

    def speak(self, language: str) -> None:
        """Another language, at once; remembered."""
        self._set("ui.language", language)
        self._ui.language.choose(language)

    def look_like(self, mode: str) -> None:
        """Light, dark or as the system; remembered."""
        self._set("ui.theme", mode)
        self._ui.theme.choose(mode)

    def _set(self, key: str, value: str) -> None:
        try:
            self._ui.settings.set(key, value)
        except SmdeskError as error:
            if self.page is not None:
                self.page.tell_problem(error)

    def _pause(self, until: datetime | None) -> None:
        if self.page is not None:
            self.page.acts.pause(until)

    def _resume(self) -> None:
        if self.page is not None:
            self.page.acts.resume()

    def _show_late(self) -> None:
        if self.page is not None:
            late = self._ui.runtime.publishing.late()
            self.page.choose(Show.NEEDS)
            if late:
                self.page.open(late[0].id)

    def _next_region(self) -> None:
        """Rail, list, detail, status line, and round again."""
        if self.page is None:
            return
        regions: list[tuple[QWidget, Callable[[], object]]] = [
            (self.rail, self.rail.focus),
            (self.page.view, self.page.view.setFocus),
            (self.page.detail, self.page.detail.focus_acts),
            (self.line, self.line.focus),
        ]
        now = self.focusWidget()
        inside = [place for place, (region, _) in enumerate(regions) if now and region in (now, *_around(now))]
        regions[((inside or [-1])[0] + 1) % len(regions)][1]()

    def come_forward(self) -> None:
        """Show the window, wherever it is."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._entitle()
            menus.fill(self.menu, self._ui, self)
            self._forget_bug()
            self.line.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < self._ui.theme.px(RAIL_ICONS))

    def closeEvent(self, event: QCloseEvent) -> None:
        soon = self._will_not_go_out() if self._quit_asks else 0
        if soon:
            event.ignore()
            dialogs.ask(
                self, self._ui.language.words, self.tr("%n post(s) will not go out if you quit", "", soon),
                self.tr("They are due in the next 24 hours, and smdesk publishes only while it runs."),
                self.tr("Quit all the same"), self.quit_now, safe=self.tr("Stay"),
            )  # fmt: skip
            return
        self._remember()
        event.accept()
        self.closed.emit()

    def quit_now(self) -> None:
        """Close without asking."""
        self._quit_asks = False
        self.close()

    def _will_not_go_out(self) -> int:
        if not self._ui.publishes:
            return 0
        now = self._ui.now()
        due = self._ui.runtime.publishing.views(states=[State.SCHEDULED, State.SENDING], end=now + SOON)
        return sum(view.next_step not in {"wait_paused", "nothing"} for view in due)

    def _restore(self) -> None:
        self.resize(*FIRST_SIZE)
        kept = QSettings("smdesk", "window").value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def _remember(self) -> None:
        QSettings("smdesk", "window").setValue("geometry", self.saveGeometry())


def _around(widget: QWidget) -> list[QWidget]:
    """The widgets that a widget is in."""
    found = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found
