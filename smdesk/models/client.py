"""Clients: whose social media is managed, and the rules that hold for all their channels."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, text

from smdesk.models.base import Base, Mapped, Versioned, mapped_column


class Client(Versioned, Base):
    """One client. `zone` is the IANA zone in which everything of theirs is planned."""

    __tablename__ = "client"
    __table_args__ = (Index("uq_client_name_live", "name", unique=True, sqlite_where=text("deleted_at IS NULL")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(64))
    languages: Mapped[list[Any]] = mapped_column(default=list)  # BCP 47, the first is the main one
    country: Mapped[str] = mapped_column(String(2), default="")  # ISO 3166-1 alpha-2
    region: Mapped[str] = mapped_column(String(16), default="")  # ISO 3166-2
    website: Mapped[str] = mapped_column(String(2048), default="")
    sector: Mapped[str] = mapped_column(String(200), default="")
    color: Mapped[str] = mapped_column(String(16), default="")  # a name of the theme; "": by its number
    late_limit_min: Mapped[int | None] = mapped_column(default=None)  # minutes; None: the application's setting
    approval_required: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)  # no longer worked for; nothing is deleted
