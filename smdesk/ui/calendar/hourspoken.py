"""The sheet of hours for screen readers: a list of its posts as sentences, with the one that the keys are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import key
from smdesk.ui.kit import spoken
from smdesk.ui.kit.spoken import SpokenList, SpokenPart

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourgrid import HourGrid


class SpokenPost(SpokenPart["HourGrid"]):
    """One post of the sheet, by its number in the order of time."""

    @property
    def _entry(self) -> CalendarEntry | None:
        entries = self._view.entries() if self.alive else ()
        return entries[self.number] if self.number < len(entries) else None

    def isValid(self) -> bool:
        return self._entry is not None

    def rect(self) -> QRect:
        entry = self._entry
        return self._view.on_screen(self._view.rect_of(entry)) if entry is not None else QRect()

    def sentence(self) -> str:
        entry = self._entry
        return self._view.said(entry) if entry is not None else ""

    def state(self) -> QAccessible.State:
        state, entry = QAccessible.State(), self._entry
        state.focusable = state.selectable = state.multiSelectable = True
        if entry is not None:
            state.selected = key(entry) in self._view.chosen_keys()
            state.focused = self._view.hasFocus() and entry == self._view.current
        return state


class SpokenGrid(SpokenList):
    """The sheet as the list of its posts."""

    def __init__(self, grid: HourGrid) -> None:
        super().__init__(grid, lambda: len(grid.entries()), lambda number: SpokenPost(grid, number))
        self._grid = grid

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._grid.current_number())


def install() -> None:
    """Have Qt ask here; once for the program."""
    from smdesk.ui.calendar.hourgrid import HourGrid

    spoken.install(HourGrid, SpokenGrid)


def tell_place(grid: HourGrid, words: str) -> None:
    """The keys are on another post, or on an empty place that is told in words."""
    if not QAccessible.isActive():
        return
    number = grid.current_number()
    if number >= 0:
        spoken.tell_focus(grid, number)
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(grid, words))
