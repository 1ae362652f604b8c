"""Key dates on a month of a client's pages, as quiet as in the calendar: the first of a day, and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from smdesk.core import keydates
from smdesk.core.keydates import KeyDay
from smdesk.reports.speech import Speech
from smdesk.services.plan.keydates import KeyDatesService


def of_months(
    service: KeyDatesService, months: Iterable[tuple[int, int]], clients: Iterable[int] | None, language: str
) -> dict[date, tuple[KeyDay, ...]]:
    """What the calendar shows in these months for these clients (None: all), by day. Slow when it is asked first:
    holidays are read from their library.
    """
    found: dict[date, dict[tuple[str, str], KeyDay]] = {}
    for year, month in months:
        first = date(year, month, 1)
        end = (first + timedelta(days=31)).replace(day=1)
        for client in sorted(clients) if clients is not None else (None,):
            for day, dates in service.by_day(first, end, client, language).items():
                for each in dates:
                    found.setdefault(day, {}).setdefault((each.name, each.kind), each)
    return {day: tuple(dates.values()) for day, dates in found.items()}


def marked(days: Mapping[date, Sequence[KeyDay]], year: int, month: int, speech: Speech) -> dict[int, str]:
    """The words for each day of a month that has any."""
    told = {}
    for day, dates in days.items():
        if (day.year, day.month) == (year, month) and dates:
            more = f" +{len(dates) - 1}" if len(dates) > 1 else ""
            told[day.day] = _name(dates[0], speech) + more
    return told


def _name(each: KeyDay, speech: Speech) -> str:
    if each.kind == "clocks":
        return speech.say("calendar.clock_change")
    if not each.name:
        return speech.say("calendar.no_post_day")
    return keydates.short(each.name) if each.kind == "world" else each.name
