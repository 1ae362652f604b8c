"""Small one-colour drawings that only the composer needs, on the same 16-unit grid as the icons of the kit."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from smdesk.ui.kit.theme import Theme

_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="{color}"'
    ' stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
)
_BODIES = {
    "back": '<path d="M13 8H3.2M7 4 3 8l4 4"/>',
    "redo": '<path d="M10.2 3 13 5.8 10.2 8.6"/><path d="M13 5.8H6.6a3.6 3.6 0 0 0 0 7.2H8"/>',
    "undo": '<path d="M5.8 3 3 5.8l2.8 2.8"/><path d="M3 5.8h6.4a3.6 3.6 0 0 1 0 7.2H8"/>',
    "versions": '<path d="M3 8a5 5 0 1 0 1.6-3.7L3 5.8"/><path d="M3 3v2.8h2.8"/><path d="M8 5.4V8l1.9 1.2"/>',
    "image": '<rect x="2.5" y="3.2" width="11" height="9.6" rx="1.4"/><circle cx="5.8" cy="6.4" r="1"/>'
    '<path d="m2.8 11.4 3-2.8 2 1.8 2.4-2.6 3 3"/>',
    "auto": '<path d="M8.8 2 3.6 9h3.6L6.6 14 12.4 6.8H8.6z"/>',
    "assisted": '<path d="M6 9V3.6a1.1 1.1 0 0 1 2.2 0V7.4"/>'
    '<path d="M8.2 7.4a1.1 1.1 0 0 1 2.2 0 1.1 1.1 0 0 1 2.2 0v3'
    'a3.6 3.6 0 0 1-3.6 3.6h-.6c-1.4 0-2.4-.6-3.2-1.8L3.6 9.8a1 1 0 0 1 1.6-1.2L6 9.6"/>',
    "delegated": '<path d="M4.6 12.4h6.6a2.8 2.8 0 0 0 .5-5.5A3.9 3.9 0 0 0 4.2 7.6a2.5 2.5 0 0 0 .4 4.8z"/>',
    "smile": '<circle cx="8" cy="8" r="5.6"/><path d="M5.6 9.4a2.9 2.9 0 0 0 4.8 0"/><path d="M6 6.4v.2M10 6.4v.2"/>',
    "hash": '<path d="M6.4 3 5.2 13M10.8 3 9.6 13M3.4 6h9.6M3 10h9.6"/>',
    "at": '<circle cx="8" cy="8" r="2.4"/>'
    '<path d="M10.4 5.6V9a1.5 1.5 0 0 0 3 0V8A5.4 5.4 0 1 0 8 13.4c1.2 0 2.2-.3 3-.9"/>',
    "link": '<path d="M6.8 9.2a2.4 2.4 0 0 0 3.4 0l2.2-2.2a2.4 2.4 0 0 0-3.4-3.4l-.8.8"/>'
    '<path d="M9.2 6.8a2.4 2.4 0 0 0-3.4 0L3.6 9A2.4 2.4 0 0 0 7 12.4l.8-.8"/>',
    "phone": '<rect x="4.6" y="2" width="6.8" height="12" rx="1.4"/><path d="M7.2 12.1h1.6"/>',
    "trash": '<path d="M3 4.6h10M6.4 4.4V3h3.2v1.4M4.4 4.8l.5 8.2h6.2l.5-8.2M6.9 7v3.8M9.1 7v3.8"/>',
    "pencil": '<path d="m3 13 .6-2.8L10.8 3 13 5.2 5.8 12.4z"/>',
    "thread": '<circle cx="4.4" cy="4" r="1.6"/><circle cx="4.4" cy="12" r="1.6"/>'
    '<path d="M4.4 5.6v4.8M8 4h5M8 12h5"/>',
    "video": '<rect x="2.5" y="3.6" width="11" height="8.8" rx="1.4"/><path d="M7 6.2v3.6L9.8 8z"/>',
}


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A drawing in a colour; `size` in device-independent pixels. Raises KeyError for a name that has none."""
    key = f"composer/{name}/{color.name()}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    svg = _FRAME.format(color=color.name(), body=_BODIES[name])
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, theme: Theme, role: str = "text.secondary") -> QIcon:
    """A drawing for a button."""
    made = QIcon()
    for px in (16, 32):
        made.addPixmap(pixmap(name, theme.color(role), px))
        made.addPixmap(pixmap(name, theme.color("text.disabled"), px), QIcon.Mode.Disabled)
    return made
