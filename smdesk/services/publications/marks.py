"""Taking back "it is published", said by hand: what it was before, and nothing is sent by that."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from smdesk.core.errors import NotAllowed
from smdesk.core.publication import BY_HAND, State
from smdesk.publishing import restored
from smdesk.publishing.jobs import done_steps, step_named
from smdesk.publishing.ledger import ATTEMPT, TRANSITION, Change
from smdesk.services.publications.rows import PUBLICATION
from smdesk.services.publications.rules import refuse_second

#: How long a mark can be taken back.
KEPT = timedelta(hours=24)
#: States in which it waits for the person; what was in another is late, so that it waits too.
_WAITING = frozenset({State.ASSISTED, State.UNCONFIRMED, State.FAILED})
#: States of a first comment of which nothing is out and nothing on its way.
_NOT_OUT = frozenset({State.SCHEDULED, State.HELD, State.LATE, State.FAILED})


def take_back(change: Change, row: Row[Any]) -> None:
    """The publication waits for the person again.

    Raises:
        NotAllowed: `nothing_marked` when no person said it, or it is not published; `mark_too_old`; `comment_sent`;
            `already_planned` when the post was planned anew since.
    """
    if State(row.state) is not State.PUBLISHED or row.proof != BY_HAND:
        raise NotAllowed("nothing_marked", publication=row.id, state=row.state)
    if row.published_at is None or change.now - row.published_at > KEPT:
        raise NotAllowed("mark_too_old", publication=row.id, hours=KEPT // timedelta(hours=1))
    refuse_second(change, row)
    _call_off_comment(change, row)
    before = _state_before(change, row)
    target = before if before in _WAITING else State.LATE
    columns: dict[str, Any] = {"published_at": None, "proof": "", "doubt": _in_doubt(change, row, target)}
    if row.remote_id not in _ids(row):
        columns |= {"remote_id": None, "remote_url": ""}  # the link that the person gave
    if target is State.UNCONFIRMED:
        columns["ask"] = "mark_taken_back"
    change.move(row, target, by="person", reason="unmarked", **columns)


def _ids(row: Row[Any]) -> set[str]:
    """What the network itself has told of the publication, as far as it went."""
    done = done_steps(row).items()
    return {ref["id"] for name, ref in done if not step_named(name).repeatable and "id" in ref}


def _state_before(change: Change, row: Row[Any]) -> State:
    query = select(TRANSITION.c.source).where(
        TRANSITION.c.publication_id == row.id, TRANSITION.c.target == State.PUBLISHED.value
    )
    found = change.connection.execute(query.order_by(TRANSITION.c.id.desc()).limit(1)).scalar()
    return State(found) if found else State.LATE


def _in_doubt(change: Change, row: Row[Any], target: State) -> bool:
    """True when a call may have gone through: whatever is sent later is looked for first."""
    if target is State.UNCONFIRMED and not restored.in_copy(row):
        return True
    unknown = (ATTEMPT.c.publication_id == row.id, ATTEMPT.c.outcome == "unknown")
    return change.connection.execute(select(ATTEMPT.c.id).where(*unknown).limit(1)).first() is not None


def _call_off_comment(change: Change, row: Row[Any]) -> None:
    query = select(PUBLICATION).where(
        PUBLICATION.c.parent_id == row.id, PUBLICATION.c.state.not_in([State.CANCELLED, State.SKIPPED])
    )
    for comment in change.connection.execute(query).all():
        if State(comment.state) not in _NOT_OUT or comment.doubt or comment.remote_id is not None:
            raise NotAllowed("comment_sent", publication=row.id)
        change.move(comment, State.CANCELLED, by="person", reason="unmarked")
