"""A form that unfolds where its row stands, stores itself, and folds away when all of it is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui


class FoldForm(QFrame):
    """`closed` when the person is done with it; it stays while something typed cannot be stored."""

    closed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.form = Autosave(ui, self)

    def close_it(self) -> None:
        """Store what is typed, and go away."""
        if self.settle():
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing."""
        self.form.clear()
        self.hide()

    def settle(self) -> bool:
        """Store what is typed; False when something cannot be."""
        return self.form.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return
        super().keyPressEvent(event)
