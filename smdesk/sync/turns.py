"""Whose turn it is: the channels of which the inbox, or the numbers, are to be read now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select

from smdesk.core import network
from smdesk.core.network import Feature
from smdesk.db import Database
from smdesk.models import Client, SyncState, table_of
from smdesk.sync.reach import CHANNEL

STATE, CLIENT = table_of(SyncState), table_of(Client)


def due(db: Database, now: datetime, job: str, feature: Feature, *, paid: bool) -> list[int]:
    """Channels that a job is due for, who has waited longest first: connected, with nothing to repair, of a client that
    is worked for, on a network that offers it.

    Those of a network that charges for reading only with `paid`.
    """
    query = (
        select(CHANNEL.c.id, CHANNEL.c.network, CHANNEL.c.limits)
        .join(CLIENT, CLIENT.c.id == CHANNEL.c.client_id)
        .outerjoin(STATE, (STATE.c.channel_id == CHANNEL.c.id) & (STATE.c.job == job))
        .where(
            CHANNEL.c.deleted_at.is_(None),
            CHANNEL.c.mode == "api",
            CHANNEL.c.problem == "",
            CLIENT.c.archived_at.is_(None),
            or_(STATE.c.next_due_at.is_(None), STATE.c.next_due_at <= now),
        )
        .order_by(STATE.c.next_due_at, CHANNEL.c.id)
    )
    with db.read() as session:
        rows = session.execute(query).all()
    specs = ((row.id, network.load(row.network).with_limits(row.limits)) for row in rows)
    return [each for each, spec in specs if spec.can(feature) and (paid or not spec.charges_reading)]
