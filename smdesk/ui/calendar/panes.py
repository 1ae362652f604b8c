"""The ways to look, made when they are first looked at: the month, the sheet of hours for week and day, the agenda."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.services.calendar.marks import Span
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.agenda import Agenda
from smdesk.ui.calendar.agendadropping import AgendaDropping
from smdesk.ui.calendar.carrying import carry_from, carry_from_agenda, carry_from_hours
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.dropping import HourDropping, MonthDropping
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.thumbs import Thumbs


class Panes(QObject):
    """What all views ask for, whichever shows: `opened`, `peeked`, `wanted_new` at a wall time, `menu`, `more` of a
    day, `turned` by periods, `went` to a day, `day_wanted` alone, `asked` for a place.
    """

    opened = Signal(object)
    peeked = Signal(object, QRect)
    wanted_new = Signal(object)
    menu = Signal(object, object, QPoint)
    more = Signal(object, QRect)
    turned = Signal(int)
    went = Signal(object)
    day_wanted = Signal(object)
    asked = Signal(object)

    def __init__(self, model: CalendarModel, thumbs: Thumbs, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__(tip.parent())
        self._model, self._thumbs, self._acts, self._tip = model, thumbs, acts, tip
        self.stack = QStackedWidget()
        self.chips = Chips(model, thumbs)
        self.month = MonthView(model, self.chips)
        self.view = View.MONTH
        self._going: date | None = None  # where the list goes once it has come
        model.arrived.connect(self._arrived)
        self._good = True
        self._hours: HourGrid | None = None
        self._agenda: Agenda | None = None
        self.stack.addWidget(self.month)
        month = self.month
        month.opened.connect(self.opened)
        month.peeked.connect(self.peeked)
        month.wanted_new.connect(self.wanted_new)
        month.menu.connect(self.menu)
        month.more.connect(self.more)
        month.spanned.connect(self._open_span)
        month.turned.connect(self.turned)
        month.went.connect(self.went)
        month.nudged.connect(acts.nudge)
        month.dragged.connect(self.carry)
        thumbs.came.connect(month.picture_came)
        MonthDropping(month, acts, tip).asked.connect(self.asked)

    def carry(self, entry: CalendarEntry, grip: QPoint) -> None:
        """Take a post of the month up, wherever it was gripped."""
        carry_from(self.month, entry, grip)

    # -- making -------------------------------------------------------------------------------------------------

    @property
    def hours(self) -> HourGrid:
        """The sheet of hours."""
        if self._hours is None:
            made = self._hours = HourGrid(self._model.ui, self._model, self._thumbs)
            made.show_slots, made.show_good = self.month.show_slots, self._good
            made.opened.connect(self.opened)
            made.peeked.connect(self.peeked)
            made.new_at.connect(self.wanted_new)
            made.menu_at.connect(self._menu_at)
            made.turned.connect(self.turned)
            made.day_wanted.connect(self.day_wanted)
            made.head.spanned.connect(self._open_span)
            made.moved.connect(self._acts.move)
            made.dragged.connect(lambda entry, grip: carry_from_hours(made, self._model, entry, grip))
            HourDropping(made, self._model, self._acts, self._tip).asked.connect(self.asked)
            self.stack.addWidget(made)
        return self._hours

    def show_slots(self, *, on: bool) -> None:
        """Free slots in the month and on the sheet of hours, or none."""
        self.month.show_slots = on
        if self._hours is not None:
            self._hours.show_slots = on
            self._hours.rebuild()

    def show_good(self, *, on: bool) -> None:
        """Good times on the sheet of hours, or none."""
        self._good = on
        if self._hours is not None:
            self._hours.show_good = on

    @property
    def agenda(self) -> Agenda:
        """The list."""
        if self._agenda is None:
            made = self._agenda = Agenda(self._model)
            made.view.opened.connect(self.opened)
            made.view.peeked.connect(self.peeked)
            made.view.menu_at.connect(self._menu_at)
            made.view.dragged.connect(lambda entry: carry_from_agenda(made.view, self._model, self.chips, entry))
            AgendaDropping(made.view, self._model, self._acts, self._tip).asked.connect(self.asked)
            made.new_wanted.connect(lambda: self.wanted_new.emit(self.first_time(self._model.today)))
            self.stack.addWidget(made)
        return self._agenda

    def _open_span(self, span: Span) -> None:
        self.asked.emit(daymarks.place(span))

    def _menu_at(self, entry: CalendarEntry | None, wall: datetime, at: QPoint) -> None:
        self.menu.emit(entry, wall.date(), at)

    # -- showing ------------------------------------------------------------------------------------------------

    def show(self, view: View, day: date) -> None:
        """Show a view of a day; the model has been told to load it."""
        if self._agenda is not None and (self.view is View.AGENDA) != (view is View.AGENDA):
            self._wake_agenda(on=view is View.AGENDA)
        self.view = view
        self._going = day if self._model.waiting else None
        if view is View.MONTH:
            self.month.show_month(day)
        elif view is View.AGENDA:
            self.agenda.view.go(day)
        else:
            self.hours.show_days(self._model.start, (self._model.end - self._model.start).days, day)
        self.stack.setCurrentWidget(self.current)

    def _arrived(self) -> None:
        day, self._going = self._going, None
        if day is not None and self.view is View.AGENDA:
            self.agenda.view.go(day)
        elif day is not None and self.view is not View.MONTH and self.hours.spot.entry is None:
            self.hours.go(day)

    def _wake_agenda(self, *, on: bool) -> None:
        """A list that nobody sees is not built anew at every change."""
        model, rebuild = self._model, self.agenda.view.rebuild
        for news in (model.changed, model.sifted, model.marked):
            if on:
                news.connect(rebuild)
            else:
                news.disconnect(rebuild)
        if on:
            rebuild()

    @property
    def current(self) -> QWidget:
        """The view that shows."""
        if self.view is View.MONTH:
            return self.month
        return self.agenda if self.view is View.AGENDA else self.hours

    @property
    def keys(self) -> QWidget:
        """The widget of it that has the keyboard."""
        return self.agenda.view if self.view is View.AGENDA else self.current

    @property
    def day(self) -> date:
        """The day that the keyboard is on."""
        if self.view is View.MONTH:
            return self.month.day
        if self.view is View.AGENDA:
            entry = self.agenda.view.current
            return entry.wall.date() if entry is not None else self._model.today
        return self.hours.spot.day

    @property
    def entry(self) -> CalendarEntry | None:
        """The post that the keyboard is on."""
        if self.view is View.MONTH:
            return self.month.current()
        return self.agenda.view.current if self.view is View.AGENDA else self.hours.current

    def first_time(self, day: date) -> datetime:
        """When a new post of a day would go out."""
        if self.view in (View.WEEK, View.DAY) and self.hours.spot.day == day:
            return self.hours.spot.wall
        return self._model.first_time(day)

    def peek(self) -> None:
        """Look at the post that the keyboard is on."""
        if self.view is View.MONTH:
            self.month.peek()
        elif self.view is View.AGENDA:
            self.agenda.view.peek()
        else:
            self.hours.peek()
