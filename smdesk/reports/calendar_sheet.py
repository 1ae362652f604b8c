"""The calendar as pages for the client: each month as a sheet and line by line, in their language and colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from smdesk.core import document as doc
from smdesk.core.document import Block, Document, Section
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import own
from smdesk.core.exchange.record import Record
from smdesk.core.exchange.spread import spread
from smdesk.core.keydates import KeyDay
from smdesk.core.network import PRACTICE
from smdesk.reports import keydays, page, style
from smdesk.reports.page import Watch, Written
from smdesk.reports.speech import Speech
from smdesk.runtime import Runtime
from smdesk.services.exchange.exporting import What
from smdesk.services.plan.pillars import color_of

#: Characters of a text in the list, and in a day of the sheet.
_LONG, _SHORT = 320, 60


def write(
    runtime: Runtime, what: What, file: Path, *, language: str, country: str = "",
    brand: doc.Brand | None = None, watch: Watch | None = None,
) -> tuple[Written, int]:  # fmt: skip
    """Write what was chosen as a PDF; the pages, and how many posts are on them.

    Raises:
        InvalidInput: `nothing_to_export`. StorageError: as `newfile.write`.
    """
    records, _own = runtime.exporting.collect(replace(what, first=None))  # a series may have begun before
    shown = spread(records, what.first, what.last)
    if not shown:
        raise InvalidInput("nothing_to_export")
    months = {(each.wall.local.year, each.wall.local.month) for each in shown if each.wall is not None}
    wants_days = what.key_dates and what.posts is None
    days = keydays.of_months(runtime.keydates, sorted(months), what.clients, language) if wants_days else {}
    document = build(shown, days, brand or doc.Brand("smdesk"), Speech(language, country))
    return page.write(document, file, watch), len(shown)


def brand_of(runtime: Runtime, client: int | None) -> doc.Brand | None:
    """The colours and logo of a client; None for all of them together."""
    if client is None:
        return None
    dossier = runtime.dossier.show(client)
    logo = runtime.media.path(dossier.logo.sha256) if dossier.logo is not None else None
    return doc.Brand(runtime.clients.find(str(client)).name, dossier.document_colors, logo)


def build(
    records: Sequence[Record], days: Mapping[date, Sequence[KeyDay]], brand: doc.Brand, speech: Speech
) -> Document:
    """The document: a section a month, then what has no date yet."""
    months: dict[tuple[int, int], list[Record]] = defaultdict(list)
    undated = []
    for record in records:
        wall = record.wall
        if wall is None:
            undated.append(record)
        else:
            months[wall.local.year, wall.local.month].append(record)
    several = len({record.client for record in records}) > 1
    sections = [
        _month(year, month, found, days, speech, several=several) for (year, month), found in sorted(months.items())
    ]
    if undated:
        table = _table(undated, speech, several=several, dated=False)
        sections.append(Section("undated", speech.say("calendar.undated"), (table,)))
    title = speech.say("calendar.title")
    return Document(
        title, brand, tuple(sections), language=speech.language, footer=f"{brand.name} · {title}", landscape=True
    )


def _month(
    year: int,
    month: int,
    records: list[Record],
    days: Mapping[date, Sequence[KeyDay]],
    speech: Speech,
    *,
    several: bool,
) -> Section:
    entries: dict[int, list[doc.Entry]] = defaultdict(list)
    records.sort(key=lambda each: each.wall.local if each.wall is not None else date.min)
    for record in records:
        wall = record.wall
        assert wall is not None
        name = f"{record.client}: " if several else ""
        said = f"{name}{_cut(record.title or record.text, _SHORT)}"
        entries[wall.local.day].append(doc.Entry(said, f"{wall.local:%H:%M}", _color(record)))
    sheet = doc.Month(
        year, month, speech.weekdays(), {day: tuple(found) for day, found in entries.items()}, speech.first_weekday(),
        marked=keydays.marked(days, year, month, speech), most=8,
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        sheet, doc.Heading(speech.say("calendar.posts")), _table(records, speech, several=several, dated=True),
    )  # fmt: skip
    return Section(f"{year}-{month}", speech.month(year, month).capitalize(), blocks)


def _table(records: Sequence[Record], speech: Speech, *, several: bool, dated: bool) -> doc.Table:
    names = ["post", "pillar", "networks", "status"]
    widths = [0.48, 0.14, 0.2, 0.18]
    if dated:
        names, widths = ["day", "time", *names], [0.08, 0.06, 0.42, 0.13, 0.18, 0.13]
    rows = tuple(_row(record, speech, several=several, dated=dated) for record in records)
    return doc.Table(tuple(speech.say(f"calendar.{name}") for name in names), rows, widths=tuple(widths))


def _row(record: Record, speech: Speech, *, several: bool, dated: bool) -> tuple[doc.Cell | str, ...]:
    said: list[doc.Run | str] = []
    if several:
        said.append(doc.Run(f"{record.client}\n", muted=True))
    if record.title:
        said.append(doc.Run(f"{record.title}\n", bold=True))
    said.append(_cut(record.text, _LONG))
    known = dict.fromkeys(each.network for each in own.channels_of(record))
    networks = [speech.network(each) for each in known if each != PRACTICE or len(known) == 1]
    status = own.STATUS.get(own.status_of(record), ("", ""))[speech.language != "es"]
    rest = (
        doc.Cell(tuple(said), color=_color(record)), record.pillar.name if record.pillar is not None else "",
        speech.listed(networks), status,
    )  # fmt: skip
    wall = record.wall
    if not dated or wall is None:
        return rest
    day = wall.local.date()
    return f"{speech.weekdays()[day.weekday()]} {day.day}", f"{wall.local:%H:%M}", *rest


def _color(record: Record) -> str:
    pillar = record.pillar
    return style.pillar(color_of(pillar.kind, pillar.color)) if pillar is not None else ""


def _cut(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
