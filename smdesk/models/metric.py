"""Measured values: read again and again, kept each time, never overwritten."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text

from smdesk.models.base import Base, Mapped, mapped_column, utcnow


class ImportBatch(Base):
    """One import of an exported file; it is taken back by `undone_at`, its samples stay."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))  # which export it was
    filename: Mapped[str] = mapped_column(String(255), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    rows: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class Sample(Base):
    """One value of one metric of a publication, or of the channel where there is none. Append-only.

    What a network does not tell has no sample; it is never 0 instead.
    """

    __tablename__ = "sample"
    __table_args__ = (
        # The latest value of each metric of a publication.
        Index(
            "ix_sample_publication_id_metric_at",
            "publication_id",
            "metric",
            "at",
            sqlite_where=text("publication_id IS NOT NULL"),
        ),
        # The series of a channel's own metric.
        Index(
            "ix_sample_channel_id_metric_at",
            "channel_id",
            "metric",
            "at",
            sqlite_where=text("publication_id IS NULL"),
        ),
        Index("ix_sample_batch_id", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), default=None)
    metric: Mapped[str] = mapped_column(String(64))
    value: Mapped[float]
    at: Mapped[datetime]  # when it was read
    window: Mapped[str] = mapped_column(String(12), default="")  # "", day, lifetime: what the value is of
    window_start: Mapped[datetime | None] = mapped_column(default=None)
    window_end: Mapped[datetime | None] = mapped_column(default=None)
    dimension: Mapped[str] = mapped_column(String(96), default="")  # `country=ES`; "" for the whole
    definition: Mapped[str] = mapped_column(String(96), default="")  # dated id of what the network counts
    source: Mapped[str] = mapped_column(String(8), default="api")  # api, import, hand
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), default=None)
