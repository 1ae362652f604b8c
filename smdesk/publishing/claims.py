"""Claiming: the intent on disk before anything leaves this computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from smdesk.core import checks, ids, retry, steps
from smdesk.core.content import Payload
from smdesk.core.errors import NotFound
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Why
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.core.steps import Step, StepKind
from smdesk.db import hosts
from smdesk.db.payloads import payload_for
from smdesk.publishing import rates
from smdesk.publishing.jobs import (
    Call,
    Job,
    MediaPath,
    channel_info,
    dedupe_of,
    done_steps,
    load_channel,
    parent_ref,
    planned,
    request_for,
    step_named,
)
from smdesk.publishing.ledger import Change, Ledger, changed

#: Beyond this a publication counts as caught up with, and its channel is spaced so that nothing bursts.
CATCHING_UP_AFTER = timedelta(seconds=90)
CATCH_UP_SPACING_S = 60.0


class Claims:
    """Takes what is due: from the commit on, a row says that it is being sent."""

    def __init__(self, ledger: Ledger, boot_id: str, media_path: MediaPath) -> None:
        self._ledger = ledger
        self._boot_id = boot_id
        self._media_path = media_path

    def claim(self, publication_id: int) -> Job | None:
        """Write the intent to send, durably, and return the call to make; None when it may not go after all."""
        return self.claim_all([publication_id])[0]

    def claim_all(self, publication_ids: Sequence[int]) -> list[Job | None]:
        """The same for publications of different channels, with one commit for them all: what a claim costs is the
        commit, and at a full minute every channel has something due. All or none: an error claims nothing.
        """
        with self._ledger.change() as change:
            rows = [change.row(number) for number in publication_ids]
            return [self._claim(change, row) if State(row.state) is State.SCHEDULED else None for row in rows]

    def give_up(self, publication_id: int, code: str) -> None:
        """Say that a publication cannot be claimed, for a reason that trying again would not change."""
        with self._ledger.change() as change:
            row = change.row(publication_id)
            if State(row.state) is State.SCHEDULED:
                self._fail(change, row, code)

    def _claim(self, change: Change, row: Row[Any]) -> Job | None:
        channel = load_channel(change.connection, row.channel_id)
        try:
            spec = channel_info(channel).spec
        except NotFound as error:  # the desk comes from a version that knows more networks
            self._fail(change, row, error.code)
            return None
        try:
            payload, fresh = self._payload(change, row)
        except NotFound as error:
            change.move(row, State.CANCELLED, reason=error.code)
            return None
        new = _settled_mode(change, row, spec, payload)
        if changed(row, new).mode == "auto" and row.due_utc > change.now:
            if new:
                change.touch(row, **new)
            return None
        problem = self._problem(change, row, payload, spec, fresh)
        if problem:
            self._fail(change, row, problem, **new)
            return None
        if fresh:
            new |= _frozen(change, payload)
        return self._arm(change, row, new, payload, channel, spec)

    def _arm(
        self, change: Change, row: Row[Any], new: dict[str, Any], payload: Payload, channel: Row[Any], spec: NetworkSpec
    ) -> Job | None:
        """The intent: an attempt without an outcome, and a row that says so. `new` is written along with it."""
        then = changed(row, new)
        step = steps.following(planned(then, payload, spec), done_steps(then))
        if step is None:
            raise AssertionError(f"publication {row.id} is scheduled with every step done")
        harmless = retry.protected(dedupe_of(spec, step), spec.key_life_s, row.first_try_at, change.now)
        if row.doubt and not step.repeatable and not harmless:
            # It was to be sent again under a key that has died meanwhile (a pause, a move): look once more.
            change.move(row, State.UNCONFIRMED, reason="key_died", next_try_at=change.now, **new)
            return None
        again = row.step == step.name and row.first_try_at is not None
        attempt = change.begin_attempt(row, step.name, then.payload_hash, self._boot_id)
        new |= {"step": step.name, "boot_id": self._boot_id, "hold_reason": "", "next_try_at": None}
        first = row.first_try_at if again else change.now
        now = change.move(row, State.SENDING, reason=step.name, **new, first_try_at=first)
        if not again:
            self._spend(change, now, step, spec, channel.spacing_s)
        return self._job(change, now, payload, step, channel, attempt)

    def _job(self, change: Change, row: Row[Any], payload: Payload, step: Step, channel: Row[Any], attempt: int) -> Job:
        request = request_for(change.connection, row, payload, step, self._media_path)
        done, info = frozenset(done_steps(row)), channel_info(channel)
        fetched = step.kind is StepKind.UPLOAD and info.spec.fetches(request.medium.kind)
        host = hosts.of_channel(change.connection, channel.id) if fetched else None
        return Job(Call.SEND, row.id, info, request, attempt, host=host, done=done)

    def _fail(self, change: Change, row: Row[Any], code: str, **columns: Any) -> None:
        columns |= {"error_code": code, "error_why": Why.CONTENT.value}
        change.move(row, State.FAILED, reason=code, **columns)
        change.attention("publication_failed", publication=row.id, code=code)

    def _payload(self, change: Change, row: Row[Any]) -> tuple[Payload, bool]:
        """The payload, and whether it is to be frozen anew.

        Once a step has shown something to somebody, or may have, the frozen payload stays as it is.
        """
        frozen = Payload.from_json(row.payload) if row.payload else None
        shown = any(not step_named(name).repeatable for name in done_steps(row))
        if frozen is not None and (shown or row.doubt or row.kind == "comment"):
            return frozen, False
        payload, _ = payload_for(change.connection, row.post_id, row.channel_id)
        return payload, frozen is None or payload.hash != row.payload_hash

    def _problem(self, change: Change, row: Row[Any], payload: Payload, spec: NetworkSpec, fresh: bool) -> str:
        """The last gate: the code of what makes it impossible to send, "" for nothing."""
        if row.kind == "comment" and parent_ref(change.connection, row.parent_id) is None:
            said = change.row(row.parent_id).proof == "person"  # who gave no address
            return "parent_address_unknown" if said else "parent_missing"
        if fresh and row.kind == "post":
            errors = [finding for finding in checks.run(payload, spec) if finding.level == "error"]
            if errors:
                return errors[0].code
        for part in payload.parts:
            if any(not self._media_path(item.sha256).is_file() for item in part.media):
                return "media_missing"
        return ""

    def _spend(self, change: Change, row: Row[Any], step: Step, spec: NetworkSpec, own: float | None) -> None:
        """Take the call from what the channel's network allows; `own` is the channel's own spacing."""
        if step.kind not in {StepKind.PART, StepKind.DELEGATE, StepKind.COMMENT}:
            return
        rate = rates.load(change.connection, [row.channel_id]).get(row.channel_id, Rate())
        spacing = spec.rate.spacing_s if own is None else own
        if row.kind == "post" and change.now - row.due_utc > CATCHING_UP_AFTER and row.mode != "delegate":
            spacing = max(spacing, CATCH_UP_SPACING_S)
        rates.save(change.connection, row.channel_id, rate.spend(spec.rate, change.now, spacing))

    def next_step(self, change: Change, row: Row[Any]) -> Job:
        """Go on with the following step, of which there is one, in the transaction that recorded the last one."""
        payload = Payload.from_json(row.payload)
        channel = load_channel(change.connection, row.channel_id)
        spec = channel_info(channel).spec
        step = steps.following(planned(row, payload, spec), done_steps(row))
        if step is None:
            raise AssertionError(f"publication {row.id} has no step left")
        attempt = change.begin_attempt(row, step.name, row.payload_hash, self._boot_id)
        now = change.touch(row, step=step.name, first_try_at=change.now, attempts=0, doubt=False)
        self._spend(change, now, step, spec, channel.spacing_s)
        return self._job(change, now, payload, step, channel, attempt)


def _settled_mode(change: Change, row: Row[Any], spec: NetworkSpec, payload: Payload) -> dict[str, Any]:
    """The mode, where another must do: too near for the network's scheduler, or a thread, which none takes."""
    near = row.due_utc - change.now < timedelta(seconds=spec.schedule_min_s)
    return (
        {"mode": "auto", "error_code": "not_delegable"}
        if row.mode == "delegate" and (near or len(payload.parts) > 1)
        else {}
    )


def _frozen(change: Change, payload: Payload) -> dict[str, Any]:
    """The columns that fix what is sent, and under which key."""
    return {
        "key": ids.publication_key(),
        "armed_at": change.now,
        "payload": payload.to_json(),
        "payload_hash": payload.hash,
        "step_state": {},
    }
