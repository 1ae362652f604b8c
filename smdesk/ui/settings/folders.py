"""Folders and files outside of the window: shown by the system, chosen in a dialog that blocks nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from smdesk.ui.kit.filedialogs import in_words


def roughly(size: int) -> int:
    """A number of bytes with three figures that count, to be read at a glance."""
    return round(size, 3 - len(str(size))) if size > 999 else size


def reveal(folder: Path) -> bool:
    """Show a folder in the system's own file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_dialog(dialog: QFileDialog) -> None:
    """Show a file dialog over its window; what is chosen comes by its signal `fileSelected`."""
    in_words(dialog)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
