"""One post of the recovery panel: its picture, how late it is, the truth on each channel, and the decision."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from smdesk.core.walltime import WallTime, in_zone
from smdesk.services.truths import Truth
from smdesk.services.views import PublicationView
from smdesk.ui.kit import dialogs, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.mark import Mark
from smdesk.ui.kit.naming import channel_name, network_name, shortened
from smdesk.ui.kit.picture import Picture
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, label, row
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.recovery import words
from smdesk.ui.recovery.plan import Choice, Group

#: Pixels at 100 % that a decision is wide at least.
LEAST_CHOICE = 250
_ICONS = {
    Choice.PUBLISH: "paper-plane-tilt",
    Choice.SLOT: "clock",
    Choice.TIME: "calendar-blank",
    Choice.PUBLISHED: "check",
    Choice.LEAVE: "prohibit",
}


class Item(QFrame):
    """`decided` after another decision."""

    decided = Signal()

    def __init__(self, ui: Ui, kept: Thumbs, group: Group) -> None:
        super().__init__()
        self._ui, self.group = ui, group
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._truths: dict[int, tuple[QLabel, QLabel, QLabel]] = {}
        self.combo = Combo(name=f"decision-{group.first.post_id}")
        self.combo.setMinimumWidth(ui.theme.px(LEAST_CHOICE))
        self.combo.activated.connect(self._chosen)
        self._consequence = label("small", wrap=True)
        self.problem = problem_line()
        decision = row(self.combo, spacing=8)
        decision.addWidget(self._consequence, 1)
        body = column(self._head(), spacing=7)
        for view in (*group.views, *group.beside):
            body.addLayout(self._channel(view))
        body.addSpacing(2)
        body.addLayout(decision)
        body.addWidget(self.problem)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(20, 14, 20, 14)
        inner.setSpacing(14)
        inner.addWidget(Picture(ui.theme, kept, group.first.picture, 58, 72), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(body, 1)
        self.look()

    def _head(self) -> QHBoxLayout:
        first = self.group.first
        title, client, late = Elided("strong", self._ui.theme.px(120)), label("secondary"), label("")
        title.setText(first.title or shortened(first.text, 120))
        title.setToolTip(first.text)
        client.setText(first.client)
        late.setText(words.lateness(first, self._ui))
        late.setProperty("tone", "missed")
        return row(title, Mark(self._ui, client=(first.client_id, first.client)), client, None, late, spacing=7)

    def _channel(self, view: PublicationView) -> QHBoxLayout:
        width = self._ui.theme.px(118)
        name, mark, told, note = Elided("", width), QLabel(), label(), label("small")
        alike = [each for each in (*self.group.views, *self.group.beside) if each.network == view.network]
        # Its mark tells the network; where there are two of it, the account is what tells them apart.
        name.setText(view.channel if len(alike) > 1 else network_name(view.network))
        name.setToolTip(channel_name(view.network, view.channel))
        name.setAccessibleName(channel_name(view.network, view.channel))
        name.setFixedWidth(width)
        self._truths[view.id] = (mark, told, note)
        return row(Mark(self._ui, view.network), name, mark, told, None, note, spacing=8)

    # -- saying -------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Say what is known and chosen now."""
        theme = self._ui.theme
        beside = {view.id for view in self.group.beside}
        for number, (mark, told, note) in self._truths.items():
            found = Truth(number, "by_hand", self._ui.now()) if number in beside else self.group.truths.get(number)
            icon, tone, text = words.truth(found, self._ui)
            color = theme.semantic(tone).fg if tone else theme.color("text.secondary")
            mark.setPixmap(icons.pixmap(icon, color, theme.px(15), self.devicePixelRatioF()))
            told.setText(text)
            told.setProperty("tone", "warning" if tone == "warning" else "")
            told.style().unpolish(told)
            told.style().polish(told)
            there = found is not None and found.kind == "there"
            note.setText(self.tr("posted by hand? It will not be sent again") if there else "")
        self._fill()
        self._consequence.setText(words.consequence(self.group))

    def _fill(self) -> None:
        self.combo.blockSignals(True)
        self.combo.clear()
        for choice in self.group.choices():
            icon = icons.icon(_ICONS[choice], self._ui.theme, "accent.base")
            self.combo.addItem(icon, words.choice(choice, self.group, self._ui), choice)
        self.combo.setCurrentIndex(max(0, self.combo.findData(self.group.choice)))
        self.combo.blockSignals(False)
        told = self.tr("Decision for %1").replace("%1", shortened(self.group.first.text))
        self.combo.setAccessibleName(told)
        self.combo.setAccessibleDescription(words.consequence(self.group))

    # -- deciding -----------------------------------------------------------------------------------------------

    def choose(self, choice: Choice) -> bool:
        """Decide, where that can be; False where it cannot, or takes a time that was not chosen yet."""
        if choice not in self.group.choices() or (choice is Choice.TIME and self.group.at is None):
            return False
        self.group.choice, self.group.chosen = choice, True
        self.look()
        self.decided.emit()
        return True

    def _chosen(self, place: int) -> None:
        choice = Choice(self.combo.itemData(place))
        if choice is not Choice.TIME:
            self.choose(choice)
            return
        self.look()  # until the time is known the decision is the one before
        first = self.group.first
        slot = self.group.slot
        start = self.group.at or (slot.local if slot else self._in_an_hour(first))
        dialogs.ask_time(
            self.window(), self._ui.language.words, self.tr("When?"),
            self.tr("In the zone of the client: %1").replace("%1", zone_name(first.zone)), self.tr("Choose this time"),
            self.tr("Day and time"), start, self._timed,
        )  # fmt: skip

    def _timed(self, wall: datetime) -> None:
        self._ui.runtime.publishing.check_time(WallTime(wall, self.group.first.zone))
        self.group.at = wall
        self.choose(Choice.TIME)

    def _in_an_hour(self, view: PublicationView) -> datetime:
        there = in_zone(self._ui.now(), view.zone).replace(tzinfo=None)
        return (there + timedelta(minutes=65)).replace(minute=0, second=0, microsecond=0)

    def say(self, problem: str) -> None:
        """Why it was refused; "" for nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
