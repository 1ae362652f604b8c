"""Calendars of other programs as a table: one line an event, with its zone as far as it is one that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from smdesk.core.checks.base import Finding
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import own
from smdesk.core.exchange.drafts import hint, warning
from smdesk.core.exchange.record import DayRecord, Record, from_letters, to_text
from smdesk.core.exchange.table import MOST_LINES, Cell, Line, Table
from smdesk.core.zones import known
from smdesk.formats.csv_in import encoding_of, unreadable

MOST_BYTES = 64 * 1024 * 1024
HEADERS = (
    "date",
    "hour",
    "zone",
    "title",
    "text",
    "link",
    "channels",
    "pillar",
    "status",
    "recurrence",
    "code",
    "data",
)
_DATA = "X-SMDESK-DATA"


def read(file: Path) -> Table:
    """The events and tasks of a calendar.

    Raises:
        InvalidInput: `file_unreadable`, `file_too_large`, `calendar_damaged` (`path`), `file_no_lines`,
            `file_too_many_lines`.
    """
    from icalendar import Calendar  # 0.2 s, when somebody brings a calendar

    try:
        if file.stat().st_size > MOST_BYTES:
            raise InvalidInput("file_too_large", path=str(file), size=file.stat().st_size, limit=MOST_BYTES)
        data = file.read_bytes()
    except OSError as error:
        raise unreadable(file, error) from error
    try:
        text = data.decode(encoding_of(data), "replace").replace("\x00", "")
        calendars: list[Any] = list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise InvalidInput("calendar_damaged", path=str(file)) from error
    lines = tuple(_lines(calendars))
    if not lines:
        raise InvalidInput("file_no_lines", path=str(file))
    return Table(HEADERS, lines, "ics", {"path": str(file)})


def _lines(calendars: list[Any]) -> Iterator[Line]:
    number = 0
    for calendar in calendars:
        for event in calendar.walk():
            if event.name not in {"VEVENT", "VTODO"}:
                continue
            number += 1
            if number > MOST_LINES:
                raise InvalidInput("file_too_many_lines", limit=MOST_LINES, columns=len(HEADERS))
            found: list[Finding] = []
            cells = _own(event, found) if _text(event, _DATA) else _cells(event, found)
            yield Line(number, tuple(cells.get(name) for name in HEADERS), tuple(found))


def _text(event: Any, name: str) -> str:
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if value is not None else ""


def _cells(event: Any, found: list[Finding]) -> dict[str, Cell]:
    """An event of another program. One that takes whole days is an idea for its first day."""
    cells = _when(event, "DTSTART" if event.get("DTSTART") is not None else "DUE", found)
    if isinstance(cells.get("date"), date) and not isinstance(cells["date"], datetime) and "hour" not in cells:
        found.append(hint("row_all_day", "hour"))
        cells["status"] = "idea"
    if _text(event, "STATUS").upper() == "CANCELLED":
        found.append(warning("row_cancelled", "status"))
    left = (name for name in ("EXDATE", "RDATE") if event.get(name) is not None)
    found.extend(warning("row_dates_left", "recurrence", name=name) for name in left)
    rule = event.get("RRULE")
    code = _text(event, "UID")
    if event.get("RECURRENCE-ID") is not None:
        code = f"{code}/{event['RECURRENCE-ID'].to_ical().decode('ascii', 'replace')}"
    return {
        **cells,
        "title": _text(event, "SUMMARY"),
        "text": _text(event, "DESCRIPTION") or _text(event, "SUMMARY"),
        "link": _text(event, "URL"),
        "pillar": _categories(event),
        "recurrence": rule.to_ical().decode("ascii", "replace") if hasattr(rule, "to_ical") else "",
        "code": code,
    }


def _categories(event: Any) -> str:
    value = event.get("CATEGORIES")
    first = value[0] if isinstance(value, list) and value else value
    names = getattr(first, "cats", None) if not isinstance(first, str) else None  # else it could not be read
    return str(names[0]) if names else ""


def _when(event: Any, name: str, found: list[Finding]) -> dict[str, Cell]:
    """Day, hour and zone. A zone that is described in the file and not one that there is gives an instant; what is no
    day at all stays as it was written, to be told beside its row.
    """
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    if isinstance(value, str):  # the library's own kind for what it could not read: asked for a day, it raises
        return {"date": str(value)}
    if value is None or not hasattr(value, "dt"):
        return {}
    moment = value.dt
    if not isinstance(moment, datetime):
        return {"date": moment} if isinstance(moment, date) else {}
    named = str(value.params.get("TZID", "")) if hasattr(value, "params") else ""
    key = str(getattr(moment.tzinfo, "key", "") or "")
    local: dict[str, Cell] = {"date": moment.date(), "hour": moment.time().replace(tzinfo=None, microsecond=0)}
    if moment.tzinfo is None:
        return {**local, "zone": named} if named else local  # without one it floats: the client's own
    if key in known() and key != "UTC":
        return {**local, "zone": key}
    return {"date": moment}


def _own(event: Any, found: list[Finding]) -> dict[str, Cell]:
    """An event that smdesk wrote; what has been changed in the other calendar since holds."""
    record = from_letters(_text(event, _DATA))
    cells = _when(event, "DTSTART", found)
    if isinstance(record, DayRecord):
        return {"data": to_text(_moved(record, event, cells))}
    if record is None:
        return {**_cells(event, found), "data": "?"}
    told = own.cells(record, "en")
    mine: dict[str, Cell] = {name: told[name] for name in HEADERS if name in told}
    wall = record.wall
    for name in ("date", "hour", "zone"):
        if name in cells:
            mine[name] = cells[name]
    if isinstance(cells.get("date"), datetime):  # an instant: the other program has its own idea of the zone
        mine["hour"] = mine["zone"] = None
        if wall is not None and _instant(cells["date"]) == _instant_of(record):
            mine |= {"date": wall.local.date(), "hour": wall.local.time(), "zone": wall.zone}
    if _plain(_text(event, "SUMMARY")) != _plain(own.summary(record)):
        mine["title"] = _text(event, "SUMMARY")
    if _plain(_text(event, "DESCRIPTION")) not in {_plain(own.description(record, each)) for each in own.LANGUAGES}:
        mine["text"] = _text(event, "DESCRIPTION")
    rule = event.get("RRULE")
    if rule is None and wall is not None:
        mine["recurrence"] = ""
    return {**mine, "data": to_text(record), "code": record.code}


def _moved(day: DayRecord, event: Any, cells: dict[str, Cell]) -> DayRecord:
    first = cells.get("date")
    if not isinstance(first, date) or isinstance(first, datetime) or not day.day or first.isoformat() == day.day:
        return day
    moved: timedelta = first - date.fromisoformat(day.day)
    until = (date.fromisoformat(day.until) + moved).isoformat() if day.until else ""
    return replace(day, day=first.isoformat(), until=until)


def _instant(cell: Cell) -> datetime | None:
    return cell if isinstance(cell, datetime) and cell.tzinfo is not None else None


def _instant_of(record: Record) -> datetime | None:
    from smdesk.core.walltime import resolve

    return resolve(record.wall).instant if record.wall is not None else None


def _plain(text: str) -> str:
    return " ".join(text.split())
