"""Pillars that an import made: taken back with it, but where something else has come to use them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from smdesk.core import proposed, slots
from smdesk.models import Channel, Kpi, Pillar, Post, Programme, table_of
from smdesk.publishing.ledger import Change

PILLAR, POST = table_of(Pillar), table_of(Post)
_CHANNEL, _KPI, _PROGRAMME = (table_of(each).c for each in (Channel, Kpi, Programme))


def forget(change: Change, batch: int, made: datetime) -> None:
    """Put away those that were made with an import, at its moment and for its clients.

    One that somebody has changed stays, and so does one that a post, a KPI, a queue or a planned month refers to.
    """
    connection = change.connection
    clients = select(POST.c.client_id).where(POST.c.batch_id == batch)
    query = select(PILLAR.c.id).where(
        PILLAR.c.deleted_at.is_(None), PILLAR.c.created_at == made, PILLAR.c.version == 1,
        PILLAR.c.client_id.in_(clients),
    )  # fmt: skip
    ours = set(connection.execute(query).scalars())
    if not ours:
        return
    gone = ours - _used(connection)
    connection.execute(
        update(PILLAR)
        .where(PILLAR.c.id.in_(gone))
        .values(deleted_at=change.now, changed_at=change.now, version=PILLAR.c.version + 1)
    )


def _used(connection: Connection) -> set[int]:
    """Whatever refers to a pillar and is not put away itself."""
    posts = select(POST.c.pillar_id).where(POST.c.deleted_at.is_(None), POST.c.pillar_id.is_not(None)).distinct()
    found = set(connection.execute(posts).scalars())
    kpis = select(_KPI.scope, _KPI.scope_id, _KPI.pushed).where(_KPI.deleted_at.is_(None))
    for row in connection.execute(kpis):
        found |= _of_kpi(row)
    for kept in connection.execute(select(_CHANNEL.slots).where(_CHANNEL.deleted_at.is_(None))).scalars():
        found |= {each.pillar for each in slots.from_json(kept or ())}
    for month in connection.execute(select(_PROGRAMME.proposal).where(_PROGRAMME.deleted_at.is_(None))).scalars():
        found |= {each.pillar for each in proposed.from_json(month).items if each.pillar is not None}
    return found


def _of_kpi(row: Any) -> set[int]:
    """What a KPI is measured by, and what is said to push it: `pillar:3`."""
    pushed = (each.partition(":") for each in row.pushed or ())
    found = {int(number) for kind, _, number in pushed if kind == "pillar" and number.isdecimal()}
    return found | ({row.scope_id} if row.scope == "pillar" and row.scope_id is not None else set())
