"""The icon in the tray: the program's mark with how publishing stands."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme

_SIZES = (16, 22, 24, 32, 44, 48, 64)


class Standing(StrEnum):
    """What the icon says."""

    RUNNING = "running"
    HOLDING = "holding"  # something waits for the person
    PAUSED = "paused"
    PROBLEM = "problem"
    OFFLINE = "offline"  # this computer has no way out
    STOPPED = "stopped"  # nothing is published from here


def standing(*, publishes: bool, paused: bool, broken: int, waiting: int, away: bool) -> Standing:
    """The one state of several that holds; the most serious wins, and who does not publish has no other."""
    if not publishes:
        return Standing.STOPPED
    if broken:
        return Standing.PROBLEM
    if paused:
        return Standing.PAUSED
    if away:
        return Standing.OFFLINE
    return Standing.HOLDING if waiting else Standing.RUNNING


def picture(theme: Theme, state: Standing, count: int) -> QIcon:
    """The mark with its state and what waits. In colour, because nobody tells a program how dark the panel is."""
    made = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.4 if state is Standing.STOPPED else 1.0)
        painter.drawPixmap(0, 0, icons.application().pixmap(size, size))
        painter.setOpacity(1.0)
        if state is not Standing.RUNNING:
            _badge(painter, theme, state, size, count)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _badge(painter: QPainter, theme: Theme, state: Standing, size: int, count: int) -> None:
    """A disc at the lower right; its shape says as much as its colour: a number, two bars, waves struck out, a ring."""
    tone = {
        Standing.PROBLEM: "danger",
        Standing.HOLDING: "warning",
        Standing.PAUSED: "warning",
        Standing.OFFLINE: "info",
        Standing.STOPPED: "info",
    }[state]
    tint = theme.semantic(tone)
    ground, ink = QColor(tint.fg), QColor(tint.bg)
    width = size * 0.58
    disc = QRectF(size - width, size - width, width, width)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(disc)
    painter.setBrush(ink)
    middle = disc.center()
    if state is Standing.PAUSED:
        for side in (-1, 1):
            bar = QRectF(0, 0, width * 0.16, width * 0.5)
            bar.moveCenter(QPointF(middle.x() + side * width * 0.16, middle.y()))
            painter.drawRect(bar)
    elif state is Standing.OFFLINE:
        wide = round(width * 0.8)
        painter.drawPixmap(QPointF(middle.x() - wide / 2, middle.y() - wide / 2), icons.pixmap("wifi-slash", ink, wide))
    elif state is Standing.STOPPED:
        painter.drawEllipse(middle, width * 0.24, width * 0.24)
    else:
        font = QFont(theme.font("caption"))
        font.setPixelSize(max(7, round(width * 0.78)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(ink)
        text = "!" if not count else str(count) if count < 10 else "+"
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)
