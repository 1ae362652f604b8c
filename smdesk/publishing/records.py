"""Recording: what a call or a look gave, turned into the next state in one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from smdesk.core import retry
from smdesk.core.content import Payload
from smdesk.core.events import ChannelsChanged
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    Limited,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.core.retry import Decision, Situation
from smdesk.publishing import clocks, comments, rates, series
from smdesk.publishing.claims import Claims
from smdesk.publishing.jobs import (
    CHANNEL,
    PUBLICATION,
    Call,
    Job,
    dedupe_of,
    done_steps,
    planned,
    step_named,
)
from smdesk.publishing.ledger import ATTEMPT, TRANSITION, Change, Ledger

#: How long the network's own scheduler may be behind before smdesk looks again, and how often it looks.
DELEGATE_LOOK_S = 60.0
#: A delegated publication that the network has neither published nor kept this long after its time is in question.
DELEGATE_PATIENCE = timedelta(minutes=30)


_OWNER = select(PUBLICATION.c.id).where(
    PUBLICATION.c.channel_id == bindparam("channel"), PUBLICATION.c.remote_id == bindparam("remote"),
    PUBLICATION.c.id != bindparam("which"),
)  # fmt: skip


class Records:
    """Writes down what happened and decides what follows."""

    def __init__(self, ledger: Ledger, claims: Claims, chance: Callable[[], float] = random.random) -> None:
        self._ledger = ledger
        self._claims = claims
        self._chance = chance

    def outcome(self, job: Job, outcome: Outcome, *, go_on: bool = True) -> Job | None:
        """Record the outcome of a send, a poll or a recall; returns the following step's call, if there is one.

        `go_on` False: the program is ending, so a following step waits for the next start.
        """
        with self._ledger.change() as change:
            if job.attempt_id is not None:
                _end_attempt(change, job.attempt_id, outcome)
            row = change.row(job.publication_id)
            if not _expects(job, State(row.state)):
                return None  # the person or recovery has moved it on while the call was under way
            if job.call is Call.RECALL:
                self._recalled(change, row, outcome)
                return None
            if isinstance(outcome, Published) and _id_taken(change, row, outcome.remote):
                outcome = Unknown("answer_of_other_publication")
            if isinstance(outcome, Published) and not outcome.remote.id:
                outcome = Unknown("answer_without_id")
            decide = retry.after_poll if job.call is Call.POLL else retry.after
            decision = decide(outcome, self._situation(change, job, row, outcome))
            return self._apply(change, row, job, decision, outcome, go_on=go_on)

    def finding(self, job: Job, finding: Finding) -> None:
        """Record what looking back gave."""
        with self._ledger.change() as change:
            row = change.row(job.publication_id)
            if not _expects(job, State(row.state)):
                return
            if job.call is Call.DELEGATED:
                self._delegated(change, row, finding)
                return
            if isinstance(finding, Found) and _id_taken(change, row, finding.remote):
                finding = CannotTell("found_other_publication")
            decision = retry.after_look(finding, self._situation(change, job, row))
            outcome: Outcome | None = None
            if isinstance(finding, Found):
                outcome = Published(finding.remote)
            elif isinstance(finding, FoundDelegated):
                outcome = Delegated(finding.handle, row.due_utc)
            self._apply(change, row, job, decision, outcome, proof="found")

    def _situation(self, change: Change, job: Job, row: Row[Any], outcome: Outcome | None = None) -> Situation:
        spec = job.channel.spec
        tries, last_try = (0, None) if isinstance(outcome, Published | Prepared | Delegated) else _tries(change, row)
        attempts = row.attempts
        if job.call is Call.POLL or getattr(outcome, "code", "") == retry.UPLOAD_EXPIRED:
            # What went through in between (an upload, "processing") has set the count back; the tries go on.
            attempts = max(attempts, tries - 1)
        return Situation(
            now=change.now,
            attempts=attempts,
            repeatable=job.request.step.repeatable,
            doubt=row.doubt,
            settle_s=spec.settle_s,
            dedupe=dedupe_of(spec, job.request.step),
            key_life_s=spec.key_life_s,
            first_try=row.first_try_at,
            last_try=last_try,
            chance=self._chance(),
            tries=tries,
            code=row.error_code,
        )

    def _apply(
        self,
        change: Change,
        row: Row[Any],
        job: Job,
        decision: Decision,
        outcome: Outcome | None,
        proof: str = "answer",
        *,
        go_on: bool = True,
    ) -> Job | None:
        if decision.done and outcome is not None:
            return self._step_done(change, row, job, outcome, proof, go_on=go_on)
        columns: dict[str, Any] = {
            "attempts": decision.attempts,
            "next_try_at": decision.next_at,
            "doubt": decision.doubt,
            "ask": decision.ask,
            "hold_reason": decision.hold,
            "error_code": decision.code,
            "error_why": decision.why,
            "error_words": decision.words,
        }
        if isinstance(outcome, Processing):
            columns["step_state"] = {**row.step_state, "handle": dict(outcome.handle)}
        elif State(row.state) is State.PROCESSING and decision.state is State.SCHEDULED:
            columns["step_state"] = {"done": done_steps(row)}  # the work there is lost; the step begins anew
        if decision.forget_uploads:
            kept = {name: ref for name, ref in done_steps(row).items() if not step_named(name).repeatable}
            columns["step_state"] = {"done": kept}
        if isinstance(outcome, NotSent) and decision.state is State.SCHEDULED:
            # Past the client's limit by then: the late rule decides instead of a silent late sending.
            columns["queued_at"] = None if decision.attempts > 1 else row.queued_at
        self._side_effects(change, row, decision)
        if decision.state == row.state:
            change.touch(row, **columns)
        else:
            change.move(row, decision.state, reason=decision.ask or decision.code or row.step, **columns)
        return None

    def _side_effects(self, change: Change, row: Row[Any], decision: Decision) -> None:
        if decision.limited_until is not None:
            rate = rates.load(change.connection, [row.channel_id]).get(row.channel_id, Rate())
            rates.save(change.connection, row.channel_id, replace(rate, limited_until=decision.limited_until))
        if decision.channel_problem:
            told = change.connection.execute(
                update(CHANNEL)
                .where(CHANNEL.c.id == row.channel_id, CHANNEL.c.problem == "")
                .values(problem=decision.channel_problem)
            )
            if told.rowcount:  # one notice per cause, whatever else runs into it
                change.unit.emit(ChannelsChanged((row.channel_id,), frozenset({"problem"})))
                change.attention("channel_problem", channel=row.channel_id, code=decision.channel_problem)
        if decision.state is State.FAILED:
            change.attention("publication_failed", publication=row.id, code=decision.code)
        if decision.ask and decision.ask != row.ask:
            change.attention("publication_unconfirmed", publication=row.id, code=decision.ask)

    def _step_done(
        self, change: Change, row: Row[Any], job: Job, outcome: Outcome, proof: str, *, go_on: bool
    ) -> Job | None:
        step = job.request.step
        state = {**row.step_state, "done": {**done_steps(row), step.name: _kept(outcome)}}
        state.pop("handle", None)
        columns: dict[str, Any] = {
            "step_state": state,
            "attempts": 0,
            "next_try_at": None,
            "doubt": False,
            "ask": "",
            "error_code": "",
            "error_why": "",
            "error_words": "",
        }
        if isinstance(outcome, Delegated):
            at = max(row.due_utc + timedelta(seconds=DELEGATE_LOOK_S), change.now)
            columns |= {"delegated": outcome.handle, "next_try_at": at, "mode": "delegate"}
            change.move(row, State.DELEGATED, reason=step.name, **columns)
            return None
        if isinstance(outcome, Published) and row.remote_id is None:
            columns |= _remote(outcome.remote)
        if all(name in state["done"] for name in self._step_names(row, job)):
            self._published(change, row, columns, proof)
            return None
        if State(row.state) is State.SENDING and go_on:
            change.touch(row, **columns)
            return self._claims.next_step(change, row.id)
        # After a poll or a look the following step waits for its channel like everything else.
        change.move(row, State.SCHEDULED, reason=f"{step.name} done", **columns, first_try_at=None)
        return None

    def _step_names(self, row: Row[Any], job: Job) -> list[str]:
        return [step.name for step in planned(row, Payload.from_json(row.payload), job.channel.spec)]

    def _published(self, change: Change, row: Row[Any], columns: dict[str, Any], proof: str) -> None:
        columns |= {"published_at": change.now, "proof": proof}
        change.move(row, State.PUBLISHED, reason=proof, **columns)
        comments.plan(change, change.row(row.id))
        # A post that its network's scheduler sent has never come due here.
        series.plan_next(change, row)

    def _delegated(self, change: Change, row: Row[Any], finding: Finding) -> None:
        """What the network's own scheduler says of a publication that it holds."""
        if isinstance(finding, Found) and _id_taken(change, row, finding.remote):
            finding = CannotTell("found_other_publication")
        if isinstance(finding, Found):
            self._published(change, row, _remote(finding.remote), "found")
        elif row.wish:
            return  # said in the meantime; taking it back tells how it stands
        elif isinstance(finding, NotThere) and change.now < row.due_utc:
            # Taken out of the network's scheduler by somebody else: this computer sends it at its time.
            change.move(row, State.SCHEDULED, reason="delegated_gone", **_undelegated())
        elif isinstance(finding, NotThere) or change.now > row.due_utc + DELEGATE_PATIENCE:
            code = "delegated_not_published" if isinstance(finding, NotThere) else "delegated_overdue"
            change.move(row, State.UNCONFIRMED, reason=code, ask=code, doubt=True, next_try_at=None, error_code=code)
            change.attention("publication_unconfirmed", publication=row.id, code=code)
        else:
            wait = retry.backoff(row.attempts + 1, self._chance()) if isinstance(finding, CannotTell) else None
            at = max(change.now, row.due_utc) + (wait or timedelta(seconds=DELEGATE_LOOK_S))
            change.touch(row, next_try_at=at, attempts=row.attempts + 1)

    def _recalled(self, change: Change, row: Row[Any], outcome: Outcome) -> None:
        if isinstance(outcome, Published) and _id_taken(change, row, outcome.remote):
            outcome = Unknown("answer_of_other_publication")
        if isinstance(outcome, Published):
            self._published(change, row, _remote(outcome.remote), "answer")
        elif isinstance(outcome, Prepared):
            # "move" goes back to the network's scheduler with its new time; "recall" stays with this computer.
            target = State.CANCELLED if row.wish == "cancel" else State.SCHEDULED
            mode = "delegate" if row.wish == "move" else "auto"
            change.move(row, target, by="person", reason="taken_back", **(_undelegated() | {"mode": mode}))
        else:
            code = getattr(outcome, "code", "recall_failed")
            at = change.now + retry.backoff(row.attempts + 1, self._chance())
            if isinstance(outcome, Limited) and outcome.retry_at is not None:
                at = max(at, outcome.retry_at)
            if isinstance(outcome, Refused) and outcome.why is Why.AUTH:
                self._side_effects(change, row, Decision(State.DELEGATED, channel_problem=outcome.code))
            # Still in the network's hands, as far as anybody knows; the wish stands and is tried again.
            change.move(
                row, State.DELEGATED, reason=code, attempts=row.attempts + 1, next_try_at=at, error_code=code,
                error_words=getattr(outcome, "words", ""),
            )  # fmt: skip


