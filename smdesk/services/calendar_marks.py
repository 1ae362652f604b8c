"""What lies over the days of the calendar besides posts: campaigns, from their first day to their last."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from smdesk.models import Campaign, Client, table_of

_ROW, _CLIENT = table_of(Campaign).c, table_of(Client).c
#: Colours of campaigns that have chosen none, one after the other.
COLORS = ("contest", "links", "community", "value", "promo")


class Span(NamedTuple):
    """A campaign on the days it lasts, both included."""

    id: int
    client_id: int
    client: str
    name: str
    first: date
    last: date
    color: str  # as those of pillars are named


def campaigns(connection: Connection, first: date, end: date, client: int | None) -> list[Span]:
    """Campaigns that touch a span, from a day up to but not at another, those that began first in front."""
    query = (
        select(_ROW.id, _ROW.client_id, _CLIENT.name, _ROW.name, _ROW.starts, _ROW.ends, _ROW.color)
        .join(_CLIENT.id.table, _CLIENT.id == _ROW.client_id)
        .where(_ROW.deleted_at.is_(None), _ROW.starts != "", _ROW.ends != "")
        .where(_ROW.starts < end.isoformat(), _ROW.ends >= first.isoformat())
        .order_by(_ROW.starts, _ROW.id)
    )
    if client is not None:
        query = query.where(_ROW.client_id == client)
    else:
        query = query.where(_CLIENT.deleted_at.is_(None), _CLIENT.archived_at.is_(None))
    found = []
    for number, whose, named, name, starts, ends, color in connection.execute(query):
        days = date.fromisoformat(starts), date.fromisoformat(ends)
        if days[0] <= days[1]:
            found.append(Span(number, whose, named, name, *days, color or COLORS[number % len(COLORS)]))
    return found
