"""The rule of every dialog in which something is typed: a slip does not lose it.

The button that says "Cancel" is pressed on purpose. Escape and the cross of the window may not be: they ask first where
a text is another one than the dialog came with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from smdesk.ui.kit import inreach
from smdesk.words import Words

translate = QCoreApplication.translate
#: Name of the property of a field whose text is no work: what is looked for, words that are typed to confirm.
PASSING = "passing"
_Field = QLineEdit | QPlainTextEdit


class TypedDialog(QDialog):
    """Asks whether to drop what was typed; `accept`, and `reject` by the button, ask nothing."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._sentences = words
        self._came: dict[int, str] = {}  # the texts that it opened with, by the field

    def unsaved(self) -> bool:
        """True where closing would lose something that was typed."""
        return any(_modified(each) and _text(each) != self._came.get(id(each), "") for each in self._typed_fields())

    def ask_to_drop(self, then: Callable[[], object]) -> None:
        """Ask, and do `then` where it may be dropped."""
        from smdesk.ui.kit.dialogs import ask  # it is one of these itself

        asked = ask(
            self, self._sentences, translate("TypedDialog", "Discard your changes?"),
            translate("TypedDialog", "What you typed here is kept nowhere else."),
            translate("TypedDialog", "Discard"), then, safe=translate("TypedDialog", "Keep editing"),
        )  # fmt: skip
        asked.safe.setFocus()  # Enter after Escape loses nothing

    def leave(self, then: Callable[[], object] | None = None) -> None:
        """Do `then`, else close; ask before where something would be lost."""
        go = then or self.reject
        if self.unsaved():
            self.ask_to_drop(go)
        else:
            go()

    def _typed_fields(self) -> Iterator[_Field]:
        """Texts of the person's own: no times and numbers that are stepped through, no choices."""
        fields: list[_Field] = [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]
        for each in fields:
            inside = isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
            if not (inside or each.isReadOnly() or each.property(PASSING) or each.window() is not self):
                yield each

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            inreach.roll(self)
            self._came = {id(each): _text(each) for each in self._typed_fields()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.unsaved():
            event.ignore()
            self.ask_to_drop(self.reject)
        else:
            super().closeEvent(event)


def _text(field: _Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _modified(field: _Field) -> bool:
    """By the person: what the program has put there is not."""
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()
