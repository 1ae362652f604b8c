"""Where the pages meet: they are made at the first visit, shown by name, and know nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.broken import Broken, whole
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.history import History
from smdesk.ui.shell.pages import ALONE, PAGES, PageSpec, home
from smdesk.ui.shell.rail import Rail
from smdesk.ui.shell.windows import Windows


class Router(QObject):
    """`changed` is emitted when another page shows, `titled` when what it has open is called otherwise.

    `acting` tells that something else can be done on it, `failed` why a place could not be shown; the page is,
    nevertheless.
    """

    changed = Signal()
    titled = Signal()
    told = Signal()
    acting = Signal()
    failed = Signal(object)

    def __init__(
        self, ui: Ui, stack: QStackedWidget, rail: Rail, said: Callable[[str, bool], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._ui = ui
        self._stack = stack
        self._rail = rail
        self._said = said
        self._made: dict[str, QWidget] = {}
        self._failed: dict[str, Broken] = {}  # pages that could not be shown, until somebody goes there again
        self._titles: dict[str, str] = {}
        self.current = ""
        self.history = History()
        self.windows = Windows(ui, window)
        self.windows.said.connect(said)
        self.windows.failed.connect(self.failed)
        self.windows.asked.connect(self.go)
        rail.chosen.connect(self.go)
        rail.catches = self._catches
        rail.caught.connect(self._caught)

    @property
    def name(self) -> str:
        """What the page that shows is called, or what it has open; "" before the first."""
        return (self._titles.get(self.current) or spec_of(self.current).name()) if self.current else ""

    @property
    def made(self) -> dict[str, QWidget]:
        """The pages that have been visited."""
        return dict(self._made)

    @property
    def shown(self) -> QWidget | None:
        """The page that shows, or what stands in its place."""
        return self._failed.get(self.current) or self._made.get(self.current)

    def page(self, name: str) -> QWidget:
        """A page, made if this is the first visit. Raises KeyError for a name that is not in the table."""
        if name not in self._made:
            made = self._made[name] = whole(partial(spec_of(name).make, self._ui))
            self._connect(name, made)
            self._stack.addWidget(made)
        return self._made[name]

    def actions(self) -> list[Action]:
        """What can be done on the page that shows."""
        return _actions_of(self.shown)

    def every_action(self) -> Iterator[Action]:
        """What can be done on each page there is; one that has not been visited yet is made when it is its turn."""
        for spec in PAGES:
            yield from _actions_of(self._failed.get(spec.id) or self._page_or_failure(Place(spec.id)))

    # -- going --------------------------------------------------------------------------------------------------

    def go(self, where: str | Place, row: int = 0) -> None:
        """Show a page, and on it a place or one row; or a window, where the place is one."""
        place = where if isinstance(where, Place) else Place(where, row)
        if self.windows.show(place):
            return
        self._mark()
        self.history.go(place)
        self._show(place)

    def show_backups(self) -> None:
        """Where copies are kept and restored."""
        self.go(Place("settings", detail="backups"))

    def show_late(self) -> None:
        """What came due while nobody could send it, to be decided."""
        self.go(Place("recovery"))

    def reconnect(self, channel: int) -> None:
        """A channel whose access has ended."""
        self.go(Place("channels", row=channel, detail="reconnect"))

    def may_stand_alone(self) -> bool:
        """True when the page that shows can be opened in a window of its own."""
        return self.current in ALONE

    def open_alone(self) -> None:
        """What shows, in a window of its own too."""
        page: Any = self.shown
        place = page.here() if hasattr(page, "here") else None
        self.windows.open_second(spec_of(self.current), place or Place(self.current))

    def back(self) -> None:
        """To where the person was before."""
        place = self.history.back() if self._mark() else self.history.present
        if place is not None:
            self._show(place)

    def on(self) -> None:
        """To where the person went back from."""
        self._mark()
        place = self.history.on()
        if place is not None:
            self._show(place)

    def _leave(self, name: str) -> None:
        """The page is done: to the last place that is another page's, else home."""
        if self.current != name:
            return
        before = next((each for each in self.history.recent if each.page != name), None)
        self.go(before or home())

    def _mark(self) -> bool:
        """What the page shows now is what returning to it shows; whether there is anything to return to."""
        page: Any = self.shown
        place = page.here() if hasattr(page, "here") else self.history.present
        self.history.mark(place)
        return place is not None

    def _page_or_failure(self, place: Place) -> QWidget:
        """The page, or what says in its place that it could not be made: the others go on."""
        spec = spec_of(place.page)
        try:
            return self.page(spec.id)
        except Exception as error:
            return self._fail(place, error)

    def _fail(self, place: Place, error: Exception) -> Broken:
        """What says that a page could not be made or shown. One that was made is kept, with all that is typed in it."""
        failed = self._failed[place.page] = Broken(self._ui, partial(self._show, place))
        failed.tell(error)
        self._stack.addWidget(failed)
        return failed

    def _forget_failure(self, name: str) -> None:
        failed = self._failed.pop(name, None)
        if failed is not None:
            self._stack.removeWidget(failed)
            failed.deleteLater()

    def _show(self, place: Place) -> None:
        first = place.page not in self._made
        self._forget_failure(place.page)
        page: Any = self._page_or_failure(place)
        self._keep_focus(page)
        self._stack.setCurrentWidget(page)
        self.current = place.page
        self._rail.set_current(place.page)
        try:
            self._bring_up(page, first)
        except Exception as error:
            self._stack.setCurrentWidget(self._fail(place, error))
        else:
            self._visit(page, place)
        self.changed.emit()

    def _bring_up(self, page: Any, first: bool) -> None:
        if hasattr(page, "refresh"):
            page.refresh()
        if first and hasattr(page, "arrive"):
            page.arrive()

    def _visit(self, page: Any, place: Place) -> None:
        try:
            if hasattr(page, "visit"):
                page.visit(place)
            elif place.row and hasattr(page, "open"):
                page.open(place.row)
        except SmdeskError as error:
            self.failed.emit(error)

    def _keep_focus(self, page: QWidget) -> None:
        """Qt would give the focus of the page that is left to whatever was made first on one that never had it: a
        button of its header. The page, or else the window, knows better.
        """
        left, focus = self._stack.currentWidget(), QApplication.focusWidget()
        inside = left is not None and left is not page and focus is not None and left.isAncestorOf(focus)
        if inside and page.focusWidget() is None:
            self._stack.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- connecting ---------------------------------------------------------------------------------------------

    def _connect(self, name: str, page: Any) -> None:
        links: dict[str, Callable[..., object]] = {
            "said": self._said,
            "counted": partial(self._rail.set_badge, name),
            "wanted": self.go,
            "asked": self.go,
            "back": partial(self._leave, name),
            "titled": partial(self._entitle, name),
            "acting": partial(self._acts, name),
            "told": self.told.emit,
        }
        for signal, slot in links.items():
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)

    def _catches(self, name: str, carried: QMimeData) -> str:
        """What dropping something of the page that shows on another one would do."""
        ask = getattr(self.shown, "catches", None)
        return str(ask(name, carried)) if ask is not None else ""

    def _caught(self, name: str, carried: QMimeData) -> None:
        take = getattr(self.shown, "caught", None)
        if take is not None:
            take(name, carried)

    def _acts(self, name: str) -> None:
        if name == self.current:
            self.acting.emit()

    def _entitle(self, name: str, title: str) -> None:
        self._titles[name] = title
        if name == self.current:
            self.titled.emit()


def _actions_of(page: QWidget | None) -> list[Action]:
    """What a page declares; a widget's own `actions` are Qt's."""
    declared: list[Any] = list(page.actions()) if page is not None else []
    return [action for action in declared if isinstance(action, Action)]


def spec_of(name: str) -> PageSpec:
    """The entry of a page in the table. Raises KeyError."""
    found = next((spec for spec in PAGES if spec.id == name), None)
    if found is None:
        raise KeyError(name)
    return found
