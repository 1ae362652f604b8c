"""The cards that tabs of the dossier are made of: a title, something at its right, and a body."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import clear, frame, label


class Card(QFrame):
    """A surface with a head; what belongs into it goes into `body`."""

    def __init__(self, theme: Theme, *at_right: QWidget, name: str = "", margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = label("title2")
        self.hint = Elided("small", 24)
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(theme.px(40))
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.setContentsMargins(theme.px(14), 0, theme.px(10), 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(self.title)
        inner.addStretch(1)
        for widget in (self.hint, *at_right):
            inner.addWidget(widget)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*map(theme.px, margins))
        self.body.setSpacing(theme.px(8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(self.body)

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)


class Rule(QFrame):
    """A line across a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rule")
        self.setFixedHeight(1)

    def sizeHint(self) -> QSize:
        return QSize(10, 1)
