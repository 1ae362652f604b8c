"""What the calendar shows: one query for the span in view, which all four views, the meter and the tray read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum, auto
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.events import (
    CampaignsChanged,
    ChannelsChanged,
    ClientsChanged,
    ContestsChanged,
    Event,
    MediaChanged,
    PlanChanged,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.core.walltime import in_zone
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.views import ChannelView, PillarView
from smdesk.services.zone import computer_zone
from smdesk.ui.calendar import freeslots, periods
from smdesk.ui.calendar.days import Days, Span
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.marks import Marks
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui

#: Milliseconds in which news is gathered before the span is read again.
SOON_MS = 30
_MARKED = (PlanChanged, ClientsChanged, CampaignsChanged, ContestsChanged)
_HEARD = (
    CampaignsChanged,
    ContestsChanged,
    PostsChanged,
    PublicationsChanged,
    ClientsChanged,
    ChannelsChanged,
    PlanChanged,
    MediaChanged,
)


class EntryKey(NamedTuple):
    """Which entry, across reads of the database."""

    post_id: int
    occurrence: int
    wall: datetime


class Selecting(Enum):
    """What choosing does with what is chosen already."""

    SET = auto()
    ADD = auto()
    TOGGLE = auto()


def key(entry: CalendarEntry) -> EntryKey:
    """The entry's key."""
    return EntryKey(entry.post_id, entry.occurrence, entry.wall)


def status(entry: CalendarEntry) -> str:
    """The status that is drawn, by its name in the tokens: of the publications, else of the stage."""
    return entry.drawn.value


def headline(entry: CalendarEntry) -> str:
    """The title, else the start of the text in one line."""
    return entry.title or " ".join(entry.text.split())