def _tries(change: Change, row: Row[Any]) -> tuple[int, datetime | None]:
    """Calls of the present step with the present payload since the person last had it sent, but for those that the
    network only put off; and when the last call ended (began, if nobody lived to see its end).
    """
    asked = (
        select(func.max(TRANSITION.c.at))
        .where(TRANSITION.c.publication_id == row.id, TRANSITION.c.by == "person")
        .scalar_subquery()
    )
    mine = (ATTEMPT.c.publication_id == row.id, ATTEMPT.c.step == row.step)
    counted = (ATTEMPT.c.payload_hash == row.payload_hash, ATTEMPT.c.outcome != "limited")
    tries: int = change.connection.execute(
        select(func.count()).where(*mine, *counted, ATTEMPT.c.started_at >= func.coalesce(asked, ""))
    ).scalar_one()
    last: datetime | None = change.connection.execute(
        select(func.coalesce(ATTEMPT.c.ended_at, ATTEMPT.c.started_at, type_=ATTEMPT.c.started_at.type))
        .where(*mine)
        .order_by(ATTEMPT.c.number.desc())
        .limit(1)
    ).scalar()
    if last is not None and last > change.now + clocks.TOLERANCE:
        last = change.now - clocks.LOOK_BACK  # under a wrong clock; `clocks` has had it settle since
    return tries, last


