"""Approval: rounds of posts that go to the client together, what was shown of each, and what came back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from smdesk.models.base import Base, Mapped, Timed, Versioned, WallTime, mapped_column, utcnow
from smdesk.models.types import Json


class ApprovalRound(Versioned, Base):
    """Posts sent together. `key` is in the file and in its answer; `sent` is the digest of the last sending."""

    __tablename__ = "approval_round"
    __table_args__ = (Index("ix_approval_round_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    key: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(16))  # of the file
    message: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[datetime | None] = mapped_column(WallTime, default=None)  # in the client's zone
    sent: Mapped[str] = mapped_column(String(64), default="")
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class ApprovalItem(Timed, Base):
    """One post of a round: what was last shown of it (`digest`), and the answer, which is about `seen`."""

    __tablename__ = "approval_item"
    __table_args__ = (UniqueConstraint("round_id", "post_id"), Index("ix_approval_item_post_id", "post_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("approval_round.id", ondelete="CASCADE"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(default=0)  # how often it was sent
    shown: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)  # core.approval.Content
    wall: Mapped[datetime | None] = mapped_column(WallTime, default=None)  # when it was to go out, as shown
    digest: Mapped[str] = mapped_column(String(64), default="")
    seen: Mapped[str] = mapped_column(String(64), default="")
    says: Mapped[str] = mapped_column(String(12), default="")  # approved, changes, text; "" no answer
    comment: Mapped[str] = mapped_column(Text, default="")
    texts: Mapped[list[Any]] = mapped_column(default=list)  # what they wrote instead, by part
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    by_hand: Mapped[bool] = mapped_column(default=False)  # told to the person, who wrote it down
    decision: Mapped[str] = mapped_column(String(12), default="")  # used, declined
    note: Mapped[str] = mapped_column(Text, default="")  # why, or how it was told
    withdrawn: Mapped[bool] = mapped_column(default=False)


class ApprovalEvent(Base):
    """The history of a round: sent, answered, by_hand, used, declined, edited, withdrawn, … Append-only."""

    __tablename__ = "approval_event"
    __table_args__ = (Index("ix_approval_event_round_id", "round_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("approval_round.id", ondelete="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("approval_item.id", ondelete="CASCADE"), default=None)
    at: Mapped[datetime] = mapped_column(default=utcnow)
    kind: Mapped[str] = mapped_column(String(16))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
