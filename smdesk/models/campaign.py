"""Campaigns, organic and paid, their ads, and what was spent. Money is in minor units of the currency beside it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text

from smdesk.models.base import Base, Mapped, Versioned, mapped_column, utcnow


class Campaign(Versioned, Base):
    """Posts and ads with one goal between two days, both included; organic, or paid with a budget."""

    __tablename__ = "campaign"
    __table_args__ = (Index("ix_campaign_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(8), default="organic")  # organic, paid, both
    aim: Mapped[str] = mapped_column(String(24), default="")  # for the ads, as core.adplan.Aim
    goal: Mapped[str] = mapped_column(Text, default="")
    kpi_id: Mapped[int | None] = mapped_column(ForeignKey("kpi.id"), default=None)
    starts: Mapped[str] = mapped_column(String(10), default="")
    ends: Mapped[str] = mapped_column(String(10), default="")
    budget: Mapped[int | None] = mapped_column(default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")
    color: Mapped[str] = mapped_column(String(16), default="")  # a name of the theme; "": by its number
    utm: Mapped[dict[str, Any]] = mapped_column(default=dict)
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channel.id"), default=None)  # whose ad account
    remote: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the ad account answered: ids, states
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)


class AdSet(Versioned, Base):
    """Ads that share audience, placements, dates and budget."""

    __tablename__ = "ad_set"
    __table_args__ = (Index("ix_ad_set_campaign_id", "campaign_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    name: Mapped[str] = mapped_column(String(200))
    persona_id: Mapped[int | None] = mapped_column(ForeignKey("persona.id"), default=None)
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict)
    placements: Mapped[list[Any]] = mapped_column(default=list)
    starts: Mapped[str] = mapped_column(String(10), default="")  # "": as the campaign
    ends: Mapped[str] = mapped_column(String(10), default="")
    budget: Mapped[int | None] = mapped_column(default=None)
    per_day: Mapped[bool] = mapped_column(default=False)  # the budget is a day's; else the whole
    cap: Mapped[int | None] = mapped_column(default=None)  # the most of a day, under a budget for the whole
    aim: Mapped[str] = mapped_column(String(24), default="")  # "": as the campaign
    remote: Mapped[dict[str, Any]] = mapped_column(default=dict)
    position: Mapped[int] = mapped_column(default=0)


class Ad(Versioned, Base):
    """What is shown: a post, or a creative of its own."""

    __tablename__ = "ad"
    __table_args__ = (
        Index("ix_ad_ad_set_id", "ad_set_id"),
        Index("ix_ad_post_id", "post_id", sqlite_where=text("post_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ad_set_id: Mapped[int] = mapped_column(ForeignKey("ad_set.id"))
    name: Mapped[str] = mapped_column(String(200))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), default=None)
    creative: Mapped[dict[str, Any]] = mapped_column(default=dict)  # headline, text, link, button, media
    remote: Mapped[dict[str, Any]] = mapped_column(default=dict)
    position: Mapped[int] = mapped_column(default=0)


class AdReading(Base):
    """What a day, or the time up to it, cost and brought. `cumulative`: since the beginning. Append-only."""

    __tablename__ = "ad_reading"
    __table_args__ = (Index("ix_ad_reading_campaign_id_day", "campaign_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    ad_set_id: Mapped[int | None] = mapped_column(ForeignKey("ad_set.id"), default=None)
    ad_id: Mapped[int | None] = mapped_column(ForeignKey("ad.id"), default=None)
    day: Mapped[str] = mapped_column(String(10))
    cumulative: Mapped[bool] = mapped_column(default=False)
    spent: Mapped[int | None] = mapped_column(default=None)
    reach: Mapped[int | None] = mapped_column(default=None)
    impressions: Mapped[int | None] = mapped_column(default=None)
    clicks: Mapped[int | None] = mapped_column(default=None)
    results: Mapped[float | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(String(8), default="hand")  # hand, import, api
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), default=None)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)
