"""The publisher: one thread that claims and records, and a pool that makes the calls in between."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from smdesk.core import network
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, StorageError
from smdesk.core.events import AttentionNeeded
from smdesk.core.outcome import CannotTell, Finding, Found, FoundDelegated, NotThere, Outcome, Unknown
from smdesk.core.pacing import Rate
from smdesk.core.publication import State
from smdesk.db.engine import Database
from smdesk.publishing import policy, rates
from smdesk.publishing.claims import Claims
from smdesk.publishing.jobs import CHANNEL, NOW, PUBLICATION, Call, ChannelInfo, Job, MediaPath, channel_info
from smdesk.publishing.ledger import Ledger
from smdesk.publishing.questions import Questions
from smdesk.publishing.records import Records
from smdesk.publishing.recovery import Recovery
from smdesk.publishing.sender import Sender

log = logging.getLogger(__name__)

#: Calls under way at once, each on another channel.
SENDERS = 6
#: The longest the thread sleeps: how soon it sees what another process has written.
LONGEST_NAP_S = 1.0
#: How often it looks for rows that say "sending" though nobody sends them.
ORPHANS_EVERY_S = 60.0
#: How often it looks whether the files of the next day are there.
PREFLIGHT_EVERY_S = 900.0
#: Adapters of channels with something due so soon are built at the start.
WARM_WITHIN = timedelta(hours=24)
#: How long `stop` waits for calls under way; what is not back by then is looked up at the next start.
STOP_PATIENCE_S = 30.0
#: After the disk refused a record, the outcome is kept and written again this often.
STORAGE_RETRY_S = 2.0

Result = tuple[Job, Outcome | Finding]

# Asked at every look: built once, see `ledger`.
_DUE = select(func.min(PUBLICATION.c.due_utc)).where(
    PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.due_utc > NOW
)
_AGAIN = select(func.min(PUBLICATION.c.next_try_at)).where(
    PUBLICATION.c.next_try_at.is_not(None), PUBLICATION.c.next_try_at > NOW
)
_TO_HAND_OVER = (
    select(PUBLICATION.c.due_utc)
    .where(PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.mode == "delegate")
    .order_by(PUBLICATION.c.due_utc)
    .limit(1)
)
_SENDING = select(PUBLICATION.c.id).where(PUBLICATION.c.state == State.SENDING)


class Publisher:
    """Wake → record what came back → judge what is due → claim → hand to the pool.

    All writing to the ledger happens in `tick`, on one thread; the pool only makes calls.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        sender: Sender,
        boot_id: str,
        media_path: MediaPath,
        *,
        ledger: Ledger | None = None,
        pool: Executor | None = None,
        chance: Callable[[], float] | None = None,
    ) -> None:
        self.db = db
        self.clock = clock
        self.sender = sender
        self.ledger = ledger or Ledger(db, clock)
        self.claims = Claims(self.ledger, boot_id, media_path)
        self.records = Records(self.ledger, self.claims, **({"chance": chance} if chance else {}))
        self.recovery = Recovery(self.ledger, boot_id, media_path)
        self.questions = Questions(self.ledger, boot_id, media_path)
        self._pool = pool
        self._results: queue.SimpleQueue[Result] = queue.SimpleQueue()
        self._unwritten: list[Result] = []
        self._busy: dict[int, int] = {}  # publication → channel, while a call of it is under way
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._orphans_at = self._preflight_at = clock.monotonic()
        self._slept = False
        self._told = ""
        self.on_idle: Callable[[datetime | None], None] = lambda due: None

    # -- life ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Recover what an earlier process left, then publish on a thread of its own until `stop`."""
        self._pool = self._pool or ThreadPoolExecutor(SENDERS, "network")
        self.recovery.start()
        self._pool.submit(self.sender.warm, self._soon())
        self._thread = threading.Thread(target=self._run, name="publisher")
        self._thread.start()

    def _soon(self) -> list[ChannelInfo]:
        """Channels with something to send within a day: what they need is loaded before the first second counts."""
        end = self.clock.now() + WARM_WITHIN
        soon = select(PUBLICATION.c.channel_id).where(
            PUBLICATION.c.state == State.SCHEDULED, PUBLICATION.c.due_utc <= end, PUBLICATION.c.mode != "assisted"
        )
        with self.db.read() as session:
            return [channel_info(row) for row in session.execute(select(CHANNEL).where(CHANNEL.c.id.in_(soon)))]

    def stop(self) -> None:
        """Claim nothing more, let the calls under way finish and be recorded, then leave. Bounded."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._pool is not None:
            self._pool.shutdown(wait=not self._busy, cancel_futures=True)

    def wake(self) -> None:
        """Look now. May be called from any thread."""
        self._wake.set()

    def woke(self) -> None:
        """The computer slept, or its clock was set: judge anew what is late. May be called from any thread."""
        self._slept = True
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            nap = self._look()
            self._wake.wait(nap)
            self._wake.clear()
        self._drain()

    def _look(self) -> float:
        try:
            self.tick()
            upcoming = self.upcoming()
            self.on_idle(upcoming)
        except StorageError as error:
            log.error("the ledger cannot be written: %s", error)
            return self._trouble(error.code, **error.facts)
        except Exception as error:
            # A bug: told and tried again, for a publisher that has died in silence would publish nothing any more.
            log.exception("the publisher failed")
            return self._trouble("internal_error", kind=type(error).__name__, folder=str(self.db.path.parent))
        self._told = ""
        if upcoming is None:
            return LONGEST_NAP_S
        return min(max((upcoming - self.clock.now()).total_seconds(), 0.0), LONGEST_NAP_S)

    def _trouble(self, code: str, **facts: Any) -> float:
        """Tell of a cause once, while it lasts; the seconds until the next look."""
        if code != self._told:
            self._told = code
            self.db.bus.publish(AttentionNeeded(code=code, facts=facts))
        return STORAGE_RETRY_S

    def _drain(self) -> None:
        """Record what is still under way, without claiming anything new."""
        until = self.clock.monotonic() + STOP_PATIENCE_S
        while self._busy and self.clock.monotonic() < until:
            self._wake.wait(0.05)
            self._wake.clear()
            try:
                self._record_all(go_on=False)
            except StorageError as error:
                log.error("what came back at the end could not be kept: %s; it is looked up at the next start", error)
                return

    # -- one look -----------------------------------------------------------------------------------------------

    def tick(self) -> bool:
        """One look; True when something was done. Raises StorageError when the ledger cannot be written."""
        if self._slept:
            self._slept = False
            self.recovery.woke()
        did = self._record_all()
        self._look_around()
        now = self.clock.now()
        with self.db.read() as session:
            connection = session.connection()
            sweep = self.recovery.needed(connection, now)
            asked = self.questions.due(connection, now, self._busy)
        if sweep:
            self.recovery.sweep()
        for job in asked:
            did = self._submit(job) or did
        return self._claim_all() or did

    def _record_all(self, *, go_on: bool = True) -> bool:
        results, self._unwritten = self._unwritten, []
        while not self._results.empty():
            results.append(self._results.get())
        for index, (job, result) in enumerate(results):
            try:
                following = self._record(job, result, go_on=go_on)
            except StorageError:
                # The call was made and its outcome is known: keep it until the disk takes it.
                self._unwritten = results[index:]
                raise
            self._busy.pop(job.publication_id, None)
            if following is not None:
                self._submit(following)
        return bool(results)

    def _record(self, job: Job, result: Outcome | Finding, *, go_on: bool) -> Job | None:
        try:
            if isinstance(result, Found | FoundDelegated | NotThere | CannotTell):
                self.records.finding(job, result)
                return None
            return self.records.outcome(job, result, go_on=go_on)
        except Conflict as error:
            log.info("%s: written by somebody else meanwhile; looked at again", error)
        except StorageError:
            raise
        except Exception:
            # A bug must not take the other results with it. What stays in "sending" is looked up as an orphan.
            log.exception("the outcome of publication %d could not be recorded", job.publication_id)
        return None

    def _look_around(self) -> None:
        if self.clock.monotonic() - self._preflight_at >= PREFLIGHT_EVERY_S:
            self._preflight_at = self.clock.monotonic()
            self.recovery.preflight()
        if self.clock.monotonic() - self._orphans_at >= ORPHANS_EVERY_S:
            self._orphans_at = self.clock.monotonic()
            with self.db.read() as session:
                stray = set(session.execute(_SENDING).scalars()) - set(self._busy)
            if stray:
                self.recovery.orphans(self._busy)

    def _claim_all(self) -> bool:
        did = False
        more = True
        while more and not self._stopping.is_set():
            room = SENDERS - len(self._busy)
            wanted = self._next(room) if room > 0 else []
            # With room left every free channel has had its turn; asked again only for those whose first fell out.
            more = len(wanted) == room > 0
            for publication_id in wanted:
                try:
                    job = self.claims.claim(publication_id)
                except Conflict as error:
                    log.info("%s: not claimed", error)
                    return did
                did = True
                if job is None:
                    more = True
                else:
                    self._submit(job)
        return did

    def _next(self, most: int) -> list[int]:
        """The publications to claim now, each of another channel, so that claiming one bars none of the others."""
        now = self.clock.now()
        with self.db.read() as session:
            connection = session.connection()
            if policy.paused(connection, now):
                return []
            chosen: dict[int, int] = {}
            for row in self._free(connection, now):
                chosen.setdefault(row.channel_id, int(row.id))
            return list(chosen.values())[:most]

    def _free(self, connection: Connection, now: datetime) -> list[Any]:
        """Due publications whose channel is free and allowed, then those to hand over."""
        busy = set(self._busy.values())
        found = self.claims.candidates(connection, now, busy)
        found += [row for row in self.claims.delegable(connection, now) if row.channel_id not in busy]
        allowed = rates.load(connection, [row.channel_id for row in found]) if found else {}
        return [row for row in found if allowed.get(row.channel_id, Rate()).allowed_at(now) <= now]

    def _submit(self, job: Job) -> bool:
        if job.publication_id in self._busy:
            return False
        self._busy[job.publication_id] = job.channel.id
        if self._pool is None:
            self._results.put((job, self.sender.run(job)))
            return True
        future: Future[Outcome | Finding] = self._pool.submit(self.sender.run, job)
        future.add_done_callback(lambda done: self._came_back(job, done))
        return True

    def _came_back(self, job: Job, done: Future[Outcome | Finding]) -> None:
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            self._results.put((job, done.result()))
        else:
            log.error("the call for publication %d broke off", job.publication_id, exc_info=error)
            looking = job.call in {Call.LOOK, Call.DELEGATED}
            told = CannotTell("internal_error", again=True) if looking else Unknown("internal_error")
            self._results.put((job, told))
        self._wake.set()

    # -- what comes next ----------------------------------------------------------------------------------------

    def upcoming(self) -> datetime | None:
        """The instant of the next thing to do; None when nothing waits for a time."""
        now = self.clock.now()
        with self.db.read() as session:
            connection = session.connection()
            due = connection.execute(_DUE, {"now": now}).scalar()
            again = connection.execute(_AGAIN, {"now": now}).scalar()
            spaced = self._spaced(connection, now)
            lead = self._handover(connection, now)
        return min((when for when in (due, again, spaced, lead) if when is not None), default=None)

    def _spaced(self, connection: Connection, now: datetime) -> datetime | None:
        """When the first channel that is only waiting for its spacing may go on."""
        if len(self._busy) >= SENDERS:
            return None
        rows = self.claims.candidates(connection, now, set(self._busy.values()))
        allowed = rates.load(connection, [row.channel_id for row in rows]) if rows else {}
        times = [rate.allowed_at(now) for rate in allowed.values()]
        return min((when for when in times if when > now), default=None)

    def _handover(self, connection: Connection, now: datetime) -> datetime | None:
        """When the first publication comes within the reach of its network's own scheduler."""
        due: datetime | None = connection.execute(_TO_HAND_OVER).scalar()
        if due is None:
            return None
        longest = max(network.load(name).schedule_max_s for name in network.known())
        reach = due - timedelta(seconds=longest)
        return reach if reach > now else None
