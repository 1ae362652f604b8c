"""When there is something to do next: what the publisher may sleep until."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from smdesk.core import network
from smdesk.core.publication import State
from smdesk.publishing import due, rates
from smdesk.publishing.jobs import NOW, PUBLICATION

# Asked at every look: built once, see `ledger`.
_DUE = select(func.min(PUBLICATION.c.due_utc)).where(
    PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.due_utc > NOW
)
_AGAIN = select(func.min(PUBLICATION.c.next_try_at)).where(
    PUBLICATION.c.next_try_at.is_not(None), PUBLICATION.c.next_try_at > NOW
)
_TO_HAND_OVER = (
    select(PUBLICATION.c.due_utc)
    .where(PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.mode == "delegate")
    .order_by(PUBLICATION.c.due_utc)
    .limit(1)
)


def upcoming(connection: Connection, now: datetime, busy: Collection[int], *, room: bool) -> datetime | None:
    """The instant of the next thing to do; None when nothing waits for a time.

    `busy`: channels with a call under way; `room` False: no other call can be made until one comes back.
    """
    times = (
        connection.execute(_DUE, {"now": now}).scalar(),
        connection.execute(_AGAIN, {"now": now}).scalar(),
        _spaced(connection, now, busy) if room else None,
        _handover(connection, now),
    )
    return min((when for when in times if when is not None), default=None)


def _spaced(connection: Connection, now: datetime, busy: Collection[int]) -> datetime | None:
    """When the first channel that is only waiting for its spacing may go on."""
    rows = due.candidates(connection, now, busy)
    allowed = rates.load(connection, [row.channel_id for row in rows]) if rows else {}
    times = [rate.allowed_at(now) for rate in allowed.values()]
    return min((when for when in times if when > now), default=None)


def _handover(connection: Connection, now: datetime) -> datetime | None:
    """When the first publication comes within the reach of its network's own scheduler."""
    first: datetime | None = connection.execute(_TO_HAND_OVER).scalar()
    if first is None:
        return None
    longest = max(network.load(name).schedule_max_s for name in network.known())
    reach = first - timedelta(seconds=longest)
    return reach if reach > now else None
