"""What of a drop or a paste may be art: media, folders with media, a picture without a file."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from smdesk.ui.kit.drops import brings_media, local_files

#: What a card of received art says of itself when it is carried: the number of its card.
MIME = "application/x-smdesk-art"
#: Endings that not every computer knows as a picture's or a film's.
_MORE = frozenset({".heic", ".heif", ".avif", ".webp", ".webm", ".m4v", ".mov"})


def may_be_art(file: Path) -> bool:
    """By its name: what it is tells its content, later. A folder stands for what is in it."""
    kind = mimetypes.guess_type(file.name)[0] or ""
    return kind.startswith(("image/", "video/")) or file.suffix.casefold() in _MORE or file.is_dir()


def brings_art(mime: QMimeData | None) -> bool:
    """True for what can be received: at least one file that may be art, or a picture."""
    if mime is None:
        return False
    files = local_files(mime)
    return any(may_be_art(file) for file in files) if files else brings_media(mime)


def art_files(mime: QMimeData) -> list[Path]:
    """All files of a drop that brings art; those among them that are none are told of, not lost."""
    return local_files(mime)


def picture(mime: QMimeData) -> QImage | None:
    """The picture of a drop or a paste that has no file."""
    if local_files(mime) or not brings_media(mime):
        return None
    image = mime.imageData()
    made = image if isinstance(image, QImage) else QImage(image)
    return None if made.isNull() else made


def carried(files: Iterable[Path], cards: Iterable[int]) -> QMimeData:
    """What goes along with cards that are carried: to a row of the sheet, or out as files."""
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    made.setData(MIME, json.dumps(list(cards)).encode())
    return made
