"""Marks of networks and tiles of clients as pictures, for buttons and rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap, QPixmapCache

from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.theme import Theme


def network(theme: Theme, name: str, size: int, ratio: float = 2.0) -> QPixmap:
    """A network's mark; `size` in device-independent pixels."""
    key = f"mark/{theme.mode}/{name}/{size}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _blank(size, ratio)
        painter = QPainter(found)
        paint.network(painter, theme, QRectF(0, 0, size, size), name)
        painter.end()
        QPixmapCache.insert(key, found)
    return found


def network_icon(theme: Theme, name: str) -> QIcon:
    """The same for a button."""
    return QIcon(network(theme, name, 16))


def badge(theme: Theme, name: str, size: int, ratio: float = 2.0) -> QPixmap:
    """A network's mark on a square of its colour."""
    key = f"badge/{theme.mode}/{name}/{size}/{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _blank(size, ratio)
        painter = QPainter(found)
        paint.badge(painter, theme, QRectF(0, 0, size, size), name)
        painter.end()
        QPixmapCache.insert(key, found)
    return found


def client(theme: Theme, identifier: int, name: str, size: int, ratio: float = 2.0) -> QPixmap:
    """A client's tile."""
    made = _blank(size, ratio)
    painter = QPainter(made)
    paint.client(painter, theme, QRectF(0, 0, size, size), identifier, name)
    painter.end()
    return made


def account(theme: Theme, identifier: int, name: str, size: int, ratio: float = 2.0) -> QPixmap:
    """A client's tile as the round picture of an account."""
    made = _blank(size, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ = QPainterPath()
    round_.addEllipse(QRectF(0, 0, size, size))
    painter.fillPath(round_, theme.client(identifier))
    painter.setPen(paint.on(theme.client(identifier)))
    font = theme.font("bodyStrong")
    font.setPixelSize(max(7, round(size * 0.44)))
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, theme.letter(identifier, name))
    painter.end()
    return made


def chip(theme: Theme, status: str, text: str, ratio: float = 2.0) -> QPixmap:
    """A status chip."""
    size = QSize(paint.chip_width(theme, text), theme.px(20))
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint.chip(painter, theme, QRectF(0, 0, size.width(), size.height()).toRect(), status, text)
    painter.end()
    return made


def semantic(theme: Theme, kind: str, size: int, ratio: float = 2.0) -> QPixmap:
    """The mark of an error, a warning or something in order, in its colour."""
    solid = {"danger": "warning-circle", "warning": "warning", "success": "check-circle", "info": "info"}
    name = f"{solid[kind]}-fill"
    return icons.pixmap(name, theme.semantic(kind).fg, size, ratio)


def _blank(size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
