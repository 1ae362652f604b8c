"""The next key dates, below the ideas: each with what stands on its day, or one press away from an idea for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from smdesk.core.keydates import KeyDay
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row

#: How many of them show.
MOST = 5
#: Milliseconds of rest before the days that are out of view are read: pages are turned, and news come, several at once.
REST_MS = 500


class Upcoming(Page):
    """`wanted` an idea for one on its day; `asked_new` for the dialog."""

    wanted = Signal(object, object)
    asked_new = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._shown: list[tuple[KeyDay, int]] = []
        self._elsewhere: dict[date, int] = {}  # posts on days out of view, as they were read
        self._age = 0  # how often there were news
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read)
        px = model.ui.theme.px
        self._title = label("overline")
        self.add = button("icon", self.asked_new.emit, size="sm", name="add-key-date")
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(px(8))
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(1, 1)
        self._lines.setColumnMinimumWidth(0, px(44))
        edge = frame("line", "top")
        body = column(row(self._title, None, self.add), spacing=px(2), margins=(px(12), px(8), px(8), px(5)))
        body.addLayout(self._lines)
        edge.layout().addLayout(body)  # type: ignore[union-attr]
        self.setLayout(column(edge, spacing=0))
        model.marks.read.connect(self.refresh)
        model.reread.connect(self._outdate)
        model.changed.connect(self.refresh)
        model.ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def refresh(self) -> None:
        """Other dates, or other posts on their days."""
        model = self._model
        coming = [each for each, _ in self._shown]
        if not coming or model.marks.covers(model.today):
            coming = model.marks.following(model.today, MOST)
        found = [(each, self._count(self._day(each))) for each in coming]
        if found != self._shown:
            self._shown = found
            self._fill()
        if self._unread():
            self._rest.start()

    def _count(self, day: date) -> int:
        """How many posts stand on a day; -1 where that is not known yet."""
        model = self._model
        if model.start <= day < model.end and not model.waiting:
            return len(model.entries_on(day))
        return self._elsewhere.get(day, -1)

    def _unread(self) -> list[date]:
        """The days that are out of view and have not been read since the last news."""
        model, days = self._model, (self._day(each) for each, _ in self._shown)
        return sorted(day for day in days if day not in self._elsewhere and not model.start <= day < model.end)

    def _outdate(self) -> None:
        self._age += 1
        self._elsewhere.clear()
        self._rest.start()

    def _read(self) -> None:
        days, ui, age = self._unread(), self._model.ui, self._age
        if not days:
            return
        client, first, end = ui.scope.client, days[0], days[-1] + timedelta(days=1)

        def take(found: Mapping[date, Sized]) -> None:
            if isValid(self) and age == self._age:
                self._elsewhere |= {day: len(found.get(day, ())) for day in days}
                self.refresh()

        ui.tasks.run(lambda: ui.runtime.calendar.days(first, end, client), take)

    def _day(self, each: KeyDay) -> date:
        """The day of it that comes next."""
        return max(each.day, self._model.today)

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, (each, count) in enumerate(self._shown):
            day = self._day(each)
            when = label("small")
            when.setText(dates.short_date(self._model.ui, day))
            self._lines.addWidget(when, number, 0)
            name = Elided("fact", 60)
            name.setText(daymarks.name(each))
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._lines.addWidget(name, number, 1)
            self._lines.addWidget(self._act(each, day, count), number, 2, Qt.AlignmentFlag.AlignRight)
            self._lines.setRowMinimumHeight(number, self._model.ui.theme.px(28))
        self.setVisible(bool(self._shown))

    def _act(self, each: KeyDay, day: date, count: int) -> QWidget:
        if count > 0:
            made = label("quiet")
            made.setText(f"✓ {count}")
            made.setAccessibleName(self._model.count_words(count))
            made.setToolTip(self._model.count_words(count))
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            return made
        link = self._link(self.tr("+ idea"), partial(self.wanted.emit, each, day))
        link.setAccessibleName(self.tr("Idea for %1").replace("%1", daymarks.name(each)))
        link.setToolTip(link.accessibleName())
        return link

    def _link(self, text: str, act: Callable[[], object]) -> QPushButton:
        made = button("link", act, size="sm")
        made.setText(text.replace("&", "&&"))
        return made

    def _draw(self) -> None:
        self.add.setIcon(icons.icon("plus-bold", self._model.ui.theme, "text.secondary"))
        self.add.setIconSize(QSize(11, 11))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Coming key dates"))
        self.add.setAccessibleName(self.tr("Add key date"))
        self.add.setToolTip(self.tr("Add key date"))
        self._fill()
