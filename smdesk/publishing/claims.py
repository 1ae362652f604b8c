"""Claiming: the intent on disk before anything leaves this computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from smdesk.core import checks, ids, retry, steps
from smdesk.core.content import Payload
from smdesk.core.errors import NotFound
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Why
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.core.steps import Step, StepKind
from smdesk.db.payloads import payload_for
from smdesk.publishing import rates
from smdesk.publishing.jobs import (
    CHANNEL,
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
)
from smdesk.publishing.ledger import Change, Ledger

#: Beyond this a publication counts as caught up with, and its channel is spaced so that nothing bursts.
CATCHING_UP_AFTER = timedelta(seconds=90)
CATCH_UP_SPACING_S = 60.0
_SPACING = select(CHANNEL.c.spacing_s).where(CHANNEL.c.id == bindparam("which"))


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
        channel = channel_info(load_channel(change.connection, row.channel_id))
        try:
            spec = channel.spec
        except NotFound as error:  # the desk comes from a version that knows more networks
            self._fail(change, row, error.code)
            return None
        try:
            payload, fresh = self._payload(change, row)
        except NotFound as error:
            change.move(row, State.CANCELLED, reason=error.code)
            return None
        row = self._settle_mode(change, row, spec, payload)
        if row.mode == "auto" and row.due_utc > change.now:
            return None
        problem = self._problem(row, payload, spec, fresh)
        if row.kind == "comment" and parent_ref(change.connection, row.parent_id) is None:
            problem = "parent_missing"
        if problem:
            self._fail(change, row, problem)
            return None
        if fresh:
            row = self._freeze(change, row, payload)
        step = steps.following(planned(row, payload, spec), done_steps(row))
        if step is None:
            raise AssertionError(f"publication {row.id} is scheduled with every step done")
        harmless = retry.protected(dedupe_of(spec, step), spec.key_life_s, row.first_try_at, change.now)
        if row.doubt and not step.repeatable and not harmless:
            # It was to be sent again under a key that has died meanwhile (a pause, a move): look once more.
            change.move(row, State.UNCONFIRMED, reason="key_died", next_try_at=change.now)
            return None
        return self._arm(change, row, payload, step, channel, spec)

    def _fail(self, change: Change, row: Row[Any], code: str) -> None:
        change.move(row, State.FAILED, reason=code, error_code=code, error_why=Why.CONTENT.value)
        change.attention("publication_failed", publication=row.id, code=code)

    def _settle_mode(self, change: Change, row: Row[Any], spec: NetworkSpec, payload: Payload) -> Row[Any]:
        near = row.due_utc - change.now < timedelta(seconds=spec.schedule_min_s)
        if row.mode == "delegate" and (near or len(payload.parts) > 1):
            # Too near for the network's scheduler, or a thread, which none takes: this computer sends it at its time.
            change.touch(row, mode="auto")
            return change.row(row.id)
        return row

    def _payload(self, change: Change, row: Row[Any]) -> tuple[Payload, bool]:
        """The payload, and whether it is to be frozen anew.

        Once a step has shown something to somebody, or may have, the frozen payload stays as it is.
        """
        frozen = Payload.from_json(row.payload) if row.payload else None
        shown = any(not name.startswith(("upload:", "card:")) for name in done_steps(row))
        if frozen is not None and (shown or row.doubt or row.kind == "comment"):
            return frozen, False
        session = Session(change.connection)
        try:
            payload, _ = payload_for(session, row.post_id, row.channel_id)
        finally:
            session.close()
        return payload, frozen is None or payload.hash != row.payload_hash

    def _freeze(self, change: Change, row: Row[Any], payload: Payload) -> Row[Any]:
        change.touch(
            row,
            key=ids.publication_key(),
            armed_at=change.now,
            payload=payload.to_json(),
            payload_hash=payload.hash,
            step_state={},
        )
        return change.row(row.id)

    def _problem(self, row: Row[Any], payload: Payload, spec: NetworkSpec, fresh: bool) -> str:
        """The last gate: the code of what makes it impossible to send, "" for nothing."""
        if fresh and row.kind == "post":
            errors = [finding for finding in checks.run(payload, spec) if finding.level == "error"]
            if errors:
                return errors[0].code
        for part in payload.parts:
            if any(not self._media_path(item.sha256).is_file() for item in part.media):
                return "media_missing"
        return ""

    def _arm(self, change: Change, row: Row[Any], payload: Payload, step: Step, channel: Any, spec: NetworkSpec) -> Job:
        again = row.step == step.name and row.first_try_at is not None
        attempt = change.begin_attempt(row, step.name, row.payload_hash, self._boot_id)
        change.move(
            row,
            State.SENDING,
            reason=step.name,
            step=step.name,
            boot_id=self._boot_id,
            hold_reason="",
            next_try_at=None,
            first_try_at=row.first_try_at if again else change.now,
        )
        if not again:
            self._spend(change, row, step, spec)
        request = request_for(change.connection, change.row(row.id), payload, step, self._media_path)
        return Job(Call.SEND, row.id, channel, request, attempt, done=frozenset(done_steps(row)))

    def _spend(self, change: Change, row: Row[Any], step: Step, spec: NetworkSpec) -> None:
        if step.kind not in {StepKind.PART, StepKind.DELEGATE, StepKind.COMMENT}:
            return
        rate = rates.load(change.connection, [row.channel_id]).get(row.channel_id, Rate())
        own = change.connection.execute(_SPACING, {"which": row.channel_id}).scalar()
        spacing = spec.rate.spacing_s if own is None else own
        if row.kind == "post" and change.now - row.due_utc > CATCHING_UP_AFTER and row.mode != "delegate":
            spacing = max(spacing, CATCH_UP_SPACING_S)
        rates.save(change.connection, row.channel_id, rate.spend(spec.rate, change.now, spacing))

    def next_step(self, change: Change, publication_id: int) -> Job:
        """Go on with the following step, of which there is one, in the transaction that recorded the last one."""
        row = change.row(publication_id)
        payload = Payload.from_json(row.payload)
        channel = channel_info(load_channel(change.connection, row.channel_id))
        step = steps.following(planned(row, payload, channel.spec), done_steps(row))
        if step is None:
            raise AssertionError(f"publication {row.id} has no step left")
        attempt = change.begin_attempt(row, step.name, row.payload_hash, self._boot_id)
        change.touch(row, step=step.name, first_try_at=change.now, attempts=0, doubt=False)
        self._spend(change, row, step, channel.spec)
        request = request_for(change.connection, change.row(row.id), payload, step, self._media_path)
        return Job(Call.SEND, row.id, channel, request, attempt, done=frozenset(done_steps(row)))
