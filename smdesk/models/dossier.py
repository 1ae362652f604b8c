"""The dossier: what is known of a client beyond its name, its buyer personas, its voice, its choice of networks."""

from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text

from smdesk.models.base import Base, Mapped, Versioned, mapped_column


class Dossier(Versioned, Base):
    """One a client. Days are ISO dates throughout; colours are `#rrggbb`, the client's own and not the theme's."""

    __tablename__ = "dossier"
    __table_args__ = (UniqueConstraint("client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    goal: Mapped[str] = mapped_column(Text, default="")  # what the company wants to reach
    about: Mapped[str] = mapped_column(Text, default="")  # who they are, what makes them different
    networks: Mapped[list[Any]] = mapped_column(default=list)  # contracted: ids of networks
    hours: Mapped[list[Any]] = mapped_column(default=list)  # working: [[weekday 0-6, "09:00", "14:00"], ...]
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), default=None)
    colors: Mapped[list[Any]] = mapped_column(default=list)
    promo_ceiling: Mapped[int | None] = mapped_column(default=None)  # percent of the mix; None: no ceiling
    utm: Mapped[dict[str, Any]] = mapped_column(default=dict)  # parameter → pattern, as core.utm reads it
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of the first interview: question → answer
    cadence: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what core.programme reads besides slots


class Product(Versioned, Base):
    """Something the client sells. `facts` are true sentences, `claims` what may be said of it and on what ground."""

    __tablename__ = "product"
    __table_args__ = (Index("ix_product_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(12), default="product")  # product, service
    about: Mapped[str] = mapped_column(Text, default="")
    price: Mapped[str] = mapped_column(String(80), default="")  # as the client says it
    url: Mapped[str] = mapped_column(String(2048), default="")
    facts: Mapped[list[Any]] = mapped_column(default=list)
    claims: Mapped[list[Any]] = mapped_column(default=list)  # [{"text", "ground"}, ...]
    position: Mapped[int] = mapped_column(default=0)


class Contact(Versioned, Base):
    """Somebody at the client."""

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(320), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    approves: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)


class Persona(Versioned, Base):
    """A buyer persona. `profile` is what core.persona reads and writes."""

    __tablename__ = "persona"
    __table_args__ = (Index("ix_persona_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(120))
    share: Mapped[int | None] = mapped_column(default=None)  # percent of the audience
    portrait_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), default=None)
    profile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    position: Mapped[int] = mapped_column(default=0)


class Voice(Versioned, Base):
    """How a brand speaks; one a client. `rules` is what core.voice reads and writes."""

    __tablename__ = "voice"
    __table_args__ = (UniqueConstraint("client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    summary: Mapped[str] = mapped_column(Text, default="")  # one sentence
    address: Mapped[str] = mapped_column(String(8), default="")  # tu, usted, vos, mixed
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ChannelChoice(Versioned, Base):
    """That a client is, or is not, on a network: its role there, how often, and why."""

    __tablename__ = "channel_choice"
    __table_args__ = (
        Index(
            "uq_channel_choice_client_id_network_live",
            "client_id",
            "network",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    network: Mapped[str] = mapped_column(String(32))
    chosen: Mapped[bool] = mapped_column(default=True)
    role: Mapped[str] = mapped_column(String(200), default="")
    why: Mapped[str] = mapped_column(Text, default="")
    per_week: Mapped[float | None] = mapped_column(default=None)  # posts
    score: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the helper said when it was chosen
    position: Mapped[int] = mapped_column(default=0)
