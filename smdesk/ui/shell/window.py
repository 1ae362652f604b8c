"""The window: rail, pages, the strip above and the line below; a desk that is empty shows the first page instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.events import (
    ApprovalsChanged,
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Actions
from smdesk.ui.kit.afterpaint import AfterPaint
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.menukeys import MenuKeys
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undokeys import UndoKeys
from smdesk.ui.kit.wholeemoji import EmojiKeys
from smdesk.ui.kit.widgets import column, row
from smdesk.ui.shell import calls, commands, counts, geometry, regions, rehearsal
from smdesk.ui.shell.announcer import Announcer
from smdesk.ui.shell.archiving import Archiving
from smdesk.ui.shell.clients import Clients
from smdesk.ui.shell.ending import Ending
from smdesk.ui.shell.menus import MenuBar
from smdesk.ui.shell.notices import Notices
from smdesk.ui.shell.pages import home
from smdesk.ui.shell.pausing import Pausing
from smdesk.ui.shell.rail import ICONS, Rail
from smdesk.ui.shell.router import Router
from smdesk.ui.shell.statusbar import StatusLine

if TYPE_CHECKING:
    from smdesk.ui.shell.background import Background
    from smdesk.ui.shell.helping import Helping
    from smdesk.ui.shell.palette import Palette
    from smdesk.ui.welcome.page import WelcomePage

FIRST_SIZE = (1440, 900)
#: What changes the numbers in the rail.
_COUNTED = (PublicationsChanged, PostsChanged, ChannelsChanged, ClientsChanged, ApprovalsChanged)


class MainWindow(QMainWindow):
    """`begun` is emitted when the desk stops being empty: publishing may start. `closed`, when the window has gone."""

    begun = Signal()
    closed = Signal()

    def __init__(self, ui: Ui, quit_asks: bool = True) -> None:
        super().__init__()
        self.ui = self._ui = ui
        self.ending = Ending(self, quit_asks, self._end)
        self._ended = False
        self.welcome: WelcomePage | None = None
        self.setWindowIcon(icons.application())
        self._limit()
        ui.theme.changed.connect(self._limit)
        self.clients = Clients(ui, self)
        self.rail = Rail(ui, self.clients)
        self.notices = Notices(ui, self, lambda: self.router)
        self.banner = Banner(ui.theme)
        self.stack = QStackedWidget()
        self.after_paint = AfterPaint(self.stack)
        body = QWidget()
        body.setLayout(column(self.banner, row(self.rail, self.stack, spacing=0), spacing=0))
        self.setCentralWidget(body)
        self.pausing = Pausing(ui, self)
        self.archiving = Archiving(ui, self.clients, self)
        self.line = StatusLine(ui, self.statusBar(), self.pausing)
        self.saying = Announcer(
            ui, self.notices, self.archiving.notice, self.banner, body, lambda: getattr(self.router.shown, "tells", "")
        )
        self.toast = self.saying.toast
        self.router = Router(ui, self.stack, self.rail, self.saying.done, self)
        self._make_actions()
        ui.tell_desktop = lambda title, text: self.background.notifier.say("test", title, text)
        self._connect()
        self.after_paint.then(self._offer)
        geometry.restore(self, FIRST_SIZE)
        if self.clients.all or self.clients.archived:
            self.show_desk()
        else:
            self.show_welcome()

    def _make_actions(self) -> None:
        """What can be done, by its keys and in the menus."""
        self.undo = commands.Undoing(self, self._ui.undo, self.toast.tell)
        UndoKeys(self)
        MenuKeys(self)
        EmojiKeys(self)
        self._keys = shortcuts.Keys(self._ui)
        self.registry = Actions(self, self._keys.of)
        self.menus = MenuBar(self.menuBar(), self.registry)
        self._ui.actions = lambda: chain(commands.of(self), self.router.every_action())

    def _limit(self) -> None:
        """No smaller than what is shown has room, at the size that everything has."""
        self.setMinimumSize(geometry.least(self._ui.theme))

    def _connect(self) -> None:
        self.router.changed.connect(self._arrived)
        self.router.titled.connect(self._entitle)
        self.router.told.connect(self.saying.look)
        self.router.changed.connect(self.saying.moved)
        self.router.acting.connect(lambda: self.registry.show(self.router.actions()))
        self.router.windows.asked.connect(self.come_forward)
        for talking in (self.pausing, self.archiving, self.notices):
            talking.said.connect(self.saying.done)
        for troubled in (self.router, self.pausing, self.archiving, self.notices):
            troubled.failed.connect(self.tell_problem)
        self._ui.tasks.unheard.connect(self.saying.unheard)
        self.saying.everywhere.connect(self.router.windows.tell)
        self.rail.menu.connect(self.open_menu)
        self.rail.clients.connect(self.open_clients)
        self.rail.finding.connect(self.open_palette)
        self.clients.changed.connect(self._clients_changed)
        self.notices.changed.connect(self.saying.look)
        self.notices.online.connect(self.line.look_at_network)
        self.line.network.connect(self.notices.tell_network)
        self.line.opened.connect(partial(self.router.go, "composer"))
        self.line.backups.connect(self.router.show_backups)
        self.line.late.connect(self.router.show_late)
        self._ui.bridge.heard.connect(self._hear)
        self._emptiness = QTimer(self, interval=4000)
        self._emptiness.timeout.connect(self._look_whether_empty)

    @cached_property
    def background(self) -> Background:
        """Tray and notifications; made once the window has been painted, or when it is first wanted."""
        from smdesk.ui.shell.background import Background

        return calls.answering(self, Background(self.ui, self), self.saying.done)

    # -- pages --------------------------------------------------------------------------------------------------

    def show_welcome(self) -> None:
        """The first page, alone."""
        if self.welcome is None:
            from smdesk.ui.welcome.page import WelcomePage

            self.welcome = WelcomePage(self._ui)
            self.welcome.ready.connect(self.show_desk)
            self.welcome.speak.connect(self.speak)
            self.stack.addWidget(self.welcome)
        self.stack.setCurrentWidget(self.welcome)
        self._frame(shown=False)
        self._emptiness.start()  # a command in a terminal may fill the desk meanwhile

    def show_desk(self) -> None:
        """The first of the pages with everything around it."""
        self._emptiness.stop()
        self._frame(shown=True)
        self.after_paint.then(self.line.begin)
        self.after_paint.then(self._count)
        self.router.go(home(str(self._ui.settings.get("ui.start_page"))))
        self.after_paint.then(lambda: self.background.start())
        self.after_paint.then(self.notices.begin)
        self.begun.emit()

    @cached_property
    def finding(self) -> Palette:
        """The palette, made when it is first wanted."""
        from smdesk.ui.shell.palette import Palette

        return Palette(self._ui, self.router, self.registry, self.clients, self)

    def has_desk(self) -> bool:
        """True once there is more than the first page."""
        return bool(self.router.current)

    def open_menu(self) -> None:
        """The menu bar, which is hidden otherwise."""
        self.menus.show()

    def open_clients(self) -> None:
        """The list of clients under its button."""
        from smdesk.ui.shell.switcher import Switcher

        rehearse = partial(rehearsal.ask, self) if rehearsal.possible(self) else None
        made = Switcher(
            self._ui, self.clients, self.new_client, self, watched=self._ui.scope.watched, rehearse=rehearse
        )
        made.show_below(self.rail.client)

    def watch(self) -> None:
        """The client looks at the screen too: nothing of the others is shown; again, all is as before."""
        scope, chosen = self._ui.scope, self.clients.chosen
        scope.watch(not scope.watched and chosen is not None)
        self._count()
        self.saying.look()
        if scope.watched and chosen is not None:
            self.saying.done(self.tr("Only %1 is shown now").replace("%1", chosen.name), False)

    def open_palette(self) -> None:
        """Find anything, do anything."""
        if self.has_desk():
            self.finding.tell()

    def new_client(self) -> None:
        """Ask for a new client; then for its first channel."""
        from smdesk.ui.shell import newclient

        newclient.ask(self, self._ui, self._client_made)

    def _client_made(self, client: int) -> None:
        self._ui.scope.choose(client)
        self.router.go(Place("channels", client=client, detail="connect"))

    def _clients_changed(self) -> None:
        if self.after_paint.painted:
            self.registry.own(commands.of(self))
        self._entitle()
        self.saying.look()

    def _offer(self) -> None:
        """Menus and keys, which nobody can use before something is seen."""
        self.registry.own(commands.of(self))
        self.registry.show(self.router.actions())

    @cached_property
    def _helping(self) -> Helping:
        from smdesk.ui.shell.helping import Helping

        return Helping(self._ui, self)

    def open_manual(self) -> None:
        """The manual in the language of the window, open at what it says of the page that shows."""
        self._helping.show(self.router.current)

    def about(self) -> None:
        """What this is, and whose work it rests on."""
        self._helping.about()

    def toggle_full_screen(self) -> None:
        """The whole screen, and back."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _arrived(self) -> None:
        self._entitle()
        if self.after_paint.painted:
            self.registry.show(self.router.actions())
        regions.arrive(self.router.shown, self.focusWidget())

    def _frame(self, *, shown: bool) -> None:
        self.rail.setVisible(shown)
        self.statusBar().setVisible(shown)
        self._entitle()
        self.saying.look()

    def _entitle(self) -> None:
        name = "" if self.stack.currentWidget() is self.welcome else self.router.name
        client = self.clients.chosen if name else None
        whose = f"{name} · {client.name}" if client is not None else name
        self.setWindowTitle(f"{whose} — smdesk" if name else "smdesk")

    def _look_whether_empty(self) -> None:
        if self.welcome is not None and not self.welcome.busy and self._ui.runtime.clients.list():
            self.show_desk()

    # -- saying -------------------------------------------------------------------------------------------------

    def tell_bug(self, trace: str, copy: Callable[[str], object]) -> None:
        """Something unexpected happened and is in the log; the program goes on."""
        self.saying.bug(trace, copy)

    def tell_problem(self, error: Exception) -> None:
        """Why something was not done, where no page says so itself."""
        self.saying.problem(error)

    def _hear(self, event: Event) -> None:
        if isinstance(event, _COUNTED):
            self.saying.look()
            self._count()
        elif isinstance(event, SettingsChanged) and event.fields & {shortcuts.SETTING, shortcuts.SINGLE}:
            self._keys.forget()
            self.registry.settle()

    def _count(self) -> None:
        """The numbers in the rail, also of pages that have not been visited."""
        for page, count in counts.badges(self._ui).items():
            self.rail.set_badge(page, count)

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
            self.tell_problem(error)

    def next_region(self, by: int = 1) -> None:
        """Rail, header, panes of the page, status line, and round again; back with -1."""
        if self.router.shown is not None and self.rail.isVisible():
            regions.step([self.rail, *regions.of_page(self.router.shown), self.line], self.focusWidget(), by)

    def come_forward(self) -> None:
        """Show the window, wherever it is."""
        self.background.bring_back(self)

    def stop(self) -> None:
        """Nothing is begun any more; what goes on around the window ends. Before the desk is closed."""
        self.after_paint.stop()
        if "background" in self.__dict__:
            self.background.stop()
        self.router.windows.close()

    # -- ending -------------------------------------------------------------------------------------------------

    def quit(self) -> None:
        """End the program, unless something must be decided first."""
        if self.ending.may_end():
            self._end()

    def quit_now(self) -> None:
        """End it without asking."""
        self.ending.at_once()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            geometry.remember(self)
            self.closed.emit()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._entitle()
            self.registry.own(commands.of(self))
            self.saying.forget()
            self.line.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.menus.watch(handle)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.line.come_last()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < self._ui.theme.px(ICONS))

    def closeEvent(self, event: QCloseEvent) -> None:
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            event.accept()  # the person signs out; whoever refuses holds that up
            self._end()
            return
        if not self._ended:
            self.after_paint.finish()  # closed before it publishes: it is to publish all the same
            geometry.remember(self)
            if self.background.close_window(self) or not self.ending.may_end():
                event.ignore()
                return
        event.accept()
        self._end()
