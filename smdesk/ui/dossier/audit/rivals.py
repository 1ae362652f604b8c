"""Competitors at a glance, beside the audit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.services.audits.views import CompetitorView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card, Rule
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.widgets import Page, button, label, row


class Dot(QWidget):
    """A point in the colour of how hard a competitor presses."""

    def __init__(self, ui: Ui, pressure: str) -> None:
        super().__init__()
        self._ui, self._pressure = ui, pressure
        self.setFixedSize(QSize(ui.theme.px(8), ui.theme.px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._ui.theme, self._ui.theme.px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.semantic(words.PRESSURE_TONES[self._pressure]).fg)
        painter.drawEllipse(QRectF(0, (self.height() - side) / 2, side, side))


class RivalsCard(Page):
    """`wanted` to see them all."""

    wanted = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._rivals: Sequence[CompetitorView] = ()
        self.add = button("icon", self.wanted.emit, size="sm", name="see-competitors")
        self.card = Card(ui.theme, self.add, name="rivals", margins=(14, 8, 14, 12))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def show_rivals(self, rivals: Sequence[CompetitorView]) -> None:
        """These."""
        self._rivals = rivals
        self._fill()

    def _fill(self) -> None:
        self.card.empty()
        if not self._rivals:
            none = label("small", wrap=True)
            none.setText(self.tr("Who else wants the same customers? Follow two or three of them."))
            self.card.body.addWidget(none)
        for place, rival in enumerate(self._rivals):
            if place:
                self.card.body.addWidget(Rule())
            name = Elided("strong", 40)
            name.setText(rival.name)
            pace = label("small")
            pace.setText(self._pace(rival))
            top = row(name, None, pace, spacing=8)
            note = Elided("small", 40)
            note.setText(rival.note)
            below = row(note, None, spacing=6)
            if rival.pressure:
                told = label("small")
                told.setText(words.pressure(rival.pressure))
                below.addWidget(Dot(self._ui, rival.pressure))
                below.addWidget(told)
            self.card.body.addLayout(top)
            self.card.body.addLayout(below)

    def _pace(self, rival: CompetitorView) -> str:
        for network in rival.networks:
            found = rival.latest(network, "per_week")
            if found is not None:
                return self.tr("%1 / week").replace("%1", words.number(self._ui, found.value))
        return ""

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("Competitors"))
        self.add.setAccessibleName(self.tr("See the competitors"))
        self.add.setToolTip(self.tr("See the competitors"))
        self._fill()

    def _look(self) -> None:
        self.add.setIcon(icons.icon("arrow-right", self._ui.theme, "text.secondary"))
