"""The colour of a client, chosen from the palette: one stop of Tab, arrows inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.theme import Theme

_SIDE, _GAP = 26, 8


class Swatches(QWidget):
    """`value` is the name of the colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names = list(theme.client_colors)
        self._at = 0
        self.setObjectName("client-color")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(theme.px((_SIDE + _GAP) * len(self._names)), theme.px(_SIDE + 6)))

    @property
    def value(self) -> str:
        """The name of the chosen colour."""
        return self._names[self._at]

    def choose(self, place: int) -> None:
        """Another colour, by its place."""
        self._at = place % len(self._names)
        self.update()

    def _rect(self, place: int) -> QRectF:
        px = self._theme.px
        return QRectF(3 + place * px(_SIDE + _GAP), 3, px(_SIDE), px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.client_colors
        for place, name in enumerate(self._names):
            rect, color = self._rect(place), colors[name]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
            if place == self._at:
                side = theme.px(14)
                mark = QRectF(0, 0, side, side)
                mark.moveCenter(rect.center())
                iconfont.paint(painter, "check-bold", mark, paint.on(color))
                if self.hasFocus():
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(theme.color("accent.focus"), 2))
                    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), theme.px(8), theme.px(8))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._names)):
            if self._rect(place).contains(event.position()):
                self.choose(place)
                self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(self._at + step)
