"""Shift+F10 opens the context menu of what has the focus, as the menu key does: most laptops have none.

SCREENS 4.5 names both. Windows tells Qt of either; elsewhere Qt knows the menu key alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.kit.focuskeys import FocusKeys


class MenuKeys(FocusKeys):
    """Once for the program."""

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
