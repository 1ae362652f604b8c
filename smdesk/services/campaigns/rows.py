"""Campaigns, ad sets and ads read into views: four queries however many there are.

They join tables, not classes: a class that is joined maps all of them, a quarter of a second when the page opens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from smdesk.core import audience as audiences
from smdesk.core.adplan import COLORS, Money, Span
from smdesk.core.errors import NotFound
from smdesk.models import Ad, AdSet, Campaign, Client, Kpi, Part, Persona, Post, Variant, table_of
from smdesk.services import plans
from smdesk.services.archive import worked_for
from smdesk.services.campaigns.views import AdSetView, AdView, CampaignView, Creative

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CAMPAIGN, AD_SET, AD, POST = (table_of(each).c for each in (Campaign, AdSet, Ad, Post))
_TITLE = 80  # characters of a post's text where it has no title


def several(
    session: Session, *, client: int | None = None, ids: Sequence[int] | None = None, deleted: bool = False
) -> list[CampaignView]:  # fmt: skip
    """Campaigns by their first day, those without one last; None: of all clients."""
    posts = (
        select(POST.campaign_id, func.count().label("posts"))
        .where(POST.campaign_id.is_not(None), POST.deleted_at.is_(None))
        .group_by(POST.campaign_id)
        .subquery()
    )
    query = (
        select(Campaign.__table__, Client.name.label("client"), Kpi.name.label("kpi"), posts.c.posts)
        .join(table_of(Client), Client.id == CAMPAIGN.client_id)
        .outerjoin(table_of(Kpi), Kpi.id == CAMPAIGN.kpi_id)
        .outerjoin(posts, posts.c.campaign_id == CAMPAIGN.id)
        .where(Client.deleted_at.is_(None))
    )
    if not deleted:
        query = query.where(CAMPAIGN.deleted_at.is_(None))
    if client is not None:
        query = query.where(CAMPAIGN.client_id == client)
    elif ids is None:
        query = query.where(worked_for(CAMPAIGN.client_id))
    if ids is not None:
        query = query.where(CAMPAIGN.id.in_(ids))
    order = (CAMPAIGN.position, CAMPAIGN.starts == "", CAMPAIGN.starts, CAMPAIGN.id)
    rows = session.execute(query.order_by(*order)).all()
    sets = _sets(session, [row.id for row in rows], {row.id: span_of(row) for row in rows})
    return [_campaign(row, tuple(sets.get(row.id, ()))) for row in rows]


def one(session: Session, number: int, *, deleted: bool = False) -> CampaignView:
    """One campaign. Raises NotFound `campaign_unknown`."""
    found = several(session, ids=[number], deleted=deleted)
    if not found:
        raise NotFound("campaign_unknown", campaign=number)
    return found[0]


def span_of(row: Any) -> Span:
    """The days of a row."""
    return Span(day(row.starts), day(row.ends))


def day(text: str) -> date | None:
    """A day as stored; what is none is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _campaign(row: Any, sets: tuple[AdSetView, ...]) -> CampaignView:
    return CampaignView(
        row.id, row.client_id, row.client, row.name, row.kind, row.aim, row.goal, row.kpi_id, row.kpi or "",
        span_of(row), row.budget, row.currency, _color(row), row.color,
        {key: str(value) for key, value in row.utm.items()}, row.channel_id, row.note, row.posts or 0, sets,
        row.position, row.version,
    )  # fmt: skip


def _color(row: Any) -> str:
    return row.color if row.color in COLORS else COLORS[(row.id - 1) % len(COLORS)]


def _sets(session: Session, campaigns: Sequence[int], spans: dict[int, Span]) -> dict[int, list[AdSetView]]:
    query = (
        select(AdSet.__table__, Persona.name.label("persona"))
        .outerjoin(table_of(Persona), Persona.id == AD_SET.persona_id)
        .where(AD_SET.campaign_id.in_(campaigns), AD_SET.deleted_at.is_(None))
        .order_by(AD_SET.position, AD_SET.id)
    )
    rows = session.execute(query).all() if campaigns else []
    ads = _ads(session, [row.id for row in rows])
    found: dict[int, list[AdSetView]] = defaultdict(list)
    for row in rows:
        own = span_of(row)
        found[row.campaign_id].append(
            AdSetView(
                row.id, row.campaign_id, row.name, row.aim, row.persona_id, row.persona or "",
                audiences.from_json(row.audience), tuple(str(each) for each in row.placements), own,
                own.within(spans[row.campaign_id]), Money(row.budget, row.per_day, row.cap),
                tuple(ads.get(row.id, ())), row.position, row.version,
            )
        )  # fmt: skip
    return found


def _ads(session: Session, sets: Sequence[int]) -> dict[int, list[AdView]]:
    if not sets:
        return {}
    text = (
        select(func.substr(Part.text, 1, _TITLE))
        .join(table_of(Variant), Variant.id == Part.variant_id)
        .where(Variant.post_id == AD.post_id, Variant.channel_id.is_(None), Part.position == 0)
        .scalar_subquery()
    )
    query = (
        select(Ad.__table__, POST.title.label("title"), text.label("text"))
        .outerjoin(table_of(Post), POST.id == AD.post_id)
        .where(AD.ad_set_id.in_(sets), AD.deleted_at.is_(None))
        .order_by(AD.position, AD.id)
    )
    rows = session.execute(query).all()
    posts = [row.post_id for row in rows if row.post_id is not None]
    thumbs = plans.thumbs_of(session.connection(), posts) if posts else {}
    found: dict[int, list[AdView]] = defaultdict(list)
    for row in rows:
        found[row.ad_set_id].append(
            AdView(
                row.id, row.ad_set_id, row.name, row.post_id, row.title or row.text or "",
                thumbs.get(row.post_id, ""), creative_of(row.creative), row.remote, row.position, row.version,
            )
        )  # fmt: skip
    return found


def creative_of(data: dict[str, Any]) -> Creative:
    """A creative as stored."""
    return Creative(*(str(data.get(name, "")) for name in ("headline", "text", "link", "button", "note")))
