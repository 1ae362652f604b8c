"""One network: its score with how it came about, what is decided, and what can be done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from smdesk.core.choosing import Part
from smdesk.services.dossier.choosing import Proposal
from smdesk.ui.dossier.chosen.marks import Name, ScoreBar
from smdesk.ui.kit import figures, icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo, Tag
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.widgets import Page, button, clear, column, label, row
from smdesk.words.choosing import part_name, said

#: What is offered as posts a week; None: as the slots of its channels say.
A_WEEK: tuple[float | None, ...] = (None, 0.5, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21)
_MARKS = {True: "+", False: "–", None: "·"}


class NetworkLine(Page):
    """`state` is chosen, refused or open; signals carry the network."""

    chosen = Signal(str)
    refused = Signal(str)
    dropped = Signal(str)
    moved = Signal(str, int)

    def __init__(self, ui: Ui, network: str, state: str) -> None:
        super().__init__()
        self.ui, self.network, self.state = ui, network, state
        self.setObjectName(f"network-{network}")
        self._proposal: Proposal | None = None
        self.bar = ScoreBar(ui.theme)
        self.tag = Tag(ui.theme, name=f"refused-{network}")
        self.why = button("ghost", self._unfold, size="sm", name=f"why-{network}")
        self.why.setCheckable(True)
        self.choose = button("", lambda: self.chosen.emit(network), size="sm", name=f"choose-{network}")
        self.refuse = button("ghost", lambda: self.refused.emit(network), size="sm", name=f"refuse-{network}")
        self.drop = button("ghost", lambda: self.dropped.emit(network), size="sm", name=f"drop-{network}")
        self.up = button("ghost", lambda: self.moved.emit(network, -1), size="sm", name=f"up-{network}")
        self.down = button("ghost", lambda: self.moved.emit(network, 1), size="sm", name=f"down-{network}")
        self.then = label("quiet")
        self.form = Autosave(ui, self)
        self._reasons = QWidget()
        self._grid = QGridLayout(self._reasons)
        self._reasons.hide()
        self._build()
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def _build(self) -> None:
        px = self.ui.theme.px
        buttons = {
            "chosen": (self.up, self.down, self.drop), "refused": (self.drop, self.choose),
            "open": (self.refuse, self.choose),
        }[self.state]  # fmt: skip
        for each in (self.up, self.down, self.drop, self.refuse, self.choose):
            if each not in buttons:  # without a parent it would be a window of its own, and outlive the line
                each.setParent(self)
                each.hide()
        head = row(Name(self.ui.theme, self.network), self.bar, self.tag, self.then, None, self.why, *buttons)
        self.tag.setVisible(self.state == "refused")
        self._grid.setContentsMargins(px(26), 0, 0, px(6))
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(2, 1)
        self.setLayout(column(head, self._fields(), self._reasons, spacing=px(6), margins=(0, px(6), 0, px(6))))

    def _fields(self) -> QWidget:
        made = QWidget()
        if self.state == "open":
            made.hide()
        self.per_week = Combo(name=f"per-week-{self.network}")
        role, why = QLineEdit(), GrowingText(self.ui.theme)
        role.setObjectName(f"role-{self.network}")
        why.setObjectName(f"reason-{self.network}")
        self.role, self.reason = role, why
        grid = QGridLayout(made)
        grid.setContentsMargins(self.ui.theme.px(26), 0, 0, 0)
        grid.setHorizontalSpacing(self.ui.theme.px(12))
        grid.setVerticalSpacing(self.ui.theme.px(8))
        top = Qt.AlignmentFlag.AlignTop
        if self.state == "chosen":
            grid.addWidget(self.form.box("role", role, lambda: self.tr("Role")), 0, 0, top)
            grid.addWidget(self.form.box("per_week", self.per_week, lambda: self.tr("Posts a week")), 0, 1, top)
            grid.setColumnStretch(0, 3)
            grid.setColumnStretch(1, 1)
        else:  # as the buttons that have no place
            for each in (role, self.per_week):
                each.setParent(made)
                each.hide()
        box = self.form.box("why", why, lambda: self.tr("Why") if self.state == "chosen" else self.tr("Why not"))
        grid.addWidget(box, 1, 0, 1, 2)
        return made

    # -- showing ------------------------------------------------------------------------------------------------

    def show_proposal(self, proposal: Proposal, place: tuple[int, int], *, read_only: bool) -> None:
        """As it is now; `place` is its number among the chosen ones, and how many there are."""
        self._proposal = proposal
        self.bar.tell(proposal.score.total)
        choice = proposal.choice
        if choice is not None:
            self._weekly(choice.per_week)
            values = {"role": choice.role, "why": choice.why, "per_week": choice.per_week}
            if self.form_of != choice.client_id:
                self.form_of = choice.client_id
                client, network, service = choice.client_id, self.network, self.ui.runtime.choosing
                self.form.show(values, lambda changed: service.edit(client, network, **changed))
            else:
                self.form.refresh(values)
            self.form.set_read_only(read_only)
        for each in (self.choose, self.refuse, self.drop):
            each.setEnabled(not read_only)
        self.up.setEnabled(not read_only and place[0] > 0)
        self.down.setEnabled(not read_only and place[0] + 1 < place[1])
        self._say_then()
        if self.why.isChecked():
            self._fill()

    #: Whose values the fields show.
    form_of = 0

    def _say_then(self) -> None:
        """What the score was when it was decided, where it is another now."""
        proposal = self._proposal
        choice = proposal.choice if proposal is not None else None
        changed = proposal is not None and choice is not None and choice.score not in {None, proposal.score.total}
        if changed and choice is not None:
            self.then.setText(self.tr("%1 when it was decided").replace("%1", str(choice.score)))
        self.then.setVisible(changed)

    def _unfold(self) -> None:
        self._fill()
        self._reasons.setVisible(self.why.isChecked())

    def _fill(self) -> None:
        clear(self._grid)
        if self._proposal is None:
            return
        words = self.ui.language.words
        for place, part in enumerate(self._proposal.score.parts):
            name, points, text = label("smallStrong"), label("small"), label("small", wrap=True, select=True)
            name.setText(part_name(words, part.name))
            points.setText(self._points(part))
            text.setText("\n".join(f"{_MARKS[each.good]} {said(words, each)}" for each in part.lines))
            for at, each in enumerate((name, points, text)):
                self._grid.addWidget(each, place, at, Qt.AlignmentFlag.AlignTop)

    def _points(self, part: Part) -> str:
        if part.value is None:
            return self.tr("not known")
        return self.tr("%1 of %2").replace("%1", str(part.points)).replace("%2", str(part.most))

    def retranslate(self) -> None:
        name = network_name(self.network)
        for made, text in self._words():
            made.setText(text)
            made.setAccessibleName(f"{text}: {name}")
        self.up.setAccessibleName(self.tr("Move up: %1").replace("%1", name))
        self.down.setAccessibleName(self.tr("Move down: %1").replace("%1", name))
        self.up.setToolTip(self.tr("Move up"))
        self.down.setToolTip(self.tr("Move down"))
        self.tag.tell("", self.tr("Decided against"))
        self.role.setPlaceholderText(self.tr("What the network is for: shop window, neighbours, questions…"))
        self._weekly(self._proposal.choice.per_week if self._proposal and self._proposal.choice else None)
        self.bar.tell(self.bar.total)
        self.form.retranslate()
        self._say_then()
        self._fill()

    def _words(self) -> list[tuple[QPushButton, str]]:
        again = self.tr("Open again") if self.state == "refused" else self.tr("Take out")
        return [
            (self.why, self.tr("How it scores")), (self.choose, self.tr("Choose")),
            (self.refuse, self.tr("Not this one")), (self.drop, again),
        ]  # fmt: skip

    def _weekly(self, present: float | None) -> None:
        """What is offered, with what is there."""
        offered: list[Any] = sorted({each for each in (*A_WEEK, present) if each is not None})
        texts = [(each, figures.number(self.ui.language, each)) for each in offered]
        self.per_week.tell([(None, self.tr("As its slots say")), *texts])

    def _look(self) -> None:
        for made, icon in ((self.up, "arrow-up"), (self.down, "arrow-down")):
            made.setIcon(icons.icon(icon, self.ui.theme, "text.secondary"))
