"""Publications that come in with a calendar from a file: what waits is scheduled, what is out stays out for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, false, func, insert, select, update

from smdesk.core import walltime, zones
from smdesk.core.exchange.record import Sending
from smdesk.core.publication import BY_HAND, IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.models import Attempt, Transition, table_of
from smdesk.publishing.jobs import PUBLICATION
from smdesk.publishing.ledger import Change

ATTEMPT, TRANSITION = table_of(Attempt), table_of(Transition)
#: Why a publication is published that this desk has never sent.
REASON = "imported"
_BEYOND_US = IN_FLIGHT | {State.DELEGATED, State.UNCONFIRMED}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One publication to be; `assisted` is how its channel publishes."""

    post_id: int
    channel_id: int
    sending: Sending
    assisted: bool = False


def take_in(change: Change, incoming: Sequence[Incoming]) -> None:
    """Write them: what is out as published by a person's word, with its address, and all else as scheduled."""
    if not incoming:
        return
    connection = change.connection
    after = connection.execute(select(func.coalesce(func.max(PUBLICATION.c.id), 0))).scalar_one()
    connection.execute(insert(PUBLICATION), [_row(change, each) for each in incoming])
    out = select(PUBLICATION.c.id).where(PUBLICATION.c.id > after, PUBLICATION.c.state == State.PUBLISHED)
    moves = [
        {"publication_id": number, "at": change.now, "source": State.SCHEDULED.value, "target": State.PUBLISHED.value,
         "by": "person", "reason": REASON}
        for number in connection.execute(out).scalars()
    ]  # fmt: skip
    if moves:
        connection.execute(insert(TRANSITION), moves)


def _row(change: Change, each: Incoming) -> dict[str, Any]:
    sending = each.sending
    due = walltime.resolve(sending.wall).instant
    is_out = sending.state == State.PUBLISHED
    return {
        "post_id": each.post_id, "channel_id": each.channel_id, "occurrence": sending.occurrence,
        "mode": "assisted" if each.assisted else "auto", "wall_time": sending.wall.local, "zone": sending.wall.zone,
        "zone_data": zones.version(), "due_utc": due, "state": State.PUBLISHED if is_out else State.SCHEDULED,
        "remote_id": (sending.remote_id or None) if is_out else None, "remote_url": sending.url if is_out else "",
        "published_at": _instant(sending.published_at, due) if is_out else None,
        "proof": BY_HAND if is_out else "", "created_at": change.now, "changed_at": change.now,
    }  # fmt: skip


def _instant(text: str, otherwise: datetime) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return otherwise
    return read if read.tzinfo is not None else otherwise


def gone_out(connection: Connection, posts: Sequence[int], since: datetime) -> list[tuple[int, State]]:
    """Of these posts, those that have gone out since they came in, or are on their way: (post, state).

    What this desk had published before `since`, and the import only brought back, is none of them.
    """
    table = PUBLICATION.c
    before = (table.created_at < since) & (table.published_at < since)
    came_so = exists().where(TRANSITION.c.publication_id == table.id, TRANSITION.c.reason == REASON)
    query = select(table.post_id, table.state).where(
        table.post_id.in_(posts),
        table.state.in_(sorted({State.PUBLISHED, *_BEYOND_US})),
        ~((came_so | func.coalesce(before, false())) & (table.state == State.PUBLISHED)),
    )
    return [(row.post_id, State(row.state)) for row in connection.execute(query.order_by(table.post_id))]


def withdraw(change: Change, posts: Sequence[int]) -> None:
    """Cancel what waits, and forget what came in as published: this desk has never sent it."""
    table = PUBLICATION.c
    came_so = select(TRANSITION.c.publication_id).where(TRANSITION.c.reason == REASON)
    never_sent = ~exists().where(ATTEMPT.c.publication_id == table.id)
    mine = table.post_id.in_(posts)
    old = change.connection.execute(
        select(table.id).where(mine, table.id.in_(came_so), table.state == State.PUBLISHED, never_sent)
    ).scalars().all()  # fmt: skip
    if old:
        change.connection.execute(delete(TRANSITION).where(TRANSITION.c.publication_id.in_(old)))
        change.connection.execute(delete(PUBLICATION).where(table.id.in_(old)))
    _cancel_scheduled(change, posts)
    ended = [State.PUBLISHED, State.CANCELLED, State.SKIPPED]
    for number in change.connection.execute(select(table.id).where(mine, table.state.not_in(ended))).scalars().all():
        change.move(change.row(number), State.CANCELLED, by="person", reason="undone")


def _cancel_scheduled(change: Change, posts: Sequence[int]) -> None:
    """What merely waits for its time, all at once: each is a move with its line in the journal all the same."""
    table = PUBLICATION.c
    waits = (table.post_id.in_(posts), table.state == State.SCHEDULED)
    numbers = change.connection.execute(select(table.id).where(*waits)).scalars().all()
    if not numbers:
        return
    change.connection.execute(
        update(PUBLICATION)
        .where(*waits)
        .values(state=State.CANCELLED, next_try_at=None, ask="", wish="", hold_reason="", version=table.version + 1,
                changed_at=change.now)
    )  # fmt: skip
    change.connection.execute(
        insert(TRANSITION),
        [{"publication_id": number, "at": change.now, "source": State.SCHEDULED.value,
          "target": State.CANCELLED.value, "by": "person", "reason": "undone"} for number in numbers],
    )  # fmt: skip
