"""Where the window stands on the screen, from one run to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget


def restore(window: QWidget, first: tuple[int, int]) -> None:
    """Where it was; the first time in this size, or in less where the screen is smaller."""
    room = window.screen().availableSize()
    fits = room.width() >= window.minimumWidth() and room.height() >= window.minimumHeight()
    window.resize(QSize(*first).boundedTo(room) if fits else QSize(*first))
    kept = QSettings("smdesk", "window").value("geometry")
    if isinstance(kept, QByteArray):
        window.restoreGeometry(kept)


def remember(window: QWidget) -> None:
    """For the next run."""
    QSettings("smdesk", "window").setValue("geometry", window.saveGeometry())
