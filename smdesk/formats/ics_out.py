"""Calendars for other programs (RFC 5545): posts as events, ideas as tasks, key dates as days, and all of it for us."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from smdesk.core.exchange import own, rrule
from smdesk.core.exchange.record import DayRecord, Record, to_letters
from smdesk.core.zones import zone

#: Minutes that a post takes in a calendar, so that it can be seen there.
LENGTH = timedelta(minutes=15)
DATA = "X-SMDESK-DATA"
_CONFIRMED = {"scheduled", "published", "approved"}


def write(
    records: Sequence[Record], days: Sequence[DayRecord], now: datetime, *, name: str = "smdesk", language: str = "en"
) -> bytes:  # fmt: skip
    """The calendar as a file. `now` is aware, UTC."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//smdesk//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for record in records:
        calendar.add_component(_post(icalendar, record, now, language))
    for number, day in enumerate(days):
        if day.day and day.kind != "hidden":
            calendar.add_component(_day(icalendar, day, number, now))
        else:
            _task(icalendar, calendar, day, number, now)
    walls = [record.wall for record in records if record.wall is not None]
    if walls:
        years = sorted({wall.local.year for wall in walls})
        calendar.add_missing_timezones(first_date=date(years[0] - 1, 1, 1), last_date=date(years[-1] + 3, 1, 1))
    data: bytes = calendar.to_ical()
    return data


def _post(icalendar: Any, record: Record, now: datetime, language: str) -> Any:
    wall = record.wall
    made = icalendar.Event() if wall is not None else icalendar.Todo()
    made.add("uid", record.code or f"{zlib.crc32(to_letters(record).encode()):08x}@smdesk")
    made.add("dtstamp", now)
    made.add("summary", own.summary(record))
    made.add("description", own.description(record, language))
    if wall is not None:
        start = wall.local.replace(tzinfo=zone(wall.zone))
        made.add("dtstart", start)
        made.add("dtend", start + LENGTH)
        made.add("transp", "TRANSPARENT")
        made.add("status", "CONFIRMED" if own.status_of(record) in _CONFIRMED else "TENTATIVE")
    rule = rrule.write(record.recurrence)
    if rule and wall is not None:
        made.add("rrule", icalendar.vRecur.from_ical(rule))
    if record.pillar is not None:
        made.add("categories", [record.pillar.name])
    link = next((part.link for part in record.base.parts if part.link), "")
    if link:
        made.add("url", link)
    made.add("x-smdesk-status", own.status_of(record))
    made.add("x-smdesk-client", record.client)
    made.add(DATA, to_letters(record))
    return made


def _day(icalendar: Any, day: DayRecord, number: int, now: datetime) -> Any:
    made = icalendar.Event()
    first = date.fromisoformat(day.day)
    last = date.fromisoformat(day.until) if day.until else first
    made.add("uid", f"keydate-{day.day}-{number}@smdesk")
    made.add("dtstamp", now)
    made.add("summary", day.name or "–")
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    if day.note:
        made.add("description", day.note)
    if day.yearly:
        made.add("rrule", {"freq": "yearly"})
    made.add(DATA, to_letters(day))
    return made


def _task(icalendar: Any, calendar: Any, day: DayRecord, number: int, now: datetime) -> None:
    """What is hidden of the days that smdesk brings along has no day of its own."""
    made = icalendar.Todo()
    made.add("uid", f"hidden-{number}@smdesk")
    made.add("dtstamp", now)
    made.add("summary", day.name or day.ref)
    made.add("status", "CANCELLED")
    made.add(DATA, to_letters(day))
    calendar.add_component(made)
