"""Posts: one content of a client, its variants per channel, the parts of each, their media, and snapshots."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text

from smdesk.models.base import Base, Mapped, Timed, Versioned, mapped_column, utcnow
from smdesk.models.types import Json, WallTime

#: The list of drafts and ideas is read by its own index, also of one client: `select(…).with_hint(Post, UNDATED,
#: "sqlite")`. The condition on the stage must be written out; SQLite cannot prove it from a bound parameter.
UNDATED = "INDEXED BY ix_post_undated"
#: What comes back is looked for from the few such posts on, not from the many publications.
RECURRING = "INDEXED BY ix_post_recurring"


class Post(Versioned, Base):
    """One post. `stage` is idea, draft, in_design, with_client, changes, approved or planned."""

    __tablename__ = "post"
    __table_args__ = (
        Index("ix_post_client_id", "client_id"),
        Index("ix_post_campaign_id", "campaign_id", sqlite_where=text("campaign_id IS NOT NULL")),
        Index("ix_post_batch_id", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        # What comes back is looked for at every reading of the calendar, and is little.
        Index("ix_post_recurring", "client_id", sqlite_where=text("recurrence IS NOT NULL")),
        Index("ix_post_planned_utc", "planned_utc", sqlite_where=text("planned_utc IS NOT NULL")),
        # What the list of drafts and ideas reads, without all that is planned.
        Index(
            "ix_post_undated",
            "changed_at",
            sqlite_where=text("planned_utc IS NULL AND stage <> 'planned' AND deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    title: Mapped[str] = mapped_column(String(300), default="")
    stage: Mapped[str] = mapped_column(String(16), default="draft")
    languages: Mapped[list[Any]] = mapped_column(default=list)
    recurrence: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    pillar_id: Mapped[int | None] = mapped_column(ForeignKey("pillar.id"), default=None)
    # Where a post stands in the calendar that is not scheduled yet; None for an idea, or when its publications tell.
    planned_wall: Mapped[datetime | None] = mapped_column(WallTime, default=None)
    planned_zone: Mapped[str] = mapped_column(String(64), default="")
    planned_utc: Mapped[datetime | None] = mapped_column(default=None)
    persona_id: Mapped[int | None] = mapped_column(ForeignKey("persona.id"), default=None)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), default=None)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), default=None)  # the recurring one it left
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), default=None)


class Variant(Timed, Base):
    """What a post says and shows. The one without a channel is the base; the others differ from it on one channel."""

    __tablename__ = "variant"
    __table_args__ = (
        UniqueConstraint("post_id", "channel_id"),
        Index("uq_variant_base", "post_id", unique=True, sqlite_where=text("channel_id IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channel.id"), default=None)
    format: Mapped[str] = mapped_column(String(24), default="post")
    first_comment: Mapped[str | None] = mapped_column(Text, default=None)  # None: as in the base
    reply_to: Mapped[str] = mapped_column(String(2048), default="")
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)  # visibility, spoiler, title, ...


class Part(Base):
    """One part of a variant's thread. A variant without parts takes the base's."""

    __tablename__ = "part"
    __table_args__ = (UniqueConstraint("variant_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    variant_id: Mapped[int] = mapped_column(ForeignKey("variant.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(String(2048), default="")


class Media(Base):
    """One file in the media folder, known by its content."""

    __tablename__ = "media"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    mime: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    duration_s: Mapped[float] = mapped_column(default=0.0)
    pages: Mapped[int] = mapped_column(default=0)  # of a document
    video_codec: Mapped[str] = mapped_column(String(32), default="")  # "" also in films that came before this was read
    audio_codec: Mapped[str] = mapped_column(String(32), default="")
    colors: Mapped[str] = mapped_column(String(8), default="")  # "CMYK" where a picture has those of printing
    filename: Mapped[str] = mapped_column(String(255), default="")
    created_at: Mapped[datetime] = mapped_column(default=utcnow)


class PartMedia(Base):
    """One medium in one part, with the text that stands for it."""

    __tablename__ = "part_media"
    __table_args__ = (UniqueConstraint("part_id", "position"), Index("ix_part_media_media_id", "media_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("part.id", ondelete="CASCADE"))
    media_id: Mapped[int] = mapped_column(ForeignKey("media.id"))
    position: Mapped[int]
    alt: Mapped[str] = mapped_column(Text, default="")
    crop: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)


class Revision(Base):
    """A snapshot of a post as it was before a change; the way back for ever."""

    __tablename__ = "revision"
    __table_args__ = (Index("ix_revision_post_id_at", "post_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(default=utcnow)
    reason: Mapped[str] = mapped_column(String(32), default="edit")
    snapshot: Mapped[dict[str, Any]]
