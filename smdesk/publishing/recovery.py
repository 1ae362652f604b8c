"""Start, wake-up and every look: what was left behind, what is late, what must wait, what may go on."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from smdesk.core import retry, walltime, zones
from smdesk.core.errors import InvalidInput
from smdesk.core.pacing import is_late
from smdesk.core.publication import State
from smdesk.db import forget_note, read_note
from smdesk.models import Client, Post, table_of
from smdesk.publishing import clocks, policy, preflight, restored, series
from smdesk.publishing.evidence import DIED, tries
from smdesk.publishing.jobs import CHANNEL, NOW, PUBLICATION, MediaPath, channel_info, load_channel, step_named
from smdesk.publishing.ledger import ATTEMPT, Change, Ledger

CLIENT = table_of(Client)
POST = table_of(Post)

log = logging.getLogger(__name__)


# Asked at every look: built once, see `ledger`.
_DUE = select(PUBLICATION.c.id).where(PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.due_utc <= NOW).limit(1)
_UNJUDGED = _DUE.where(PUBLICATION.c.queued_at.is_(None))
_HELD = select(PUBLICATION.c.id).where(PUBLICATION.c.state == State.HELD).limit(1)
_WAITING = _DUE.where(
    PUBLICATION.c.channel_id.in_(
        select(CHANNEL.c.id).where(
            or_(CHANNEL.c.paused.is_(True), CHANNEL.c.problem != "", CHANNEL.c.deleted_at.is_not(None))
        )
    )
)


class Recovery:
    """The part of the publisher that puts right what time, sleep and crashes have left."""

    def __init__(self, ledger: Ledger, boot_id: str, media_path: MediaPath) -> None:
        self._ledger = ledger
        self._boot_id = boot_id
        self._media_path = media_path

    def start(self) -> None:
        """Once, under the lock, before anything is sent: orphans of earlier processes, then the zones."""
        self.orphans(())
        self.restored()
        self.rederive()
        with self._ledger.change() as change:
            clocks.put_right(change)
        self.preflight()

    def orphans(self, in_flight: Collection[int]) -> int:
        """Publications in `sending` that nobody is sending any more: their outcome is unknown. Returns how many."""
        found = 0
        with self._ledger.change() as change:
            for row in _open(change, State.SENDING):
                if row.id in in_flight and row.boot_id == self._boot_id:
                    continue
                found += 1
                self._orphan(change, row)
        return found

    def _orphan(self, change: Change, row: Row[Any]) -> None:
        change.connection.execute(
            update(ATTEMPT)
            .where(ATTEMPT.c.publication_id == row.id, ATTEMPT.c.outcome == "")
            .values(outcome="unknown", code=DIED)
        )
        if row.delegated and row.wish:  # a recall was under way; the network's scheduler tells how it stands
            change.move(row, State.DELEGATED, by="recovery", reason=DIED, next_try_at=change.now)
        elif step_named(row.step).repeatable:
            # Made again at once the first time; later and later if smdesk itself should fail at this file.
            deaths = tries(change, row).deaths
            wait = retry.backoff(deaths - 1, 0.5) if deaths > 1 else timedelta(0)
            change.move(row, State.SCHEDULED, by="recovery", reason=DIED, next_try_at=change.now + wait)
        else:
            settle = timedelta(seconds=channel_info(load_channel(change.connection, row.channel_id)).spec.settle_s)
            began = change.connection.execute(
                select(ATTEMPT.c.started_at)
                .where(ATTEMPT.c.publication_id == row.id)
                .order_by(ATTEMPT.c.number.desc())
                .limit(1)
            ).scalar_one()
            change.move(
                row, State.UNCONFIRMED, by="recovery", reason=DIED, doubt=True, attempts=0,
                next_try_at=max(change.now, began + settle), error_code=DIED, error_why="unknown",
            )  # fmt: skip

    def restored(self) -> int:
        """After a restore the ledger is an older copy; see `restored`. Returns how many wait for the person."""
        folder = self._ledger.db.path.parent
        note = read_note(folder)
        if note is None:
            return 0
        with self._ledger.change() as change:
            waiting = restored.judge(change, note)
        forget_note(folder)
        return waiting

    def woke(self) -> None:
        """After sleep or a jump of the clock: what was waiting its turn is judged anew by how late it now is."""
        with self._ledger.change() as change:
            change.connection.execute(
                update(PUBLICATION)
                .where(PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.queued_at.is_not(None))
                .values(queued_at=None)
            )
            clocks.settle_anew(change)
            clocks.put_right(change)

    def preflight(self) -> int:
        """Hold what is due within a day and has lost a file; returns how many."""
        with self._ledger.change() as change:
            return preflight.hold_back(change, self._media_path)

    def rederive(self) -> int:
        """Derive due times again where the zone data have changed since; returns how many moved."""
        version = zones.version()
        moved = 0
        with self._ledger.change() as change:
            rows = change.connection.execute(
                select(PUBLICATION).where(
                    PUBLICATION.c.state.in_([State.SCHEDULED, State.HELD, State.ASSISTED, State.DELEGATED]),
                    PUBLICATION.c.zone_data != version,
                    PUBLICATION.c.due_utc > change.now,
                    PUBLICATION.c.kind == "post",
                )
            ).all()
            for row in rows:
                wall = walltime.WallTime(row.wall_time, row.zone)
                try:
                    again = walltime.rederive(wall, row.due_utc)
                except InvalidInput as error:  # these data do not know the zone: the instant stays
                    log.warning("due time of publication %d kept: %s", row.id, error)
                    continue
                columns: dict[str, Any] = {"due_utc": again.resolved.instant, "zone_data": version}
                if again.changed:
                    moved += 1
                    change.attention("zone_data_changed", publication=row.id, zone=row.zone)
                    if State(row.state) is State.DELEGATED:  # the network's scheduler has the old instant
                        columns["wish"] = row.wish or "move"
                change.touch(row, **columns)
        return moved

    def needed(self, connection: Connection, now: datetime) -> bool:
        """True when `sweep` would find something to do; a cheap question, asked at every look."""
        if any(connection.execute(query, {"now": now}).first() for query in (_UNJUDGED, _HELD, _WAITING)):
            return True
        return policy.paused(connection, now) and connection.execute(_DUE, {"now": now}).first() is not None

    def sweep(self) -> None:
        """Release what may go on, hold what must wait, and judge what is due: queue, late, or the person's turn."""
        with self._ledger.change() as change:
            everything = policy.paused(change.connection, change.now)
            for row in _joined(change, PUBLICATION.c.state == State.HELD):
                self._judge_held(change, row, everything)
        with self._ledger.change() as change:
            everything = policy.paused(change.connection, change.now)
            due = (PUBLICATION.c.state == State.SCHEDULED) & (PUBLICATION.c.due_utc <= change.now)
            limits: dict[int, int] = {}
            queued = [row.id for row in _joined(change, due) if self._judge_due(change, row, everything, limits)]
            if queued:
                change.connection.execute(
                    update(PUBLICATION).where(PUBLICATION.c.id.in_(queued)).values(queued_at=change.now)
                )

    def _judge_held(self, change: Change, row: Row[Any], everything: bool) -> None:
        reason = self._reason(change, row, everything)
        if not reason:
            change.move(row, State.SCHEDULED, reason="released", hold_reason="", queued_at=None)
        elif reason != row.hold_reason:
            change.touch(row, hold_reason=reason)

    def _judge_due(self, change: Change, row: Row[Any], everything: bool, limits: dict[int, int]) -> bool:
        """True when the publication is to be marked as waiting its turn."""
        reason = self._reason(change, row, everything)
        if reason:
            change.move(row, State.HELD, reason=reason, hold_reason=reason, queued_at=None)
            return False
        if row.queued_at is not None:
            return False
        if row.kind == "post" and row.remote_id is None and not row.doubt:
            if row.client_id not in limits:
                limits[row.client_id] = policy.late_limit_min(change.connection, row.late_limit_min)
            if row.mode != "assisted" and is_late(row.due_utc, change.now, limits[row.client_id]):
                self._late(change, row)
                return False
        series.plan_next(change, row)
        if row.mode == "assisted":
            change.move(row, State.ASSISTED, reason="due")
            change.attention("assisted_due", publication=row.id)
            return False
        return True

    def _late(self, change: Change, row: Row[Any]) -> None:
        if series.recurs(change, row):
            # Of a recurring post only the next occurrence goes out, however many were missed.
            series.plan_next(change, row)
            change.move(row, State.SKIPPED, by="recovery", reason="occurrence_missed")
            return
        change.move(row, State.LATE, by="recovery", reason="late", next_try_at=None, attempts=0)
        change.attention("publication_late", publication=row.id)

    def _reason(self, change: Change, row: Row[Any], everything: bool) -> str:
        """Why a publication must wait, "" when nothing stands in its way."""
        if row.channel_deleted_at is not None:
            return "channel_gone"
        if row.channel_problem:
            return retry.holds(row.channel_problem)
        if everything:
            return "paused"
        if row.channel_paused:
            return "channel_paused"
        if row.approval_required and row.kind == "post" and row.stage != "approved" and row.remote_id is None:
            return "approval"
        if row.hold_reason == "media_missing" and preflight.lost(change.connection, row, self._media_path):
            return "media_missing"
        return ""


def _open(change: Change, state: State) -> list[Row[Any]]:
    return list(change.connection.execute(select(PUBLICATION).where(PUBLICATION.c.state == state)))


def _joined(change: Change, condition: Any) -> list[Row[Any]]:
    """Publications with what decides about them: their channel, client and post."""
    query = (
        select(
            PUBLICATION,
            CHANNEL.c.paused.label("channel_paused"),
            CHANNEL.c.problem.label("channel_problem"),
            CHANNEL.c.deleted_at.label("channel_deleted_at"),
            CLIENT.c.id.label("client_id"),
            CLIENT.c.late_limit_min,
            CLIENT.c.approval_required,
            POST.c.stage,
        )
        .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
        .join(POST, POST.c.id == PUBLICATION.c.post_id)
        .join(CLIENT, CLIENT.c.id == POST.c.client_id)
        .where(condition)
        .order_by(PUBLICATION.c.due_utc, PUBLICATION.c.id)
    )
    return list(change.connection.execute(query))
