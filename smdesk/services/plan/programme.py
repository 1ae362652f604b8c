"""Programmes: a month proposed, kept, changed by the person, turned into places in the calendar, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core import mix, programme, proposed
from smdesk.core.cadence import Reason, Taken
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.events import PlanChanged, PostsChanged
from smdesk.core.mix import Mix, Piece
from smdesk.core.proposed import Item, Proposed
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Channel, Client, Persona, Programme, table_of
from smdesk.services.calendar.service import CalendarEntry, CalendarService
from smdesk.services.patches import KEEP, Keep, named
from smdesk.services.plan import placeholders
from smdesk.services.plan import programme_rows as rows
from smdesk.services.plan.keydates import KeyDatesService
from smdesk.services.plan.mix import MixService, goals
from smdesk.services.plan.pillars import PillarsService
from smdesk.services.plan.placeholders import New
from smdesk.services.views import PillarView

_TABLE = table_of(Programme)
_ROW, _CLIENT = _TABLE.c, table_of(Client).c
_PERSONA, _CHANNEL = table_of(Persona).c, table_of(Channel).c
_OF_THE_HOUR = {"slot", "slot_pillar", "beyond_slots", "persona_hour", "usual_hour", "clocks_skip", "clocks_twice"}


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A month as it is proposed, beside what stands there, and the mix of both together."""

    id: int
    client_id: int
    month: str  # 2026-12
    zone: str
    proposed: Proposed
    entries: tuple[CalendarEntry, ...]  # what stands in the calendar
    pillars: tuple[PillarView, ...]
    personas: dict[int, str] = field(default_factory=dict)  # names
    channels: dict[int, tuple[str, str]] = field(default_factory=dict)  # network and handle
    ceiling: int | None = None
    accepted_at: datetime | None = None
    version: int = 1

    @property
    def items(self) -> tuple[Item, ...]:
        """The posts to be, without those that were dropped."""
        return tuple(each for each in self.proposed.items if not each.dropped)

    @property
    def open(self) -> tuple[Item, ...]:
        """Those that accepting would make."""
        return tuple(each for each in self.proposed.items if each.open)

    def item(self, key: str) -> Item:
        """One of them. Raises NotFound `unknown_item`."""
        found = next((each for each in self.proposed.items if each.key == key), None)
        if found is None:
            raise NotFound("unknown_item", item=key, month=self.month)
        return found

    @property
    def mix(self) -> Mix:
        """Of what stands there and what is proposed."""
        pieces = [Piece(each.post_id, each.wall, each.pillar_id) for each in self.entries]
        pieces += [Piece(-place, each.wall, each.pillar) for place, each in enumerate(self.open, 1)]
        return mix.measure(pieces, goals(self.pillars), self.ceiling)

    def facts(self, reason: Reason) -> dict[str, Any]:
        """The facts of a reason with names in place of numbers, for its sentence."""
        facts = dict(reason.facts)
        if "channel" in facts:
            facts["network"], facts["handle"] = self.channels.get(facts["channel"], ("", ""))
        if "hour" in facts:
            facts["at"] = time(facts["hour"])
        if "pillar" in facts:
            facts["pillar"] = next((each.name for each in self.pillars if each.id == facts["pillar"]), "")
        if "persona" in facts:
            facts["persona"] = self.personas.get(facts["persona"], "")
        return facts

    def title(self, item: Item) -> str:
        """What the post will be called."""
        pillar = next((each.name for each in self.pillars if each.id == item.pillar), "")
        return item.name or pillar


@dataclass(frozen=True, slots=True)
class ItemPatch:
    """What changes in one of the posts."""

    wall: datetime | Keep = KEEP  # naive, in the client's zone
    pillar: int | Keep | None = KEEP
    persona: int | Keep | None = KEEP
    name: str | Keep = KEEP
    dropped: bool | Keep = KEEP


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting made: posts by the keys of their items; and what was left, with a code: past_time, time_taken."""

    programme: ProgrammeView
    made: dict[str, int]
    left: dict[str, str]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken out of the calendar again, and what stays because somebody has written in it."""

    programme: ProgrammeView
    gone: tuple[int, ...]
    kept: tuple[int, ...]


