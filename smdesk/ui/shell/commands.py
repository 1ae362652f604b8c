"""What can be done everywhere in the window, each thing once: for its menus, its keys and the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from smdesk.ui.kit.actions import Action
from smdesk.ui.shell.pages import PAGES

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow

translate = QCoreApplication.translate


def of(window: MainWindow) -> list[Action]:
    """The window's own actions."""
    router, undo = window.router, window.undo
    standard = QKeySequence.StandardKey

    def key(kind: QKeySequence.StandardKey) -> str:
        return QKeySequence(kind).toString(QKeySequence.SequenceFormat.PortableText)

    return [
        Action("new-post", lambda: translate("Commands", "New post"), partial(router.go, "composer"), "Ctrl+N",
               "plus", "file", window.has_desk),
        Action("quit", lambda: translate("Commands", "Quit"), window.quit, key(standard.Quit) or "Ctrl+Q", menu="file"),
        Action("undo", undo.undo_text, undo.undo, key(standard.Undo), menu="edit", enabled=undo.can_undo),
        Action("redo", undo.redo_text, undo.redo, key(standard.Redo), menu="edit", enabled=undo.can_redo),
        Action("back", lambda: translate("Commands", "Back"), router.back, "Alt+Left", "", "go",
               lambda: router.history.can_go_back),
        Action("forward", lambda: translate("Commands", "Forward"), router.on, "Alt+Right", "", "go",
               lambda: router.history.can_go_on),
        *(Action(f"go-{spec.id}", spec.name, partial(router.go, spec.id), spec.key, spec.icon, "go", window.has_desk)
          for spec in PAGES if spec.group != "none"),
        Action("next-region", lambda: translate("Commands", "Next part of the window"), window.next_region, "F6"),
        Action("previous-region", lambda: translate("Commands", "Previous part of the window"),
               partial(window.next_region, -1), "Shift+F6"),
        Action("menu", lambda: translate("Commands", "Menu"), window.open_menu, "F10"),
    ]  # fmt: skip


Field = QLineEdit | QTextEdit | QPlainTextEdit


class Undoing:
    """Undo of what is typed while a text has the focus, else of the last act of the desk."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._stack = window.ui.undo

    def undo(self) -> None:
        """Take back the last thing."""
        field = self._field()
        field.undo() if field is not None and _undoes(field) else self._stack.undo()

    def redo(self) -> None:
        """Do it again."""
        field = self._field()
        field.redo() if field is not None and _redoes(field) else self._stack.redo()

    def can_undo(self) -> bool:
        """True when there is something to take back."""
        field = self._field()
        return self._stack.canUndo() or (field is not None and _undoes(field))

    def can_redo(self) -> bool:
        """True when there is something to do again."""
        field = self._field()
        return self._stack.canRedo() or (field is not None and _redoes(field))

    def undo_text(self) -> str:
        """What would be taken back."""
        field = self._field()
        if field is not None and _undoes(field):
            return translate("Commands", "Undo typing")
        what = self._stack.undoText()
        return translate("Commands", "Undo: %1").replace("%1", what) if what else translate("Commands", "Undo")

    def redo_text(self) -> str:
        """What would be done again."""
        field = self._field()
        if field is not None and _redoes(field):
            return translate("Commands", "Redo typing")
        what = self._stack.redoText()
        return translate("Commands", "Redo: %1").replace("%1", what) if what else translate("Commands", "Redo")

    def _field(self) -> Field | None:
        focus: QWidget | None = QApplication.focusWidget()
        inside = focus is not None and focus.window() is self._window
        return focus if inside and isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit) else None


def _undoes(field: Field) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _redoes(field: Field) -> bool:
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
