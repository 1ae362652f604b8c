"""Recording: what calls and looks gave, turned into the next states in one transaction."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from smdesk.core import retry
from smdesk.core.content import Payload
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Unknown,
    WithPerson,
)
from smdesk.core.publication import HANDED, State
from smdesk.core.retry import Decision, Situation
from smdesk.publishing import handed, restored
from smdesk.publishing.claims import Claims
from smdesk.publishing.endings import published, remote_columns, side_effects
from smdesk.publishing.evidence import Tries, end_attempt, expects, id_taken, tries
from smdesk.publishing.jobs import (
    Call,
    Job,
    dedupe_of,
    done_steps,
    planned,
    step_named,
)
from smdesk.publishing.ledger import Change, Ledger

#: A call, and what it gave.
Result = tuple[Job, Outcome | Finding]


class Records:
    """Writes down what happened and decides what follows."""

    def __init__(self, ledger: Ledger, claims: Claims, chance: Callable[[], float] = random.random) -> None:
        self._ledger = ledger
        self._claims = claims
        self._chance = chance

    def outcome(self, job: Job, outcome: Outcome, *, go_on: bool = True) -> Job | None:
        """Record the outcome of a send, a poll or a recall; returns the following step's call, if there is one."""
        return self.together([(job, outcome)], go_on=go_on)[0]

    def finding(self, job: Job, finding: Finding) -> None:
        """Record what looking back gave."""
        self.together([(job, finding)])

    def together(self, results: Sequence[Result], *, go_on: bool = True) -> list[Job | None]:
        """Record what has come back with one commit, all or none; returns the calls of following steps.

        `go_on` False: the program is ending, so a following step waits for the next start.
        """
        with self._ledger.change() as change:
            return [self._record(change, job, result, go_on=go_on) for job, result in results]

    def _record(self, change: Change, job: Job, result: Outcome | Finding, *, go_on: bool) -> Job | None:
        if isinstance(result, Found | FoundDelegated | NotThere | CannotTell):
            self._finding(change, job, result)
            return None
        return self._outcome(change, job, result, go_on=go_on)

    def _outcome(self, change: Change, job: Job, outcome: Outcome, *, go_on: bool) -> Job | None:
        if job.attempt_id is not None:
            end_attempt(change, job.attempt_id, outcome)
        row = change.row(job.publication_id)
        if not expects(job, State(row.state)):
            return None  # the person or recovery has moved it on while the call was under way
        if job.call is Call.RECALL:
            handed.recalled(change, row, outcome, self._chance())
            return None
        if isinstance(outcome, Published) and id_taken(change, row, outcome.remote):
            outcome = Unknown("answer_of_other_publication")
        if isinstance(outcome, Published) and not outcome.remote.id:
            outcome = Unknown("answer_without_id")
        decide = retry.after_poll if job.call is Call.POLL else retry.after
        decision = decide(outcome, self._situation(change, job, row, outcome))
        return self._apply(change, row, job, decision, outcome, go_on=go_on)

    def _finding(self, change: Change, job: Job, finding: Finding) -> None:
        row = change.row(job.publication_id)
        if not expects(job, State(row.state)):
            return
        if job.call is Call.DELEGATED:
            handed.standing(change, row, finding, self._chance())
            return
        if isinstance(finding, Found) and id_taken(change, row, finding.remote):
            finding = CannotTell("found_other_publication")
        if restored.in_copy(row):
            finding = restored.certain(row, finding)
            if isinstance(finding, NotThere | CannotTell):
                restored.unresolved(change, row, finding, self._chance())
                return
            if isinstance(finding, Found):
                published(change, row, remote_columns(finding.remote), "found", finding.at)
                return
        decision = retry.after_look(finding, self._situation(change, job, row))
        outcome: Outcome | None = None
        if isinstance(finding, Found):
            outcome = Published(finding.remote)
        elif isinstance(finding, FoundDelegated):
            outcome = Delegated(finding.handle, row.due_utc)
        out = finding.at if isinstance(finding, Found) else None
        self._apply(change, row, job, decision, outcome, proof="found", out=out)

    def _situation(self, change: Change, job: Job, row: Row[Any], outcome: Outcome | None = None) -> Situation:
        spec = job.channel.spec
        known = Tries() if isinstance(outcome, Published | Prepared | Delegated) else tries(change, row)
        attempts = row.attempts
        if job.call is Call.POLL or getattr(outcome, "code", "") in retry.ANEW:
            # What went through in between (an upload, "processing") has set the count back; the tries go on.
            attempts = max(attempts, known.made - known.deaths - 1)
        return Situation(
            now=change.now,
            attempts=attempts,
            repeatable=job.request.step.repeatable,
            doubt=row.doubt,
            settle_s=spec.settle_s,
            dedupe=dedupe_of(spec, job.request.step),
            key_life_s=spec.key_life_s,
            first_try=row.first_try_at,
            last_try=known.last,
            chance=self._chance(),
            tries=known.made,
            deaths=known.deaths,
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
        out: datetime | None = None,
        go_on: bool = True,
    ) -> Job | None:
        if decision.done and outcome is not None:
            return self._step_done(change, row, job, outcome, proof, out=out, go_on=go_on)
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
        columns |= _steps_undone(row, decision, outcome)
        if isinstance(outcome, WithPerson):
            # From here on it is the person's, as what is published by hand; a later hour reminds, and sends nothing.
            columns |= {"mode": "assisted", "step_state": {**row.step_state, HANDED: outcome.code}}
            change.attention("assisted_due", publication=row.id)
        if isinstance(outcome, NotSent) and decision.state is State.SCHEDULED:
            # Past the client's limit by then: the late rule decides instead of a silent late sending.
            columns["queued_at"] = None if decision.attempts > 1 else row.queued_at
        side_effects(change, row, decision)
        if decision.state == row.state:
            change.touch(row, **columns)
        else:
            change.move(row, decision.state, reason=decision.ask or decision.code or row.step, **columns)
        return None

    def _step_done(
        self, change: Change, row: Row[Any], job: Job, outcome: Outcome, proof: str, *, out: datetime | None,
        go_on: bool,
    ) -> Job | None:  # fmt: skip
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
            at = max(row.due_utc + timedelta(seconds=handed.DELEGATE_LOOK_S), change.now)
            columns |= {"delegated": outcome.handle, "next_try_at": at, "mode": "delegate"}
            change.move(row, State.DELEGATED, reason=step.name, **columns)
            return None
        if isinstance(outcome, Published) and row.remote_id is None:
            columns |= remote_columns(outcome.remote)
        if all(name in state["done"] for name in self._step_names(row, job)):
            published(change, row, columns, proof, out)
            return None
        if State(row.state) is State.SENDING and go_on:
            return self._claims.next_step(change, change.touch(row, **columns))
        # After a poll or a look the following step waits for its channel like everything else.
        change.move(row, State.SCHEDULED, reason=f"{step.name} done", **columns, first_try_at=None)
        return None

    def _step_names(self, row: Row[Any], job: Job) -> list[str]:
        return [step.name for step in planned(row, Payload.from_json(row.payload), job.channel.spec)]


def _steps_undone(row: Row[Any], decision: Decision, outcome: Outcome | None) -> dict[str, Any]:
    """The column of how far the steps are, where it changes without one being done."""
    if decision.forget_uploads:
        kept = {name: ref for name, ref in done_steps(row).items() if not step_named(name).repeatable}
        return {"step_state": {"done": kept}}
    if isinstance(outcome, Processing):
        return {"step_state": {**row.step_state, "handle": dict(outcome.handle)}}
    if State(row.state) is State.PROCESSING and decision.state is State.SCHEDULED:
        return {"step_state": {"done": done_steps(row)}}  # the work there is lost; the step begins anew
    return {}


def _kept(outcome: Outcome) -> Mapping[str, Any]:
    if isinstance(outcome, Published):
        return {"id": outcome.remote.id, "url": outcome.remote.url, "extra": dict(outcome.remote.extra)}
    if isinstance(outcome, Delegated):
        return {"handle": outcome.handle}
    return dict(outcome.ref) if isinstance(outcome, Prepared) else {}
