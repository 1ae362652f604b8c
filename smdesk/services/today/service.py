"""The Today page's one read: what goes out, what needs the person, each client's month, the seven days to come."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, delete, select, true
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.core import walltime
from smdesk.core.clock import Clock
from smdesk.core.events import PlanChanged
from smdesk.core.publication import ENDS, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import Snooze, table_of
from smdesk.services import tasks
from smdesk.services.media import Store
from smdesk.services.today import rows as today_rows
from smdesk.services.today.needs import Gathering, Wanting
from smdesk.services.today.rows import CHANNEL, CLIENT, POST, SNOOZE, Text
from smdesk.services.today.views import KNOWN, ClientMonth, Going, Need, TodayView, WeekDay
from smdesk.services.views import TaskView
from smdesk.services.zone import computer_zone

#: The days after today that the strip shows, and how far ahead needs look.
WEEK = 7
#: So long a post is told of that had a time and was never scheduled.
FORGOTTEN = timedelta(days=7)
#: Posts of each of the days to come that are shown, or told to a screen reader; beyond these they are counted.
EACH_DAY = 20


@dataclass(frozen=True, slots=True)
class _Days:
    """The spans of one look: today, the week that follows, and the month around it; all aware."""

    now: datetime
    day: date
    edges: tuple[datetime, ...]  # where today begins, and each day after it, and where the last one ends
    month: tuple[datetime, datetime]

    @classmethod
    def of(cls, now: datetime, zone: str) -> _Days:
        day = in_zone(now, zone).date()
        edges = tuple(walltime.day_bounds(day + timedelta(days=count), zone)[0] for count in range(WEEK + 2))
        first = day.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        return cls(now, day, edges, (walltime.day_bounds(first, zone)[0], walltime.day_bounds(following, zone)[0]))

    @property
    def start(self) -> datetime:
        return self.edges[0]

    @property
    def tomorrow(self) -> datetime:
        return self.edges[1]

    @property
    def end(self) -> datetime:
        return self.edges[-1]

    def place(self, instant: datetime) -> int:
        """0 before today, 1 today, 2 tomorrow and so on."""
        return bisect_right(self.edges, instant)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A post at one time, before it is known whether anything of it is shown."""

    due: datetime
    post_id: int
    stage: str
    items: tuple[int, ...]  # its publications then
    over: bool  # all of them are out


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at the database gives; the page is made of it without another."""

    drafts: Sequence[Row[Any]]  # posts with a time and no publication, of the month and of the days told of
    spots: list[_Spot]
    wanting: Wanting
    troubles: list[int]  # publications that do not go on without the person
    more: int  # such ones beyond these
    after: int | None  # the publication that follows today
    shown: set[int]  # publications that the page tells something of
    rows: dict[int, Row[Any]]  # all of these
    known: dict[int, Text]
    where: dict[int, list[tuple[str, str]]]
    clients: Sequence[Row[Any]]
    channels: Sequence[Row[Any]]
    counts: dict[int, Row[Any]]  # of the month, by client
    put_off: frozenset[str]
    due: list[TaskView]
    contests: Sequence[Row[Any]]
    posts: bool  # there are any at all


class TodayService:
    """Everything is bounded: by the month, by the week, or by a number of rows. One transaction a call."""

    def __init__(self, db: Database, clock: Clock, store: Store, zone: str = "") -> None:
        """`zone` is where a day begins and ends; that of the computer unless told otherwise."""
        self._db = db
        self._clock = clock
        self._store = store
        self._zone = zone or computer_zone()

    def read(
        self, client_id: int | None = None, *, backup: datetime | None = None, plan: Sequence[Need] = ()
    ) -> TodayView:
        """Everything of one client, or with None of all; `backup` is when the newest one was made, where known, and
        `plan` what `PlanNeeds` has found.
        """
        days = _Days.of(self._clock.now(), self._zone)
        with self._db.read() as session:
            found = self._look(session.connection(), days, client_id)
        waiting = today_rows.drafted(_near(found.drafts, days), found.known, found.where)
        shown = (row for row in found.rows.values() if row.id in found.shown)
        lines = today_rows.gathered(shown, found.known) + waiting
        lines.sort(key=lambda line: (line.due, line.post_id))
        gathering = self._gather(found, days, waiting, lines, backup)
        needs = tuple(sorted((*gathering.needs(), *plan), key=attrgetter("order")))
        return TodayView(
            day=days.day,
            going=tuple(line for line in lines if days.start <= line.due < days.tomorrow),
            needs=tuple(need for need in needs if need.key not in found.put_off),
            snoozed=sum(need.key in found.put_off for need in needs),
            more=found.more,
            months=_months(found.clients, found.counts, _between(found.drafts, *days.month), gathering.undescribed),
            week=_week(days, found.spots, lines),
            following=today_rows.gathered([found.rows[found.after]], found.known)[0] if found.after else None,
            clients=len(found.clients),
            channels=len(found.channels),
            posts=found.posts,
        )

    def _look(self, connection: Connection, days: _Days, client_id: int | None) -> _Found:
        """All that is asked of the database."""
        drafts = today_rows.planned(
            connection, min(days.start - FORGOTTEN, days.month[0]), max(days.end, days.month[1]), client_id
        )
        near = _near(drafts, days)
        outline = today_rows.outline(connection, days.start, days.end, client_id)
        spots = _spots(outline, near)
        media = today_rows.media(connection, (spot.post_id for spot in spots if not spot.over))
        wanting = Wanting.of(media, self._store)
        troubles, more = today_rows.troubles(connection, client_id)
        after = _next(outline, days.tomorrow) or today_rows.following(connection, days.tomorrow, client_id)
        shown = _shown(spots, days, {*wanting.undescribed, *wanting.gone})
        ledger = today_rows.ledger(connection, {*shown, *troubles, *([after] if after else [])})
        rows = {row.id: row for row in ledger}
        some = select(POST.id).where(POST.client_id == client_id if client_id is not None else true()).limit(1)
        return _Found(
            drafts=drafts, spots=spots, wanting=wanting, troubles=troubles, more=more, after=after, shown=shown,
            rows=rows,
            known=today_rows.texts(connection, {row.post_id for row in rows.values()} | {row.id for row in near}),
            where=today_rows.channels(connection, (row.id for row in near)),
            clients=today_rows.clients(connection, client_id),
            channels=connection.execute(_channels(client_id)).all(),
            counts={row.client_id: row for row in today_rows.month(connection, *days.month)},
            put_off=today_rows.snoozed(connection, days.now),
            due=tasks.due(connection, days.day, client_id, today_rows.LISTED),
            contests=today_rows.contests(connection, days.now, client_id),
            posts=bool(rows) or connection.execute(some).first() is not None,
        )  # fmt: skip

    def _gather(
        self, found: _Found, days: _Days, waiting: list[Going], lines: list[Going], backup: datetime | None
    ) -> Gathering:
        """What needs the person, but for the plan's."""
        gathering = Gathering(days.now, days.day, self._zone, found.known)
        troubles = (found.rows[each] for each in found.troubles)
        gathering.troubles(sorted(troubles, key=lambda row: row.due_utc, reverse=True))
        gathering.channels(found.channels)
        gathering.drafts(waiting)
        gathering.media(lines, found.wanting)
        gathering.backup(backup, posts=found.posts)
        gathering.tasks(found.due)
        gathering.contests(found.contests)
        return gathering

    def put_off(self, key: str, until: datetime | None = None) -> datetime:
        """Not today: a need is not shown before tomorrow begins, or some other moment; that is returned."""
        until = until or _Days.of(self._clock.now(), self._zone).tomorrow
        with self._db.write() as unit:
            made = upsert(table_of(Snooze)).values(key=key, until=until)
            unit.connection.execute(made.on_conflict_do_update(index_elements=["key"], set_={"until": until}))
            unit.connection.execute(delete(table_of(Snooze)).where(SNOOZE.until < self._clock.now()))
            unit.emit(PlanChanged((), frozenset({"snooze"})))
        return until

    def take_up(self, key: str) -> None:
        """After all today."""
        with self._db.write() as unit:
            unit.connection.execute(delete(table_of(Snooze)).where(SNOOZE.key == key))
            unit.emit(PlanChanged((), frozenset({"snooze"})))


