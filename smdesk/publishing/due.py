"""What may go: the next publication of each free channel, and those to hand to a network's own scheduler."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, Select, func, or_, select, true

from smdesk.core import network
from smdesk.core.errors import SmdeskError
from smdesk.core.publication import State
from smdesk.models import Client, Post, Publication, table_of
from smdesk.publishing.jobs import CHANNEL, NOW, PUBLICATION, in_states

CLIENT = table_of(Client)
POST = table_of(Post)

#: The network's own least lead, and what our call may take on top.
DELEGATE_MARGIN_S = 30


def _blocked() -> CompoundSelect[Any]:
    """Channels with something that is being sent, or in doubt and not looked up yet."""
    other = table_of(Publication).alias("other")
    return in_states(other, other.c.channel_id, {State.SENDING: true(), State.UNCONFIRMED: other.c.ask == ""})


def _candidates() -> Select[Any]:
    turn = func.row_number().over(
        partition_by=PUBLICATION.c.channel_id, order_by=(PUBLICATION.c.due_utc, PUBLICATION.c.id)
    )
    due = (
        select(PUBLICATION.c.id, PUBLICATION.c.channel_id, PUBLICATION.c.due_utc, turn.label("turn"))
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .where(
            PUBLICATION.c.state == State.SCHEDULED,
            PUBLICATION.c.due_utc <= NOW,
            # Judged (late? held? approved?): what came due since the judging waits for the next look.
            PUBLICATION.c.queued_at.is_not(None),
            PUBLICATION.c.mode != "assisted",
            or_(PUBLICATION.c.next_try_at.is_(None), PUBLICATION.c.next_try_at <= NOW),
            CHANNEL.c.paused.is_(False),
            CHANNEL.c.problem == "",
            CHANNEL.c.deleted_at.is_(None),
            PUBLICATION.c.channel_id.not_in(_blocked()),
        )
        .subquery()
    )
    return select(due).where(due.c.turn == 1).order_by(due.c.due_utc, due.c.id)


def _delegable() -> Select[Any]:
    # What the network has is out of our hands: a missing approval holds it back here, not at its time.
    return (
        select(PUBLICATION.c.id, PUBLICATION.c.channel_id, PUBLICATION.c.due_utc, CHANNEL.c.network, CHANNEL.c.limits)
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .join(POST, POST.c.id == PUBLICATION.c.post_id)
        .join(CLIENT, CLIENT.c.id == POST.c.client_id)
        .where(
            PUBLICATION.c.state == State.SCHEDULED,
            or_(CLIENT.c.approval_required.is_(False), POST.c.stage == "approved"),
            PUBLICATION.c.mode == "delegate",
            PUBLICATION.c.due_utc > NOW,
            or_(PUBLICATION.c.next_try_at.is_(None), PUBLICATION.c.next_try_at <= NOW),
            CHANNEL.c.paused.is_(False),
            CHANNEL.c.problem == "",
            CHANNEL.c.deleted_at.is_(None),
            PUBLICATION.c.channel_id.not_in(_blocked()),
        )
        .order_by(PUBLICATION.c.due_utc)
        .limit(50)
    )


# Asked at every look: built once, see `ledger`.
_CANDIDATES, _DELEGABLE = _candidates(), _delegable()


def candidates(connection: Connection, now: datetime, busy: Collection[int]) -> list[Row[Any]]:
    """The next publication of each free channel, oldest first.

    A channel is not free while something of it is being sent, or was sent with an unknown outcome that
    nobody has looked up yet, or while it is paused or must be repaired.
    """
    rows = connection.execute(_CANDIDATES, {"now": now})
    return [row for row in rows if row.channel_id not in busy]


def delegable(connection: Connection, now: datetime) -> list[Row[Any]]:
    """Publications to hand to the network's own scheduler, with channels free for it."""
    rows = connection.execute(_DELEGABLE, {"now": now}).all()
    return [row for row in rows if _may_delegate(row, now)]


def _may_delegate(row: Row[Any], now: datetime) -> bool:
    try:
        spec = network.load(row.network).with_limits(row.limits)
    except SmdeskError:
        return False
    lead: float = (row.due_utc - now).total_seconds()
    return spec.schedule_min_s + DELEGATE_MARGIN_S <= lead <= spec.schedule_max_s
