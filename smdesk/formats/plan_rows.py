"""The lines of an exported calendar, by day, for every kind of table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from smdesk.core.exchange import own
from smdesk.core.exchange.layouts import HEADINGS
from smdesk.core.exchange.record import DayRecord, Record, to_text

Value = str | date | time


def heading(language: str, more: int = 0) -> list[str]:
    """The names of the columns; `more` columns of smdesk's own follow, for records that fill more than one cell."""
    place = 0 if language == "es" else 1
    return [*(HEADINGS[name][place] for name in own.COLUMNS), *([HEADINGS["data"][place]] * more)]


def rows(records: Sequence[Record], days: Sequence[DayRecord], language: str) -> Iterator[list[Value]]:
    """Posts by their time, those without one last; then key dates. The record is one cell."""
    for record in sorted(records, key=_time):
        cells = own.cells(record, language)
        yield [*(cells[name] for name in own.COLUMNS[:-1]), to_text(record)]
    for day in days:
        told: dict[str, Value] = {
            "date": date.fromisoformat(day.day) if day.day else "",
            "client": day.client,
            "status": own.STATUS["day"][language != "es"],
            "title": day.name,
            "text": day.note,
        }
        yield [*(told.get(name, "") for name in own.COLUMNS[:-1]), to_text(day)]


def _time(record: Record) -> tuple[bool, str, str]:
    wall = record.wall
    return wall is None, wall.local.isoformat() if wall is not None else "", record.code
