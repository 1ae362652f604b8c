"""A medium that is carried: within the post it changes its place, outside it is a copy of the file."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QTemporaryDir, QUrl

from smdesk.core.content import MediaItem

#: What a medium that is dragged is known by; the text says of which strip it is, and its place there.
MIME = "application/x-smdesk-medium"
#: Bytes up to which a copy is made when the drag begins: a longer one would hold the hand up.
LARGEST = 200_000_000

log = logging.getLogger(__name__)


class Carried:
    """Holds the copy for as long as a program that got it may read it: until the next one is made."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None

    def mime(self, strip: int, place: int, item: MediaItem, file: Path) -> QMimeData:
        """What a drag of a medium hands over. A copy, because whatever gets it may move it away or write into it."""
        mime = QMimeData()
        mime.setData(MIME, QByteArray(f"{strip}:{place}".encode()))
        copy = self._copy(item, file)
        if copy is not None:
            mime.setUrls([QUrl.fromLocalFile(str(copy))])
        return mime

    def _copy(self, item: MediaItem, file: Path) -> Path | None:
        if not file.is_file() or item.size > LARGEST:
            return None
        self._folder = QTemporaryDir()
        target = Path(self._folder.path()) / (Path(item.filename).name or file.name)
        try:
            shutil.copyfile(file, target)
        except OSError:
            log.warning("a medium could not be copied for dragging it out", exc_info=True)
            return None  # its place can be changed all the same
        return target


def read(mime: QMimeData) -> tuple[int, int] | None:
    """Which strip a carried medium is of, and its place there; None for what is none."""
    if not mime.hasFormat(MIME):
        return None
    strip, _, place = bytes(mime.data(MIME).data()).decode().partition(":")
    return int(strip), int(place)