def _between(drafts: Iterable[Row[Any]], start: datetime, end: datetime) -> list[Row[Any]]:
    return [row for row in drafts if start <= row.planned_utc < end]


def _near(drafts: Iterable[Row[Any]], days: _Days) -> list[Row[Any]]:
    """Those that the page tells one by one: of the days to come, and those that were forgotten lately."""
    return _between(drafts, days.start - FORGOTTEN, days.end)


def _spots(rows: Iterable[Any], drafts: Iterable[Row[Any]]) -> list[_Spot]:
    """By time; publications of one post at one time are one."""
    found: dict[tuple[datetime, int], tuple[str, list[int], list[State]]] = {}
    for item, post, due, state, stage in rows:
        _, items, states = found.setdefault((due, post), (stage, [], []))
        items.append(item)
        states.append(state)
    spots = [_Spot(row.planned_utc, row.id, row.stage, (), over=False) for row in drafts]
    for (due, post), (stage, items, states) in found.items():
        over = states.count(State.PUBLISHED) == len(states)
        spots.append(_Spot(due, post, stage, tuple(items), over))
    return sorted(spots, key=attrgetter("due", "post_id"))


def _next(rows: Iterable[Row[Any]], after: datetime) -> int | None:
    """The first publication after an instant of which something is to come, where it is among these."""
    return next((row.id for row in rows if row.due_utc >= after and row.state not in ENDS), None)


