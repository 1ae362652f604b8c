"""Audits: dated looks at a client's situation, its competitors, and what follows from them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text

from smdesk.models.base import Base, Mapped, Versioned, mapped_column, utcnow


class Audit(Versioned, Base):
    """One look. `reputation`, `swot` and `marketing` are what core.audit reads and writes."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_client_id_day", "client_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    day: Mapped[str] = mapped_column(String(10))  # ISO date
    title: Mapped[str] = mapped_column(String(200), default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    reputation: Mapped[dict[str, Any]] = mapped_column(default=dict)
    swot: Mapped[dict[str, Any]] = mapped_column(default=dict)
    marketing: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Presence(Versioned, Base):
    """A client on one network as an audit found it. `sources` says of each figure where it came from, and when."""

    __tablename__ = "presence"
    __table_args__ = (Index("ix_presence_audit_id", "audit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"))
    network: Mapped[str] = mapped_column(String(32))
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channel.id"), default=None)
    status: Mapped[str] = mapped_column(String(12), default="exists")  # exists, to_create, none
    handle: Mapped[str] = mapped_column(String(320), default="")
    url: Mapped[str] = mapped_column(String(2048), default="")
    kind: Mapped[str] = mapped_column(String(24), default="")  # what the presence is for
    decision: Mapped[str] = mapped_column(String(12), default="")  # keep, grow, create, pause, close; "": none yet
    followers: Mapped[int | None] = mapped_column(default=None)
    per_week: Mapped[float | None] = mapped_column(default=None)  # posts
    last_day: Mapped[str] = mapped_column(String(10), default="")  # of activity
    checklist: Mapped[dict[str, Any]] = mapped_column(default=dict)  # item → true, false; missing: not looked at
    consistency: Mapped[int | None] = mapped_column(default=None)  # 1 to 5
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)  # further ones: metric → value
    sources: Mapped[dict[str, Any]] = mapped_column(default=dict)  # figure → {"from": api | hand, "at"}
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)


class Competitor(Versioned, Base):
    """Somebody who wants the same customers."""

    __tablename__ = "competitor"
    __table_args__ = (Index("ix_competitor_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(2048), default="")
    handles: Mapped[dict[str, Any]] = mapped_column(default=dict)  # network → handle
    pressure: Mapped[str] = mapped_column(String(8), default="")  # high, medium, low; "": not said
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)


class CompetitorFigure(Base):
    """One value of one measure of a competitor on a network, on a day. Append-only, but for `deleted_at`."""

    __tablename__ = "competitor_figure"
    __table_args__ = (Index("ix_competitor_figure_competitor_id_day", "competitor_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    competitor_id: Mapped[int] = mapped_column(ForeignKey("competitor.id", ondelete="CASCADE"))
    network: Mapped[str] = mapped_column(String(32))
    metric: Mapped[str] = mapped_column(String(64))
    value: Mapped[float]
    day: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(16), default="hand")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class Finding(Versioned, Base):
    """What an audit found. `became` names what was made of it: `objective:3`, `task:8`, `post:120`."""

    __tablename__ = "finding"
    __table_args__ = (Index("ix_finding_audit_id", "audit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(String(24), default="")
    impact: Mapped[int] = mapped_column(default=3)  # 1 to 5
    effort: Mapped[int] = mapped_column(default=3)  # 1 to 5
    became: Mapped[str] = mapped_column(String(40), default="")
    position: Mapped[int] = mapped_column(default=0)


class Task(Versioned, Base):
    """Something to do for a client that is no post."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[str] = mapped_column(String(10), default="")  # ISO date
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    origin: Mapped[str] = mapped_column(String(40), default="")  # finding:4
