"""The publisher: one thread that claims and records, and a pool that makes the calls in between."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, StorageError
from smdesk.core.events import AttentionNeeded
from smdesk.core.publication import State
from smdesk.db.engine import Database
from smdesk.publishing.calls import Calls
from smdesk.publishing.claims import Claims
from smdesk.publishing.dispatch import SENDERS, Dispatch
from smdesk.publishing.jobs import CHANNEL, PUBLICATION, ChannelInfo, MediaPath, channel_info
from smdesk.publishing.ledger import Ledger
from smdesk.publishing.questions import Questions
from smdesk.publishing.records import Records, Result
from smdesk.publishing.recovery import Recovery
from smdesk.publishing.sender import Sender
from smdesk.publishing.upcoming import upcoming

log = logging.getLogger(__name__)

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
#: While several calls are under way, their answers come one after another: so long the thread waits for those that come
#: with the first, for each look and each commit holds up the calls that are still being made.
GATHER_S = 0.008
#: After the disk refused a record, the outcome is kept and written again this often.
STORAGE_RETRY_S = 2.0

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
        self.calls = Calls(sender, pool, self.wake)
        self.dispatch = Dispatch(db, clock, self.claims, self.calls)
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
        self.calls.pool = self.calls.pool or ThreadPoolExecutor(SENDERS, "network")
        self.recovery.start()
        self.calls.pool.submit(self.sender.warm, self._soon())
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
        if self.calls.pool is not None:
            self.calls.pool.shutdown(wait=not self.calls.busy, cancel_futures=True)

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
            if len(self.calls.busy) > 1:
                self._stopping.wait(GATHER_S)
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
        while self.calls.busy and self.clock.monotonic() < until:
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
            asked = self.questions.due(connection, now, self.calls.busy)
        if sweep:
            self.recovery.sweep()
        for job in asked:
            did = self.calls.submit(job) or did
        return self.dispatch.send(self._stopping.is_set) or did

    def _record_all(self, *, go_on: bool = True) -> bool:
        """Write down everything that has come back, with one commit."""
        results = self.calls.take()
        if not results:
            return False
        try:
            following = self.records.together(results, go_on=go_on)
        except StorageError:
            # The calls were made and their outcomes are known: keep them until the disk takes them.
            self.calls.keep(results)
            raise
        except Exception as error:
            log.info("%d outcomes are recorded one by one: %r", len(results), error)
            self._record_each(results, go_on=go_on)
            return True
        for (job, _), then in zip(results, following, strict=True):
            self.calls.recorded(job, then)
        return True

    def _record_each(self, results: list[Result], *, go_on: bool) -> None:
        """One of them cannot be written: the others must not go with it."""
        for index, (job, result) in enumerate(results):
            then = None
            try:
                [then] = self.records.together([(job, result)], go_on=go_on)
            except Conflict as error:
                log.info("%s: written by somebody else meanwhile; looked at again", error)
            except StorageError:
                self.calls.keep(results[index:])
                raise
            except Exception:
                # A bug. What stays in "sending" is looked up as an orphan.
                log.exception("the outcome of publication %d could not be recorded", job.publication_id)
            self.calls.recorded(job, then)

    def _look_around(self) -> None:
        if self.clock.monotonic() - self._preflight_at >= PREFLIGHT_EVERY_S:
            self._preflight_at = self.clock.monotonic()
            self.recovery.preflight()
        if self.clock.monotonic() - self._orphans_at >= ORPHANS_EVERY_S:
            self._orphans_at = self.clock.monotonic()
            with self.db.read() as session:
                stray = set(session.execute(_SENDING).scalars()) - set(self.calls.busy)
            if stray:
                self.recovery.orphans(self.calls.busy)

    # -- what comes next ----------------------------------------------------------------------------------------

    def upcoming(self) -> datetime | None:
        """The instant of the next thing to do; None when nothing waits for a time."""
        busy = self.calls.busy
        with self.db.read() as session:
            return upcoming(session.connection(), self.clock.now(), set(busy.values()), room=self.dispatch.room > 0)