def _shown(spots: Iterable[_Spot], days: _Days, wanted: Collection[int]) -> set[int]:
    """Publications that the page tells something of: all of today, the first of each day, those that want something."""
    found: set[int] = set()
    count = [0] * (WEEK + 2)
    for spot in spots:
        place = days.place(spot.due)
        count[place] += 1
        if place == 1 or count[place] <= EACH_DAY or spot.stage == "in_design" or spot.post_id in wanted:
            found.update(spot.items)
    return found


def _week(days: _Days, spots: Iterable[_Spot], lines: Iterable[Going]) -> tuple[WeekDay, ...]:
    known = {(line.due, line.post_id): line for line in lines}
    found: list[list[Going | None]] = [[] for _ in range(WEEK + 2)]
    for spot in spots:
        found[days.place(spot.due)].append(known.get((spot.due, spot.post_id)))
    return tuple(
        WeekDay(
            days.day + timedelta(days=number),
            tuple(line for line in some[:EACH_DAY] if line is not None),
            len(some),
            sum(line is not None and line.picture is None and line.stage == "in_design" for line in some),
        )
        for number, some in enumerate(found[2:], 1)
    )


def _months(
    clients: Sequence[Row[Any]],
    counts: Mapping[int, Row[Any]],
    drafts: Sequence[Row[Any]],
    notes: Mapping[int, set[int]],
) -> tuple[ClientMonth, ...]:
    stages: dict[int, list[str]] = defaultdict(list)
    for row in drafts:
        stages[row.client_id].append(row.stage)
    return tuple(
        _month(client, counts.get(client.id), stages[client.id], len(notes.get(client.id, ()))) for client in clients
    )


def _month(client: Row[Any], counts: Row[Any] | None, drafts: Sequence[str], notes: int) -> ClientMonth:
    scheduled = counts.posts if counts is not None else 0
    return ClientMonth(
        client_id=client.id,
        client=client.name,
        unknown=tuple(name for name in KNOWN if not getattr(client, name)),
        objectives=bool(client.objectives),
        signed=bool(client.signed),
        dated=scheduled + len(drafts),
        scheduled=scheduled,
        approval=client.approval_required,
        # What is scheduled was approved, or this client does not approve.
        approved=scheduled + drafts.count("approved"),
        waiting=drafts.count("with_client"),
        changes=drafts.count("changes"),
        notes=notes,
        publications=counts.publications if counts is not None else 0,
        published=counts.published if counts is not None else 0,
        failed=counts.failed if counts is not None else 0,
    )


def _channels(client_id: int | None) -> Any:
    query = (
        select(
            CHANNEL.id, CHANNEL.client_id, CHANNEL.network, CHANNEL.handle, CHANNEL.problem, CHANNEL.facts,
            CLIENT.name.label("client"),
        )
        .join(CLIENT.id.table, CLIENT.id == CHANNEL.client_id)
        .where(CHANNEL.deleted_at.is_(None))
    )  # fmt: skip
    return query.where(CLIENT.archived_at.is_(None) if client_id is None else CHANNEL.client_id == client_id)
