"""Where the arrow keys are among the hours: a day and a minute of it, or a post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.hourlayout import Stop
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key

#: Where the cursor goes on a day without posts: minutes since midnight.
MORNING, EVENING = 8 * 60, 22 * 60


class Cursor:
    """Moves by itself on one day; the widget decides which days there are."""

    def __init__(self, model: CalendarModel) -> None:
        self._model = model
        self.day = date.min
        self.minute = MORNING
        self.which: EntryKey | None = None

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """The posts of its day."""
        return self._model.entries_on(self.day)

    @property
    def entry(self) -> CalendarEntry | None:
        """The post it is on; None on an empty place."""
        found = self._model.entry(self.which) if self.which is not None else None
        return found if found is not None and found.wall.date() == self.day else None

    @property
    def wall(self) -> datetime:
        """The time it is at."""
        entry = self.entry
        return entry.wall if entry is not None else hourlayout.at(self.day, self.minute)

    def to_entry(self, entry: CalendarEntry) -> None:
        """Go to a post."""
        self.day, self.minute, self.which = entry.wall.date(), int(hourlayout.minute_of(entry.wall)), key(entry)

    def to_time(self, wall: datetime) -> None:
        """Go to a minute, on no post."""
        self.day, self.minute, self.which = wall.date(), int(hourlayout.minute_of(wall)), None

    # -- keys ---------------------------------------------------------------------------------------------------

    def up_down(self, steps: int) -> bool:
        """To the stop before or after; False at the ends of the day."""
        found = self._stops()
        here = self._here(found)
        there = min(len(found) - 1, max(0, here + steps))
        self._stop(found[there])
        return there != here

    def to_day(self, day: date) -> None:
        """The same time on another day: the post that begins within the quarter, else the empty place."""
        minute = int(hourlayout.minute_of(self.wall))
        self.day = day
        self._stop(hourlayout.stop_near(self._minutes(), minute))
        self.minute = minute if self.which is None else self.minute

    def end_of_day(self, *, last: bool) -> None:
        """The first or last post of the day; the morning or evening where there is none."""
        entries = self.entries
        if entries:
            self.to_entry(entries[-1 if last else 0])
        else:
            self.to_time(hourlayout.at(self.day, EVENING if last else MORNING))

    def _stops(self) -> Sequence[Stop]:
        return hourlayout.stops(self._minutes())

    def _minutes(self) -> list[float]:
        return [hourlayout.minute_of(entry.wall) for entry in self.entries]

    def _here(self, found: Sequence[Stop]) -> int:
        entry = self.entry
        if entry is not None:
            place = self.entries.index(entry)
            return next(number for number, stop in enumerate(found) if stop.place == place)
        return hourlayout.nearest(found, self.minute)

    def _stop(self, stop: Stop) -> None:
        if stop.place is None:
            self.minute, self.which = stop.minute, None
        else:
            self.to_entry(self.entries[stop.place])
