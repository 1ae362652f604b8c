"""Backspace in a field takes a flag, a family or a skin tone as a whole: Qt leaves half of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from smdesk.ui.kit.focuskeys import FocusKeys
from smdesk.ui.kit.undokeys import field_of

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class EmojiKeys(FocusKeys):
    """The same in every field of one line; once for the program."""

    def watches(self, widget: QWidget) -> bool:
        return isinstance(field_of(widget), QLineEdit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        field = field_of(watched if isinstance(watched, QWidget) else None)
        if not isinstance(field, QLineEdit) or not _backspace(event):
            return False
        if not (field.isReadOnly() or field.hasSelectedText()):
            length = _before(field.text(), field.cursorPosition())
            if length:
                field.setSelection(field.cursorPosition() - length, length)
        return False  # Qt removes what is chosen, and tells its undo and its list of completions


def removed(event: QKeyEvent, field: QTextEdit | QPlainTextEdit) -> bool:
    """Remove the emoji before the cursor when Backspace was pressed; False where Qt's own way is right.

    Qt takes one code point, which is what is wanted of accents and of vowel signs, but not of an emoji.
    """
    cursor = field.textCursor()
    if not _backspace(event) or field.isReadOnly() or cursor.hasSelection():
        return False
    length = _before(cursor.block().text(), cursor.positionInBlock())
    if not length:
        return False
    cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    field.ensureCursorVisible()
    return True


def _backspace(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace and event.modifiers() in _PLAIN


def _before(text: str, at: int) -> int:
    """How long the emoji is that ends at a place, in Qt's units; 0 where there is none, or one of a single point."""
    from smdesk.core.text import emoji  # nothing that a window needs before somebody types in it

    units = text.encode("utf-16-le", "surrogatepass")[: 2 * at]
    found = emoji.last(units.decode("utf-16-le", "surrogatepass"))
    return len(found.encode("utf-16-le")) // 2 if len(found) > 1 else 0
