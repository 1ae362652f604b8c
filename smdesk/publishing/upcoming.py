"""When there is something to do next: what the publisher may sleep until."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, func, select, true

from smdesk.core import network
from smdesk.core.publication import State
from smdesk.publishing import due, policy, rates
from smdesk.publishing.jobs import CHANNEL, NOW, PUBLICATION, in_states

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

_BY = bindparam("by", type_=PUBLICATION.c.due_utc.type)
_SOON = func.coalesce(PUBLICATION.c.next_try_at, PUBLICATION.c.due_utc) <= _BY
_RUNNING = PUBLICATION.c.channel_id.not_in(select(CHANNEL.c.id).where(CHANNEL.c.paused))
_IN_FLIGHT = {
    State.SENDING: true(), State.PROCESSING: true(), State.UNCONFIRMED: and_(_SOON, PUBLICATION.c.ask == ""),
}  # fmt: skip
_TO_GO = {State.SCHEDULED: and_(PUBLICATION.c.due_utc <= _BY, _SOON, _RUNNING)}
_MOVING = in_states(PUBLICATION, PUBLICATION.c.id, _IN_FLIGHT | _TO_GO).limit(1)
#: While everything is paused.
_HELD_UP = in_states(PUBLICATION, PUBLICATION.c.id, _IN_FLIGHT).limit(1)


def moving(connection: Connection, by: datetime, now: datetime) -> bool:
    """True while something is being sent or looked for, or will be by then without anybody's doing."""
    query = _HELD_UP if policy.paused(connection, now) else _MOVING
    return connection.execute(query, {"by": by}).first() is not None


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
