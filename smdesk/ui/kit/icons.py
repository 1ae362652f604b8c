"""One-colour drawings, tinted by role when they are asked for: icons of the interface and the marks of statuses."""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache

from smdesk.core import resources
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.theme import Theme

_GLYPH = '<svg xmlns="http://www.w3.org/2000/svg" width="14" height="14" viewBox="0 0 14 14">{}</svg>'


@cache
def _glyphs() -> dict[str, str]:
    bodies: dict[str, str] = json.loads(resources.path("themes", "status-glyphs.json").read_text(encoding="utf-8"))
    return bodies


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon by its Phosphor name in a colour; `size` in device-independent pixels.

    Raises KeyError for a name that has no drawing.
    """
    return iconfont.pixmap(name, color, size, ratio)


def status(name: str, color: QColor, hole: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The mark of a status in its colour, with what is cut out of it in the colour of the ground."""
    body = _glyphs().get(name, _glyphs()["draft"])
    body = body.replace("currentColor", color.name()).replace("var(--st-hole,#fff)", hole.name())
    return _drawn(f"status/{name}/{hole.name()}", _GLYPH.format(body), color, size, ratio)


def icon(name: str, theme: Theme, role: str = "text.secondary", on: str = "") -> QIcon:
    """An icon for a button or an action; `on` is the role of its colour while checked."""
    made = QIcon()
    for px in (16, 32):
        made.addPixmap(pixmap(name, theme.color(role), px))
        made.addPixmap(pixmap(name, theme.color("text.disabled"), px), QIcon.Mode.Disabled)
        if on:
            made.addPixmap(pixmap(name, theme.color(on), px), QIcon.Mode.Normal, QIcon.State.On)
    return made


def application() -> QIcon:
    """The program's own mark."""
    return QIcon(str(resources.path("icons", "smdesk.svg")))


def _drawn(key: str, svg: str, color: QColor, size: int, ratio: float) -> QPixmap:
    full = f"{key}/{color.name()}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(full, found):
        return found
    from PySide6.QtSvg import QSvgRenderer  # few pictures are drawings, and a start shows none

    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made = made.copy()  # many are kept: without what Qt painted them with, which stays with a picture
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(full, made)
    return made
