"""Recurring posts: exactly one occurrence waits; the next is planned when this one is claimed, missed or skipped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from smdesk.core import recurrence, walltime, zones
from smdesk.core.errors import InvalidInput
from smdesk.core.publication import State
from smdesk.models import Post, table_of
from smdesk.publishing.jobs import PUBLICATION
from smdesk.publishing.ledger import Change

POST = table_of(Post)
# Asked of every publication: built once, see `ledger`.
_RECURRENCE = select(POST.c.recurrence).where(POST.c.id == bindparam("post"))


def recurs(change: Change, row: Row[Any]) -> bool:
    """True when the publication belongs to a recurring post."""
    return row.kind == "post" and _rule(change, row) is not None


def plan_next(change: Change, row: Row[Any]) -> int | None:
    """Plan the first occurrence after this one and after now, however many were missed; its id, None at the end.

    Wall time is kept: a weekly 09:00 stays 09:00 through daylight saving.
    """
    rule = _rule(change, row) if row.kind == "post" else None
    if rule is None:
        return None
    newest = change.connection.execute(
        select(func.max(PUBLICATION.c.occurrence)).where(
            PUBLICATION.c.post_id == row.post_id, PUBLICATION.c.channel_id == row.channel_id
        )
    ).scalar_one()
    if newest > row.occurrence:
        return None
    following = next_of(rule, first_wall(change, row), max(change.now, row.due_utc))
    if following is None:
        return None
    return plan_at(change, row, row.post_id, row.occurrence + 1, following.wall, following.resolved.instant)


def next_of(rule: recurrence.Rule, start: walltime.WallTime, instant: datetime) -> recurrence.Occurrence | None:
    """The first occurrence after an instant; None when the series is over, also one whose end lies before its start."""
    try:
        return recurrence.next_after(rule, start, instant)
    except InvalidInput as error:
        if error.code != "recurrence_never":
            raise
        return None


def plan_at(
    change: Change, row: Row[Any], post: int, occurrence: int, wall: walltime.WallTime, instant: datetime
) -> int:
    """A publication of a post at a wall time, on the channel and in the way of another one; its id."""
    result = change.connection.execute(
        insert(PUBLICATION).values(
            post_id=post,
            channel_id=row.channel_id,
            occurrence=occurrence,
            mode=row.mode,
            wall_time=wall.local,
            zone=wall.zone,
            zone_data=zones.version(),
            due_utc=instant,
            state=State.SCHEDULED,
            created_at=change.now,
            changed_at=change.now,
        )
    )
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def _rule(change: Change, row: Row[Any]) -> recurrence.Rule | None:
    stored = change.connection.execute(_RECURRENCE, {"post": row.post_id}).scalar()
    return recurrence.Rule.from_json(stored) if stored else None


def first_wall(change: Change, row: Row[Any]) -> walltime.WallTime:
    """The wall time of the first occurrence, which anchors the rule's days.

    Cancelling one ends the series; what was planned after that is a new one, with an anchor of its own.
    """
    mine = (
        PUBLICATION.c.post_id == row.post_id,
        PUBLICATION.c.channel_id == row.channel_id,
        PUBLICATION.c.kind == "post",
    )
    ended = (
        select(func.coalesce(func.max(PUBLICATION.c.occurrence), -1))
        .where(*mine, PUBLICATION.c.state == State.CANCELLED, PUBLICATION.c.occurrence < row.occurrence)
        .scalar_subquery()
    )
    local: datetime = change.connection.execute(
        select(PUBLICATION.c.wall_time)
        .where(*mine, PUBLICATION.c.occurrence > ended)
        .order_by(PUBLICATION.c.occurrence)
        .limit(1)
    ).scalar_one()
    return walltime.WallTime(local, row.zone)
