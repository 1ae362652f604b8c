"""A proposed month for screen readers: a list of its posts as sentences, with the one that is chosen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from smdesk.core.proposed import Item

if TYPE_CHECKING:
    from smdesk.ui.calendar.plangrid import PlanGrid


class SpokenItem(QAccessibleInterface):
    """One post of those that show, by its number in the order of time."""

    def __init__(self, grid: PlanGrid, number: int) -> None:
        super().__init__()
        self._grid = grid
        self.number = number

    @property
    def _item(self) -> Item | None:
        if not isValid(self._grid):
            return None
        items = self._grid.items()
        return items[self.number] if self.number < len(items) else None

    def isValid(self) -> bool:
        return self._item is not None

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
        item = self._item
        return self._grid.on_screen(item) if item is not None else QRect()

    def text(self, kind: QAccessible.Text) -> str:
        item = self._item
        return self._grid.sentence(item) if item is not None and kind is QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of it can be set from outside."""

    def state(self) -> QAccessible.State:
        state, item = QAccessible.State(), self._item
        state.focusable = state.selectable = True
        if item is not None:
            state.selected = item == self._grid.item
            state.focused = self._grid.hasFocus() and item == self._grid.item
        return state


class SpokenGrid(QAccessibleWidget):
    """The days as the list of their posts."""

    def __init__(self, grid: PlanGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, grid.accessibleName())
        self._grid = grid
        self._posts: list[SpokenItem] = []

    def childCount(self) -> int:
        return len(self._grid.items())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        while len(self._posts) <= index < self.childCount():
            made = SpokenItem(self._grid, len(self._posts))
            QAccessible.registerAccessibleInterface(made)
            self._posts.append(made)
        return self._posts[index] if 0 <= index < len(self._posts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        found = (number for number in range(self.childCount()) if self.child(number).rect().contains(x, y))  # type: ignore[union-attr]
        return self.child(next(found, -1))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._grid.number())


#: Qt does not keep what a factory written in Python made.
_KEPT: dict[int, SpokenGrid] = {}


def _made(_kind: str, of: QObject) -> QAccessibleInterface | None:
    from smdesk.ui.calendar.plangrid import PlanGrid

    if not isinstance(of, PlanGrid):
        return None
    which = id(of)
    of.destroyed.connect(lambda: _KEPT.pop(which, None))
    _KEPT[which] = SpokenGrid(of)
    return _KEPT[which]


@cache
def install() -> None:
    """Have Qt ask here; once for the program."""
    QAccessible.installFactory(_made)


def tell_choice(grid: PlanGrid) -> None:
    """Another post is chosen."""
    if QAccessible.isActive() and grid.number() >= 0:
        event = QAccessibleEvent(grid, QAccessible.Event.Focus)
        event.setChild(grid.number())
        QAccessible.updateAccessibility(event)
