"""Letting go on the agenda: another day and the same hour, shown as a line where the post would stand then."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.agendaview import AgendaView
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.dropping import Dropping, Overlay, Target
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Landing, Parcel

#: Pixels at 100 %: near the top and the bottom the list scrolls, by so much a step; how thick a line is.
EDGE, STEP, LINE = 28, 14, 2
#: Milliseconds between two steps.
EVERY_MS = 60


class _Rows(Overlay):
    """The day that takes it and the line between two posts; of a day that takes nothing, the day in grey."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.target is None:
            return
        painter, theme, modes = QPainter(self), self._model.ui.theme, QPainter.CompositionMode
        if self.target.landing.refused:
            painter.setOpacity(0.5)
            for rect in self.target.cells:
                painter.fillRect(rect, theme.color("bg.pressed"))
            return
        painter.setCompositionMode(  # the ground alone: what stands there already is read as before
            modes.CompositionMode_Lighten if theme.mode == "dark" else modes.CompositionMode_Multiply
        )
        for rect in self.target.cells:
            painter.fillRect(rect, theme.color("accent.soft"))
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        for rect in self.target.lines:
            painter.fillRect(rect, theme.color("accent.focus"))


class AgendaDropping(Dropping):
    """On the list: the day of the line under the pointer, whatever the list is sorted by; edges scroll."""

    def __init__(self, view: AgendaView, model: CalendarModel, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__(model, acts, tip, view.viewport())
        self._agenda = view
        self._overlay = _Rows(view.viewport(), model)
        self._edge.setInterval(EVERY_MS)
        self.stepped.connect(self._scroll)

    def target(self, what: Parcel, point: QPoint, *, copy: bool) -> Target | None:
        row = self._row_at(point)
        day = self._agenda.lines.day_of(row)
        if day is None:
            return None
        landing = self.on_day(what, day, copy=copy)
        return Target(landing, self._cells(landing, row), lines=self._lines(landing))

    def _row_at(self, point: QPoint) -> int:
        """The line under a point; what is below the last line belongs to the last day."""
        row = self._agenda.rowAt(point.y())
        return self._agenda.lines.rowCount() - 1 if row < 0 and self._agenda.lines.by_day else row

    def _cells(self, landing: Landing, row: int) -> tuple[QRect, ...]:
        """The lines of the days that it lands on; of a list that is not by day, the one under the pointer."""
        lines = self._agenda.lines
        if not lines.by_day:
            return (self._rect(row, row + 1),)
        days = dict.fromkeys(wall.date() for _, wall in landing.places)
        return tuple(self._rect(*rows) for day in days if (rows := lines.rows_of_day(day)) is not None)

    def _lines(self, landing: Landing) -> tuple[QRect, ...]:
        if landing.refused or not self._agenda.lines.by_day:
            return ()
        leaving = set() if landing.copies else {item.key for item, _ in landing.places}
        rows = [self._agenda.lines.row_before(wall, leaving) for _, wall in landing.places]
        thick = self._model.ui.theme.px(LINE)
        return tuple(
            QRect(0, self._top(row) - thick // 2 - 1, self._view.width(), thick)
            for row in dict.fromkeys(rows)
            if row is not None
        )

    def _rect(self, first: int, end: int) -> QRect:
        top = self._top(first)
        return QRect(0, top, self._view.width(), self._top(end) - top - 1)

    def _top(self, row: int) -> int:
        """Where a row begins on the list, also where it is out of sight or one behind the last."""
        before = self._agenda.rowViewportPosition(row - 1) if row else 0
        return before + self._agenda.rowHeight(row - 1) if row else self._agenda.rowViewportPosition(0)

    def show_target(self, target: Target | None) -> None:
        self._agenda.copying = target is not None and target.landing.copies
        self._overlay.show_target(target)

    def edge(self, point: QPoint) -> int:
        """Near the top it scrolls up, near the bottom down."""
        room = self._model.ui.theme.px(EDGE)
        return -1 if point.y() < room else int(point.y() > self._view.height() - room)

    def _scroll(self, step: int) -> None:
        bar = self._agenda.verticalScrollBar()
        bar.setValue(bar.value() + step * self._model.ui.theme.px(STEP))

    def time_at(self, point: QPoint) -> datetime | None:
        day: date | None = self._agenda.lines.day_of(self._row_at(point))
        return self._model.first_time(day) if day is not None else None

    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        return self._agenda.lines.entry(self._agenda.rowAt(point.y()))
