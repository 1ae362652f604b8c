"""What stands in the place of the table of a client without objectives: three to begin with, from the dossier."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from smdesk.core.proposals import Proposal
from smdesk.services.agreements.views import Proposed
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row
from smdesk.ui.objectives import words


class Proposals(Page):
    """`taken` with those that are ticked, `own` for one of the person's own."""

    taken = Signal(list)
    own = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._found: tuple[Proposal, ...] = ()
        self._read_only = False
        self.boxes: list[QCheckBox] = []
        self._empty = Empty(ui.theme)
        inner = self._empty.layout()
        assert inner is not None
        inner.setContentsMargins(24, 24, 24, 8)  # what it speaks of stands right below
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.take = button("primary", self._take, name="take-proposals")
        self.other = button("", self.own.emit, name="own-objective")
        holder = QWidget()
        holder.setMaximumWidth(ui.theme.px(620))
        holder.setLayout(column(4, self._cards, 6, row(None, self.other, self.take, None), None, spacing=8))
        inside = QWidget()
        centred = row(None, holder, None, margins=(24, 0, 24, 24))
        centred.setStretch(1, 6)
        inside.setLayout(column(self._empty, centred, None, spacing=0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.setLayout(column(area, spacing=0))

    def tell(self, found: tuple[Proposal, ...], *, read_only: bool) -> None:
        """Propose these."""
        if found != self._found or read_only != self._read_only:
            self._found, self._read_only = found, read_only
            self.retranslate()

    def retranslate(self) -> None:
        language = self._ui.language
        self._empty.tell(
            self.tr("No objectives yet"),
            self.tr("An objective says what the client wants to reach; its KPIs decide whether it was reached.")
            if self._read_only
            else self.tr("An objective says what the client wants to reach; its KPIs decide it. Begin with these:"),
        )
        kept = [box.isChecked() for box in self.boxes]
        clear(self._cards)
        self.boxes = []
        for place, each in enumerate(self._found if not self._read_only else ()):
            box = QCheckBox(language.words.t(f"objectives.{each.key}.name"))
            box.setChecked(kept[place] if place < len(kept) == len(self._found) else True)
            box.toggled.connect(self._fit)
            why = {"goal": self.tr("from the company’s goal"), "sector": self.tr("usual in this sector")}
            under = label("small", wrap=True)
            named = ", ".join(words.metric(language, name) for name in each.metrics)
            under.setText(" · ".join(part for part in (named, why.get(each.because, "")) if part))
            box.setAccessibleDescription(under.text())
            card = frame("role", "card")
            inner = card.layout()
            assert isinstance(inner, QVBoxLayout)
            inner.addLayout(column(box, row(26, under), spacing=3, margins=(14, 10, 14, 10)))
            self._cards.addWidget(card)
            self.boxes.append(box)
        self.other.setText(self.tr("Write my own"))
        self.take.setText(self.tr("Begin with these"))
        for made in (self.other, self.take):
            made.setVisible(not self._read_only)
        self._fit()

    def _fit(self) -> None:
        self.take.setEnabled(any(box.isChecked() for box in self.boxes))

    def _take(self) -> None:
        language = self._ui.language
        chosen = [each for each, box in zip(self._found, self.boxes, strict=True) if box.isChecked()]
        self.taken.emit(
            [
                Proposed(
                    language.words.t(f"objectives.{each.key}.name"),
                    tuple((name, words.metric(language, name)) for name in each.metrics),
                )
                for each in chosen
            ]
        )
