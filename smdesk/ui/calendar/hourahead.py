"""Where the posts of days stand on the sheet of hours: kept, and worked out ahead for days that may be turned to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.hoursheet import Bundle, Card, Sheet

#: Days that are kept: the week in view, one before and one after it, and some that were in view.
KEPT = 35

Layout = tuple[list[Card], list[Bundle]]


class DayLayouts:
    """Layouts of days by date, for sheets of the same measures; one of other posts is worked out anew."""

    def __init__(self) -> None:
        self._measures: object = None
        self._kept: dict[date, tuple[Sequence[CalendarEntry], int, Layout]] = {}

    def of(self, sheet: Sheet, number: int, day: date, entries: Sequence[CalendarEntry]) -> Layout:
        """The layout of a day in a column; `entries` are by time."""
        if sheet.measures != self._measures:
            self._measures, self._kept = sheet.measures, {}
        kept = self._kept.get(day)
        if kept is not None and kept[0] is entries and kept[1] == number:
            return kept[2]
        made = sheet.place(number, entries)
        self._kept.pop(day, None)  # so that it counts as the newest
        self._kept[day] = (entries, number, made)
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return made

    def forget(self) -> None:
        """Nobody looks: it is soon made again."""
        self._kept.clear()
