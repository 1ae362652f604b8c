"""Key dates of clients: holidays, world days, when the clocks change, and what the person has added or hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, or_, select

from smdesk.core import keydates
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.keydates import KeyDay
from smdesk.core.records import dataclass
from smdesk.models import Client, KeyDate, table_of
from smdesk.services.plan.rows import PlanRows, checked, known_client

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from smdesk.core.clock import Clock
    from smdesk.db import Database
    from smdesk.system.public_holidays import Holidays

KINDS = ("own", "quiet")
_KNOWN = (*KINDS, "hidden")
#: What stands first where a day has several.
_ORDER = {"quiet": 0, "own": 1, "holiday": 2, "clocks": 4}
_SECTOR, _GENERAL = 3, 5
_ROW, _CLIENT = table_of(KeyDate).c, table_of(Client).c


@dataclass(frozen=True, slots=True)
class KeyDateView:
    """A date that the person has added (own, quiet), or one of smdesk's that they have hidden; None: of all clients."""

    id: int
    client_id: int | None
    kind: str
    name: str
    day: date | None
    until: date | None
    yearly: bool
    ref: str
    note: str


class _Whose(NamedTuple):
    """What of a client decides which days concern it."""

    country: str
    region: str
    language: str
    sector: str
    zone: str


class KeyDatesService(PlanRows[KeyDateView]):
    """The first time a year's holidays have to be read from their library: ask away from the window."""

    _model, _what = KeyDate, "key_dates"

    def __init__(self, db: Database, clock: Clock, spoken: Callable[[], str] = lambda: "en") -> None:
        """`spoken`: the language of whoever asks, for clients that have none of their own."""
        super().__init__(db, clock)
        self._spoken = spoken

    @cached_property
    def _holidays(self) -> Holidays:
        from smdesk.system.public_holidays import Holidays

        return Holidays(self._db.path.with_name("holidays.json"))

    # -- reading ------------------------------------------------------------------------------------------------

    def between(self, first: date, end: date, client: int | None = None, language: str = "") -> list[KeyDay]:
        """Every key date that touches a span, from a day up to but not at another; None: of all clients worked for.
        In a language, else in each client's own, else in that of whoever asks.
        """
        with self._db.read() as session:
            connection = session.connection()
            clients = _clients(connection, client)
            rows = _rows(connection, client)
        found: list[tuple[int, KeyDay]] = []
        named = {each.id: each.name for each in clients} if client is None else {}
        for row in rows:
            if row.kind != "hidden" and (row.client_id is None or row.client_id in named or client is not None):
                found += [(_ORDER[row.kind], each) for each in _own(row, first, end, named.get(row.client_id, ""))]
        hidden = {row.ref for row in rows if row.kind == "hidden"} if client is not None else set()
        told, own = [_whose(each) for each in clients], self._spoken()
        for whose in dict.fromkeys(each._replace(language=language or each.language or own) for each in told):
            found += _brought(whose, first, end, self._holidays)
        kept: dict[tuple[date, str, str], tuple[int, KeyDay]] = {}
        for order, each in found:
            if each.ref not in hidden:
                kept.setdefault((each.day, each.name, each.kind if not each.name else ""), (order, each))
        return [each for _, each in sorted(kept.values(), key=lambda pair: (pair[1].day, pair[0], pair[1].name))]

    def by_day(
        self, first: date, end: date, client: int | None = None, language: str = ""
    ) -> dict[date, tuple[KeyDay, ...]]:
        """The same for each day that has any; one of several days stands on each of them."""
        days: dict[date, list[KeyDay]] = {}
        for each in self.between(first, end, client, language):
            for ahead in range((min(each.until, end - timedelta(days=1)) - max(each.day, first)).days + 1):
                days.setdefault(max(each.day, first) + timedelta(days=ahead), []).append(each)
        return {day: tuple(found) for day, found in days.items()}

    def own(self, client: int | None = None, *, hidden: bool = False) -> list[KeyDateView]:
        """What the person has added for a client and for all (None: everything), or hidden, by day."""
        with self._db.read() as session:
            rows = _rows(session.connection(), client)
        return [self._view(row) for row in rows if (row.kind == "hidden") is hidden]

    # -- changing -----------------------------------------------------------------------------------------------

    def add(
        self, client: int | None, name: str, day: date, until: date | None = None, *, yearly: bool = False,
        kind: str = "own", note: str = "",
    ) -> KeyDateView:  # fmt: skip
        """A date of the person's own; a quiet one, on which nothing goes out, needs no name.

        Raises:
            NotFound: `unknown_client`.
            InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `end_before_start`, `key_date_too_long`.
        """
        values = {"name": name, "kind": kind, "day": day, "until": until, "yearly": yearly, "note": note}
        with self._db.write() as unit:
            if client is not None:
                known_client(unit.session, client)
            return self._insert(unit, client, _checked(values, None))

    def edit(self, number: int, **changes: Any) -> KeyDateView:
        """Change `name`, `kind`, `day`, `until`, `yearly`, `note`. Raises as `add`; NotFound `unknown_key_date`."""
        with self._db.read() as session:
            before = self._view(self._row(session, number))
        return self._write(number, _checked(dict(changes), before))

    def hide(self, client: int, ref: str, name: str = "") -> KeyDateView:
        """Do not show one of those that smdesk brings along, for a client; `delete` shows it again."""
        with self._db.write() as unit:
            known_client(unit.session, client)
            values = {"kind": "hidden", "ref": ref[:120], "name": name[:200]}
            return self._insert(unit, client, values)

    def make_quiet(self, client: int, day: date) -> KeyDateView:
        """Nothing goes out that day. Raises as `add`."""
        return self.add(client, "", day, kind="quiet")

    def _view(self, row: Any) -> KeyDateView:
        return KeyDateView(
            row.id, row.client_id, row.kind, row.name, _day(row.day), _day(row.until), row.yearly, row.ref, row.note
        )

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_key_date", number=number)


