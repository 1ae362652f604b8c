"""What follows besides the state itself: comments and series after a publication, notices and waits after a failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, update

from smdesk.core.events import ChannelsChanged
from smdesk.core.outcome import OUT_AT, RemoteRef
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.core.retry import Decision
from smdesk.publishing import comments, rates, series
from smdesk.publishing.jobs import CHANNEL
from smdesk.publishing.ledger import Change


def published(
    change: Change, row: Row[Any], columns: dict[str, Any], proof: str, out_at: datetime | None = None
) -> None:
    """It is out: what waited for that is planned. `out_at`: since when, by the network's own clock; what smdesk itself
    reckons with is when it learnt of it.
    """
    if out_at is not None:
        columns["remote_extra"] = {**columns.get("remote_extra", row.remote_extra), OUT_AT: out_at.isoformat()}
    columns |= {"published_at": change.now, "proof": proof}
    out = change.move(row, State.PUBLISHED, reason=proof, **columns)
    comments.plan(change, out)
    # A post that its network's scheduler sent has never come due here.
    series.plan_next(change, row)


def side_effects(change: Change, row: Row[Any], decision: Decision) -> None:
    """What a decision means for the channel, and what the person must hear of."""
    if decision.limited_until is not None:
        rate = rates.load(change.connection, [row.channel_id]).get(row.channel_id, Rate())
        rates.save(change.connection, row.channel_id, replace(rate, limited_until=decision.limited_until))
    if decision.channel_problem:
        told = change.connection.execute(
            update(CHANNEL)
            .where(CHANNEL.c.id == row.channel_id, CHANNEL.c.problem == "")
            .values(problem=decision.channel_problem)
        )
        if told.rowcount:  # one notice per cause, whatever else runs into it
            change.unit.emit(ChannelsChanged((row.channel_id,), frozenset({"problem"})))
            change.attention("channel_problem", channel=row.channel_id, code=decision.channel_problem)
    if decision.state is State.FAILED:
        change.attention("publication_failed", publication=row.id, code=decision.code)
    if decision.ask and decision.ask != row.ask:
        change.attention("publication_unconfirmed", publication=row.id, code=decision.ask)


def remote_columns(remote: RemoteRef) -> dict[str, Any]:
    """The network's id as columns of a publication."""
    return {"remote_id": remote.id, "remote_url": remote.url or "", "remote_extra": dict(remote.extra)}
