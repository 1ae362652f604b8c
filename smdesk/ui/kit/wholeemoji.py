"""Backspace in a field of several lines takes a flag, a family or a skin tone as a whole: Qt leaves half of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def removed(event: QKeyEvent, field: QTextEdit | QPlainTextEdit) -> bool:
    """Remove the emoji before the cursor when Backspace was pressed; False where Qt's own way is right.

    Qt takes one code point, which is what is wanted of accents and of vowel signs, but not of an emoji.
    """
    cursor = field.textCursor()
    if event.key() != Qt.Key.Key_Backspace or event.modifiers() not in _PLAIN:
        return False
    if field.isReadOnly() or cursor.hasSelection():
        return False
    from smdesk.core.text import emoji  # nothing that a window needs before somebody types in it

    units = cursor.block().text().encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
    found = emoji.last(units.decode("utf-16-le", "surrogatepass"))
    if len(found) < 2:
        return False
    start = cursor.position() - len(found.encode("utf-16-le")) // 2
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    field.ensureCursorVisible()
    return True
