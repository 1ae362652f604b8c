"""Files that are dropped: which of what comes along are files of this computer, who takes them, who not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSizePolicy

from smdesk.ui.kit import wholeemoji


def local_files(mime: QMimeData) -> list[Path]:
    """The files of a drop or a paste."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def brings_media(mime: QMimeData) -> bool:
    """True for files and for a picture; a picture that comes with text (cells of a spreadsheet) is text.

    One that is dragged out of a browser comes with its address, and is a picture.
    """
    return bool(local_files(mime)) or (mime.hasImage() and (mime.hasUrls() or not mime.hasText()))


def left_alone(event: QDragEnterEvent) -> bool:
    """True for files and pictures that a field of text leaves to what is around it: it would write out addresses."""
    left = brings_media(event.mimeData())
    if left:
        event.ignore()
    return left


class LineWithoutFiles(QLineEdit):
    """A line that takes text only, see `left_alone`."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_alone(event):
            super().dragEnterEvent(event)


class TextWithoutFiles(QPlainTextEdit):
    """The same of several lines."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not wholeemoji.removed(event, self):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_alone(event):
            super().dragEnterEvent(event)


class FileButton(QAbstractButton):
    """Pressed, a file can be chosen; one can be dropped on it. `dropped` carries its path: the first of several."""

    dropped = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])
