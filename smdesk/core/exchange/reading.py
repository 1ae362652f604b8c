"""A table becomes drafts: each line a record of a post, with what is wrong with it and what will become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from smdesk.core.checks.base import Finding, Level
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import days, layouts, lines, own, values
from smdesk.core.exchange.days import Doubt, Order
from smdesk.core.exchange.drafts import Draft, Fate, Options, Past, Read, error, hint, warning
from smdesk.core.exchange.layouts import Recognised
from smdesk.core.exchange.record import DayRecord, Record, from_text
from smdesk.core.exchange.table import Cell, Table, blank, text_of
from smdesk.core.exchange.values import Values
from smdesk.core.exchange.world import ClientFacts, World, folded, said_key
from smdesk.core.walltime import WallTime
from smdesk.core.zones import zone as find_zone


def read(table: Table, options: Options, world: World, now: datetime) -> Read:
    """All lines of a file; nothing is written. `now` is aware.

    Raises:
        InvalidInput: `unknown_layout`; `unknown_zone`.
    """
    if options.zone:
        find_zone(options.zone)
    table = table.with_edits(dict(options.edits))
    known = _recognised(table, options)
    found = _order(table, known, options)
    if not set(known.fields) & {"text", "title", "data", "media", "date"}:
        names = [each for each in table.headers if each][:12]
        told = (*table.findings, error("file_no_text", "mapping", columns=names))
        return Read(known.layout.id, known.fields, found.order, (), told)
    about = [*table.findings, *_about_columns(table, known), *_about_order(found, options)]
    reader = _Reader(known, options, world, now, options.order or found.order,
                     found.doubt if options.order is None else Doubt.NONE)  # fmt: skip
    guarded = known.layout.id == "smdesk" and table.kind == "csv"
    drafts = tuple(reader.draft(values.take(line, known.fields, options, guarded=guarded))
                   for line in table.lines if not blank(line))  # fmt: skip
    return Read(known.layout.id, known.fields, reader.order, drafts, tuple(about))


def _recognised(table: Table, options: Options) -> Recognised:
    if options.layout and options.layout not in layouts.BY_ID:
        raise InvalidInput("unknown_layout", field="layout", layout=options.layout, known=list(layouts.BY_ID))
    known = layouts.recognise(table.headers, table.kind)
    if options.layout:
        known = layouts.of_layout(options.layout, table.headers)
    fields = list(known.fields)
    for place, name in options.fields.items():
        if 0 <= place < len(fields):
            if name not in {"", "media", "alt"}:  # it is held by one column
                fields = ["" if each == name else each for each in fields]
            fields[place] = name
    return replace(known, fields=tuple(fields))


def _order(table: Table, known: Recognised, options: Options) -> days.Found:
    if "date" not in known.fields:
        return days.Found(Order.YMD)
    cells = table.column(known.fields.index("date"))
    pairs: list[tuple[Cell, date]] = []
    if "data" in known.fields:
        for cell, text in zip(cells, table.column(known.fields.index("data")), strict=True):
            record = from_text(text_of(text))
            if isinstance(record, Record) and record.wall is not None:
                pairs.append((cell, record.wall.local.date()))
    return days.find(cells, pairs)


def _about_columns(table: Table, known: Recognised) -> list[Finding]:
    left = [header for header, name, place in zip(table.headers, known.fields, range(len(known.fields)), strict=True)
            if not name and header and any(text_of(cell) for cell in table.column(place))]  # fmt: skip
    return [hint("file_columns_left", "mapping", columns=left)] if left else []


def _about_order(found: days.Found, options: Options) -> list[Finding]:
    if options.order is not None or found.doubt is Doubt.NONE:
        return []
    code = {
        Doubt.AMBIGUOUS: "file_days_unclear", Doubt.MIXED: "file_days_mixed", Doubt.FLIPPED: "file_days_flipped",
    }[found.doubt]  # fmt: skip
    return [Finding(code, Level.ERROR, field="date", facts={"example": found.example})]


class _Reader:
    """Reads line after line, and knows which it has had."""

    def __init__(
        self, known: Recognised, options: Options, world: World, now: datetime, order: Order, doubt: Doubt
    ) -> None:
        self.known, self.options, self.world, self.now, self.order, self.doubt = (
            known, options, world, now, order, doubt
        )  # fmt: skip
        self._had: dict[tuple[int, str, str], frozenset[int]] = {}

    def draft(self, found: Values) -> Draft:
        """One line."""
        number = found.line.number
        told = from_text(found.text("data")) if found.has("data") else None
        if found.has("data") and told is None:
            found.findings.append(warning("row_data_damaged", "data"))
        if isinstance(told, DayRecord):
            return self._day(found, told)
        client = self._client(found, told)
        if client is None:
            return Draft(number, self._fate(found, Fate.WRONG), tuple(found.findings), told)
        record = lines.overlaid(found, told, client, self._wall) if told is not None else None
        if record is None:
            record = lines.built(found, client, self._wall, self.known.layout.id)
        matched = lines.matched(found, record, client, self.options, self.world)
        record = matched.record
        if record.client != client.name:
            record = replace(record, client=client.name)
        record = self._in_time(found, record)
        fate = self._fate(found, self._what(found, record, client, matched.channels))
        return Draft(
            number, fate, tuple(found.findings), record, None, client.id, matched.channels, matched.pillar,
            matched.persona, matched.campaign,
        )  # fmt: skip

    def _wall(self, found: Values, client: ClientFacts) -> WallTime | None:
        cell = found.cells.get("date")
        doubted = self.doubt is Doubt.FLIPPED or (self.doubt is not Doubt.NONE and isinstance(cell, str))
        if doubted and days.is_day(cell) and not _clear(cell):
            found.findings.append(error("row_day_unclear", "date", text=found.text("date")))
            return None
        return values.wall(found, client, self.options, self.order)

    def _client(self, found: Values, told: Record | None) -> ClientFacts | None:
        if self.options.client is not None:
            return self.world.client_of(self.options.client)
        name = found.text("client") or (told.client if told is not None else "")
        if not name:
            if len(self.world.clients) == 1:
                return self.world.clients[0]
            found.findings.append(error("row_no_client", "client"))
            return None
        client = self.world.client(name)
        if client is None:
            found.findings.append(error("row_unknown_client", "client", client=name))
        return client

    def _in_time(self, found: Values, record: Record) -> Record:
        """What has passed and is not out: as the person has decided, or has still to decide."""
        late = [each for each in record.sendings if each.state != "published" and _passed(each.wall, self.now)]
        planned = record.planned is not None and not record.sendings and _passed(record.planned, self.now)
        if not late and not planned:
            return record
        wall = late[0].wall if late else record.planned
        assert wall is not None
        if self.options.past is Past.IDEAS:
            found.findings.append(hint("row_past_idea", "date", at=wall.text))
            kept = tuple(each for each in record.sendings if each not in late)
            stage = record.stage if record.stage != "planned" else "draft"
            return replace(record, sendings=kept, planned=None, stage=stage)
        make = hint if self.options.past is Past.LEAVE else error
        found.findings.append(make("row_past", "date", at=wall.text))
        return record

    def _what(self, found: Values, record: Record, client: ClientFacts, channels: dict[str, int]) -> Fate:
        codes = {each.code for each in found.findings}
        if "row_past" in codes and self.options.past is Past.LEAVE:
            return Fate.SKIP
        if record.code and record.code in self.world.codes:
            found.findings.append(hint("row_present", "", post=self.world.codes[record.code]))
            return Fate.PRESENT
        empty = not any(part.text.strip() or part.media for each in (record.base, *record.variants)
                        for part in each.parts)  # fmt: skip
        if empty and (record.sendings or not (record.title.strip() or record.code)):  # else a place to be written
            found.findings.append(error("row_empty", "text"))
            return Fate.WRONG
        wall = record.wall
        key = said_key(client.id, wall.local.isoformat(" ", "minutes") if wall is not None else "", record.known_by)
        mine = frozenset(channels.values())
        for known, code in ((self.world.said, "row_present"), (self._had, "row_twice")):
            if key in known and (not mine or not known[key] or mine & known[key]):
                found.findings.append(hint(code, "text"))
                return Fate.PRESENT
        self._had[key] = self._had.get(key, frozenset()) | mine
        if record.published:
            found.findings.append(hint("row_published", "status"))
            return Fate.HISTORY
        return Fate.ADD

    def _fate(self, found: Values, fate: Fate) -> Fate:
        if found.line.number in self.options.skip:
            return Fate.SKIP
        if fate in {Fate.ADD, Fate.HISTORY} and any(each.level is Level.ERROR for each in found.findings):
            return Fate.WRONG
        return fate

    def _day(self, found: Values, told: DayRecord) -> Draft:
        client = self.world.client(told.client) if told.client else None
        number = self.options.client if told.client and self.options.client is not None else None
        number = number if number is not None else client.id if client is not None else None
        if told.client and number is None:
            found.findings.append(error("row_unknown_client", "client", client=told.client))
        if (number, told.day, folded(told.name)) in self.world.days:
            found.findings.append(hint("row_present", ""))
            return Draft(found.line.number, self._fate(found, Fate.PRESENT), tuple(found.findings), None, told, number)
        return Draft(found.line.number, self._fate(found, Fate.ADD), tuple(found.findings), None, told, number)


def _clear(cell: Cell) -> bool:
    """True when the day reads the same whichever way."""
    try:
        ways = {str(days.moment(cell, order)) for order in (Order.DMY, Order.MDY, Order.FLIPPED)}
    except InvalidInput:
        return False
    return len(ways) == 1


def _passed(wall: WallTime, now: datetime) -> bool:
    try:
        return values.resolved(wall).instant <= now
    except InvalidInput:
        return False


__all__ = ["own", "read"]
