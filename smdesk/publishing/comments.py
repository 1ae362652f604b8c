"""First comments: planned as publications of their own the moment there is something to comment on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from smdesk.core import ids, zones
from smdesk.core.content import Part, Payload
from smdesk.core.errors import NotFound
from smdesk.core.network import Feature
from smdesk.core.publication import State
from smdesk.core.steps import Step, StepKind
from smdesk.db.payloads import payload_for
from smdesk.models import Variant
from smdesk.publishing.jobs import COPY, PUBLICATION, channel_info, load_channel
from smdesk.publishing.ledger import Change

_COMMENTS = select(Variant.first_comment).where(
    Variant.post_id == bindparam("post"), Variant.first_comment.is_not(None)
)


def plan(change: Change, row: Row[Any]) -> None:
    """The first comment, as a publication of its own, as soon as there is something to comment on.

    Under a post whose address only the person knows it cannot be sent: it is planned all the same, and says so.
    """
    if row.kind != "post" or row.mode == "assisted":
        return
    written = change.connection.execute(_COMMENTS, {"post": row.post_id}).scalars()
    if not any((text or "").strip() for text in written):
        return
    if not channel_info(load_channel(change.connection, row.channel_id)).spec.can(Feature.FIRST_COMMENT):
        return
    try:
        present, comment = payload_for(change.connection, row.post_id, row.channel_id)
    except NotFound:
        return  # the post was deleted while it went out
    if not comment.strip():
        return
    frozen = Payload.from_json(row.payload) if row.payload else present  # the person may have published it
    payload = Payload((Part(comment),), languages=frozen.languages, options=frozen.options)
    how: dict[str, Any] = {"state": State.SCHEDULED, "queued_at": change.now}
    if row.step_state.get(COPY):  # found after a restore: its comment may be out as well, so that is looked for first
        how = {"state": State.UNCONFIRMED, "next_try_at": change.now, "first_try_at": row.first_try_at,
               "step": Step(StepKind.COMMENT).name, "step_state": {COPY: True}}  # fmt: skip
    change.connection.execute(
        insert(PUBLICATION).values(
            post_id=row.post_id, channel_id=row.channel_id, parent_id=row.id, kind="comment",
            occurrence=row.occurrence, mode="auto", wall_time=row.wall_time, zone=row.zone,
            zone_data=zones.version(), due_utc=change.now,
            key=ids.publication_key(), armed_at=change.now, payload=payload.to_json(),
            payload_hash=payload.hash, created_at=change.now, changed_at=change.now, **how,
        )
    )  # fmt: skip
