"""What the network's own scheduler holds: how it says a publication stands, and what came of taking one back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from smdesk.core import retry
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    Limited,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    Unknown,
)
from smdesk.core.publication import State
from smdesk.core.retry import Decision
from smdesk.publishing.endings import published, remote_columns, side_effects
from smdesk.publishing.evidence import id_taken
from smdesk.publishing.ledger import Change

#: How long the network's own scheduler may be behind before smdesk looks again, and how often it looks.
DELEGATE_LOOK_S = 60.0
#: A delegated publication that the network has neither published nor kept this long after its time is in question.
DELEGATE_PATIENCE = timedelta(minutes=30)


def standing(change: Change, row: Row[Any], finding: Finding, chance: float) -> None:
    """What the network's own scheduler says of a publication that it holds."""
    if isinstance(finding, Found) and id_taken(change, row, finding.remote):
        finding = CannotTell("found_other_publication")
    if isinstance(finding, Found):
        published(change, row, remote_columns(finding.remote), "found", finding.at)
    elif row.wish:
        return  # said in the meantime; taking it back tells how it stands
    elif isinstance(finding, NotThere) and change.now < row.due_utc:
        # Taken out of the network's scheduler by somebody else: this computer sends it at its time.
        change.move(row, State.SCHEDULED, reason="delegated_gone", **_undelegated())
    elif isinstance(finding, NotThere) or change.now > row.due_utc + DELEGATE_PATIENCE:
        gone = isinstance(finding, NotThere)
        code = (CannotTell("delegated_not_published") if gone else CannotTell("delegated_overdue")).code
        change.move(row, State.UNCONFIRMED, reason=code, ask=code, doubt=True, next_try_at=None, error_code=code)
        change.attention("publication_unconfirmed", publication=row.id, code=code)
    else:
        wait = retry.backoff(row.attempts + 1, chance) if isinstance(finding, CannotTell) else None
        at = max(change.now, row.due_utc) + (wait or timedelta(seconds=DELEGATE_LOOK_S))
        change.touch(row, next_try_at=at, attempts=row.attempts + 1)


def recalled(change: Change, row: Row[Any], outcome: Outcome, chance: float) -> None:
    """What came of taking it back, or of moving it there."""
    if isinstance(outcome, Published) and id_taken(change, row, outcome.remote):
        outcome = Unknown("answer_of_other_publication")
    if isinstance(outcome, Published):
        published(change, row, remote_columns(outcome.remote), "answer")
    elif isinstance(outcome, Prepared):
        # "move" goes back to the network's scheduler with its new time; "recall" stays with this computer.
        target = State.CANCELLED if row.wish == "cancel" else State.SCHEDULED
        mode = "delegate" if row.wish == "move" else "auto"
        change.move(row, target, by="person", reason="taken_back", **(_undelegated() | {"mode": mode}))
    else:
        code = getattr(outcome, "code", "recall_failed")
        at = change.now + retry.backoff(row.attempts + 1, chance)
        if isinstance(outcome, Limited) and outcome.retry_at is not None:
            at = max(at, outcome.retry_at)
        if isinstance(outcome, Refused):
            side_effects(change, row, Decision(State.DELEGATED, channel_problem=retry.account_problem(outcome)))
        # Still in the network's hands, as far as anybody knows; the wish stands and is tried again.
        change.move(
            row, State.DELEGATED, reason=code, attempts=row.attempts + 1, next_try_at=at, error_code=code,
            error_words=getattr(outcome, "words", ""),
        )  # fmt: skip


def _undelegated() -> dict[str, Any]:
    """Columns of a publication that is this computer's again; uploads are made anew."""
    return {"delegated": "", "wish": "", "step_state": {}, "next_try_at": None, "attempts": 0, "doubt": False,
            "first_try_at": None, "step": "", "queued_at": None, "mode": "auto"}  # fmt: skip
