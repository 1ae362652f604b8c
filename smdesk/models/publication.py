"""The ledger: publications, every attempt and every move of state, and what each channel's network still allows."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text

from smdesk.core.publication import OPEN, State
from smdesk.models.base import Base, Mapped, Timed, mapped_column, utcnow
from smdesk.models.types import Enum, Json, WallTime

#: SQLite takes every state for as common as another. Where few rows are in the wanted ones this spares it all of
#: history: `select(…).with_hint(table_of(Publication), BY_STATE, "sqlite")`.
BY_STATE = "INDEXED BY ix_publication_state_due_utc"


def _quoted(states: frozenset[State]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states))


class Publication(Timed, Base):
    """One post on one channel at one time. Only `publishing.ledger` writes `state`.

    A first comment is a publication of its own (`kind` comment, `parent_id` the post's), so that its failure
    or doubt never touches the published post.
    """

    __tablename__ = "publication"
    __table_args__ = (
        Index(
            "uq_publication_open",
            "post_id",
            "channel_id",
            "kind",
            "occurrence",
            unique=True,
            sqlite_where=text(f"state IN ({_quoted(OPEN)})"),
        ),
        Index("uq_publication_sending", "channel_id", unique=True, sqlite_where=text("state = 'sending'")),
        Index(
            "uq_publication_remote",
            "channel_id",
            "remote_id",
            unique=True,
            sqlite_where=text("remote_id IS NOT NULL"),
        ),
        # The publisher's questions: what is due in a state, and what wants another look. (Not partial: SQLite
        # cannot prove a condition on a set of states from a bound parameter, and would scan instead.)
        Index("ix_publication_state_due_utc", "state", "due_utc"),
        Index("ix_publication_next_try_at", "next_try_at", sqlite_where=text("next_try_at IS NOT NULL")),
        Index("ix_publication_due_utc", "due_utc"),
        Index("ix_publication_post_id", "post_id"),
        Index("ix_publication_parent_id", "parent_id", sqlite_where=text("parent_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), default=None)
    kind: Mapped[str] = mapped_column(String(8), default="post")  # post, comment
    occurrence: Mapped[int] = mapped_column(default=0)  # number in a recurring post
    mode: Mapped[str] = mapped_column(String(12), default="auto")  # auto, assisted, delegate

    wall_time: Mapped[datetime] = mapped_column(WallTime)
    zone: Mapped[str] = mapped_column(String(64))
    zone_data: Mapped[str] = mapped_column(String(16), default="")  # version of the zone data `due_utc` comes from
    due_utc: Mapped[datetime]

    state: Mapped[State] = mapped_column(Enum(State), default=State.SCHEDULED)
    hold_reason: Mapped[str] = mapped_column(String(64), default="")
    attempts: Mapped[int] = mapped_column(default=0)  # failed tries in a row of the present step
    next_try_at: Mapped[datetime | None] = mapped_column(default=None)
    queued_at: Mapped[datetime | None] = mapped_column(default=None)  # seen due and within the limit
    first_try_at: Mapped[datetime | None] = mapped_column(default=None)  # of the present step
    doubt: Mapped[bool] = mapped_column(default=False)  # an earlier try of this step may have gone through
    ask: Mapped[str] = mapped_column(String(64), default="")  # the question only the person can answer, as a code

    key: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    armed_at: Mapped[datetime | None] = mapped_column(default=None)
    payload: Mapped[str | None] = mapped_column(Text, default=None)  # canonical JSON, frozen at claim
    payload_hash: Mapped[str] = mapped_column(String(64), default="")
    step: Mapped[str] = mapped_column(String(24), default="")
    step_state: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {"done": {step: ref}, "handle": {...}}
    delegated: Mapped[str] = mapped_column(String(512), default="")  # handle in the network's own scheduler
    wish: Mapped[str] = mapped_column(
        String(12), default=""
    )  # what the person asked of a delegated one: recall, cancel

    remote_id: Mapped[str | None] = mapped_column(String(512), default=None)
    remote_url: Mapped[str] = mapped_column(String(2048), default="")
    remote_extra: Mapped[dict[str, Any]] = mapped_column(default=dict)  # of a RemoteRef, and OUT_AT
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    proof: Mapped[str] = mapped_column(String(12), default="")  # answer, found, person

    error_code: Mapped[str] = mapped_column(String(64), default="")
    error_why: Mapped[str] = mapped_column(String(16), default="")
    error_words: Mapped[str] = mapped_column(Text, default="")

    boot_id: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)


class Attempt(Base):
    """One call of one step: written before it with no outcome, and ended after it. Never changed again."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("publication_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    number: Mapped[int]
    step: Mapped[str] = mapped_column(String(24))
    payload_hash: Mapped[str] = mapped_column(String(64), default="")
    boot_id: Mapped[str] = mapped_column(String(40), default="")
    started_at: Mapped[datetime] = mapped_column(default=utcnow)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(String(16), default="")  # "" while under way
    code: Mapped[str] = mapped_column(String(64), default="")
    words: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[int | None] = mapped_column(default=None)  # HTTP


class Transition(Base):
    """One move of state, append-only: when, from, to, who (publisher, person, recovery) and why, as a code."""

    __tablename__ = "transition"
    __table_args__ = (Index("ix_transition_publication_id", "publication_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(16), default="publisher")
    reason: Mapped[str] = mapped_column(String(64), default="")


class RateState(Base):
    """What a channel's network still allows; kept over restarts."""

    __tablename__ = "rate_state"

    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    next_allowed_at: Mapped[datetime | None] = mapped_column(default=None)  # spacing
    limited_until: Mapped[datetime | None] = mapped_column(default=None)  # the network said so
    windows: Mapped[list[Any]] = mapped_column(Json, default=list)  # [[limit, seconds, used, started ISO], ...]
