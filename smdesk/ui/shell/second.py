"""A window of its own for one page beside the main one: a second calendar to drag from, a composer to write in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError, StorageError
from smdesk.ui.kit import icons
from smdesk.ui.kit.actions import Action, Actions
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.broken import Broken, whole
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.toast import Toast
from smdesk.ui.kit.widgets import column
from smdesk.ui.shell import commands
from smdesk.ui.shell.pages import PageSpec

translate = QCoreApplication.translate

#: Pixels at 100 %: the least that such a page is drawn for, and how much of the main window's size it begins with.
LEAST, SHARE = (820, 560), 0.8


class SecondWindow(QMainWindow):
    """Shows one page. What the page asks for elsewhere is `asked` of the main window, which comes forward for it."""

    asked = Signal(object)  # Place
    gone = Signal(object)  # itself

    def __init__(self, ui: Ui, spec: PageSpec, main: QWidget) -> None:
        super().__init__()
        self._ui, self._spec = ui, spec
        self._title = ""
        self._above: Notice | None = None
        self.banner = Banner(ui.theme)
        self._stack = QStackedWidget()
        body = QWidget()
        body.setLayout(column(self.banner, self._stack, spacing=0))
        self.setCentralWidget(body)
        self.setWindowIcon(icons.application())
        self._limit()
        ui.theme.changed.connect(self._limit)
        self.resize(main.size() * SHARE)
        self._toast = Toast(ui.theme, body)
        self._undoing = commands.Undoing(self, ui.undo, self._toast.tell)
        self.registry = Actions(self)
        self.page: Any = None
        self._failed: Broken | None = None  # stands before the page until somebody goes there again
        self._make(Place(spec.id))
        self.registry.own(self._own())
        self._entitle()

    def _limit(self) -> None:
        """No smaller than its page is drawn for, but no larger than the screen."""
        self.setMinimumSize(bounded(self._ui.theme, *LEAST))

    def show_place(self, place: Place) -> None:
        """Show a place of the page, for the first time or again."""
        first = not self.isVisible()
        if isinstance(self.page, Broken):
            first = True
            self._make(place)
        shown: Any = self._brought_up(place, first)
        self.registry.show(each for each in shown.actions() if isinstance(each, Action))
        self.show()
        self.raise_()
        self.activateWindow()

    def settle(self) -> bool:
        """False when something typed must be decided on first."""
        return bool(self.page.settle()) if hasattr(self.page, "settle") else True

    def unstored(self) -> StorageError | None:
        """Why something that is typed here is on no disk."""
        return self.page.unstored() if hasattr(self.page, "unstored") else None

    def tell(self, notice: Notice | None) -> None:
        """What stands above every window: practice mode, trouble, a crisis; not what the page tells itself."""
        self._above = notice
        below = notice is not None and bool(notice.id) and notice.id == getattr(self.page, "tells", "")
        self.banner.tell(None if below else notice)

    def _brought_up(self, place: Place, first: bool) -> QWidget:
        """The page at the place, or what says in its stead that it cannot be shown: it is kept, with what is typed."""
        self._forget_failure()
        try:
            if hasattr(self.page, "refresh"):
                self.page.refresh()
            if first and hasattr(self.page, "arrive"):
                self.page.arrive()
        except Exception as error:
            self._failed = Broken(self._ui, partial(self.show_place, place))
            self._failed.tell(error)
            self._stack.addWidget(self._failed)
            self._stack.setCurrentWidget(self._failed)
            return self._failed
        try:
            if hasattr(self.page, "visit"):
                self.page.visit(place)
        except SmdeskError as error:
            told = sentence(error, self._ui.language.words)
            self._toast.tell(told.what)
        return cast(QWidget, self.page)

    def _forget_failure(self) -> None:
        self._stack.setCurrentWidget(self.page)
        if self._failed is not None:
            self._stack.removeWidget(self._failed)
            self._failed.deleteLater()
            self._failed = None

    def _make(self, place: Place) -> None:
        """The page, or what says in its stead that it could not be made, and tries again."""
        former = self.page
        try:
            self.page = whole(partial(self._spec.make, self._ui))
        except Exception as error:
            self.page = Broken(self._ui, partial(self.show_place, place))
            self.page.tell(error)
        else:
            self._connect()
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)
        if former is not None:
            self._stack.removeWidget(former)
            former.deleteLater()

    def _connect(self) -> None:
        links: dict[str, Callable[..., object]] = {
            "said": self._said,
            "asked": self._go,
            "wanted": lambda page, row: self._go(Place(page, row)),
            "back": self.close,
            "titled": self._entitle,
            "told": lambda: self.tell(self._above),
        }
        for name, slot in links.items():
            if hasattr(self.page, name):
                getattr(self.page, name).connect(slot)

    def _own(self) -> list[Action]:
        undo = self._undoing
        return [
            Action("close", lambda: translate("Commands", "Close the window"), self.close, "Ctrl+W"),
            Action("undo", undo.undo_text, undo.undo, "Ctrl+Z"),
            Action("redo", undo.redo_text, undo.redo, "Ctrl+Shift+Z", also="Ctrl+Y"),
            Action("new-post", lambda: translate("Commands", "New post"), partial(self._go, Place("composer")),
                   "Ctrl+N"),
        ]  # fmt: skip

    def _go(self, place: Place) -> None:
        if place.page == self._spec.id:
            self.show_place(place)
        else:
            self.asked.emit(place)

    def _said(self, text: str, can_undo: bool) -> None:
        if can_undo:
            self._toast.offer(text, self.tr("Undo"), self._ui.undo)
        else:
            self._toast.tell(text)

    def _entitle(self, title: str = "") -> None:
        self._title = title or self._title
        self.setWindowTitle(f"{self._title or self._spec.name()} — smdesk")

    # -- Qt -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.registry.own(self._own())
            self._entitle()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.settle():
            event.ignore()
            return
        event.accept()
        self.gone.emit(self)
        self.deleteLater()
