"""Which posts go into a round: a period, and its posts to tick, those ticked already that are ready for the client."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smdesk.core.errors import InvalidInput
from smdesk.core.walltime import day_bounds
from smdesk.services.approvals.views import Candidate
from smdesk.ui.approvals import words
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dayfield import DayField
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import first_line, network_name
from smdesk.ui.kit.widgets import Page, button, column, label, row

_POST = Qt.ItemDataRole.UserRole
_DAY = timedelta(days=1)
Span = tuple[date, date]


def half(day: date) -> Span:
    """The half of the month that a day lies in."""
    if day.day <= 15:
        return day.replace(day=1), day.replace(day=15)
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day.replace(day=16), following - _DAY


class Picker(Page):
    """`changed` when the period or the ticks are others."""

    changed = Signal()
    moved = Signal()  # to another period

    def __init__(self, ui: Ui, client: int, zone: str, today: date, wanted: Collection[int] = ()) -> None:
        """`wanted`: these posts are ticked and no others; their days are the period."""
        super().__init__()
        self._ui, self._client, self._zone, self._today = ui, client, zone, today
        self._wanted, self._found = frozenset(wanted), tuple[Candidate, ...]()
        self._names = {view.id: view.name for view in ui.runtime.approvals.list(client)}
        self.period = Combo(name="round-period")
        self.first, self.last = DayField(ui, name="round-first"), DayField(ui, name="round-last")
        self._between, self._tally = label("secondary"), label("small")
        self.list = QListWidget()
        self.list.setObjectName("round-choices")
        self.list.setProperty("ticks", "true")
        self.list.setFixedHeight(ui.theme.px(212))
        self.all = button("link", lambda: self._tick(True), name="tick-all")
        self.none = button("link", lambda: self._tick(False), name="tick-none")
        self._dates = QWidget()
        self._dates.setLayout(row(self.first, self._between, self.last, spacing=8))
        above = row(self.period, self._dates, None, spacing=10)
        self.setLayout(column(above, self.list, row(self._tally, None, self.all, self.none, spacing=14), spacing=7))
        for field in (self.first, self.last):
            field.set_today(today)
            field.editingFinished.connect(self._dated)
        self.period.chosen.connect(lambda _value: self._turned())
        self.list.itemChanged.connect(self._counted)
        self.retranslate()
        self._begin()

    def _begin(self) -> None:
        span = half(self._today)
        if self._wanted:
            days = self._days_of_wanted()
            span = (min(days), max(days)) if days else span
            self.period.set_value("dates")
        self._set_span(span)
        self._turned(span)

    def _days_of_wanted(self) -> list[date]:
        far = self._ui.runtime.approvals.candidates(
            self._client, day_bounds(self._today - 400 * _DAY, self._zone)[0],
            day_bounds(self._today + 800 * _DAY, self._zone)[1],
        )  # fmt: skip
        return [each.wall.date() for each in far if each.post_id in self._wanted and each.wall is not None]

    @property
    def span(self) -> Span:
        """The first and the last day. Raises InvalidInput `unclear_day`, `ends_before_start`."""
        kind = self.period.value
        if kind == "this":
            return half(self._today)
        if kind == "next":
            return half(half(self._today)[1] + _DAY)
        first = self.first.read(self.first.text(), "posts") or self._today
        last = self.last.read(self.last.text(), "posts") or first
        return min(first, last), max(first, last)

    @property
    def posts(self) -> tuple[int, ...]:
        """Those that are ticked, in the order of the calendar."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(each.data(_POST) for each in rows if each.checkState() is Qt.CheckState.Checked)

    def _set_span(self, span: Span) -> None:
        for field, day in zip((self.first, self.last), span, strict=True):
            field.setText(field.said(day))

    def _dated(self) -> None:
        if self.period.value == "dates":
            self._turned()

    def _turned(self, span: Span | None = None) -> None:
        self._dates.setVisible(self.period.value == "dates")
        try:
            first, last = span or self.span
        except InvalidInput:
            return  # said when the dialog is to go on
        if self.period.value != "dates":
            self._set_span((first, last))
        start, end = day_bounds(first, self._zone)[0], day_bounds(last, self._zone)[1]
        self._found = self._ui.runtime.approvals.candidates(self._client, start, end)
        self._fill()
        self.moved.emit()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._found:
            ticked = each.post_id in self._wanted if self._wanted else each.ready
            item = QListWidgetItem(self._said(each))
            item.setData(_POST, each.post_id)
            item.setSizeHint(QSize(1, self._ui.theme.px(28)))  # before the list is dressed Qt would measure too low
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setToolTip("\n".join(filter(None, (", ".join(map(network_name, each.networks)), each.text))))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._counted()

    def _said(self, each: Candidate) -> str:
        title = each.title or first_line(each.text) or self.tr("(no text)")
        when = dates.short_moment(self._ui, each.wall) if each.wall is not None else self.tr("no date yet")
        return "  ·  ".join(part for part in (when, title, self._why(each)) if part)

    def _why(self, each: Candidate) -> str:
        """Why it is not ticked."""
        if each.round_id is not None:
            return self.tr("in “%1” already").replace("%1", self._names.get(each.round_id, ""))
        if each.ready:
            return ""
        return self.tr("approved already") if each.stage == "approved" else self.tr("nothing to see yet")

    def _tick(self, on: bool) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _counted(self) -> None:
        if not self._found:
            self._tally.setText(self.tr("No posts on these days that could be sent."))
        else:
            self._tally.setText(self.tr("%n post(s) chosen", "", len(self.posts)))
        self.changed.emit()

    def retranslate(self) -> None:
        this = half(self._today)
        later = half(this[1] + _DAY)
        self.period.tell(
            [("this", words.period(self._ui, *this)), ("next", words.period(self._ui, *later)),
             ("dates", self.tr("Other days"))], self.tr("Period"),
        )  # fmt: skip
        self._between.setText("\N{EN DASH}")
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.list.setAccessibleName(self.tr("Posts"))
        self.all.setText(self.tr("All"))
        self.none.setText(self.tr("None"))
