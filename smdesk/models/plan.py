"""The plan: pillars with their shares, key dates, programmes, saved texts, and what the person has put off."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from smdesk.models.base import Base, Mapped, Versioned, mapped_column


class Pillar(Versioned, Base):
    """A theme of a client with a purpose. `kind` is value, links, contest, community, promo or other."""

    __tablename__ = "pillar"
    __table_args__ = (Index("ix_pillar_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(16), default="other")
    color: Mapped[str] = mapped_column(String(16), default="")  # a name of the theme; "": that of its kind
    target: Mapped[int] = mapped_column(default=0)  # percent of the mix
    position: Mapped[int] = mapped_column(default=0)
    about: Mapped[str] = mapped_column(Text, default="")
    personas: Mapped[list[Any]] = mapped_column(default=list)  # ids: for whom it is


class Snippet(Versioned, Base):
    """A saved text (`kind` text) or group of hashtags (`kind` hashtags), of one client or of all (None)."""

    __tablename__ = "snippet"
    __table_args__ = (Index("ix_snippet_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), default=None)
    kind: Mapped[str] = mapped_column(String(12), default="text")
    name: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(Text, default="")


class Snooze(Base):
    """Something that needs the person, put off: `key` names it, as Today does."""

    __tablename__ = "snooze"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    until: Mapped[datetime]


class KeyDate(Versioned, Base):
    """A day that matters, the client's own (None: of all), or what a client thinks of one that smdesk brings along.

    `kind` is own, quiet (nothing goes out that day) or hidden (`ref` names the one that is not to be seen).
    """

    __tablename__ = "key_date"
    __table_args__ = (Index("ix_key_date_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), default=None)
    kind: Mapped[str] = mapped_column(String(8), default="own")
    name: Mapped[str] = mapped_column(String(200), default="")
    day: Mapped[str] = mapped_column(String(10), default="")  # ISO date
    until: Mapped[str] = mapped_column(String(10), default="")  # the last day, where it takes several
    yearly: Mapped[bool] = mapped_column(default=False)
    ref: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Programme(Versioned, Base):
    """A month as it was proposed to, and accepted by, the person; `proposal` is what core.programme wrote."""

    __tablename__ = "programme"
    __table_args__ = (Index("ix_programme_client_id_month", "client_id", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    month: Mapped[str] = mapped_column(String(7))  # 2026-12
    proposal: Mapped[dict[str, Any]] = mapped_column(default=dict)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)


class PlanDocument(Versioned, Base):
    """The communication plan as a document: which sections, in which order, and the person's comments; one a client."""

    __tablename__ = "plan_document"
    __table_args__ = (UniqueConstraint("client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    language: Mapped[str] = mapped_column(String(16), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    paper: Mapped[str] = mapped_column(String(8), default="")  # a4, letter; "": that of the client's country
    sections: Mapped[list[Any]] = mapped_column(default=list)  # [{"id", "shown", "comment"}, ...]
