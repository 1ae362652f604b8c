"""The client's text against ours, word by word, or as the client wrote it; and for what has changed since it was sent,
what the client saw against what it says now.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.core.text import differences
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column, frame, label, row


def marked(before: str, after: str, theme: Theme) -> str:
    """Both texts as one in HTML: what went is red and struck through, what came is green."""
    gone, new = theme.semantic("danger"), theme.semantic("success")
    styles = {
        "-": f"color:{gone.fg.name()};background:{gone.bg.name()};text-decoration:line-through",
        "+": f"color:{new.fg.name()};background:{new.bg.name()}",
        "=": "",
    }
    told, last = "", ""
    for kind, text in differences.words(before, after):
        told += " " if (last, kind) == ("-", "+") and not told.endswith(" ") else ""  # the two words stay apart
        told += f'<span style="{styles[kind]}">{html.escape(text)}</span>'
        last = kind
    return told.replace("\n", "<br>")


class Compare(QWidget):
    """Two texts of several parts each; `other` and `marks` name the two ways to see them."""

    def __init__(
        self, theme: Theme, title: str, names: tuple[str, str], before: Sequence[str], after: Sequence[str], name: str
    ) -> None:
        super().__init__()
        self._theme, self._before, self._after = theme, "\n\n".join(before), "\n\n".join(after)
        head = label("strong", wrap=True)
        head.setText(title)
        self.ways = Segmented(theme, ("marked", "whole"), name=name, size="sm")
        self.ways.tell(names, title)
        self.ways.chosen.connect(self._show)
        box = frame("role", "card")
        self.text = label("", wrap=True, select=True, name=f"{name}-text")
        inner = box.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(12, 9, 12, 9)
        inner.addWidget(self.text)
        line = row(spacing=8)
        line.addWidget(head, 1)
        line.addWidget(self.ways)
        self.setLayout(column(line, box, spacing=7))
        self._show("marked")

    def _show(self, way: object) -> None:
        if way == "marked":
            self.text.setTextFormat(Qt.TextFormat.RichText)
            told = marked(self._before, self._after, self._theme)
            self.text.setText(f'<div style="line-height:140%">{told}</div>')
        else:
            self.text.setTextFormat(Qt.TextFormat.PlainText)
            self.text.setText(self._after)
        self.text.setAccessibleName(self._after)
