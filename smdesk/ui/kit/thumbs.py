"""Small pictures of media: decoded off the window's thread, kept in Qt's cache, asked for as often as one likes."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath, QPixmap, QPixmapCache
from shiboken6 import isValid

from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme

#: Memory one decoded picture may take, in MiB: the store refuses larger ones, this is the second lock.
_MIB = 512
#: The bit of a transformation that turns by a quarter. Named here, in the window's thread: PySide makes an enum when it
#: is first used, and two threads that decoded their first picture at once made it twice, which ended the program.
_QUARTER = QImageIOHandler.Transformation.TransformationRotate90.value


class Thumbs(QObject):
    """`came` tells that a picture asked for earlier is there now, or that it cannot be made."""

    came = Signal(str)  # sha256

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._asked: set[str] = set()
        self.broken: set[str] = set()  # hashes of media whose bytes are gone or cannot be shown

    def get(self, item: MediaItem, size: QSize, ratio: float) -> QPixmap | None:
        """The picture, covering `size` (device-independent pixels); None until it is there, and for other media."""
        if item.kind not in {"image", "gif"} or item.sha256 in self.broken:
            return None
        key = f"thumb/{item.name}/{size.width()}x{size.height()}@{ratio}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        if key not in self._asked:
            self._asked.add(key)
            path, pixels, crop = self._ui.runtime.media.path(item.sha256), size * ratio, item.crop
            self._ui.tasks.run(
                lambda: decode(path, pixels, crop), lambda image: self._made(key, item.sha256, image, ratio)
            )  # fmt: skip
        return None

    def _made(self, key: str, sha256: str, image: QImage, ratio: float) -> None:
        if not isValid(self):  # what wanted it was closed while it was decoded
            return
        self._asked.discard(key)
        if image.isNull():
            self.broken.add(sha256)
        else:
            made = QPixmap.fromImage(image)
            made.setDevicePixelRatio(ratio)
            QPixmapCache.insert(key, made)
        self.came.emit(sha256)


def paint(
    painter: QPainter, theme: Theme, rect: QRectF, item: MediaItem | None, thumbs: Thumbs, radius: float = 4
) -> None:
    """A small picture with round corners; a mark of its kind until it is there, and empty ground for none."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    path = QPainterPath()
    path.addRoundedRect(rect, theme.px(radius), theme.px(radius))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.fillPath(path, theme.color("bg.pressed" if item is not None else "bg.sunken"))
    found = thumbs.get(item, rect.size().toSize(), ratio) if item is not None else None
    if found is not None:
        painter.drawPixmap(rect.topLeft(), found)
    elif item is not None:
        size = min(theme.px(18), rect.width() * 0.6)
        name = mark_of(item.kind)
        drawn = icons.pixmap(name, theme.color("text.secondary"), round(size), ratio)
        painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2), drawn)
    painter.restore()


def mark_of(kind: str) -> str:
    """The icon of a medium whose picture is not there."""
    return {"image": "image", "gif": "image", "document": "file-pdf"}.get(kind, "film-strip")


def decode(path: Path, size: QSize, crop: Crop | None = None) -> QImage:
    """The middle of a picture, or of a part of it, just large enough to cover `size` in pixels.

    A null image when it cannot be read.
    """
    room = size if crop is None else QSize(math.ceil(size.width() / crop.w), math.ceil(size.height() / crop.h))
    image = read(path, room, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if image.isNull():
        return image
    if crop is not None:
        left, top, right, bottom = crop.box(image.width(), image.height())
        # Of a tall part of a wide picture more is decoded than its place can hold.
        image = image.copy(left, top, right - left, bottom - top).scaled(
            size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    if image.width() < size.width() or image.height() < size.height():
        image = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    left, top = (image.width() - size.width()) // 2, (image.height() - size.height()) // 2
    return image.copy(max(0, left), max(0, top), min(size.width(), image.width()), min(size.height(), image.height()))


def read(path: Path, room: QSize, how: Qt.AspectRatioMode = Qt.AspectRatioMode.KeepAspectRatio) -> QImage:
    """A picture as it is seen (upright), scaled to fit into `room` in pixels or (by expanding) to cover it.

    Never larger than it is; a null image when it cannot be read.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MIB)
    whole = reader.size()
    if whole.isValid():
        turned = reader.transformation().value & _QUARTER
        wanted = whole.scaled(room.transposed() if turned else room, how)
        if wanted.width() < whole.width():
            reader.setScaledSize(wanted)
    return reader.read()
