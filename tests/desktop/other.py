"""Another program on the screen: one window that gives files to drag and prints the addresses that are dropped on it.

`python tests/desktop/other.py X Y [FILE]…`: with files, a press anywhere in it takes them up.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIZE = 120


class Other(QLabel):
    """A file manager of one place."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("other")
        self._files = files
        self.setWindowTitle("Other")
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setFixedSize(SIZE, SIZE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._files:
            return
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        sys.stdout.writelines(f"{url.toLocalFile()}\n" for url in event.mimeData().urls())
        sys.stdout.flush()


def main() -> int:
    """Show it until it is killed."""
    app = QApplication([])
    other = Other(sys.argv[3:])
    other.move(int(sys.argv[1]), int(sys.argv[2]))
    other.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
