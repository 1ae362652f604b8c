"""Two audits side by side: every figure then, now and its change; what lists have gained and lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from smdesk.core.audit.comparing import Change, Compared, Listed
from smdesk.services.audits.views import AuditLine, ComparisonView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card, Rule
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface

_PERCENT = {"completeness", "engagement", "positive", "neutral", "negative", "voice"}
#: Marks of five: a percent of them says nothing.
_MARKS = {"consistency", "score", "rating", "value"}


class CompareView(Page):
    """`closed` to go back, `chosen` with the two audits that are wanted."""

    closed = Signal()
    chosen = Signal(int, int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ComparisonView | None = None
        self._today = date.min
        self.combos = [Combo(name="compare-then"), Combo(name="compare-now")]
        for combo in self.combos:
            combo.chosen.connect(lambda _value: self._choose())
        self._arrow, self._heads = label("secondary"), [label("small"), label("small")]
        self._back = button("", self.closed.emit, name="close-compare")
        self.figures = Card(ui.theme, name="compared-figures", margins=(14, 10, 14, 12))
        self.lists = Card(ui.theme, name="compared-lists", margins=(14, 10, 14, 12))
        top = row(*self.combos[:1], self._arrow, self.combos[1], None, self._back, spacing=10)
        inner = QWidget()
        surface(inner, "canvas")
        air = ui.theme.px(16)
        inner.setLayout(column(top, self.figures, self.lists, None, spacing=12, margins=(20, 14, air, 20)))
        self.setLayout(column(Column(inner, tight=True), spacing=0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def offer(self, audits: Sequence[AuditLine], today: date) -> None:
        """The audits of the client."""
        self._today = today
        entries = [(each.id, words.audit_name(self._ui, each, today)) for each in audits]
        for combo, name in zip(self.combos, (self.tr("Earlier audit"), self.tr("Later audit")), strict=True):
            combo.tell(entries, name)

    def show_comparison(self, view: ComparisonView) -> None:
        """These two."""
        self._view = view
        self.combos[0].set_value(view.then.id)
        self.combos[1].set_value(view.now.id)
        self._fill()

    def _choose(self) -> None:
        one, other = (combo.value for combo in self.combos)
        if isinstance(one, int) and isinstance(other, int):
            self.chosen.emit(one, other)

    def retranslate(self) -> None:
        """In the language of the moment."""
        self._arrow.setText("→")
        self._back.setText(self.tr("Back to the audit"))
        self.figures.title.setText(self.tr("Figures"))
        self.lists.title.setText(self.tr("What came and what went"))
        self._fill()

    # -- building -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        self.figures.empty()
        self.lists.empty()
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._ui.theme.px(18))
        grid.setVerticalSpacing(self._ui.theme.px(4))
        for place, stretch in enumerate((5, 2, 2, 2, 2)):
            grid.setColumnStretch(place, stretch)
        heads = ("", words.day(self._ui, view.then.day, self._today), words.day(self._ui, view.now.day, self._today),
                 self.tr("Change"), self.tr("in %"))  # fmt: skip
        for place, text in enumerate(heads):
            grid.addWidget(self._cell(text, "smallStrong", right=place > 0), 0, place)
        for each in view.networks:
            self._block(grid, self._network(each.name), self._status(each), each.changes)
        for each in view.ratings:
            self._block(grid, each.name, "", each.changes)
        if view.reputation:
            self._block(grid, self.tr("Reputation"), "", view.reputation)
        self.figures.body.addLayout(grid)
        some = [each for each in view.lists if each.added or each.gone]
        self.lists.setVisible(bool(some))
        for place, one in enumerate(some):
            if place:
                self.lists.body.addWidget(Rule())
            self._list(one)

    def _network(self, name: str) -> str:
        network, _, handle = name.partition(" ")
        return " · ".join(part for part in (network_name(network), handle) if part)

    def _status(self, each: Compared) -> str:
        if each.then == each.now:
            return ""
        if not each.then:
            return self.tr("new: %1").replace("%1", words.status(each.now).lower())
        if not each.now:
            return self.tr("no longer in the audit")
        return f"{words.status(each.then)} → {words.status(each.now)}"

    def _block(self, grid: QGridLayout, name: str, under: str, changes: Sequence[Change]) -> None:
        line = grid.rowCount()
        grid.addWidget(Rule(), line, 0, 1, 5)
        head = self._cell(" · ".join(part for part in (name, under) if part), "strong")
        grid.addWidget(head, line + 1, 0, 1, 5)
        for place, change in enumerate(changes, line + 2):
            self._line(grid, place, change)

    def _line(self, grid: QGridLayout, place: int, change: Change) -> None:
        share = change.name in _PERCENT
        name = words.figure(self._ui, change.name).removesuffix(" (%)")
        cells = [self._cell(name, "secondary")]
        for value in (change.then, change.now):
            text = words.number(self._ui, value)
            cells.append(self._cell(words.percent(self._ui, text) if share and value is not None else text, right=True))
        moved, percent = "", ""
        if change.change is not None:
            moved = "=" if change.change == 0 else self._signed(change.change)
            if change.percent and not share and change.name not in _MARKS:
                percent = words.percent(self._ui, self._signed(change.percent))
        for text in (moved, percent):
            made = self._cell(text, right=True)
            if change.better is not None:
                made.setProperty("tone", "success" if change.better else "danger")
            cells.append(made)
        spoken = ", ".join(cell.text() for cell in cells if cell.text())
        cells[0].setAccessibleName(spoken)
        for column_at, cell in enumerate(cells):
            grid.addWidget(cell, place, column_at)

    def _signed(self, value: float) -> str:
        sign = "+" if value > 0 else "\N{MINUS SIGN}"
        return f"{sign}{words.number(self._ui, abs(value))}"

    def _cell(self, text: str, role: str = "", *, right: bool = False) -> QLabel:
        made = label(role)
        made.setText(text)
        if right:
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _list(self, one: Listed) -> None:
        box = QVBoxLayout()
        box.setSpacing(self._ui.theme.px(3))
        box.addWidget(self._cell(self._ui.language.words.t(f"audit_lists.{one.name}"), "strong"))
        for sign, tone, texts in (("+", "success", one.added), ("\N{MINUS SIGN}", "danger", one.gone)):
            for text in texts:
                mark = self._cell(sign)
                mark.setProperty("tone", tone)
                mark.setFixedWidth(self._ui.theme.px(12))
                mark.setAccessibleName(self.tr("came") if sign == "+" else self.tr("went"))
                said = label("", wrap=True)
                said.setText(text)
                line = row(mark, said, spacing=6)
                line.setStretch(1, 1)
                box.addLayout(line)
        self.lists.body.addLayout(box)
