"""Drawings of icon fonts as shapes: Phosphor for the interface, Font Awesome for the marks of networks.

Both fonts come with QtAwesome (https://github.com/spyder-ide/qtawesome). Only its files are read: importing it costs
more than everything done here.
"""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPainterPath, QPixmap, QPixmapCache, QTransform

#: Units of the square that every shape is drawn on.
EM = 256
#: Prefix of a name → how the font's file begins. A name without a prefix is Phosphor's.
_FILES = {"ph": "phosphor", "fa6b": "fontawesome6-brands-webfont"}


@cache
def _folder() -> Path:
    found = importlib.util.find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("the icon fonts are missing: install QtAwesome")
    return Path(found.origin).parent / "fonts"


def _file(begins: str, ends: str) -> Path:
    """The file whose name begins and ends so; between stands its version."""
    return _folder() / min(each for each in os.listdir(_folder()) if each.startswith(begins) and each.endswith(ends))


@cache
def _font(prefix: str) -> QFont:
    file = _file(f"{_FILES[prefix]}-", ".ttf")
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    font = QFont(families)
    font.setPixelSize(EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _codes(prefix: str) -> str:
    """The font's list of names and code points, one a line of JSON. Looked through: of 4,500 a hundred are drawn."""
    return _file(f"{_FILES[prefix]}-charmap-", ".json").read_text(encoding="utf-8")


def _code(prefix: str, name: str) -> int:
    _before, found, after = _codes(prefix).partition(f'"{name}": "')
    if not found:
        raise KeyError(name)
    return int(after.partition('"')[0], 16)


@cache
def shape(name: str) -> QPainterPath:
    """A drawing on a square of `EM` units: `paper-plane-tilt`, `check-fill`, `fa6b.bluesky`.

    Raises KeyError for a name that has none.
    """
    prefix, _, rest = name.rpartition(".")
    prefix = prefix or "ph"
    path = QPainterPath()
    path.addText(0, EM, _font(prefix), chr(_code(prefix, rest)))
    if prefix == "ph":
        return path
    # Marks of networks have widths of their own: the larger side fills the square.
    box = path.boundingRect()
    scale = EM / max(box.width(), box.height())
    fit = QTransform().translate(EM / 2, EM / 2).scale(scale, scale).translate(-box.center().x(), -box.center().y())
    return fit.map(path)


def paint(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Fill a drawing into the square at the middle of a rectangle."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / EM, side / EM)
    painter.fillPath(shape(name), color)
    painter.restore()


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A drawing as a picture; `size` in device-independent pixels. Raises KeyError for a name that has none."""
    key = f"{name}/{color.name(QColor.NameFormat.HexArgb)}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, made.width(), made.height()), color)
    painter.end()
    made = made.copy()  # many are kept: without what Qt painted them with, which stays with a picture
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made