def _id_taken(change: Change, row: Row[Any], remote: RemoteRef) -> bool:
    """True when the network's id already belongs to another publication of the channel."""
    asked = {"channel": row.channel_id, "remote": remote.id, "which": row.id}
    return change.connection.execute(_OWNER, asked).first() is not None


def _expects(job: Job, state: State) -> bool:
    wanted = {
        Call.SEND: {State.SENDING},
        Call.RECALL: {State.SENDING},
        Call.POLL: {State.PROCESSING},
        Call.LOOK: {State.UNCONFIRMED},
        Call.DELEGATED: {State.DELEGATED},
    }
    return state in wanted[job.call]


OUTCOME_NAMES: dict[type[Any], str] = {
    Published: "published",
    Prepared: "prepared",
    Processing: "processing",
    Delegated: "delegated",
    NotSent: "not_sent",
    Limited: "limited",
    Refused: "refused",
    Unknown: "unknown",
}


def _kept(outcome: Outcome) -> Mapping[str, Any]:
    if isinstance(outcome, Published):
        return {"id": outcome.remote.id, "url": outcome.remote.url, "extra": dict(outcome.remote.extra)}
    if isinstance(outcome, Delegated):
        return {"handle": outcome.handle}
    return dict(outcome.ref) if isinstance(outcome, Prepared) else {}


def _remote(remote: RemoteRef) -> dict[str, Any]:
    return {"remote_id": remote.id, "remote_url": remote.url or "", "remote_extra": dict(remote.extra)}


def _undelegated() -> dict[str, Any]:
    """Columns of a publication that is this computer's again; uploads are made anew."""
    return {"delegated": "", "wish": "", "step_state": {}, "next_try_at": None, "attempts": 0, "doubt": False,
            "first_try_at": None, "step": "", "queued_at": None, "mode": "auto"}  # fmt: skip


def _end_attempt(change: Change, attempt_id: int, outcome: Outcome) -> None:
    change.end_attempt(
        attempt_id,
        OUTCOME_NAMES[type(outcome)],
        code=getattr(outcome, "code", ""),
        words=getattr(outcome, "words", ""),
        status=getattr(outcome, "status", None),
    )
