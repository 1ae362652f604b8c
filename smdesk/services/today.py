"""The Today page's one read: what goes out, what needs the person, each client's month, the seven days to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.core import walltime
from smdesk.core.clock import Clock
from smdesk.core.events import PlanChanged
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import Snooze, table_of
from smdesk.services import today_rows
from smdesk.services.media import Store
from smdesk.services.today_needs import Gathering
from smdesk.services.today_rows import CHANNEL, CLIENT, POST, SNOOZE, Text
from smdesk.services.today_views import ClientMonth, Going, TodayView, WeekDay
from smdesk.services.zone import computer_zone

#: The days after today that the strip shows, and how far ahead needs look.
WEEK = 7
#: So long a post is told of that had a time and was never scheduled.
FORGOTTEN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Days:
    """The spans of one look: today, the week that follows, and the month around it; all aware."""

    now: datetime
    day: date
    start: datetime
    tomorrow: datetime
    end: datetime
    month: tuple[datetime, datetime]

    @classmethod
    def of(cls, now: datetime, zone: str) -> _Days:
        day = in_zone(now, zone).date()
        start, tomorrow = walltime.day_bounds(day, zone)
        first = day.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        bounds = (walltime.day_bounds(first, zone)[0], walltime.day_bounds(following, zone)[0])
        return cls(now, day, start, tomorrow, walltime.day_bounds(day + timedelta(days=WEEK), zone)[1], bounds)


class TodayService:
    """Everything is bounded: by the month, by the week, or by a number of rows. One transaction a call."""

    def __init__(self, db: Database, clock: Clock, store: Store, zone: str = "") -> None:
        """`zone` is where a day begins and ends; that of the computer unless told otherwise."""
        self._db = db
        self._clock = clock
        self._store = store
        self._zone = zone or computer_zone()

    def read(self, client_id: int | None = None, *, backup: datetime | None = None) -> TodayView:
        """Everything of one client, or with None of all; `backup` is when the newest one was made, where known."""
        days = _Days.of(self._clock.now(), self._zone)
        with self._db.read() as session:
            connection = session.connection()
            rows = today_rows.span(connection, days.start, days.end, client_id)
            trouble, more = today_rows.troubles(connection, client_id)
            after = today_rows.following(connection, days.tomorrow, client_id)
            drafts = today_rows.planned(
                connection, min(days.start - FORGOTTEN, days.month[0]), max(days.end, days.month[1]), client_id
            )
            near = [row for row in drafts if days.start - FORGOTTEN <= row.planned_utc < days.end]
            known = today_rows.texts(connection, _posts(rows, trouble, after) | {row.id for row in near})
            where = today_rows.networks(connection, (row.id for row in near))
            lines = today_rows.gathered(rows, known) + today_rows.drafted(near, known, where)
            lines.sort(key=lambda line: (line.due, line.post_id))
            shown = today_rows.media(connection, (line.post_id for line in lines if not line.over))
            clients = connection.execute(_clients(client_id)).all()
            channels = connection.execute(_channels(client_id)).all()
            counts = {row.client_id: row for row in today_rows.month(connection, *days.month)}
            put_off = today_rows.snoozed(connection, days.now)
            posts = connection.execute(select(POST.id).limit(1)).first() is not None
        gathering = Gathering(days.now, days.day, self._zone, known)
        gathering.troubles(trouble)
        gathering.channels(channels)
        gathering.drafts(lines)
        gathering.media(lines, shown, self._store)
        gathering.backup(backup, posts=posts)
        needs = gathering.needs()
        return TodayView(
            day=days.day,
            going=tuple(line for line in lines if days.start <= line.due < days.tomorrow),
            needs=tuple(need for need in needs if need.key not in put_off),
            snoozed=sum(need.key in put_off for need in needs),
            more=more,
            months=_months(clients, counts, [row for row in drafts if days.month[0] <= row.planned_utc < days.month[1]],
                           gathering.undescribed),
            week=self._week(days.day, lines),
            following=_next(after, known),
            clients=len(clients),
            channels=len(channels),
            posts=posts,
        )  # fmt: skip

    def put_off(self, key: str) -> datetime:
        """Not today: a need is not shown before tomorrow begins, which is returned."""
        until = _Days.of(self._clock.now(), self._zone).tomorrow
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

    def _week(self, today: date, lines: Iterable[Going]) -> tuple[WeekDay, ...]:
        days: dict[date, list[Going]] = defaultdict(list)
        for line in lines:
            days[in_zone(line.due, self._zone).date()].append(line)
        return tuple(
            WeekDay(day, tuple(days[day])) for day in (today + timedelta(days=count) for count in range(1, WEEK + 1))
        )


def _posts(rows: Iterable[Row[Any]], trouble: Iterable[Row[Any]], after: Row[Any] | None) -> set[int]:
    found = {row.post_id for row in (*rows, *trouble)}
    return found | {after.post_id} if after is not None else found


def _next(after: Row[Any] | None, known: dict[int, Text]) -> Going | None:
    return today_rows.gathered([after], known)[0] if after is not None else None


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


def _clients(client_id: int | None) -> Any:
    query = select(CLIENT.id, CLIENT.name, CLIENT.zone, CLIENT.approval_required).where(CLIENT.deleted_at.is_(None))
    query = query.where(CLIENT.archived_at.is_(None) if client_id is None else CLIENT.id == client_id)
    return query.order_by(func.lower(CLIENT.name))


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
