"""Where recurring posts will stand: the times of their series after the publication that waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Text, bindparam, func, select, type_coerce

from smdesk.core.errors import InvalidInput
from smdesk.core.publication import OPEN
from smdesk.core.recurrence import Rule, occurrences
from smdesk.core.walltime import WallTime
from smdesk.models import RECURRING, Post, Publication, table_of
from smdesk.services.archive import worked_for

#: Times of one series that a span shows at most.
MOST = 60
#: Times of one series that are counted; one that has more goes on, for a person, without end.
COUNTED = 1000
_POST, _ITEM = table_of(Post).c, table_of(Publication).c


class Coming(NamedTuple):
    """A time of a series that has no publication yet, on the channels that have it."""

    post: int
    wall: datetime
    zone: str
    due: datetime
    number: int  # so many after the one that waits
    channels: tuple[int, ...]


def coming(
    connection: Connection, start: datetime, end: datetime, client: int | None, channels: Iterable[int] | None = None
) -> list[Coming]:
    """The times that fall into a span, from an instant up to but not at another."""
    found: dict[tuple[int, datetime, str], Coming] = {}
    wanted = set(channels) if channels is not None else None
    query = _query("" if client is None else "client")
    for row in connection.execute(query, {"client": client} if client is not None else {}):
        if wanted is not None and row.channel_id not in wanted:
            continue
        for number, each in enumerate(_after(row, start, end)):
            key = (row.post_id, each.wall.local, each.wall.zone)
            before = found.get(key)
            at = (*before.channels, row.channel_id) if before is not None else (row.channel_id,)
            found[key] = Coming(row.post_id, each.wall.local, each.wall.zone, each.resolved.instant, number + 1, at)
    return list(found.values())


def _after(row: Any, start: datetime, end: datetime) -> Iterable[Any]:
    rule, first = Rule.from_json(row.recurrence), WallTime(row.first, row.zone)
    try:
        series = occurrences(rule, first, max(row.due_utc, start - timedelta(microseconds=1)))
    except InvalidInput:  # a rule that gives no time any more
        return
    for count, each in enumerate(series):
        if each.resolved.instant >= end or count >= MOST:
            return
        yield each


@cache
def _query(narrow: str) -> Select[Any]:
    """Each channel's publication that waits, with the rule and the wall time that its days are counted from; of all
    clients worked for, or of the `client` or the `post` that is bound. Built once: that takes longer than asking.
    """
    other = table_of(Publication).alias("other").c
    newest = (
        select(func.max(other.occurrence))
        .where(other.post_id == _ITEM.post_id, other.channel_id == _ITEM.channel_id, other.kind == "post")
        .correlate(table_of(Publication))
        .scalar_subquery()
    )
    recurring = type_coerce(_POST.recurrence, Text()).is_not(None)
    return (
        select(_ITEM.post_id, _ITEM.channel_id, _ITEM.due_utc, _ITEM.wall_time, _ITEM.zone, _POST.recurrence,
               _counted_from(other).label("first"))
        .select_from(table_of(Post))
        .with_hint(table_of(Post), RECURRING, "sqlite")
        .join(table_of(Publication), _ITEM.post_id == _POST.id)
        .where(recurring, _POST.deleted_at.is_(None), _ITEM.kind == "post", _ITEM.state.in_(sorted(OPEN)),
               _ITEM.occurrence == newest)
        .where({"": worked_for(_POST.client_id), "client": _POST.client_id == bindparam("client"),
                "post": _POST.id == bindparam("post")}[narrow])
    )  # fmt: skip


def _counted_from(other: Any) -> Any:
    """The wall time that the days of a series are counted from: of its first publication on the channel, or of the
    first after the one with which it was cancelled there, and given another time.
    """
    item, ended = table_of(Publication), table_of(Publication).alias("ended").c
    last = (
        select(func.coalesce(func.max(ended.occurrence), -1))
        .where(ended.post_id == _ITEM.post_id, ended.channel_id == _ITEM.channel_id, ended.kind == "post",
               ended.state == "cancelled", ended.occurrence < _ITEM.occurrence)
        .correlate(item)
        .scalar_subquery()
    )  # fmt: skip
    return (
        select(other.wall_time)
        .where(other.post_id == _ITEM.post_id, other.channel_id == _ITEM.channel_id, other.kind == "post",
               other.occurrence > last)
        .order_by(other.occurrence)
        .limit(1)
        .correlate(item)
        .scalar_subquery()
    )  # fmt: skip


def following(connection: Connection, post: int, count: int) -> list[WallTime]:
    """The next times of one series, beginning with the one that waits."""
    found: dict[WallTime, datetime] = {}
    for row in connection.execute(_query("post"), {"post": post}):
        found[WallTime(row.wall_time, row.zone)] = row.due_utc
        for each in list(_after(row, row.due_utc, datetime.max.replace(tzinfo=UTC)))[:count]:
            found[each.wall] = each.resolved.instant
    return sorted(found, key=lambda wall: found[wall])[:count]


def remaining(connection: Connection, post: int) -> int | None:
    """How many times of a series are to come, with the one that waits; None where it has no end."""
    found: set[WallTime] = set()
    for row in connection.execute(_query("post"), {"post": post}):
        rule = Rule.from_json(row.recurrence)
        if rule.count is None and rule.until is None:
            return None
        found.add(WallTime(row.wall_time, row.zone))
        later = occurrences(rule, WallTime(row.first, row.zone), row.due_utc)
        found |= {each.wall for each in islice(later, COUNTED)}
    return len(found) if len(found) < COUNTED else None
