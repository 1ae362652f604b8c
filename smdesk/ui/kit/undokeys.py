"""Undo and redo while a field has the focus that has nothing of its own to take back: the keys reach the desk's acts.

Qt's fields keep these keys for themselves, also when nothing was typed in them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

Field = QLineEdit | QTextEdit | QPlainTextEdit
_KEYS = QKeySequence.StandardKey
_AROUND = ("QAbstractSpinBox", "QComboBox")  # by name: the start shows none of them


def field_of(widget: QWidget | None) -> Field | None:
    """The text that a widget with the focus edits; None for one that edits none."""
    if widget is not None and any(widget.inherits(each) for each in _AROUND):
        return widget.findChild(QLineEdit)
    return widget if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) else None


def undoes(field: Field) -> bool:
    """True when something was typed that can be taken back."""
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def redoes(field: Field) -> bool:
    """True when something was taken back that can be typed again."""
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()


class UndoKeys(QObject):
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
        self._at = now if field_of(now) is not None else None
        if self._at is not None:
            self._at.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not isinstance(event, QKeyEvent):
            return False
        field = field_of(watched if isinstance(watched, QWidget) else None)
        if field is None:
            return False
        idle = (event.matches(_KEYS.Undo) and not undoes(field)) or (event.matches(_KEYS.Redo) and not redoes(field))
        if idle:
            event.ignore()  # so that a shortcut, or the window around, takes it
        return idle
