"""A look ahead: whether the files of what is due soon are there, so that a loss is told before the time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from smdesk.core.content import Payload
from smdesk.core.errors import NotFound
from smdesk.core.publication import State
from smdesk.db.payloads import payload_for
from smdesk.models import Part, PartMedia, Variant, table_of
from smdesk.publishing.jobs import PUBLICATION, MediaPath, step_named
from smdesk.publishing.ledger import Change

#: How long before its time a publication's media are looked for.
AHEAD = timedelta(hours=24)

VARIANT = table_of(Variant)
PART = table_of(Part)
PART_MEDIA = table_of(PartMedia)

_WITH_MEDIA = exists().where(
    VARIANT.c.post_id == PUBLICATION.c.post_id,
    PART.c.variant_id == VARIANT.c.id,
    PART_MEDIA.c.part_id == PART.c.id,
)


def lost(connection: Connection, row: Row[Any], media_path: MediaPath) -> bool:
    """True when a file of what the publication would send now is missing."""
    if row.payload:
        payload = Payload.from_json(row.payload)
        if any(not media_path(item.sha256).is_file() for part in payload.parts for item in part.media):
            return not _replaced(connection, row, payload, media_path)
        return False
    return _missing(_present(connection, row), media_path)


def _replaced(connection: Connection, row: Row[Any], frozen: Payload, media_path: MediaPath) -> bool:
    """True when the post says something else by now, and its files are there."""
    shown = any(not step_named(name).repeatable for name in row.step_state.get("done", {}))
    now = _present(connection, row)
    return not shown and not row.doubt and now is not None and now != frozen and not _missing(now, media_path)


def _present(connection: Connection, row: Row[Any]) -> Payload | None:
    try:
        return payload_for(connection, row.post_id, row.channel_id)[0]
    except NotFound:
        return None  # deleted: there is nothing to miss


def _missing(payload: Payload | None, media_path: MediaPath) -> bool:
    parts = payload.parts if payload else ()
    return any(not media_path(item.sha256).is_file() for part in parts for item in part.media)


def hold_back(change: Change, media_path: MediaPath) -> int:
    """Hold what is due within a day and has lost a file; returns how many."""
    rows = change.connection.execute(
        select(PUBLICATION).where(
            PUBLICATION.c.state == State.SCHEDULED,
            PUBLICATION.c.due_utc > change.now,
            PUBLICATION.c.due_utc <= change.now + AHEAD,
            PUBLICATION.c.kind == "post",
            _WITH_MEDIA,
        )
    ).all()
    found = 0
    for row in rows:
        if lost(change.connection, row, media_path):
            found += 1
            change.move(row, State.HELD, by="recovery", reason="media_missing", hold_reason="media_missing")
            change.attention("publication_failed", publication=row.id, code="media_missing")
    return found
