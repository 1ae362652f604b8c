"""Contests: their rules, who takes part, and draws that anyone can make again."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from smdesk.models.base import Base, Mapped, Versioned, WallTime, mapped_column, utcnow


class Contest(Versioned, Base):
    """One contest; its times are wall times in `zone`."""

    __tablename__ = "contest"
    __table_args__ = (Index("ix_contest_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), default=None)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), default=None)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(16), default="")  # of rules and legal text
    zone: Mapped[str] = mapped_column(String(64))
    opens: Mapped[datetime | None] = mapped_column(WallTime, default=None)
    closes: Mapped[datetime | None] = mapped_column(WallTime, default=None)
    draws: Mapped[datetime | None] = mapped_column(WallTime, default=None)
    prize: Mapped[str] = mapped_column(Text, default="")
    winners: Mapped[int] = mapped_column(default=1)
    reserves: Mapped[int] = mapped_column(default=0)
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what core.contest reads: how one takes part
    legal: Mapped[str] = mapped_column(Text, default="")
    legal_version: Mapped[str] = mapped_column(String(24), default="")  # of the template that it was made from


class ContestEntry(Versioned, Base):
    """One chance of one person; `excluded` says why it does not count."""

    __tablename__ = "contest_entry"
    __table_args__ = (UniqueConstraint("contest_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(600))  # the same entry taken twice has the same
    name: Mapped[str] = mapped_column(String(320))
    network: Mapped[str] = mapped_column(String(32), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(String(2048), default="")
    at: Mapped[datetime | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(String(8), default="list")  # inbox, list
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id"), default=None)
    excluded: Mapped[str] = mapped_column(String(200), default="")


class ContestDraw(Base):
    """One draw, with all that is needed to make it again. Append-only."""

    __tablename__ = "contest_draw"
    __table_args__ = (UniqueConstraint("contest_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    number: Mapped[int]
    commitment: Mapped[str] = mapped_column(String(64), default="")  # SHA-256 published before the draw
    committed_at: Mapped[datetime | None] = mapped_column(default=None)
    seed: Mapped[str] = mapped_column(String(200), default="")
    method: Mapped[str] = mapped_column(String(24), default="")
    entries: Mapped[list[Any]] = mapped_column(default=list)
    entries_sha256: Mapped[str] = mapped_column(String(64), default="")
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)  # winners and reserves, in their order
    at: Mapped[datetime | None] = mapped_column(default=None)
    void_reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
