"""How the post will look on each channel, nearly: a card for each, and marks to go to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smdesk.ui.composer import marks
from smdesk.ui.composer.cards import Card
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row

#: Milliseconds after the last change before the cards are made anew.
WAIT_MS = 150
#: Marks that the header has room for.
MARKS = 6


class Preview(QWidget):
    """Cards of the shown channels, made anew a moment after a change while the pane is seen: `made` tells then."""

    made = Signal()

    def __init__(self, model: Composer, thumbs: Thumbs) -> None:
        super().__init__()
        self._model = model
        self._thumbs = thumbs
        self._title = label("strong")
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(model.ui.theme.px("subHeader"))
        self._marks = QFrame()
        self._marks.setProperty("role", "segments")
        self._marks.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._marks.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._marks.setLayout(row(spacing=2, margins=(2, 2, 2, 2)))
        self.cards: list[Card] = []
        head.layout().addLayout(row(self._title, None, self._marks, margins=(16, 0, 14, 0)))  # type: ignore[union-attr]
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 14, 6, 14)
        self._list.setSpacing(10)
        self._area = Column(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(head, self._area, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._area.verticalScrollBar().valueChanged.connect(self._show_where)
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.show_all)
        for signal in (model.opened, model.shaped):
            signal.connect(self._timer.start)
        model.worded.connect(lambda _source: self._timer.start())
        model.ui.theme.changed.connect(self._timer.start)
        self.retranslate()

    def show_all(self) -> None:
        """Make the cards."""
        model = self._model
        if model.client is None or self.isHidden():
            return
        at = self._area.verticalScrollBar().value()
        clear(self._list)
        places = [model.places[model.scope]] if model.scope in model.places else model.chosen
        self.cards = [Card(model, self._thumbs, place) for place in places]
        for card in self.cards[:1]:
            self._list.addWidget(card)
        self._mark()
        told = label("caption", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told.setText(
            self.tr("Approximate: networks change their layout")
            if places
            else self.tr("Choose a channel to see how it will look")
        )
        self._list.addWidget(told)
        for card in self.cards[1:]:
            self._list.addWidget(card)
        self._list.addStretch(1)
        self._area.verticalScrollBar().setValue(at)
        self.made.emit()

    def _mark(self) -> None:
        """A mark for each card, where there are several."""
        line, theme = self._marks.layout(), self._model.ui.theme
        assert line is not None
        clear(line)
        shown = self.cards[:MARKS] if len(self.cards) > 1 else []
        for card in shown:
            made = button("segment", lambda card=card: self.go_to(card), size="sm")  # type: ignore[misc]
            made.setIcon(marks.network_icon(theme, card.place.channel.network))
            made.setFixedWidth(theme.px(30))
            made.setCheckable(True)
            made.setAccessibleName(self._title.text() + ": " + card.place.label)
            made.setToolTip(card.place.label)
            line.addWidget(made)
        self._marks.setVisible(bool(shown))
        self._show_where()

    def _show_where(self) -> None:
        """Whose card is at the top."""
        top = self._area.verticalScrollBar().value()
        buttons = self._marks.findChildren(QPushButton)
        cards = self.cards[: len(buttons)]
        there = next(
            (place for place, card in enumerate(cards) if card.geometry().bottom() > top + card.height() / 3), 0
        )
        for place, made in enumerate(buttons):
            made.setChecked(place == there)

    def go_to(self, card: Card) -> None:
        """Bring a card to the top; the last ones come as far up as the list lets them."""
        self._area.verticalScrollBar().setValue(card.y() - self._model.ui.theme.px(14))
        self._show_where()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Preview"))
        self._area.setAccessibleName(self.tr("Preview"))
        self._timer.start()

    def showEvent(self, event: object) -> None:
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
