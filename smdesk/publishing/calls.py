"""Calls under way: the pool that makes them, which channels they keep busy, and what has come back."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable
from concurrent.futures import Executor, Future

from smdesk.core.outcome import CannotTell, Finding, Outcome, Unknown
from smdesk.publishing.jobs import Call, Job
from smdesk.publishing.records import Result
from smdesk.publishing.sender import Sender

log = logging.getLogger(__name__)


class Calls:
    """Hands jobs to the pool, or without one makes the call at once. Used by the publisher's thread; only what comes
    back does so on the pool's.
    """

    def __init__(self, sender: Sender, pool: Executor | None, wake: Callable[[], None]) -> None:
        self.pool = pool
        self.busy: dict[int, int] = {}  # publication → channel, while a call of it is under way or not recorded yet
        self._sender = sender
        self._wake = wake
        self._results: queue.SimpleQueue[Result] = queue.SimpleQueue()
        self._unwritten: list[Result] = []

    def submit(self, job: Job) -> bool:
        """Make the call, unless one of the same publication is under way already."""
        if job.publication_id in self.busy:
            return False
        self.busy[job.publication_id] = job.channel.id
        if self.pool is None:
            self._results.put((job, self._sender.run(job)))
            return True
        future: Future[Outcome | Finding] = self.pool.submit(self._sender.run, job)
        future.add_done_callback(lambda done: self.came_back(job, done))
        return True

    def came_back(self, job: Job, done: Future[Outcome | Finding]) -> None:
        """Keep what a call gave until the publisher's thread takes it; one that broke off gave something too."""
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
        self._wake()

    def take(self) -> list[Result]:
        """Everything that has come back and is not recorded yet, oldest first."""
        results, self._unwritten = self._unwritten, []
        while not self._results.empty():
            results.append(self._results.get())
        return results

    def keep(self, results: list[Result]) -> None:
        """For the next `take`: these could not be recorded, and what was found out must not be lost."""
        self._unwritten = results

    def recorded(self, job: Job, following: Job | None) -> None:
        """The ledger has it: the channel is free again, or goes on with its following step."""
        self.busy.pop(job.publication_id, None)
        if following is not None:
            self.submit(following)
