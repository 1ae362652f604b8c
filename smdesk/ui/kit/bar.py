"""The bar at the top of a page, or one below it: as high, and as far from the edges, as the interface is large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from smdesk.ui.kit.theme import Theme

#: Pixels at 100 % that the words of a bar stand from its left and its right edge.
ENDS = (20, 16)


class Bar(QFrame):
    """Holds one line. `high` is a size token or pixels at 100 %; `edge` is how the style sheet draws its line."""

    def __init__(
        self, theme: Theme, high: str | int, line: QHBoxLayout, *, ends: tuple[int, int] = ENDS, edge: str = "head"
    ) -> None:
        super().__init__()
        self._theme, self._high, self._ends = theme, high, ends
        self.setProperty("line", edge)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(line)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        left, right = map(self._theme.px, self._ends)
        self.layout().setContentsMargins(left, 0, right, 0)  # type: ignore[union-attr]
        self.setFixedHeight(self._theme.px(self._high))
