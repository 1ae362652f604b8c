"""What the ledger itself knows of a publication's calls: how many, when the last, whose the network's id is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from smdesk.core.outcome import (
    Delegated,
    Limited,
    NotSent,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    WithPerson,
)
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.publishing import clocks
from smdesk.publishing.jobs import PUBLICATION, Call, Job
from smdesk.publishing.ledger import ATTEMPT, TRANSITION, Change

_OWNER = select(PUBLICATION.c.id).where(
    PUBLICATION.c.channel_id == bindparam("channel"), PUBLICATION.c.remote_id == bindparam("remote"),
    PUBLICATION.c.id != bindparam("which"),
)  # fmt: skip

OUTCOME_NAMES: dict[type[Any], str] = {
    Published: "published",
    Prepared: "prepared",
    Processing: "processing",
    Delegated: "delegated",
    WithPerson: "with_person",
    NotSent: "not_sent",
    Limited: "limited",
    Refused: "refused",
    Unknown: "unknown",
}


#: The code of a call that nobody lived to see the end of.
DIED = "process_died"


@dataclass(frozen=True, slots=True)
class Tries:
    """Calls of the present step with the present payload since the person last had it sent, but for those that the
    network only put off; of these, those in which smdesk ended; when the last call ended (began, if nobody lived to
    see its end).
    """

    made: int = 0
    deaths: int = 0
    last: datetime | None = None


def tries(change: Change, row: Row[Any]) -> Tries:
    """What the attempts say."""
    asked = (
        select(func.max(TRANSITION.c.at))
        .where(TRANSITION.c.publication_id == row.id, TRANSITION.c.by == "person")
        .scalar_subquery()
    )
    mine = (ATTEMPT.c.publication_id == row.id, ATTEMPT.c.step == row.step)
    counted = (ATTEMPT.c.payload_hash == row.payload_hash, ATTEMPT.c.outcome != "limited")
    made, deaths = change.connection.execute(
        select(func.count(), func.count().filter(ATTEMPT.c.code == DIED)).where(
            *mine, *counted, ATTEMPT.c.started_at >= func.coalesce(asked, "")
        )
    ).one()
    last: datetime | None = change.connection.execute(
        select(func.coalesce(ATTEMPT.c.ended_at, ATTEMPT.c.started_at, type_=ATTEMPT.c.started_at.type))
        .where(*mine)
        .order_by(ATTEMPT.c.number.desc())
        .limit(1)
    ).scalar()
    if last is not None and last > change.now + clocks.TOLERANCE:
        last = change.now - clocks.LOOK_BACK  # under a wrong clock; `clocks` has had it settle since
    return Tries(made, deaths, last)


def id_taken(change: Change, row: Row[Any], remote: RemoteRef) -> bool:
    """True when the network's id already belongs to another publication of the channel."""
    asked = {"channel": row.channel_id, "remote": remote.id, "which": row.id}
    return change.connection.execute(_OWNER, asked).first() is not None


def expects(job: Job, state: State) -> bool:
    """True while the publication still stands where the job's call found it."""
    wanted = {
        Call.SEND: {State.SENDING},
        Call.RECALL: {State.SENDING},
        Call.POLL: {State.PROCESSING},
        Call.LOOK: {State.UNCONFIRMED},
        Call.DELEGATED: {State.DELEGATED},
    }
    return state in wanted[job.call]


def end_attempt(change: Change, attempt_id: int, outcome: Outcome) -> None:
    """Write down how a call ended."""
    change.end_attempt(
        attempt_id,
        OUTCOME_NAMES[type(outcome)],
        code=getattr(outcome, "code", ""),
        words=getattr(outcome, "words", ""),
        status=getattr(outcome, "status", None),
    )
