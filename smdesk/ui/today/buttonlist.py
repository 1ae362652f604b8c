"""A list whose rows have a button each: the row and the button under the pointer light up."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QListView

#: So far around a button the pointer is still on it.
REACH = 4


class Lit(Protocol):
    """What paints the rows: `hot` is the row under the pointer, and whether the pointer is on its button."""

    hot: tuple[int, bool]


class ButtonList(QListView):
    """The pointer's part of such a list; `_button` says where the button of a row is."""

    _lit: Lit

    def _button(self, index: QModelIndex) -> QRect | None:
        """Where the button of a row is; None where it has none."""
        raise NotImplementedError

    def _under(self, at: QPoint) -> tuple[int, bool]:
        """The row at a point, and whether the point is on its button."""
        index = self.indexAt(at)
        button = self._button(index)
        return index.row(), button is not None and button.adjusted(-REACH, -REACH, REACH, REACH).contains(at)

    def _light(self, hot: tuple[int, bool]) -> None:
        if hot != self._lit.hot:
            self._lit.hot = hot
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._light(self._under(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._light((-1, False))
        super().leaveEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update(self.currentIndex())  # not `viewport()`: PySide would look through all the widgets that there are