class ProgrammesService:
    """One transaction a call. Key dates may have to be read from a library: propose away from the window."""

    def __init__(
        self, db: Database, clock: Clock, calendar: CalendarService, pillars: PillarsService, keydates: KeyDatesService,
        mixes: MixService,
    ) -> None:  # fmt: skip
        self._db = db
        self._clock = clock
        self._calendar = calendar
        self._pillars = pillars
        self._keydates = keydates
        self._mixes = mixes

    # -- reading ------------------------------------------------------------------------------------------------

    def find(self, client: int, month: str) -> ProgrammeView | None:
        """The programme of a month; None where none was proposed. Raises InvalidInput `bad_month`."""
        rows.month_span(month)
        with self._db.read() as session:
            row = _row(session.connection(), client, month)
        return self._view(row) if row is not None else None

    def show(self, client: int, month: str) -> ProgrammeView:
        """The programme of a month. Raises NotFound `no_programme` (`month`); InvalidInput `bad_month`."""
        found = self.find(client, month)
        if found is None:
            raise NotFound("no_programme", month=month)
        return found

    def _view(self, row: Any) -> ProgrammeView:
        first, end = rows.month_span(row.month)
        days = self._calendar.days(first, end, row.client_id)
        with self._db.read() as session:
            connection = session.connection()
            people = connection.execute(
                select(_PERSONA.id, _PERSONA.name).where(_PERSONA.client_id == row.client_id)
            ).all()
            channels = connection.execute(
                select(_CHANNEL.id, _CHANNEL.network, _CHANNEL.handle).where(_CHANNEL.client_id == row.client_id)
            ).all()
            zone = _zone(connection, row.client_id)
        return ProgrammeView(
            row.id, row.client_id, row.month, zone, proposed.from_json(row.proposal),
            tuple(entry for day in sorted(days) for entry in days[day]), tuple(self._pillars.list(row.client_id)),
            {each.id: each.name for each in people}, {each.id: (each.network, each.handle) for each in channels},
            self._mixes.ceiling(row.client_id), row.accepted_at, row.version,
        )  # fmt: skip

    # -- proposing ----------------------------------------------------------------------------------------------

    def propose(self, client: int, month: str) -> ProgrammeView:
        """A month, kept until it is proposed anew. What was accepted stays, and so does what the person has changed.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `bad_month`.
        """
        first, end = rows.month_span(month)
        days = self._keydates.between(first, end, client)
        found = self._calendar.days(first, end, client)
        entries = [entry for day in found for entry in found[day]]
        pillars, ceiling = self._pillars.list(client), self._mixes.ceiling(client)
        with self._db.write() as unit:
            connection = unit.session.connection()
            zone, before = _zone(connection, client), _row(connection, client, month)
            old = proposed.from_json(before.proposal).items if before is not None else ()
            kept = [each for each in old if each.post is not None or (each.edited and not each.dropped)]
            asked = rows.order(
                connection, client, zone, self._clock.now(), (first, end), pillars, days, entries, ceiling
            )
            hold = [Taken(each.wall, frozenset(each.channels), each.pillar) for each in kept if each.post is None]
            made = programme.propose(replace(asked, taken=(*asked.taken, *hold)))
            new = Proposed(_merged(kept, made.items), made.notes)
            return self._store(unit, client, month, new, before)

    def put(self, view: ProgrammeView) -> ProgrammeView:
        """Keep a month as it was at an earlier view; what has become a post since stays one."""
        with self._db.write() as unit:
            now = _row(unit.session.connection(), view.client_id, view.month)
            posts = {each.key: each.post for each in proposed.from_json(now.proposal).items} if now is not None else {}
            items = tuple(replace(each, post=posts.get(each.key, each.post)) for each in view.proposed.items)
            return self._store(unit, view.client_id, view.month, replace(view.proposed, items=items), now)

    # -- changing -----------------------------------------------------------------------------------------------

    def edit(self, client: int, month: str, key: str, patch: ItemPatch) -> ProgrammeView:
        """Move a post, give it another pillar or persona, name it, drop it or take it up again.

        Raises:
            NotFound: `no_programme`, `unknown_item`, `unknown_pillar`, `unknown_persona`.
            InvalidInput: `past_time`, `out_of_month`, `time_taken`. Conflict: `item_accepted`: it is in the calendar.
        """
        view = self.show(client, month)
        item = view.item(key)
        if item.post is not None:
            raise Conflict("item_accepted", item=key, post=item.post)
        values = named(patch)
        changed = replace(item, edited=True, **values)
        if changed.wall != item.wall:
            changed = _without_hour(changed)
        if item.ref and changed.wall.date() != item.wall.date():
            changed = _without_day(changed, keep_name="name" in values)
        self._check(view, changed, moved="wall" in values or values.get("dropped") is False)
        return self.put(_with(view, changed))

    def add(
        self, client: int, month: str, wall: datetime, *, pillar: int | None = None, persona: int | None = None,
        name: str = "", channels: Iterable[int] | None = None,
    ) -> ProgrammeView:  # fmt: skip
        """One more post, on the channels of the month's others where none are named. Raises as `edit`."""
        view = self.show(client, month)
        usual = view.items[0].channels if view.items else tuple(view.channels)
        key = proposed.key_of(wall)
        while any(each.key == key for each in view.proposed.items):
            key += "+"
        item = Item(key, wall, tuple(usual if channels is None else channels), pillar, persona, name=name, edited=True,
                    reasons=(Reason("person"),))  # fmt: skip
        self._check(view, item, moved=True)
        return self.put(_with(view, item))

    def _check(self, view: ProgrammeView, item: Item, *, moved: bool) -> None:
        if item.pillar is not None and item.pillar not in {each.id for each in view.pillars}:
            raise NotFound("unknown_pillar", pillar=item.pillar)
        if item.persona is not None and item.persona not in view.personas:
            raise NotFound("unknown_persona", persona=item.persona)
        if not moved:
            return
        first, end = rows.month_span(view.month)
        if not first <= item.wall.date() < end:
            raise InvalidInput("out_of_month", field="at", at=f"{item.wall:%Y-%m-%d %H:%M}", month=view.month)
        code = _refusal(view, item, self._clock.now())
        if code:
            now = f"{self._clock.now():%Y-%m-%d %H:%M}"
            raise InvalidInput(code, field="at", at=f"{item.wall:%Y-%m-%d %H:%M}", now=now, zone=view.zone)

    # -- accepting ----------------------------------------------------------------------------------------------

    def accept(self, client: int, month: str) -> Accepted:
        """Make a place in the calendar of each post that has none yet, but where the time has passed or is taken.

        Raises:
            NotFound: `no_programme`. InvalidInput: `nothing_to_accept`.
        """
        view = self.show(client, month)
        made: dict[str, int] = {}
        left: dict[str, str] = {}
        now = self._clock.now()
        with self._db.write() as unit:
            for item in view.open:
                code = _refusal(view, item, now)
                if code:
                    left[item.key] = code
                    continue
                new = New(client, WallTime(item.wall, view.zone), item.channels, item.pillar, item.persona,
                          item.campaign, view.title(item))  # fmt: skip
                made[item.key] = placeholders.make(unit.session, new, now)
            if not made and not left:
                raise InvalidInput("nothing_to_accept", month=month)
            items = tuple(replace(each, post=made.get(each.key, each.post)) for each in view.proposed.items)
            before = _row(unit.session.connection(), client, month)
            after = self._store(unit, client, month, replace(view.proposed, items=items), before, accepted_at=now)
            if made:
                unit.emit(PostsChanged(ids=tuple(made.values())))
        return Accepted(self.show(client, month) if made else after, made, left)

    def take_back(self, accepted: Accepted) -> TakenBack:
        """Take exactly these out of the calendar again, but what somebody has written in or scheduled meanwhile."""
        view, now = accepted.programme, self._clock.now()
        with self._db.write() as unit:
            connection = unit.session.connection()
            kept = {was.post_id for was in placeholders.take_away(connection, accepted.made.values(), now)}
            gone = tuple(post for post in accepted.made.values() if post not in kept)
            before = _row(connection, view.client_id, view.month)
            if before is not None:
                stored = proposed.from_json(before.proposal)
                items = tuple(replace(each, post=None if each.post in gone else each.post) for each in stored.items)
                self._store(unit, view.client_id, view.month, replace(stored, items=items), before)
            if gone:
                unit.emit(PostsChanged(ids=gone))
        return TakenBack(self.show(view.client_id, view.month), gone, tuple(sorted(kept)))

    def _store(
        self, unit: UnitOfWork, client: int, month: str, new: Proposed, before: Any, **values: Any
    ) -> ProgrammeView:
        connection, now = unit.session.connection(), self._clock.now()
        values |= {"proposal": proposed.to_json(new), "changed_at": now}
        if before is None:
            connection.execute(insert(_TABLE).values(client_id=client, month=month, created_at=now, **values))
        else:
            values["version"] = _ROW.version + 1
            connection.execute(update(_TABLE).where(_ROW.id == before.id).values(**values))
        unit.emit(PlanChanged((client,), frozenset({"programme"})))
        return self._view(_row(connection, client, month))


