"""Claiming: which publication goes next, and the intent on disk before anything leaves this computer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, Select, bindparam, func, or_, select, true
from sqlalchemy.orm import Session

from smdesk.core import checks, ids, network, retry, steps
from smdesk.core.content import Payload
from smdesk.core.errors import NotFound, SmdeskError
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Why
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.core.steps import Step, StepKind
from smdesk.db.payloads import payload_for
from smdesk.models import Client, Post, Publication, table_of
from smdesk.publishing import rates
from smdesk.publishing.jobs import (
    CHANNEL,
    NOW,
    PUBLICATION,
    Call,
    Job,
    MediaPath,
    channel_info,
    dedupe_of,
    done_steps,
    in_states,
    load_channel,
    parent_ref,
    planned,
    request_for,
)
from smdesk.publishing.ledger import Change, Ledger

CLIENT = table_of(Client)
POST = table_of(Post)

#: Beyond this a publication counts as caught up with, and its channel is spaced so that nothing bursts.
CATCHING_UP_AFTER = timedelta(seconds=90)
CATCH_UP_SPACING_S = 60.0
#: The network's own least lead, and what our call may take on top.
DELEGATE_MARGIN_S = 30


def _blocked() -> CompoundSelect[Any]:
    """Channels with something that is being sent, or in doubt and not looked up yet."""
    other = table_of(Publication).alias("other")
    return in_states(other, other.c.channel_id, {State.SENDING: true(), State.UNCONFIRMED: other.c.ask == ""})


def _candidates() -> Select[Any]:
    turn = func.row_number().over(
        partition_by=PUBLICATION.c.channel_id, order_by=(PUBLICATION.c.due_utc, PUBLICATION.c.id)
    )
    due = (
        select(PUBLICATION.c.id, PUBLICATION.c.channel_id, PUBLICATION.c.due_utc, turn.label("turn"))
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .where(
            PUBLICATION.c.state == State.SCHEDULED,
            PUBLICATION.c.due_utc <= NOW,
            # Judged (late? held? approved?): what came due since the judging waits for the next look.
            PUBLICATION.c.queued_at.is_not(None),
            PUBLICATION.c.mode != "assisted",
            or_(PUBLICATION.c.next_try_at.is_(None), PUBLICATION.c.next_try_at <= NOW),
            CHANNEL.c.paused.is_(False),
            CHANNEL.c.problem == "",
            CHANNEL.c.deleted_at.is_(None),
            PUBLICATION.c.channel_id.not_in(_blocked()),
        )
        .subquery()
    )
    return select(due).where(due.c.turn == 1).order_by(due.c.due_utc, due.c.id)


def _delegable() -> Select[Any]:
    # What the network has is out of our hands: a missing approval holds it back here, not at its time.
    return (
        select(PUBLICATION.c.id, PUBLICATION.c.channel_id, PUBLICATION.c.due_utc, CHANNEL.c.network, CHANNEL.c.limits)
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .join(POST, POST.c.id == PUBLICATION.c.post_id)
        .join(CLIENT, CLIENT.c.id == POST.c.client_id)
        .where(
            PUBLICATION.c.state == State.SCHEDULED,
            or_(CLIENT.c.approval_required.is_(False), POST.c.stage == "approved"),
            PUBLICATION.c.mode == "delegate",
            PUBLICATION.c.due_utc > NOW,
            or_(PUBLICATION.c.next_try_at.is_(None), PUBLICATION.c.next_try_at <= NOW),
            CHANNEL.c.paused.is_(False),
            CHANNEL.c.problem == "",
            CHANNEL.c.deleted_at.is_(None),
            PUBLICATION.c.channel_id.not_in(_blocked()),
        )
        .order_by(PUBLICATION.c.due_utc)
        .limit(50)
    )


# Asked at every look: built once, see `ledger`.
_CANDIDATES, _DELEGABLE = _candidates(), _delegable()
_SPACING = select(CHANNEL.c.spacing_s).where(CHANNEL.c.id == bindparam("which"))


class Claims:
    """Finds what is due and claims it."""

    def __init__(self, ledger: Ledger, boot_id: str, media_path: MediaPath) -> None:
        self._ledger = ledger
        self._boot_id = boot_id
        self._media_path = media_path

    def candidates(self, connection: Connection, now: datetime, busy: Collection[int]) -> list[Row[Any]]:
        """The next publication of each free channel, oldest first, with the instant its channel allows it.

        A channel is not free while something of it is being sent, or was sent with an unknown outcome that
        nobody has looked up yet, or while it is paused or must be repaired.
        """
        rows = connection.execute(_CANDIDATES, {"now": now})
        return [row for row in rows if row.channel_id not in busy]

    def delegable(self, connection: Connection, now: datetime) -> list[Row[Any]]:
        """Publications to hand to the network's own scheduler, with channels free for it."""
        rows = connection.execute(_DELEGABLE, {"now": now}).all()
        return [row for row in rows if _may_delegate(row, now)]

    def claim(self, publication_id: int) -> Job | None:
        """Write the intent to send, durably, and return the call to make; None when it may not go after all."""
        with self._ledger.change() as change:
            row = change.row(publication_id)
            if State(row.state) is not State.SCHEDULED:
                return None
            return self._claim(change, row)

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


def _may_delegate(row: Row[Any], now: datetime) -> bool:
    try:
        spec = network.load(row.network).with_limits(row.limits)
    except SmdeskError:
        return False
    lead: float = (row.due_utc - now).total_seconds()
    return spec.schedule_min_s + DELEGATE_MARGIN_S <= lead <= spec.schedule_max_s
