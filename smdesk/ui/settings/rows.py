"""What sections are made of: rows with a name, a line about it and a control at the right, in cards under headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column, frame, label, restyle, row

Text = Callable[[], str]  # asked in the language of the moment


def nothing() -> str:
    """No text."""
    return ""


class Row(QFrame):
    """One setting. `texts` are asked again at each `retranslate`."""

    def __init__(
        self, theme: Theme, title: Text, text: Text = nothing, *controls: QWidget, icon: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._asks = (title, text)
        self._icon = icon
        self.controls = controls
        self.setObjectName(name)
        self.setProperty("row", "setting")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.text = label("strong"), label("small", wrap=True)
        self.title.setWordWrap(True)
        self._mark = QLabel()
        self._mark.setVisible(bool(icon))
        words = column(None, self.title, self.text, None, spacing=1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 7, 16, 7)
        line.setSpacing(12)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        for control in controls:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    @property
    def words(self) -> str:
        """What a search looks in."""
        return plain(f"{self.title.text()} {self.text.text()}")

    def retranslate(self) -> None:
        """Title and text anew; a control that says nothing itself is called like the row."""
        title, text = (ask() for ask in self._asks)
        self.title.setText(title)
        self.tell(text)
        for control in self.controls[:1]:
            if not isinstance(control, QPushButton | Tag):
                control.setAccessibleName(title)
                control.setAccessibleDescription(text)

    def tell(self, text: str) -> None:
        """Another line below the name."""
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def mark(self, icon: str, role: str = "accent.base") -> None:
        """Another icon at the left; `role` is a colour of the theme, or success, warning, danger."""
        self._icon = icon
        theme = self._theme
        color = theme.color(role) if "." in role else theme.semantic(role).fg
        self._mark.setPixmap(icons.pixmap(icon, color, theme.px(20), self.devicePixelRatioF()))
        self._mark.setVisible(True)

    def highlight(self, found: bool) -> None:
        """Show that a search means this one."""
        restyle(self, "found", found)

    def _draw(self) -> None:
        self.setMinimumHeight(self._theme.px(48))
        if self._icon:
            self.mark(self._icon)


class Group(QWidget):
    """A heading, perhaps a sentence and something at the right, and a card of rows."""

    def __init__(self, title: Text, text: Text = nothing, *aside: QWidget, name: str = "") -> None:
        super().__init__()
        self._asks = (title, text)
        self.setObjectName(name)
        self._title, self._text = label("title2"), label("secondary", wrap=True)
        self.card = frame("role", "card")
        self.rows: list[Row] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row(self._title, None, *aside, spacing=8))
        box.addSpacing(2)
        box.addWidget(self._text)
        box.addSpacing(8)
        box.addWidget(self.card)
        self.retranslate()

    def add(self, *rows: Row) -> Group:
        """Rows below those there are; the first has no line above it."""
        layout = self.card.layout()
        assert layout is not None
        for each in rows:
            restyle(each, "row", "setting" if self.rows else "first")
            self.rows.append(each)
            layout.addWidget(each)
        return self

    def put(self, widget: QWidget) -> Group:
        """Something that is no row into the card."""
        layout = self.card.layout()
        assert layout is not None
        layout.addWidget(widget)
        return self

    def retranslate(self) -> None:
        """Heading, sentence and rows anew."""
        title, text = (ask() for ask in self._asks)
        self._title.setText(title)
        self.tell(text)
        for each in self.rows:
            each.retranslate()

    def tell(self, text: str) -> None:
        """Another sentence below the heading."""
        self._text.setText(text)
        self._text.setVisible(bool(text))


def plain(text: str) -> str:
    """The text as a search sees it: small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
