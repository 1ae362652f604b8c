"""The cells of one line by what they hold, with what spreadsheets did to them found and, where asked for, put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import datetime, time
from functools import lru_cache

from smdesk.core.checks.base import Finding
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import damage, days
from smdesk.core.exchange.drafts import Options, error, warning
from smdesk.core.exchange.table import Cell, Line, text_of
from smdesk.core.exchange.world import ClientFacts
from smdesk.core.records import dataclass
from smdesk.core.walltime import Gap, Resolved, WallTime, from_utc, resolve
from smdesk.core.zones import known, near
from smdesk.core.zones import zone as find_zone

#: Between several things in one cell; commas and semicolons only where no address can have them.
_LIST = re.compile(r"\s*(?:\n|\|)\s*")
_LOOSE = re.compile(r"\s*(?:[\n|;]|,(?=\s*(?:https?://|[^,\s]+\.\w{3,4}\b)))\s*")
_NAMES = re.compile(r"\s*[\n;,|]\s*")
_TRUE = {"true", "1", "x", "yes", "y", "si", "sí", "verdadero", "✓", "✔", "on"}
#: In these a rounded number or a broken formula is a loss; elsewhere nobody looks at it.
_LOOKED_AT = {"text", "title", "link", "media", "alt", "first_comment", "channels", "code", "pillar", "client"}


@dataclass(slots=False)
class Values:
    """One line. Several columns may hold media, and their texts."""

    line: Line
    cells: dict[str, Cell] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)  # the cells of media, and of their texts, as they stand
    ticks: dict[str, bool] = field(default_factory=dict)  # network → ticked
    formats: dict[str, str] = field(default_factory=dict)
    settings: dict[str, dict[str, str]] = field(default_factory=dict)  # network → option → value
    findings: list[Finding] = field(default_factory=list)
    columns: frozenset[str] = frozenset()  # what the file has columns for, also where this line is silent
    wish: bool = False  # it was meant to go out at its time

    def text(self, name: str) -> str:
        """A cell as text; "" for none."""
        return text_of(self.cells.get(name))

    def has(self, name: str) -> bool:
        """True when the line says something there."""
        return bool(self.text(name))


def take(line: Line, fields: Sequence[str], options: Options, *, guarded: bool) -> Values:
    """The cells of a line. `guarded`: apostrophes that smdesk put before what looks like a formula are taken off."""
    found = Values(line, findings=list(line.findings), columns=frozenset(fields))
    data: list[str] = []
    for name, cell in zip(fields, line.cells, strict=False):
        if not name:
            continue
        cell = _sound(found, name, cell, options, guarded=guarded)
        text = text_of(cell)
        kind, _, rest = name.partition(":")
        if kind == "on":
            found.ticks[rest] = text.casefold() in _TRUE
        elif kind == "format" and text:
            found.formats[rest] = text.casefold()
        elif kind == "option" and text:
            network, _, option = rest.partition(".")
            found.settings.setdefault(network, {})[option] = text
        elif name == "media":
            found.raw.setdefault(name, text)
            found.media += _split(text, _LOOSE)
        elif name == "alt":
            found.raw.setdefault(name, text)
            found.alts += _LIST.split(text) if text else [""]
        elif name == "data":
            data.append(text)
        elif text or cell is not None:
            found.cells.setdefault(name, cell)
    if any(data):
        found.cells["data"] = "".join(data)
    if len(line.cells) > len(fields) and any(text_of(cell) for cell in line.cells[len(fields) :]):
        found.findings.append(error("row_too_long", "", cells=len(line.cells), columns=len(fields)))
    return found


def names(text: str) -> list[str]:
    """The names in a cell that holds several."""
    return _split(text, _NAMES)


def ticked(text: str) -> bool:
    """True for whatever stands for yes."""
    return text.casefold() in _TRUE


def _split(text: str, mark: re.Pattern[str]) -> list[str]:
    return [each for each in mark.split(text.strip()) if each]


def _sound(found: Values, name: str, cell: Cell, options: Options, *, guarded: bool) -> Cell:
    if name == "data":
        return cell
    if not isinstance(cell, str):
        return cell
    text = damage.unguard(cell) if guarded else cell
    if name in _LOOKED_AT:
        if damage.broken_formula(text):
            found.findings.append(error("row_formula", name, text=text.strip()))
        elif damage.scientific(text):
            found.findings.append(warning("row_number_rounded", name, text=text.strip()))
        elif damage.mangled(text):
            if options.mend:
                return damage.mended(text)
            found.findings.append(warning("row_mangled", name, text=_start(text), mended=_start(damage.mended(text))))
    return text


def _start(text: str, length: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


@lru_cache(8)
def resolved(wall: WallTime) -> Resolved:
    """As `walltime.resolve`, which is asked of each time more than once in a row. Raises as that."""
    return resolve(wall)


# -- when -----------------------------------------------------------------------------------------------------------


def wall(found: Values, client: ClientFacts, options: Options, order: days.Order) -> WallTime | None:
    """When the line wants to go out, on the client's wall or on that of the zone that it names; None for no date."""
    zone = _zone(found, client, options)
    try:
        read = days.moment(found.cells.get("date"), order)
    except InvalidInput as refused:
        found.findings.append(_no_day(str(refused.facts["text"])))
        return None
    if read is None or zone is None:
        return None
    clock, offset = _clock(found, read)
    if offset is not None:
        return _of_instant(found, datetime.combine(read.day, clock or time()), offset, zone)
    if clock is None:
        clock = options.hour
        if "hour" not in {each.field for each in found.findings}:
            found.findings.append(warning("row_no_hour", "date", hour=clock.strftime("%H:%M")))
    made = WallTime(datetime.combine(read.day, clock), zone)
    try:
        notice = resolved(made).notice
    except InvalidInput:
        found.findings.append(error("row_bad_day", "date", text=found.text("date")))
        return None
    if isinstance(notice, Gap):
        used = notice.used.strftime("%H:%M")
        found.findings.append(warning("row_time_skipped", "hour", asked=notice.asked.strftime("%H:%M"), used=used))
    return made


def _no_day(text: str) -> Finding:
    """A spreadsheet keeps days as numbers, and writes them so where a column is not formatted as dates."""
    day = days.counted(text)
    return (
        error("row_day_number", "date", text=text, day=day.isoformat())
        if day
        else error("row_bad_day", "date", text=text)
    )


def _clock(found: Values, read: days.Moment) -> tuple[time | None, object]:
    try:
        own = days.hour(found.cells.get("hour"))
    except InvalidInput as refused:
        found.findings.append(error("row_bad_hour", "hour", text=refused.facts["text"]))
        return None, None
    return own if own is not None else (read.hour, read.offset)


def _of_instant(found: Values, local: datetime, offset: object, zone: str) -> WallTime | None:
    from datetime import timedelta, timezone

    assert isinstance(offset, timedelta)
    try:
        return from_utc(local.replace(tzinfo=timezone(offset)), zone)
    except InvalidInput:
        found.findings.append(error("row_bad_day", "date", text=found.text("date")))
        return None


def _zone(found: Values, client: ClientFacts, options: Options) -> str | None:
    named = found.text("zone") or options.zone or client.zone
    try:
        find_zone(named)
    except InvalidInput:
        if named != options.zone and options.zone in known():
            found.findings.append(warning("row_zone_taken", "zone", zone=named, used=options.zone))
            return options.zone
        found.findings.append(error("row_unknown_zone", "zone", zone=named, near=list(near(named))))
        return None
    return named
