"""Undo and redo while a field has the focus that has nothing of its own to take back: the keys reach the desk's acts.

Qt's fields keep these keys for themselves, also when nothing was typed in them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from smdesk.ui.kit.focuskeys import FocusKeys

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


def forget(field: Field) -> None:
    """What was typed stands for good: undo takes back what was done after it."""
    if not isinstance(field, QLineEdit):
        field.document().clearUndoRedoStacks()
        return
    place, was = field.cursorPosition(), field.blockSignals(True)
    field.setText(field.text())  # which is what Qt's line has for it
    field.setCursorPosition(place)
    field.blockSignals(was)


class UndoKeys(FocusKeys):
    """The keys of undo and redo, while nothing can be taken back."""

    def watches(self, widget: QWidget) -> bool:
        return field_of(widget) is not None

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
