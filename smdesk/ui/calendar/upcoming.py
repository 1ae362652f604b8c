"""The next key dates, below the ideas: each with what stands on its day, or one press away from an idea for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from smdesk.core.keydates import KeyDay
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row

#: How many of them show.
MOST = 5


class Upcoming(Page):
    """`wanted` an idea for one on its day; `asked_new` for the dialog."""

    wanted = Signal(object, object)
    asked_new = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._shown: list[tuple[KeyDay, int]] = []
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
        model.changed.connect(self.refresh)
        model.ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def refresh(self) -> None:
        """Other dates, or other posts on their days."""
        model = self._model
        if self._shown and not model.marks.covers(model.today):
            return
        found = [(each, self._count(each)) for each in model.marks.following(model.today, MOST)]
        if found != self._shown:
            self._shown = found
            self._fill()

    def _count(self, each: KeyDay) -> int:
        """How many posts stand on its day; -1 where that is out of view."""
        model, day = self._model, self._day(each)
        return len(model.entries_on(day)) if model.start <= day < model.end and not model.waiting else -1

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
