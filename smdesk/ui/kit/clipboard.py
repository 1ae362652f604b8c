"""What stays on the clipboard when the program ends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from shiboken6 import createdByPython


def leave_clipboard() -> None:
    """Of what is ours, leave the text: Qt would destroy data of Python's own when Python is gone, and crash."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is None or not createdByPython(data):
        return
    text = clipboard.text()
    if text:
        clipboard.setText(text)
    else:
        clipboard.clear()