class CalendarModel(QObject):
    """`changed`: other entries or another span. `sifted`: other filters. `arrived`: all of the span is in memory; after
    `changed`. `reread`: the database may hold something else, so what does not depend on the span is to be read again
    too. `beside`: more of what `around` tells is in memory. `selection_changed`: other chosen ones. `marked`: other
    key dates or campaigns in view. `begins`: weeks begin with another day than before.
    """

    changed = Signal()
    sifted = Signal()
    arrived = Signal()
    reread = Signal()
    beside = Signal()
    selection_changed = Signal()
    marked = Signal()
    begins = Signal()

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.selected: frozenset[EntryKey] = frozenset()
        self.start = self.end = date.min
        self.channels: dict[int, ChannelView] = {}
        self.pillars: dict[int, PillarView] = {}
        self._first: int | None = None
        self._filters = Filters()
        self._left_out = self._filters.test()
        self._days = Days(ui, self, self._looked_at)
        self._days.came.connect(self._arrived)
        self._days.came_beside.connect(self.beside)
        self.marks = Marks(ui, self, self._looked_at)
        self.marks.changed.connect(self._marked)
        self._entries: tuple[CalendarEntry, ...] | None = None
        self._by_key: dict[date, dict[EntryKey, CalendarEntry]] = {}  # of the days that were asked for
        self._free: dict[date, tuple[FreeSlot, ...]] = {}
        self.expected: frozenset[EntryKey] = frozenset()  # what the next reading will choose
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._reload_shown)
        self.reload()
        ui.bridge.heard.connect(self._hear)
        ui.scope.changed.connect(self._other_client)

    # -- time ---------------------------------------------------------------------------------------------------

    @property
    def zone(self) -> str:
        """The zone whose day is today: the client's, or this computer's when all clients show."""
        client = self.ui.scope.client
        if client is not None:
            for each in self.channels.values():
                if each.client_id == client and each.zone:
                    return each.zone
            return self.ui.runtime.clients.show(client).zone
        return computer_zone()

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.now_local(self.zone).date()

    def now_local(self, zone: str) -> datetime:
        """What the clocks of a zone show now; naive."""
        return in_zone(self.ui.now(), zone).replace(tzinfo=None, fold=0)

    @property
    def first_weekday(self) -> int:
        """The weekday that a week begins with; Monday 0."""
        if self._first is None:
            self._first = dates.first_weekday(self.ui)
        return self._first

    def range_of(self, view: View, day: date) -> tuple[date, date]:
        """The first day that a view of this day shows, and the day after its last."""
        return periods.span(view, day, self.first_weekday)

    # -- reading ------------------------------------------------------------------------------------------------

    def load(self, start_day: date, end_day: date, beside: Sequence[Span] = ()) -> None:
        """Show the days from the first up to, but not, the second; `beside` are spans that may be wanted next.

        What is not in memory fills in later: then `waiting` until `arrived`.
        """
        if (start_day, end_day) != (self.start, self.end):
            self.start, self.end = start_day, end_day
            self._empty()
            self.marks.show(start_day, end_day)
            self._days.show((start_day, end_day), beside)
            if self.waiting:
                self.changed.emit()

    @property
    def waiting(self) -> bool:
        """True while days of the span have not been read yet."""
        return self._days.waiting

    @property
    def reading(self) -> bool:
        """True while days in view or beside them are being read, or are about to be."""
        return self._days.reading

    def reload(self) -> None:
        """Read everything again."""
        self._soon.stop()
        runtime, client = self.ui.runtime, self.ui.scope.client
        self.channels = {each.id: each for each in runtime.channels.listing(client=client)}
        self.pillars = {each.id: each for each in runtime.pillars.list(client)}
        self._days.read_again()
        self.reread.emit()

    def rest(self) -> None:
        """Another page shows: keep no more than what is in view."""
        self._days.rest()

    def wake(self) -> None:
        """The calendar shows again: what lies beside will be read."""
        self._days.wake()
        self.marks.wake()

    def _reload_shown(self) -> None:
        """Behind another page nothing is read: the page does so when it is shown again."""
        if self._looked_at():
            self.reload()

    def _looked_at(self) -> bool:
        page = self.parent()
        return not (isinstance(page, QWidget) and page.parentWidget() is not None and page.isHidden())

    def _arrived(self) -> None:
        self._empty()
        wanted, self.expected = self.expected or self.selected, frozenset()
        found = {each for each in wanted if self.entry(each) is not None}
        moved = {(each.post_id, each.occurrence) for each in wanted - found}  # undone meanwhile: they stand elsewhere
        if moved:
            found |= {key(each) for each in self.all_entries() if (each.post_id, each.occurrence) in moved}
        self._choose(frozenset(found))
        self.changed.emit()
        self.arrived.emit()

    def _marked(self) -> None:
        self._free = {}
        self.marked.emit()

    def _empty(self) -> None:
        """What was worked out from the entries is worked out anew."""
        self._entries = None
        self._by_key, self._free = {}, {}

    def entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What stands on a day of its own client's calendar, by time."""
        return self._days.on(day) if self.start <= day < self.end else ()

    def around(self, day: date) -> tuple[CalendarEntry, ...]:
        """What stands on a day in view or beside it, as far as it is in memory."""
        return self._days.on(day)

    def knows(self, span: Span) -> bool:
        """Whether all of a span in view or beside it is in memory."""
        return self._days.knows(span)

    def all_entries(self) -> tuple[CalendarEntry, ...]:
        """Everything in the span, by time."""
        if self._entries is None:
            self._entries = tuple(chain.from_iterable(map(self._days.on, self.days())))
        return self._entries

    def days(self) -> list[date]:
        """The days of the span."""
        return [self.start + timedelta(days=ahead) for ahead in range((self.end - self.start).days)]

    def entry(self, which: EntryKey) -> CalendarEntry | None:
        """One entry of the span."""
        day = which.wall.date()
        if day not in self._by_key:
            self._by_key[day] = {key(each): each for each in self.entries_on(day)}
        return self._by_key[day].get(which)

    # -- choosing -----------------------------------------------------------------------------------------------

    def select(self, keys: Iterable[EntryKey], mode: Selecting = Selecting.SET) -> None:
        """Choose entries."""
        given = frozenset(each for each in keys if self.entry(each) is not None)
        if mode is Selecting.ADD:
            given |= self.selected
        elif mode is Selecting.TOGGLE:
            given ^= self.selected
        self._choose(given)

    def expect(self, keys: Iterable[EntryKey]) -> None:
        """Choose these at the next reading: where what is being moved will stand."""
        self.expected = frozenset(keys)

    def chosen(self) -> tuple[CalendarEntry, ...]:
        """The chosen entries, by time."""
        return tuple(each for each in self.all_entries() if key(each) in self.selected)

    def _choose(self, keys: frozenset[EntryKey]) -> None:
        if keys != self.selected:
            self.selected = keys
            self.selection_changed.emit()

    # -- filters ------------------------------------------------------------------------------------------------

    @property
    def filters(self) -> Filters:
        """What is looked for."""
        return self._filters

    @filters.setter
    def filters(self, given: Filters) -> None:
        if given != self._filters:
            self._filters, self._left_out = given, given.test()
            self.sifted.emit()

    def dim(self, entry: CalendarEntry) -> bool:
        """True for what the filters leave out."""
        return self._left_out(entry)

    def fitting(self) -> int:
        """How many entries the filters leave."""
        entries = self.all_entries()
        return len(entries) - sum(map(self._left_out, entries))

    def count_words(self, posts: int) -> str:
        """`2 posts`."""
        return self.tr("%n post(s)", "", posts)

    def free_words(self, slots: int) -> str:
        """`1 free slot`."""
        return self.tr("%n free slot(s)", "", slots)

    def clients_in_view(self) -> tuple[int, ...]:
        """The chosen client; else those that have channels."""
        client = self.ui.scope.client
        return (client,) if client is not None else tuple(sorted({each.client_id for each in self.channels.values()}))

    # -- slots --------------------------------------------------------------------------------------------------

    def free_slots(self, day: date) -> tuple[FreeSlot, ...]:
        """The free weekly times of a day to come; with all clients in view there are too many to help, so none."""
        if self.ui.scope.client is None or self.waiting:
            return ()
        if day not in self._free:
            self._free[day] = self._free_on(day)
        return self._free[day]

    def free_around(self, day: date) -> tuple[FreeSlot, ...]:
        """The same of a day beside those in view, as far as it is in memory."""
        return self._free_on(day) if self.ui.scope.client is not None else ()

    def _free_on(self, day: date) -> tuple[FreeSlot, ...]:
        if self.marks.quiet(day) is not None:
            return ()
        client, zone = self.ui.scope.client or 0, self.zone
        return freeslots.on(day, self._days.on(day), self.channels.values(), client, zone, self.ui.now())

    def first_time(self, day: date) -> datetime:
        """When a new post of a day would go out: its next free slot, else the usual time, else the next full hour."""
        free = self.free_slots(day)
        if free:
            return free[0].wall
        usual, now = datetime.combine(day, dates.usual_time(self.ui)), self.now_local(self.zone)
        if usual > now:
            return usual
        following = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        return following if following.date() == day else usual

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        week = isinstance(event, SettingsChanged) and "calendar.week_start" in event.fields
        if week:
            self._begin_anew()
        if isinstance(event, _HEARD) or week:
            self._days.outdate()
            if isinstance(event, _MARKED):
                self.marks.outdate()
            if not self._soon.isActive():
                self._soon.start()

    def _other_client(self) -> None:
        self._filters = Filters(statuses=self._filters.statuses, text=self._filters.text)
        self._left_out = self._filters.test()
        self._days.forget()
        self.marks.forget()
        self.reload()
        if self.waiting:
            self._empty()
            self.changed.emit()  # never the posts of another client
        self._begin_anew()

    def _begin_anew(self) -> None:
        before, self._first = self._first, None
        if before is not None and self.first_weekday != before:
            self.begins.emit()
