"""A proposed month for screen readers: a list of its posts as sentences, with the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface

from smdesk.core.proposed import Item
from smdesk.ui.kit import spoken
from smdesk.ui.kit.spoken import SpokenList, SpokenPart

if TYPE_CHECKING:
    from smdesk.ui.calendar.plangrid import PlanGrid


class SpokenItem(SpokenPart["PlanGrid"]):
    """One post of those that show, by its number in the order of time."""

    @property
    def _item(self) -> Item | None:
        items = self._view.items() if self.alive else ()
        return items[self.number] if self.number < len(items) else None

    def isValid(self) -> bool:
        return self._item is not None

    def rect(self) -> QRect:
        item = self._item
        return self._view.on_screen(item) if item is not None else QRect()

    def sentence(self) -> str:
        item = self._item
        return self._view.sentence(item) if item is not None else ""

    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item
        state.focusable = state.selectable = True
        if item is not None:
            state.selected = item == self._view.item
            state.focused = self._view.hasFocus() and item == self._view.item
        return state


class SpokenGrid(SpokenList):
    """The days as the list of their posts."""

    def __init__(self, grid: PlanGrid) -> None:
        super().__init__(grid, lambda: len(grid.items()), lambda number: SpokenItem(grid, number))
        self._grid = grid

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._grid.number())


def install() -> None:
    """Have Qt ask here; once for the program."""
    from smdesk.ui.calendar.plangrid import PlanGrid

    spoken.install(PlanGrid, SpokenGrid)


def tell_choice(grid: PlanGrid) -> None:
    """Another post is chosen."""
    if QAccessible.isActive() and grid.number() >= 0:
        spoken.tell_focus(grid, grid.number())