def _merged(kept: Iterable[Item], new: Iterable[Item]) -> tuple[Item, ...]:
    """By time; a new one never has the key of one that is kept."""
    found = list(kept)
    keys = {each.key for each in found}
    for item in new:
        key = item.key
        while key in keys:
            key += "+"
        keys.add(key)
        found.append(replace(item, key=key))
    return tuple(sorted(found, key=lambda each: (each.wall, each.key)))


def _with(view: ProgrammeView, item: Item) -> ProgrammeView:
    items = [each for each in view.proposed.items if each.key != item.key]
    ordered = tuple(sorted([*items, item], key=lambda each: (each.wall, each.key)))
    return replace(view, proposed=replace(view.proposed, items=ordered))


def _without_hour(item: Item) -> Item:
    """A post that somebody has given another time: why it stood where it did is no reason any more."""
    return replace(item, reasons=tuple(each for each in item.reasons if each.code not in _OF_THE_HOUR))


def _without_day(item: Item, *, keep_name: bool) -> Item:
    """A post that has left its key date."""
    reasons = tuple(each for each in item.reasons if each.code not in {"key_date", "moved_to_day"})
    return replace(item, ref="", name=item.name if keep_name else "", reasons=reasons)


def _refusal(view: ProgrammeView, item: Item, now: datetime) -> str:
    """Why a post cannot stand where it does; "" where it can."""
    if resolve(WallTime(item.wall, view.zone)).instant <= now:
        return "past_time"
    others = {each.wall for each in view.open if each.key != item.key}
    others |= {each.wall.replace(second=0, microsecond=0) for each in view.entries}
    return "time_taken" if item.wall in others else ""


def _row(connection: Connection, client: int, month: str) -> Any:
    query = select(_TABLE).where(_ROW.client_id == client, _ROW.month == month, _ROW.deleted_at.is_(None))
    return connection.execute(query.order_by(_ROW.id.desc()).limit(1)).one_or_none()


def _zone(connection: Connection, client: int) -> str:
    zone = connection.execute(
        select(_CLIENT.zone).where(_CLIENT.id == client, _CLIENT.deleted_at.is_(None))
    ).scalar_one_or_none()
    if zone is None:
        raise NotFound("unknown_client", name=str(client), near=[])
    return str(zone)


def next_month(day: date) -> str:
    """The month after that of a day."""
    _, end = rows.month_span(f"{day:%Y-%m}")
    return f"{end:%Y-%m}"
