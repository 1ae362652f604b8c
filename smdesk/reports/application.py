"""Qt for documents that are made without a window: pages need fonts, and fonts need an application."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

_made: list[QCoreApplication] = []  # lives as long as the process: Qt stands only one


def ensure() -> None:
    """Make Qt ready, if no window has done so. Call it in the main thread; documents may then be made in any."""
    if QCoreApplication.instance() is not None:
        return
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        # A command must not need a display; elsewhere the system's own platform works without a window.
        _made.append(QGuiApplication(["smdesk", "-platform", "offscreen"]))
    else:
        _made.append(QGuiApplication(["smdesk"]))
