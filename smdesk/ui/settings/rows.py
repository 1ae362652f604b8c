"""What sections are made of: rows with a name, a line about it and a control at the right, in cards under headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.kit import icons
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column, frame, label, restyle, row

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
#: Pixels between what stands in a row; at 100 %: from its edges, and what its words keep beside their controls.
_GAP, _SIDE, _WORDS = 12, 16, 200
Text = Callable[[], str]  # asked in the language of the moment


def nothing() -> str:
    """No text."""
    return ""


class Row(QFrame):
    """One setting. `texts` are asked again at each `retranslate`."""

    def __init__(
        self, theme: Theme, title: Text, text: Text = nothing, *controls: QWidget, icon: str = "", name: str = "",
        tile: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`tile` stands at the left, where others have an icon."""
        super().__init__()
        self._tile = tile
        self._theme = theme
        self._asks = (title, text)
        self._icon = icon
        self.controls = controls
        self.setObjectName(name)
        self.setProperty("row", "setting")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.text = label("medium"), label("quiet", wrap=True)
        self.title.setWordWrap(True)
        self._mark = QLabel()
        self._mark.setVisible(bool(icon))
        self._room = 0  # pixels there are for it; 0 while nobody has said
        self._beside, self._below = QBoxLayout(_ACROSS), QBoxLayout(_ACROSS)
        self._build()
        theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def _build(self) -> None:
        """Mark, words and controls in a line; `_arrange` puts the controls below the words where it is too short."""
        for control in self.controls:
            if isinstance(control, QComboBox | QAbstractSpinBox):
                control.setProperty("sized", "sm")
            self._below.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._below.addStretch(0)
        self._below.setSpacing(_GAP)
        self._beside.addLayout(column(None, self.title, self.text, None, spacing=2), 1)
        self._beside.addLayout(self._below)
        line = QHBoxLayout(self)
        line.setSpacing(_GAP)
        if self._tile is not None:
            line.addWidget(self._tile)
        line.addWidget(self._mark)
        line.addLayout(self._beside, 1)

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

    def mark(self, icon: str, role: str = "") -> None:
        """Another icon at the left; `role` is a colour of the theme, or success, warning, danger."""
        self._icon = icon
        theme = self._theme
        role = role or ("accent.base" if icon.endswith("-fill") else "text.tertiary")
        color = theme.color(role) if "." in role else theme.semantic(role).fg
        self._mark.setPixmap(icons.pixmap(icon, color, theme.px(20), self.devicePixelRatioF()))
        self._mark.setVisible(True)

    def set_room(self, width: int) -> None:
        """As many pixels wide it is to be: with large letters the controls may have to go below the words."""
        self._room = width
        self._arrange()

    def _arrange(self) -> None:
        shown = [each for each in self.controls if not each.isHidden()]
        wide = sum(max(each.sizeHint().width(), each.minimumWidth()) + _GAP for each in shown)
        room = self._room - 2 * self._theme.px(_SIDE)
        room -= 0 if self._mark.isHidden() else self._theme.px(20) + _GAP
        room -= 0 if self._tile is None else self._tile.width() + _GAP
        told = max(each.fontMetrics().horizontalAdvance(each.text()) for each in (self.title, self.text))
        below = bool(shown) and self._room > 0 and room < wide + min(told, self._theme.px(_WORDS))
        way = _DOWN if below else _ACROSS
        if self._beside.direction() != way:
            self._beside.setDirection(way)
            self._beside.setSpacing(6 if below else _GAP)
            self._below.setStretch(self._below.count() - 1, 1 if below else 0)
            self.updateGeometry()
        stacked = _DOWN if below and wide > room else _ACROSS
        if self._below.direction() != stacked:
            self._below.setDirection(stacked)
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # another word on a button, or another button
            self._arrange()
        return super().event(event)

    def highlight(self, found: bool) -> None:
        """Show that a search means this one."""
        restyle(self, "found", found)

    def _draw(self) -> None:
        self.setMinimumHeight(self._theme.px(48))
        side, air = self._theme.px(_SIDE), self._theme.px(9)
        self.layout().setContentsMargins(side, air, side, air)  # type: ignore[union-attr]
        self._arrange()
        if self._icon:
            self.mark(self._icon)


class Group(QWidget):
    """A heading, perhaps a sentence and something at the right, and a card of rows."""

    def __init__(self, title: Text, text: Text = nothing, *aside: QWidget, name: str = "") -> None:
        super().__init__()
        self._asks = (title, text)
        self.setObjectName(name)
        self._title, self._text, self._mark = label("title2"), label("secondary", wrap=True), QLabel()
        self._mark.hide()
        self.card = frame("role", "card")
        self.rows: list[Row] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._aside = aside
        self._beside = row(*aside, None, spacing=8)
        self._head = row(row(self._title, None), self._beside, spacing=8)
        self._head.setStretch(0, 1)
        box.addLayout(self._head)
        box.addSpacing(3)
        told = row(self._mark, self._text, spacing=8)
        told.setStretch(1, 1)
        box.addLayout(told)
        box.addSpacing(10)
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

    def set_room(self, width: int) -> None:
        """As many pixels wide it is to be."""
        title, aside = (
            sum(each.sizeHint().width() + 8 for each in some if not each.isHidden())
            for some in ((self._title,), self._aside)
        )
        self._head.setDirection(_DOWN if title + aside > width else _ACROSS)
        stacked = aside - 8 > width  # too many buttons for a line of their own
        self._beside.setDirection(_DOWN if stacked else _ACROSS)
        for each in self._aside:
            self._beside.setAlignment(each, Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag(0))
        for each in self.rows:
            each.set_room(width - 2)  # within the lines of the card

    def put(self, widget: QWidget) -> Group:
        """Something that is no row into the card."""
        layout = self.card.layout()
        assert layout is not None
        layout.addWidget(widget)
        return self

    def mark(self, drawn: QPixmap | None) -> None:
        """A small picture before the sentence, or none."""
        self._mark.setPixmap(drawn or QPixmap())
        self._mark.setVisible(drawn is not None)

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
