"""Sentences with the air between their lines that the type scale gives them; a plain label sets them solid."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from smdesk.ui.kit.widgets import label

#: Of the height of a line of Inter at 13 px: 18 px (tokens, type.scale.body).
BODY = 115


class Leaded(QLabel):
    """A label that wraps. `percent` of the font's own line; `text` is what was told, without the marks of the lines."""

    def __init__(self, role: str = "", percent: int = BODY) -> None:
        super().__init__()
        plain = label(role, wrap=True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", plain.property("role"))
        self.setWordWrap(True)
        self.setSizePolicy(plain.sizePolicy())
        self._percent, self._said = percent, ""

    def setText(self, text: str) -> None:
        """Another sentence; nothing in it is a mark."""
        self._said = text
        lines = escape(text).replace("\n", "<br>")
        super().setText(f'<p style="margin:0; line-height:{self._percent}%">{lines}</p>' if text else "")

    def text(self) -> str:
        """What it says."""
        return self._said
