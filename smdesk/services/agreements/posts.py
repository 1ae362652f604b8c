"""The posts behind a KPI: what went out between its first day and its deadline, of what it is measured of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, select

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.models import Channel, Part, Pillar, Post, Publication, Variant, table_of
from smdesk.services.plan.pillars import color_of

_CHANNEL, _POST, _PUBLICATION, _PILLAR, _VARIANT, _PART = (
    table_of(each) for each in (Channel, Post, Publication, Pillar, Variant, Part)
)
_MOST, _TEXT_START = 300, 80


@dataclass(frozen=True, slots=True)
class PostMark:
    """A post that went out: its first day, its pillar's colour ("" without one) and what it is called."""

    post_id: int
    day: date
    color: str
    pillar: str
    title: str


def behind(connection: Connection, row: Any, zone: str) -> tuple[PostMark, ...]:
    """The posts of a KPI (a row with its client), the oldest first."""
    start, end = (_noon(text) for text in (row.starts, row.deadline))
    base = and_(_VARIANT.c.post_id == _POST.c.id, _VARIANT.c.channel_id.is_(None))
    first = func.min(_PUBLICATION.c.published_at)
    query = (
        select(_POST.c.id, _POST.c.title, first.label("at"), _PILLAR.c.kind, _PILLAR.c.color, _PILLAR.c.name,
               func.substr(func.coalesce(_PART.c.text, ""), 1, _TEXT_START).label("text"))
        .join(_PUBLICATION, _PUBLICATION.c.post_id == _POST.c.id)
        .outerjoin(_PILLAR, _PILLAR.c.id == _POST.c.pillar_id)
        .outerjoin(_VARIANT, base)
        .outerjoin(_PART, and_(_PART.c.variant_id == _VARIANT.c.id, _PART.c.position == 0))
        .where(_POST.c.client_id == row.client_id, _PUBLICATION.c.state == State.PUBLISHED,
               _PUBLICATION.c.kind == "post")
        .group_by(_POST.c.id)
        .order_by(first.desc())
        .limit(_MOST)
    )  # fmt: skip
    match row.scope:
        case "channel":
            query = query.where(_PUBLICATION.c.channel_id == row.scope_id)
        case "pillar" | "persona" | "campaign":
            query = query.where(_POST.c[f"{row.scope}_id"] == row.scope_id)
    if start is not None:
        query = query.where(_PUBLICATION.c.published_at >= start - timedelta(days=1))
    found = []
    for each in connection.execute(query):
        day = in_zone(each.at, zone).date()
        if (not row.starts or day.isoformat() >= row.starts) and (end is None or day.isoformat() <= row.deadline):
            title = each.title or " ".join(each.text.split())
            color = color_of(each.kind, each.color) if each.kind else ""
            found.append(PostMark(each.id, day, color, each.name or "", title))
    return tuple(reversed(found))


def _noon(text: str) -> datetime | None:
    return datetime.combine(date.fromisoformat(text), time(12), UTC) if text else None
