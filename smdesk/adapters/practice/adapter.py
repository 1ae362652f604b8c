"""The practice network behind the same protocols as any other: every ability, and every fault when it is told to."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import PublishRequest, Sample, Session
from smdesk.adapters.practice import answers, intake, lookback, progress, server
from smdesk.adapters.practice.community import Community
from smdesk.adapters.practice.faults import Fault, Operation
from smdesk.adapters.practice.records import micros
from smdesk.core.network import Dedupe
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    NotSent,
    Outcome,
    Prepared,
    Processing,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import StepKind


class PracticeAdapter(Community):
    """One account of the practice network. How a second send is met depends on the account's `dedupe`."""

    # Publishes

    def prepare(self, request: PublishRequest) -> Outcome:
        """An upload: the medium is copied. A card: its address is kept."""
        return self._call(Operation.PREPARE, request.step_key, lambda fault: self._prepare(request, fault))

    def publish(self, request: PublishRequest) -> Outcome:
        """One part or comment goes live, in one commit of the network."""
        return self._call(Operation.PUBLISH, request.step_key, lambda fault: self._publish(request, fault))

    def poll(self, request: PublishRequest) -> Outcome:
        """How the network gets on with what it accepted."""

        def act(fault: Fault | None) -> Outcome:
            with self._inside() as db:
                return progress.poll(db, self._id, request, fault, self.network.now)

        outcome = self._call(Operation.POLL, request.step_key, act)
        return NotSent(outcome.code, outcome.words) if isinstance(outcome, Unknown) else outcome

    def find(self, request: PublishRequest) -> Finding:
        """Look back in the way the account's `dedupe` has: by id, by container, by listing, or not at all."""
        if request.step.repeatable:
            return CannotTell("uploads_not_listed")
        if self.spec.dedupe is Dedupe.NONE:
            return CannotTell("no_listing")
        return self._look(
            Operation.FIND,
            request.step_key,
            lambda db: lookback.find(db, self.spec, self._id, request, self.network.now),
        )

    # SchedulesNatively

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over to the network's own scheduler."""
        return self._call(Operation.DELEGATE, request.step_key, lambda _: self._delegate(request))

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take it back from there."""
        return self._call(Operation.RECALL, request.step_key, lambda _: self._recall(request, handle))

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """Where it is: waiting, out, or neither."""
        return self._look(
            Operation.FIND_DELEGATED,
            request.step_key,
            lambda db: lookback.find_delegated(db, self.spec, self._id, request, handle),
        )

    # Deletes

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a post down."""

        def act(_: Fault | None) -> Outcome:
            with self._inside() as db:
                db.execute("UPDATE post SET deleted = 1 WHERE id = ? AND account = ?", (remote.id, self._id))
            return Prepared({})

        return self._call(Operation.DELETE, "", act)

    # Authorises, ReadsLimits, ReadsMetrics

    def whoami(self) -> Session:
        """Ask the network who this is. Raises AuthExpired, Unavailable."""
        with self._asking():
            return Session(
                remote_id=self._id,
                handle=self._id,
                display_name=self.network.accounts().get(self._id, self._id),
                facts={"software": "practice"},
                limits=self.network.limits(self._id),
            )

    def renewed(self) -> Mapping[str, str] | None:
        """Nothing is ever renewed here."""
        return None

    def limits(self) -> Mapping[str, Any]:
        """What `PracticeNetwork.set_limits` was given. Raises AuthExpired, Unavailable."""
        with self._asking():
            return self.network.limits(self._id)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present numbers. Raises AuthExpired, Unavailable."""
        with self._asking():
            return self.network.samples(remote_ids)

    # inside

    def _prepare(self, request: PublishRequest, fault: Fault | None) -> Outcome:
        if request.step.kind is StepKind.CARD:
            return Prepared({"url": request.part.link})
        medium = request.medium
        intake.check_medium(self.spec, medium)
        try:
            intake.keep(request.files[medium.sha256], medium.name, self.network.store.folder)
        except (KeyError, OSError) as error:
            return NotSent("file_unreadable", str(error), Why.CONTENT)
        manner = answers.manner(fault)
        identifier = "u" + secrets.token_hex(8)
        with self._inside() as db:
            db.execute(
                "INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?, ?)",
                (identifier, self._id, medium.sha256, json.dumps({"alt": medium.alt}), self.network.now, manner.polls,
                 manner.fails),
            )  # fmt: skip
        return Processing({"upload": identifier}, progress.POLL_S) if manner.polls else Prepared({"id": identifier})

    def _publish(self, request: PublishRequest, fault: Fault | None) -> Outcome:
        given = intake.submission(self._id, request)
        intake.check(self.spec, given)
        with self._inside() as db:
            if not self._uploaded(db, request):
                return NotSent("upload_expired")
            row = server.accept(db, self.spec, given, self.network.now, answers.manner(fault))
            return progress.state(db, row)

    def _uploaded(self, db: sqlite3.Connection, request: PublishRequest) -> bool:
        """True when the network has every medium of the part (or takes media along with the post)."""
        if request.step.kind is StepKind.COMMENT:
            return True
        ids: list[str] = []
        for index, item in enumerate(request.part.media):
            ref = request.prepared.get(f"upload:{request.step.part}:{index}", {})
            if self.spec.fetches(item.kind) and not ref.get("url"):
                return False
            if self.spec.uploads_first and not self.spec.fetches(item.kind):
                ids.append(str(ref.get("id", "")))
        query = "SELECT 1 FROM upload WHERE id = ? AND account = ?"
        return all(db.execute(query, (identifier, self._id)).fetchone() for identifier in ids)

    def _delegate(self, request: PublishRequest) -> Outcome:
        given = intake.submission(self._id, request)
        intake.check(self.spec, given)
        due = intake.check_time(self.spec, request.due, self.network.clock.now())
        with self._inside() as db:
            if not self._uploaded(db, request):
                return NotSent("upload_expired")
            row = server.hand_over(db, self.spec, given, self.network.now, micros(due))
            return progress.state(db, row)

    def _recall(self, request: PublishRequest, handle: str) -> Outcome:
        with self._inside() as db:
            row = server.waiting(db, self._id, "scheduled", handle=handle, key=request.step_key)
            if row is not None and row["state"] == "waiting":
                db.execute("UPDATE waiting SET state = 'recalled' WHERE id = ?", (row["id"],))
                row = None
            return Prepared({}) if row is None else progress.state(db, row)
