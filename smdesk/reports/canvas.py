"""A page to draw on, in points from its upper left corner."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPen

from smdesk.core.document import Source
from smdesk.reports.fonts import UNIT
from smdesk.reports.text import Lines

log = logging.getLogger(__name__)

#: Pixels of a picture in a point of the page: about 200 an inch, which prints well.
_DENSITY = 2.8


class Canvas:
    """Draws on one page; colours are `#rrggbb`."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    @contextmanager
    def scaled(self, factor: float) -> Iterator[None]:
        """What is drawn meanwhile is so many times as large, and stands so many times as far from the corner."""
        self._painter.save()
        self._painter.scale(factor, factor)
        yield
        self._painter.restore()

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "", radius: float = 0.0,
        line: float = 0.6,
    ) -> None:  # fmt: skip
        """A rectangle, filled, framed or both."""
        self._painter.setPen(_pen(stroke, line))
        self._painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        area = _area(x, y, width, height)
        if radius:
            self._painter.drawRoundedRect(area, radius * UNIT, radius * UNIT)
        else:
            self._painter.drawRect(area)

    def line(self, x: float, y: float, to_x: float, to_y: float, color: str, width: float = 0.6) -> None:
        """A straight line."""
        self._painter.setPen(_pen(color, width))
        self._painter.drawLine(QPointF(x * UNIT, y * UNIT), QPointF(to_x * UNIT, to_y * UNIT))

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """A disc around a point."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(fill))
        self._painter.drawEllipse(QPointF(x * UNIT, y * UNIT), radius * UNIT, radius * UNIT)

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """An area with corners."""
        path = QPainterPath(QPointF(points[0][0] * UNIT, points[0][1] * UNIT))
        for x, y in points[1:]:
            path.lineTo(x * UNIT, y * UNIT)
        self._painter.fillPath(path, QColor(fill))

    def text(self, lines: Lines, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Lines of a text, the first of them at the top of the place given."""
        lines.paint(self._painter, x, y, first, last)

    def image(self, picture: QImage, x: float, y: float, width: float, height: float, radius: float = 0.0) -> None:
        """A picture that fills an area; of one with other proportions the middle is seen."""
        if picture.isNull() or width <= 0 or height <= 0:
            return
        self._painter.save()
        if radius:
            path = QPainterPath()
            path.addRoundedRect(_area(x, y, width, height), radius * UNIT, radius * UNIT)
            self._painter.setClipPath(path)
        self._painter.drawImage(_area(x, y, width, height), picture, _middle(picture, width / height))
        self._painter.restore()

    def svg(self, drawing: bytes, x: float, y: float, width: float, height: float) -> None:
        """A drawing, as lines and letters and not as pixels."""
        from PySide6.QtSvg import QSvgRenderer

        renderer = QSvgRenderer(QByteArray(drawing))
        self._painter.save()
        self._painter.setPen(Qt.PenStyle.NoPen)  # what says nothing of its lines would have those drawn last
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        renderer.render(self._painter, _area(x, y, width, height))
        self._painter.restore()


def load(source: Source | None, width: float, height: float) -> QImage:
    """A picture, upright and no finer than an area of that size in points shows; empty where it cannot be read."""
    if source is None:
        return QImage()
    buffer = QBuffer()
    if isinstance(source, bytes):
        buffer.setData(QByteArray(source))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
    else:
        reader = QImageReader(str(source))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        wished = size.scaled(
            QSize(round(width * _DENSITY), round(height * _DENSITY)), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        if wished.width() < size.width():
            reader.setScaledSize(wished)
    picture = reader.read()
    if picture.isNull():
        log.info("a picture is left out of a document: %s", reader.errorString())
    return picture


def _middle(picture: QImage, ratio: float) -> QRectF:
    width, height = float(picture.width()), float(picture.height())
    if width / height > ratio:
        return QRectF((width - height * ratio) / 2, 0, height * ratio, height)
    return QRectF(0, (height - width / ratio) / 2, width, width / ratio)


def _area(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * UNIT, y * UNIT, width * UNIT, height * UNIT)


def _pen(color: str, width: float) -> QPen:
    if not color:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(color), width * UNIT)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
