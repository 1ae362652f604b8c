"""What holds for every act on a publication: the states that allow it, doubles, what can be handed over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, and_, bindparam, or_, select

from smdesk.core import network
from smdesk.core.errors import NotAllowed
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.publication import OPEN, State
from smdesk.db.payloads import payload_for
from smdesk.publishing.ledger import Change
from smdesk.services.publications.rows import CHANNEL, POST, PUBLICATION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


# What stands of a post on a channel already: asked whenever something is planned, made once.
_OWN = (
    PUBLICATION.c.post_id == bindparam("post"),
    PUBLICATION.c.channel_id == bindparam("channel"),
    PUBLICATION.c.kind == "post",
)
_STILL_OPEN = select(PUBLICATION.c.id).where(
    *_OWN,
    # A thread that failed half-way is gone on with, not begun a second time.
    or_(
        PUBLICATION.c.state.in_(sorted(OPEN)),
        and_(PUBLICATION.c.state == State.FAILED, PUBLICATION.c.remote_id.is_not(None)),
    ),
)
_LAST = select(PUBLICATION.c.occurrence).where(*_OWN).order_by(PUBLICATION.c.occurrence.desc()).limit(1)


def spec_of(channel: Row[Any]) -> NetworkSpec:
    """The spec of a channel's network with the channel's own limits over it."""
    return network.load(channel.network).with_limits(channel.limits)


def check_open(session: Session, post_id: int, channel: Row[Any]) -> None:
    """Refuse what is planned on the channel already. Raises NotAllowed `already_planned`."""
    taken = session.execute(_STILL_OPEN, {"post": post_id, "channel": channel.id}).scalar()
    if taken is not None:
        raise NotAllowed("already_planned", publication=taken, channel=channel.handle or channel.network)


def check_delegable(session: Session, post_id: int, channel: Row[Any], at: datetime, now: datetime) -> None:
    """Refuse what no scheduler of the network would take.

    Raises:
        NotAllowed: `not_delegable`, `thread_not_delegable`, `delegate_lead`.
    """
    spec = spec_of(channel)
    lead = (at - now).total_seconds()
    if not spec.can(Feature.NATIVE_SCHEDULE):
        raise NotAllowed("not_delegable", network=spec.id)
    if not spec.schedule_min_s <= lead <= spec.schedule_max_s:
        raise NotAllowed(
            "delegate_lead", network=spec.id, least_min=spec.schedule_min_s // 60,
            most_days=spec.schedule_max_s // 86400,
        )  # fmt: skip
    if len(payload_for(session, post_id, channel.id)[0].parts) > 1:
        raise NotAllowed("thread_not_delegable", network=spec.id)


def next_occurrence(session: Session, post_id: int, channel_id: int) -> int:
    """A post may go out on a channel again after it has ended there; its series counts on."""
    last = session.execute(_LAST, {"post": post_id, "channel": channel_id}).scalar()
    return 0 if last is None else last + 1


_WHY_NOT = {
    State.SENDING: "being_sent",
    State.PROCESSING: "being_sent",
    State.UNCONFIRMED: "answer_first",
    State.DELEGATED: "delegated",
}


def refuse(row: Row[Any], allowed: set[State], code: str = "") -> None:
    """Raise NotAllowed unless the publication is in one of the states."""
    state = State(row.state)
    if state not in allowed:
        raise NotAllowed(code or _WHY_NOT.get(state, "already_ended"), publication=row.id, state=state.value)


def refuse_second(change: Change, row: Row[Any]) -> None:
    """A failed one is not opened again when the post was planned anew since: that would be two of it.

    Of a recurring post each occurrence is its own.
    """
    newer = (
        select(PUBLICATION.c.id, CHANNEL.c.handle, CHANNEL.c.network)
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .join(POST, POST.c.id == PUBLICATION.c.post_id)
        .where(
            PUBLICATION.c.post_id == row.post_id,
            PUBLICATION.c.channel_id == row.channel_id,
            PUBLICATION.c.kind == "post",
            PUBLICATION.c.occurrence > row.occurrence,
            PUBLICATION.c.state.not_in([State.CANCELLED, State.SKIPPED, State.FAILED]),
            POST.c.recurrence.is_(None),
        )
    )
    other = change.connection.execute(newer).first()
    if row.kind == "post" and other is not None:
        raise NotAllowed("already_planned", publication=other.id, channel=other.handle or other.network)


def reschedule(change: Change, row: Row[Any], *, reason: str, **columns: Any) -> None:
    """Back to `scheduled`, with the tries counted anew. Raises NotAllowed `already_planned`."""
    if State(row.state) is State.FAILED:
        refuse_second(change, row)
    fresh = {"attempts": 0, "next_try_at": None, "hold_reason": "", "error_code": "", "error_why": "",
             "error_words": "", **columns}  # fmt: skip
    if fresh.get("mode", row.mode) == "assisted":
        fresh["queued_at"] = None  # it waits for no turn of its channel: at its time the person is called
    if State(row.state) is State.SCHEDULED:
        change.touch(row, **fresh)
    else:
        change.move(row, State.SCHEDULED, by="person", reason=reason, **fresh)
