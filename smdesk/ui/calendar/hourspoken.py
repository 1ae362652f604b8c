"""The sheet of hours for screen readers: a list of its posts as sentences, with the one that the keys are on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import key

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourgrid import HourGrid


class SpokenPost(QAccessibleInterface):
    """One post of the sheet, by its number in the order of time."""

    def __init__(self, grid: HourGrid, number: int) -> None:
        super().__init__()
        self._grid = grid
        self.number = number

    @property
    def _entry(self) -> CalendarEntry | None:
        if not isValid(self._grid):
            return None
        entries = self._grid.entries()
        return entries[self.number] if self.number < len(entries) else None

    def isValid(self) -> bool:
        return self._entry is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._grid.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._grid)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        entry = self._entry
        return self._grid.on_screen(self._grid.rect_of(entry)) if entry is not None else QRect()

    def text(self, kind: QAccessible.Text) -> str:
        entry = self._entry
        return self._grid.said(entry) if entry is not None and kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of it can be set from outside."""

    def state(self) -> QAccessible.State:
        state, entry = QAccessible.State(), self._entry
        state.focusable = state.selectable = state.multiSelectable = True
        if entry is not None:
            state.selected = key(entry) in self._grid.chosen_keys()
            state.focused = self._grid.hasFocus() and entry == self._grid.current
        return state


class SpokenGrid(QAccessibleWidget):
    """The sheet as the list of its posts."""

    def __init__(self, grid: HourGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, grid.accessibleName())
        self._grid = grid
        self._posts: list[SpokenPost] = []

    def childCount(self) -> int:
        return len(self._grid.entries())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        while len(self._posts) <= index < self.childCount():
            made = SpokenPost(self._grid, len(self._posts))
            QAccessible.registerAccessibleInterface(made)
            self._posts.append(made)
        return self._posts[index] if 0 <= index < len(self._posts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        found = (number for number in range(self.childCount()) if self.child(number).rect().contains(x, y))  # type: ignore[union-attr]
        return self.child(next(found, -1))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._grid.current_number())


#: Qt does not keep what a factory written in Python made.
_KEPT: dict[int, SpokenGrid] = {}


def _made(_kind: str, of: QObject) -> QAccessibleInterface | None:
    from smdesk.ui.calendar.hourgrid import HourGrid

    if not isinstance(of, HourGrid):
        return None
    which = id(of)
    of.destroyed.connect(lambda: _KEPT.pop(which, None))
    _KEPT[which] = SpokenGrid(of)
    return _KEPT[which]


@cache
def install() -> None:
    """Have Qt ask here; once for the program."""
    QAccessible.installFactory(_made)


def tell_place(grid: HourGrid, words: str) -> None:
    """The keys are on another post, or on an empty place that is told in words."""
    if not QAccessible.isActive():
        return
    number = grid.current_number()
    if number >= 0:
        event = QAccessibleEvent(grid, QAccessible.Event.Focus)
        event.setChild(number)
        QAccessible.updateAccessibility(event)
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(grid, words))
