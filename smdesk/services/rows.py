"""What services that keep rows of a client have in common: its day, the end of a list, a number."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Insert, func, select

from smdesk.core.errors import NotFound
from smdesk.core.walltime import in_zone
from smdesk.models import Client, table_of

CLIENT = table_of(Client)


def client_today(connection: Connection, client: int, now: datetime) -> date:
    """The day it is where the client is. Raises NotFound `unknown_client`."""
    query = select(CLIENT.c.zone).where(CLIENT.c.id == client, CLIENT.c.deleted_at.is_(None))
    zone = connection.execute(query).scalar()
    if zone is None:
        raise NotFound("unknown_client", name=str(client), near=[])
    return in_zone(now, zone).date()


def next_position(connection: Connection, table: Any, whose: Any) -> int:
    """Where a new row of a list stands: at the end."""
    last = connection.execute(select(func.max(table.c.position)).where(whose)).scalar()
    return 0 if last is None else int(last) + 1


def inserted(connection: Connection, made: Insert) -> int:
    """Insert one row; its number."""
    key = connection.execute(made).inserted_primary_key
    assert key is not None
    return int(key[0])
