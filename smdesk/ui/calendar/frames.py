"""Around a chip: the shadow it is carried with, and the frame of a place that is chosen or landed on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from smdesk.ui.kit.theme import Theme


def shadowed(theme: Theme, chip: QPixmap, more: int) -> QPixmap:
    """A chip as it is carried: with a shadow below it, and a stack where several are."""
    ratio, room = chip.devicePixelRatio(), theme.px(14)
    size = QSize(round(chip.width() / ratio), round(chip.height() / ratio))
    made = QPixmap((size + QSize(2 * room, 2 * room)) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shade = QColor(theme.color("bg.scrim"))
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(6, 0, -1):
        shade.setAlphaF(0.035)
        painter.setBrush(shade)
        around = QRectF(QPointF(room, room + theme.px(4)), size).adjusted(-step * 2, -step, step * 2, step)
        painter.drawRoundedRect(around, 5 + step, 5 + step)
    for place in range(min(more, 2), 0, -1):
        painter.setBrush(theme.color("bg.surface"))
        painter.setPen(QPen(theme.color("border.default"), 1))
        painter.drawRoundedRect(QRectF(QPointF(room, room), size).translated(place * 3 + 0.5, place * 3 + 0.5), 5, 5)
    painter.drawPixmap(room, room, chip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent.focus"), 1))
    painter.drawRoundedRect(QRectF(QPointF(room + 0.5, room + 0.5), size - QSize(1, 1)), 5, 5)
    painter.end()
    return made


def outline(painter: QPainter, theme: Theme, rect: QRect, role: str, *, width: float = 2, dashed: bool = False) -> None:
    """A frame around a chip's place: chosen, or where it would land."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(role), width)
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), theme.px(5), theme.px(5))
    painter.restore()
