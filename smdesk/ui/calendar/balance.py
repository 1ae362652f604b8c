"""Rebalancing: what would bring the mix nearer, ticked one by one, with the mix before and after, in one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core import rebalance
from smdesk.core.errors import SmdeskError
from smdesk.core.mix import Share
from smdesk.core.rebalance import Act, Proposal
from smdesk.services.plan.mix import Applied, MixView, goals
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.mixwords import MixWords
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, label, row

WIDTH = 640


class MixBar(QWidget):
    """Shares as a bar, named at the left, with the goals below where they are told."""

    def __init__(self, ui: Ui, view: MixView) -> None:
        super().__init__()
        self._ui, self._view = ui, view
        self._name = ""
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ui.theme.px(36))

    def tell(self, name: str, shares: tuple[Share, ...], spoken: str) -> None:
        """Show these."""
        self._name, self._shares = name, shares
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._ui.theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(QRect(0, 0, px(70), px(16)), Qt.AlignmentFlag.AlignVCenter, self._name)
        bar = QRectF(px(74), px(2), self.width() - px(74), px(12))
        shape = QPainterPath()
        shape.addRoundedRect(bar, px(3), px(3))
        painter.setClipPath(shape)
        painter.fillPath(shape, theme.color("bg.pressed"))
        whole, left = sum(share.posts for share in self._shares), bar.left()
        painter.setFont(theme.font("micro"))
        for share in self._shares:
            pillar = self._view.pillar(share.goal.pillar)
            wide = bar.width() * share.posts / whole if whole else 0
            if pillar is None or not wide:
                continue
            painter.fillRect(
                QRectF(left, bar.top(), max(1.0, wide - px(2)), bar.height()), theme.pillar(pillar.color).solid
            )
            left += wide
        painter.setClipping(False)
        left = bar.left()
        for share in self._shares:
            pillar = self._view.pillar(share.goal.pillar)
            if pillar is None:
                continue
            told = f"{pillar.name} {share.percent}"
            painter.setPen(theme.color("marker.softText" if share.warns else "text.secondary"))
            wide = painter.fontMetrics().horizontalAdvance(told)
            painter.drawText(QRectF(left, px(17), wide + 2, px(16)), Qt.AlignmentFlag.AlignVCenter, told)
            left += wide + px(14)
        painter.end()


class BalanceDialog(QDialog):
    """`said`: what was done, and whether it can be undone."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui, parent: QWidget, view: MixView, proposals: tuple[Proposal, ...]) -> None:
        super().__init__(parent)
        self._ui, self._view, self._proposals = ui, view, proposals
        self.words = MixWords(ui, self._name, self)
        self.setObjectName("balance")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.setFixedWidth(ui.theme.px(WIDTH))
        heading, body = label("title2", wrap=True), label("secondary", wrap=True)
        heading.setText(self.tr("Rebalance the mix"))
        body.setText(self._about())
        self.setAccessibleName(heading.text())
        self.boxes = [self._box(each) for each in proposals]
        list_ = QVBoxLayout()
        list_.setSpacing(ui.theme.px(10))
        for box, each in zip(self.boxes, proposals, strict=True):
            why = label("small", wrap=True)
            why.setText(self._why(each))
            why.setContentsMargins(ui.theme.px(24), 0, 0, 0)
            list_.addLayout(column(box, why, spacing=2))
        self._before, self._after = MixBar(ui, view), MixBar(ui, view)
        self._problem = problem_line()
        self.safe = button("", self.reject, name="safe")
        self.primary = button("primary", self.apply, name="primary")
        self.primary.setDefault(True)
        self.setLayout(
            column(heading, body, 4, list_, 6, self._before, self._after, self._problem, 8,
                   row(None, self.safe, self.primary), spacing=8, margins=(22, 20, 22, 18))
        )  # fmt: skip
        self._tell()

    def _name(self, pillar: int) -> str:
        found = self._view.pillar(pillar)
        return found.name if found is not None else ""

    def _about(self) -> str:
        last = date.fromordinal(self._view.end.toordinal() - 1)
        span = dates.short_days(self._ui, self._view.first, last)
        if self._proposals:
            return span + ". " + self.tr("Tick what is to be done. All of it is one undo.")
        told = [self.words.long(each) for each in self._view.mix.remarks]
        nothing = self.tr("Nothing can be proposed without touching posts that are written already.")
        return " ".join([f"{span}.", nothing, *told]) if told else f"{span}. " + self.tr("The mix fits the goals.")

    def _box(self, each: Proposal) -> QCheckBox:
        made = QCheckBox(self._what(each).replace("&", "&&"))
        made.setChecked(True)
        made.toggled.connect(partial(self._tell))
        return made

    def _what(self, each: Proposal) -> str:
        title = each.title if len(each.title) <= 40 else f"{each.title[:39]}…"
        if each.act is Act.PLACE:
            told = self.tr("Put the idea “%1” on %2")
        elif each.act is Act.SWAP:
            told = self.tr("Make “%1” of %2 a post of %3")
        else:
            told = self.tr("Keep the free slot of %2 for %3")
        when = dates.short_moment(self._ui, each.wall) if each.wall is not None else ""
        return told.replace("%2", when).replace("%3", self._name(each.pillar)).replace("%1", title)

    def _why(self, each: Proposal) -> str:
        told = [self.tr("%1 is short of %n post(s).", "", each.missing).replace("%1", self._name(each.pillar))]
        if each.given is not None and each.surplus:
            told.append(self.tr("%1 has %n too many.", "", each.surplus).replace("%1", self._name(each.given)))
        if each.act is Act.SWAP:
            told.append(self.tr("Nothing is written in it yet."))
        pairs = [
            f"{self._name(old.goal.pillar)} {old.percent} → {self.words.percent(new.percent)}"
            for old, new in zip(each.before, each.after, strict=True)
            if old.percent != new.percent and old.goal.pillar in {each.pillar, each.given}
        ]
        return " ".join(told) + (" " + ", ".join(pairs) + "." if pairs else "")

    # -- choosing -----------------------------------------------------------------------------------------------

    def chosen(self) -> list[Proposal]:
        """What is ticked."""
        return [each for each, box in zip(self._proposals, self.boxes, strict=True) if box.isChecked()]

    def _tell(self, _on: bool = True) -> None:
        view, chosen = self._view, self.chosen()
        pillars = [share.goal.pillar for share in view.mix.shares for _ in range(share.posts)]
        after = rebalance.after(pillars, chosen, goals(view.pillars), view.ceiling)
        self._before.tell(self.tr("Now"), view.mix.shares, self._spoken(view.mix.shares))
        self._after.tell(self.tr("Then"), after, self._spoken(after))
        self._after.setVisible(bool(self._proposals))
        self.primary.setVisible(bool(self._proposals))
        self.primary.setEnabled(bool(chosen))
        self.primary.setText(self.tr("Make %n change(s)", "", len(chosen)))
        self.safe.setText(self.tr("Not now") if self._proposals else self.tr("Close"))

    def _spoken(self, shares: tuple[Share, ...]) -> str:
        return ", ".join(f"{self._name(each.goal.pillar)} {self.words.percent(each.percent)}" for each in shares)

    def apply(self) -> None:
        """Do what is ticked."""
        chosen, mixes, view = self.chosen(), self._ui.runtime.mix, self._view
        names = {each.id: each.name for each in view.pillars}
        try:
            applied = mixes.apply(view.client_id, chosen, names)
        except SmdeskError as error:
            self._problem.setText(str(sentence(error, self._ui.language.words)))
            self._problem.show()
            self._fit()
            return
        step = _Step(applied, lambda: mixes.apply(view.client_id, chosen, names), mixes.take_back)
        words = self.tr("rebalancing of the mix: %n change(s)", "", len(applied.proposals))
        self._ui.undo.push(ServiceCommand(words, step.again, step.back, _silent))
        self.said.emit(self._done(applied), True)
        self.accept()

    def _done(self, applied: Applied) -> str:
        """What was made and what was changed, each by its own name."""
        count = Counter(each.act for each in applied.proposals)
        told = {
            Act.ADD: self.tr("%n place(s) made, to be written.", "", count[Act.ADD]),
            Act.PLACE: self.tr("%n idea(s) put on a day.", "", count[Act.PLACE]),
            Act.SWAP: self.tr("%n post(s) given another pillar.", "", count[Act.SWAP]),
        }
        done = [words for act, words in told.items() if count[act]]
        return " ".join([*done, self.tr("The mix is nearer its goals.")])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its sentences need at its width; else what is over would stand between them."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)


def _silent(_error: SmdeskError) -> None:
    """What cannot be undone any more is spent; the calendar shows how things stand."""


class _Step:
    """Doing and taking back, in turn."""

    def __init__(self, done: Applied, again: Callable[[], Applied], back: Callable[[Applied], object]) -> None:
        self._done, self._again, self._back = done, again, back

    def again(self) -> None:
        self._done = self._again()

    def back(self) -> None:
        self._back(self._done)
