"""What lies over the days of the calendar besides posts: campaigns and contests, from first day to last."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import Connection, case, func, or_, select

from smdesk.models import AdSet, Campaign, Client, Contest, table_of

_ROW, _CLIENT, _SET, _CONTEST = (table_of(each).c for each in (Campaign, Client, AdSet, Contest))


class Span(NamedTuple):
    """A campaign on the days it lasts, both included; or one of its ad sets; or a contest, under its campaign's number
    where it has one.
    """

    id: int
    client_id: int
    client: str
    name: str
    first: date
    last: date
    color: str  # a name of the theme's palette of clients
    contest: int = 0  # its number
    draw: bool = False  # the day on which it is drawn
    ad_set: int = 0  # its number


def campaigns(connection: Connection, first: date, end: date, client: int | None) -> list[Span]:
    """Campaigns that touch a span, from a day up to but not at another, those that began first in front."""
    from smdesk.core.adplan import COLORS

    query = (
        select(_ROW.id, _ROW.client_id, _CLIENT.name, _ROW.name, _ROW.starts, _ROW.ends, _ROW.color)
        .join(_CLIENT.id.table, _CLIENT.id == _ROW.client_id)
        .where(_ROW.deleted_at.is_(None), _ROW.starts != "", _ROW.starts < end.isoformat())
        .where(or_(_ROW.ends == "", _ROW.ends >= first.isoformat()))
        .order_by(_ROW.starts, _ROW.id)
    )
    if client is not None:
        query = query.where(_ROW.client_id == client)
    else:
        query = query.where(_CLIENT.deleted_at.is_(None), _CLIENT.archived_at.is_(None))
    found = []
    for number, whose, named, name, starts, ends, color in connection.execute(query):
        days = date.fromisoformat(starts), date.fromisoformat(ends) if ends else date.max
        if days[0] <= days[1]:
            found.append(Span(number, whose, named, name, *days, color or COLORS[(number - 1) % len(COLORS)]))
    return found


def ads(connection: Connection, first: date, end: date, client: int | None) -> list[Span]:
    """Ad sets that touch a span, under their campaign's number and colour; those without days have its days."""
    from smdesk.core.adplan import COLORS

    starts = case((_SET.starts != "", _SET.starts), else_=_ROW.starts)
    ends = case((_SET.ends != "", _SET.ends), else_=_ROW.ends)
    query = (
        select(_ROW.id, _ROW.client_id, _CLIENT.name, _SET.name, starts, ends, _ROW.color, _SET.id)
        .join(_ROW.id.table, _ROW.id == _SET.campaign_id)
        .join(_CLIENT.id.table, _CLIENT.id == _ROW.client_id)
        .where(_SET.deleted_at.is_(None), _ROW.deleted_at.is_(None), starts != "", starts < end.isoformat())
        .where(or_(ends == "", ends >= first.isoformat()))
        .order_by(starts, _SET.id)
    )
    if client is not None:
        query = query.where(_ROW.client_id == client)
    else:
        query = query.where(_CLIENT.deleted_at.is_(None), _CLIENT.archived_at.is_(None))
    found = []
    for number, whose, named, name, begins, over, color, ad_set in connection.execute(query):
        days = date.fromisoformat(begins), date.fromisoformat(over) if over else date.max
        if days[0] <= days[1]:
            own = color or COLORS[(number - 1) % len(COLORS)]
            found.append(Span(number, whose, named, name, *days, own, ad_set=ad_set))
    return found


def contests(connection: Connection, first: date, end: date, client: int | None) -> list[Span]:
    """Contests that touch a span from when they open to when they close, and the days on which they are drawn."""
    since, until = datetime.combine(first, time()), datetime.combine(end, time())
    over = func.coalesce(_CONTEST.draws, _CONTEST.closes)
    query = (
        select(_CONTEST.id, _CONTEST.campaign_id, _CONTEST.client_id, _CLIENT.name.label("client"), _CONTEST.name,
               _CONTEST.opens, _CONTEST.closes, _CONTEST.draws, _ROW.color)
        .join(_CLIENT.id.table, _CLIENT.id == _CONTEST.client_id)
        .outerjoin(_ROW.id.table, _ROW.id == _CONTEST.campaign_id)
        .where(_CONTEST.deleted_at.is_(None), _CONTEST.closes.is_not(None), over >= since)
        .where(func.coalesce(_CONTEST.opens, _CONTEST.closes) < until)
        .order_by(_CONTEST.closes, _CONTEST.id)
    )  # fmt: skip
    if client is not None:
        query = query.where(_CONTEST.client_id == client)
    else:
        query = query.where(_CLIENT.deleted_at.is_(None), _CLIENT.archived_at.is_(None))
    found = []
    for row in connection.execute(query):
        last = row.closes.date()
        begun = row.opens.date() if row.opens is not None else last
        days = [(begun, last, False)]
        if row.draws is not None and row.draws.date() > last:
            days.append((row.draws.date(), row.draws.date(), True))
        found += [
            Span(row.campaign_id or 0, row.client_id, row.client, row.name, begins, ends, row.color or "", row.id, draw)
            for begins, ends, draw in days
            if begins < end and ends >= first
        ]
    return found
