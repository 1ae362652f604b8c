"""A button that looks like a field of choices: its words at the left, a caret at the right, a menu or popover below."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionButton

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.theme import Theme


class FieldButton(QPushButton):
    """Paints its caret itself: with a menu's own mark the style sheet loses the room at the left."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setProperty("kind", "field")
        theme.changed.connect(self.update)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(12)
        place = QRectF(self.width() - side - self._theme.px(7), (self.height() - side) / 2, side, side)
        color = self._theme.color("text.secondary" if self.isEnabled() else "text.disabled")
        iconfont.paint(QPainter(self), "caret-down", place, color)
