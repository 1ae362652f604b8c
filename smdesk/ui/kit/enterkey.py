"""Enter presses the button that has the focus, in windows as Qt has it in dialogs only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EnterKey(QObject):
    """Once for the program; looks at the keys of the button that has the focus, and of nothing else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at: QPushButton | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = now if isinstance(now, QPushButton) and not now.window().inherits("QDialog") else None
        if self._at is not None:
            self._at.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self._at:
            return False
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() not in _ENTER or not plain or event.isAutoRepeat():
            return False
        self._at.click()
        return True
