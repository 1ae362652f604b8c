"""What is agreed with a client: objectives, the KPIs that decide them, their readings, and signed versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint

from smdesk.models.base import Base, Mapped, Timed, Versioned, mapped_column


class Objective(Versioned, Base):
    """What the client wants of social media. `origin` names the finding that it came from."""

    __tablename__ = "objective"
    __table_args__ = (Index("ix_objective_client_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    name: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(String(40), default="")
    position: Mapped[int] = mapped_column(default=0)


class Kpi(Versioned, Base):
    """How an objective is measured. `metric` is of the catalogue (core.kpi), or `formula`."""

    __tablename__ = "kpi"
    __table_args__ = (Index("ix_kpi_objective_id", "objective_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"))
    name: Mapped[str] = mapped_column(String(200))
    metric: Mapped[str] = mapped_column(String(48))
    formula: Mapped[str] = mapped_column(Text, default="")
    nature: Mapped[str] = mapped_column(String(12), default="engagement")  # vanity, engagement, business
    scope: Mapped[str] = mapped_column(String(12), default="client")  # client, channel, campaign, pillar, persona
    scope_id: Mapped[int | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(String(16), default="")  # "", %, a currency's code, h, min
    falling: Mapped[bool] = mapped_column(default=False)  # less is better: response time, CPC
    baseline: Mapped[float | None] = mapped_column(default=None)
    target: Mapped[float | None] = mapped_column(default=None)
    monthly: Mapped[float | None] = mapped_column(default=None)  # what each month is to bring
    starts: Mapped[str] = mapped_column(String(10), default="")  # ISO date of the baseline
    deadline: Mapped[str] = mapped_column(String(10), default="")
    source: Mapped[str] = mapped_column(String(8), default="")  # api, import, hand
    note: Mapped[str] = mapped_column(Text, default="")  # why a target was lowered
    pushed: Mapped[list[Any]] = mapped_column(default=list)  # by what: "pillar:3", "persona:1"
    reads: Mapped[str] = mapped_column(String(8), default="")  # when: "", day, mon to sun, month
    position: Mapped[int] = mapped_column(default=0)


class Reading(Versioned, Base):
    """One value of a KPI on a day. What is calculated from samples is not stored here."""

    __tablename__ = "reading"
    __table_args__ = (Index("ix_reading_kpi_id_day", "kpi_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kpi_id: Mapped[int] = mapped_column(ForeignKey("kpi.id", ondelete="CASCADE"))
    day: Mapped[str] = mapped_column(String(10))
    value: Mapped[float]
    source: Mapped[str] = mapped_column(String(8), default="hand")
    note: Mapped[str] = mapped_column(Text, default="")


class Agreement(Timed, Base):
    """Objectives and KPIs as they were at one moment. Frozen: only the signature is added."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("client_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    number: Mapped[int]  # of the version, from 1
    snapshot: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[str] = mapped_column(String(10), default="")
    signed_by: Mapped[str] = mapped_column(String(200), default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), default=None)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)
