"""The plan: pillars with the share they are meant to have, saved texts, and what the person has put off until later."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text

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
