"""What a wrong clock has left in the ledger: waits, limits and times of tries that lie in the future."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from smdesk.core.publication import State
from smdesk.publishing import rates
from smdesk.publishing.jobs import PUBLICATION, channel_info, load_channel
from smdesk.publishing.ledger import ATTEMPT, Change

#: An attempt that began so much later than now began under a wrong clock (the detector of jumps has the same).
TOLERANCE = timedelta(seconds=5)
#: Before its next try or look, whatever it waits for; longer where the network's listing settles more slowly.
WAIT = timedelta(seconds=60)
#: How far back a look goes for a try whose time nobody knows any more.
LOOK_BACK = timedelta(days=1)

_WAITING = (State.SCHEDULED, State.PROCESSING, State.UNCONFIRMED, State.DELEGATED)


def put_right(change: Change) -> int:
    """After the clock was set back: nobody waits for a time that only the wrong clock knew. Returns how many waited.

    Without this a publication tried under a clock a year ahead would rest for a year, and looking back would begin
    after the post it looks for, find nothing and have it sent twice.
    """
    early = select(ATTEMPT.c.publication_id).where(ATTEMPT.c.started_at > change.now + TOLERANCE)
    rows = change.connection.execute(select(PUBLICATION).where(PUBLICATION.c.id.in_(early))).all()
    _free({row.channel_id for row in rows}, change)
    found = 0
    for row in rows:
        if State(row.state) not in _WAITING:
            continue
        columns: dict[str, datetime] = {}
        if row.next_try_at is not None and row.next_try_at > change.now and State(row.state) is not State.DELEGATED:
            settle = channel_info(load_channel(change.connection, row.channel_id)).spec.settle_s
            columns["next_try_at"] = change.now + max(WAIT, timedelta(seconds=settle))
        if row.first_try_at is not None and row.first_try_at > change.now:
            columns["first_try_at"] = change.now - LOOK_BACK
        if columns:
            found += 1
            change.touch(row, **columns)
    return found


def _free(channels: Iterable[int], change: Change) -> None:
    """The spacing and budgets of channels as if they had been spent just now."""
    for channel, rate in rates.load(change.connection, sorted(channels)).items():
        rates.save(
            change.connection,
            channel,
            replace(
                rate,
                next_allowed=_present(rate.next_allowed, change.now),
                limited_until=_present(rate.limited_until, change.now),
                windows=tuple(replace(each, started=min(each.started, change.now)) for each in rate.windows),
            ),
        )


def _present(instant: datetime | None, now: datetime) -> datetime | None:
    return None if instant is None else min(instant, now + WAIT)


def settle_anew(change: Change) -> None:
    """After sleep or a jump: nobody knows how long ago the last try was, so what is in doubt settles once more."""
    change.connection.execute(
        update(PUBLICATION)
        .where(PUBLICATION.c.state == State.UNCONFIRMED, PUBLICATION.c.next_try_at < change.now + WAIT)
        .values(next_try_at=change.now + WAIT)
    )
