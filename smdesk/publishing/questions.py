"""Read-only questions to the networks: how far is it, did it arrive, does your scheduler still have it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from smdesk.core.content import Payload
from smdesk.core.publication import State
from smdesk.publishing.jobs import (
    NOW,
    PUBLICATION,
    Call,
    Job,
    MediaPath,
    channel_info,
    in_states,
    load_channel,
    request_for,
    step_named,
)
from smdesk.publishing.ledger import Change, Ledger

_CALLS = {State.PROCESSING: Call.POLL, State.UNCONFIRMED: Call.LOOK, State.DELEGATED: Call.DELEGATED}

# Asked at every look: built once, see `ledger`.
_WANTED = or_(PUBLICATION.c.next_try_at <= NOW, PUBLICATION.c.wish != "")
_DUE = select(PUBLICATION).where(
    PUBLICATION.c.id.in_(in_states(PUBLICATION, PUBLICATION.c.id, dict.fromkeys(_CALLS, _WANTED)))
)


class Questions:
    """Finds what wants to be asked now. A recall is here too: it starts from a state that only waits."""

    def __init__(self, ledger: Ledger, boot_id: str, media_path: MediaPath) -> None:
        self._ledger = ledger
        self._boot_id = boot_id
        self._media_path = media_path

    def due(self, connection: Connection, now: datetime, busy: Collection[int] = ()) -> list[Job]:
        """The calls to make now; none for publications of which one is under way."""
        rows = [row for row in connection.execute(_DUE, {"now": now}) if row.id not in busy]
        jobs = [self._recall(row) if _wished(row) else self._job(connection, row) for row in rows if _ready(row, now)]
        return [job for job in jobs if job is not None]

    def _job(self, connection: Connection, row: Row[Any]) -> Job:
        channel = channel_info(load_channel(connection, row.channel_id))
        payload = Payload.from_json(row.payload)
        request = request_for(connection, row, payload, step_named(row.step), self._media_path, looking=True)
        return Job(_CALLS[State(row.state)], row.id, channel, request, delegated=row.delegated)

    def _recall(self, row: Row[Any]) -> Job | None:
        """Taking back changes something on the network, so the intent is written first."""
        with self._ledger.change() as change:
            now = change.row(row.id)
            if State(now.state) is not State.DELEGATED or not now.wish or _sending(change, now.channel_id):
                return None
            attempt = change.begin_attempt(now, "recall:0", now.payload_hash, self._boot_id)
            now = change.move(now, State.SENDING, by="person", reason="recall", boot_id=self._boot_id, next_try_at=None)
            channel = channel_info(load_channel(change.connection, now.channel_id))
            payload = Payload.from_json(now.payload)
            step = step_named(now.step)
            request = request_for(change.connection, now, payload, step, self._media_path)
            return Job(Call.RECALL, row.id, channel, request, attempt, delegated=now.delegated)


def _sending(change: Change, channel_id: int) -> bool:
    """One mutation at a time on a channel; a recall waits for the one under way."""
    query = select(PUBLICATION.c.id).where(PUBLICATION.c.state == State.SENDING, PUBLICATION.c.channel_id == channel_id)
    return change.connection.execute(query).first() is not None


def _ready(row: Row[Any], now: datetime) -> bool:
    """A wish is tried at once, and again when its wait is over."""
    if _wished(row):
        return not (row.attempts and row.next_try_at and row.next_try_at > now)
    return row.next_try_at is not None and row.next_try_at <= now


def _wished(row: Row[Any]) -> bool:
    """True when the person wants it back from the network's scheduler."""
    return bool(row.wish) and State(row.state) is State.DELEGATED
