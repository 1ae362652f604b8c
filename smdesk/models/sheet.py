"""The content sheet: what is written for the designer of a post, what went to design, and the art that came back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from smdesk.models.base import Base, Mapped, Timed, mapped_column, utcnow


class Brief(Timed, Base):
    """What is written for the designer of one post. `codes` are the numbers it was delivered with, [Monday, number]."""

    __tablename__ = "brief"

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), unique=True)
    art_text: Mapped[str] = mapped_column(Text, default="")
    scene: Mapped[str] = mapped_column(Text, default="")
    refs: Mapped[list[Any]] = mapped_column(default=list)
    sizes: Mapped[list[Any]] = mapped_column(default=list)  # [[width, height], …] other than those of its networks
    needed: Mapped[bool] = mapped_column(default=True)
    codes: Mapped[list[Any]] = mapped_column(default=list)


class SheetDelivery(Base):
    """A week's sheet as it went to design. `lines` by post: core.sheet.lines.Line.cells with its number."""

    __tablename__ = "sheet_delivery"
    __table_args__ = (UniqueConstraint("client_id", "week", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    week: Mapped[str] = mapped_column(String(10))  # its Monday, ISO date
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=utcnow)
    lines: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Art(Base):
    """One file that came from design and was put into a post. Append-only: all versions of a post's art."""

    __tablename__ = "art"
    __table_args__ = (Index("ix_art_post_id", "post_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    media_id: Mapped[int] = mapped_column(ForeignKey("media.id"))
    filename: Mapped[str] = mapped_column(String(255), default="")
    format: Mapped[str] = mapped_column(String(24), default="post")
    position: Mapped[int] = mapped_column(default=1)
    asked: Mapped[list[Any]] = mapped_column(default=list)  # width and height that were asked for
    at: Mapped[datetime] = mapped_column(default=utcnow)
