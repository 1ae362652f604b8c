"""Channels: one account of a client on one network. Secrets are not here; `secret_ref` names them in the keyring."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text

from smdesk.models.base import Base, Mapped, Versioned, mapped_column


class Channel(Versioned, Base):
    """One channel. `mode` is `api` or `assisted`; `problem` is a code while the account must be repaired."""

    __tablename__ = "channel"
    __table_args__ = (
        Index(
            "uq_channel_account_live",
            "network",
            "server",
            "remote_id",
            unique=True,
            sqlite_where=text("deleted_at IS NULL AND remote_id <> ''"),
        ),
        Index("ix_channel_client_id", "client_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    network: Mapped[str] = mapped_column(String(32))
    mode: Mapped[str] = mapped_column(String(16), default="api")
    handle: Mapped[str] = mapped_column(String(320), default="")
    display_name: Mapped[str] = mapped_column(String(320), default="")
    server: Mapped[str] = mapped_column(String(2048), default="")
    remote_id: Mapped[str] = mapped_column(String(512), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what connecting learned: software, version, ...
    limits: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the account's own values over the network's
    limits_read_at: Mapped[datetime | None] = mapped_column(default=None)
    secret_ref: Mapped[str] = mapped_column(String(128), default="")
    problem: Mapped[str] = mapped_column(String(64), default="")
    paused: Mapped[bool] = mapped_column(default=False)
    spacing_s: Mapped[float | None] = mapped_column(default=None)  # None: the network's own
    slots: Mapped[list[Any]] = mapped_column(default=list)  # [[weekday 0-6, "HH:MM"], ...]
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
