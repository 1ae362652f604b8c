"""The window that shows when the desk cannot be opened: what happened, why, what to do, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.widgets import button, column, label, row, surface
from smdesk.words import Sentence


class Trouble(QWidget):
    """Closing it ends the program."""

    def __init__(self, said: Sentence) -> None:
        super().__init__()
        surface(self, "canvas")
        self.setWindowTitle("smdesk")
        self.setWindowIcon(icons.application())
        self.setFixedWidth(520)
        title, text = label("title2", wrap=True, select=True), label("", wrap=True, select=True)
        title.setText(said.what)
        text.setText(" ".join(part for part in (said.why, said.do) if part))
        leave = button("primary", self.close, name="close")
        leave.setText(QCoreApplication.translate("Trouble", "Close"))
        leave.setDefault(True)
        self.setLayout(column(title, text, 8, row(None, leave), spacing=8, margins=(24, 22, 24, 20)))
        self.setAccessibleName(said.what)
        self.setAccessibleDescription(text.text())