def quiet_days(session: Session, client: int, first: date, end: date) -> frozenset[date]:
    """The days of a span on which nothing of a client goes out."""
    rows = session.execute(
        select(table_of(KeyDate)).where(
            _ROW.kind == "quiet", _ROW.deleted_at.is_(None), or_(_ROW.client_id == client, _ROW.client_id.is_(None))
        )
    )
    found: set[date] = set()
    for row in rows:
        for each in _own(row, first, end, ""):
            found |= {each.day + timedelta(days=ahead) for ahead in range((each.until - each.day).days + 1)}
    return frozenset(found)


def _clients(connection: Connection, client: int | None) -> Sequence[Any]:
    query = select(
        _CLIENT.id, _CLIENT.name, _CLIENT.country, _CLIENT.region, _CLIENT.languages, _CLIENT.sector, _CLIENT.zone
    )
    if client is not None:
        return connection.execute(query.where(_CLIENT.id == client)).all()
    return connection.execute(query.where(_CLIENT.deleted_at.is_(None), _CLIENT.archived_at.is_(None))).all()


def _rows(connection: Connection, client: int | None) -> Sequence[Row[Any]]:
    query = select(table_of(KeyDate)).where(_ROW.deleted_at.is_(None)).order_by(_ROW.day, _ROW.id)
    if client is not None:
        query = query.where(or_(_ROW.client_id == client, _ROW.client_id.is_(None)))
    return connection.execute(query).all()


def _whose(row: Row[Any]) -> _Whose:
    return _Whose(row.country, row.region, row.languages[0] if row.languages else "", row.sector, row.zone)


def _own(row: Any, first: date, end: date, client: str) -> Iterable[KeyDay]:
    """A row on each of its times; with all clients in view it says whose it is."""
    start = date.fromisoformat(row.day)
    until = _day(row.until) or start
    name = " · ".join(part for part in (row.name, client) if part) if client else row.name
    for day, last in keydates.repeats(start, until, every_year=row.yearly, first=first, end=end):
        yield KeyDay(day, last, name, row.kind, f"own:{row.id}", row.id, row.note)


def _brought(whose: _Whose, first: date, end: date, holidays: Holidays) -> Iterable[tuple[int, KeyDay]]:
    """What smdesk brings along for such a client."""
    sectors = keydates.sectors_of(whose.sector)
    years = range(first.year, (end - timedelta(days=1)).year + 1)
    for year in years:
        for day, name, key in holidays.of(whose.country, whose.region, year, whose.language) if whose.country else ():
            if first <= day < end:
                told = keydates.typographic(name)
                yield _ORDER["holiday"], KeyDay(day, day, told, "holiday", f"holiday:{whose.country}:{key}"[:120])
        for each in keydates.world_days():
            when = keydates.day_of(each.rule, year)
            if when is not None and first <= when < end and keydates.concerns(each, sectors, whose.country):
                order = _SECTOR if each.sectors else _GENERAL
                yield order, KeyDay(when, when, each.name(whose.language), "world", f"world:{each.id}")
    for day in keydates.clock_changes(whose.zone, first, end):
        yield _ORDER["clocks"], KeyDay(day, day, "", "clocks", "clocks")


def _checked(values: dict[str, Any], before: KeyDateView | None) -> dict[str, Any]:
    """Columns from what was given, judged together with what stays."""
    kind = values.get("kind", before.kind if before else "own")
    nameless = kind == "quiet" and not str(values.get("name", "")).strip()
    made = checked({key: value for key, value in values.items() if key != "name" or not nameless}, _KNOWN)
    if nameless and "name" in values:
        made["name"] = ""
    day = values.get("day", before.day if before else None)
    until = values.get("until", before.until if before else None)
    if day is None:
        raise InvalidInput("bad_day", field="day", value="")
    last = keydates.check_own(day, until)
    made |= {"day": day.isoformat(), "until": last.isoformat() if last != day else ""}
    return made


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
