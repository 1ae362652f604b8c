"""A press beside a popup that closes it goes on to what lies there: Qt's own way to do so does not come through.

A look at a post opens by itself after a click; without this the next click, or a drag, would only close it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def once_only(popup: QWidget) -> None:
    """Where Qt does hand presses on it is not to do so as well."""
    popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)


def press_on(popup: QWidget, event: QMouseEvent) -> None:
    """To be called when a press has closed the popup: the window below is told of it as soon as the popup is gone."""
    at, button, buttons, keys = event.globalPosition(), event.button(), event.buttons(), event.modifiers()

    def go() -> None:
        below = _below(popup, at)
        if below is not None:
            handle = below.windowHandle()
            told = QMouseEvent(QEvent.Type.MouseButtonPress, handle.mapFromGlobal(at), at, button, buttons, keys)
            QCoreApplication.sendEvent(handle, told)

    QTimer.singleShot(0, popup, go)


def _below(popup: QWidget, at: QPointF) -> QWidget | None:
    """The window that the popup belongs to, if that is what lies there and nothing has come before it."""
    hit, owner = QApplication.widgetAt(at.toPoint()), popup.parentWidget()
    if hit is None or owner is None or QApplication.activeModalWidget() is not None:
        return None
    window = owner.window()
    return window if hit.window() is window and window.windowHandle() is not None else None
