"""Files that are dropped: which of what comes along are files of this computer, and a button that takes one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy


def local_files(mime: QMimeData) -> list[Path]:
    """The files of a drop or a paste."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


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
