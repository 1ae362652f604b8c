"""Shift+F10 opens the context menu of what has the focus, as the menu key does: most laptops have none.

SCREENS 4.5 names both. Windows tells Qt of either; elsewhere Qt knows the menu key alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class MenuKeys(QObject):
    """Once for the program; looks at the keys of the widget that has the focus, and of no other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F10 or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        if isinstance(watched, QWidget):
            at = watched.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            place = at.center() if isinstance(at, QRect) else watched.rect().center()
            QApplication.sendEvent(
                watched,
                QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, watched.mapToGlobal(place)),
            )
        return True
