"""The thread on which channels are read: beside the publisher, which must never wait for it, and beside the window."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

#: Seconds between two looks; a look that finds nothing due asks the database once.
EVERY_S = 60.0
#: A job is given a function that says whether to go on, and asks it between two calls to a network.
Job = Callable[[Callable[[], bool]], object]


class Loop:
    """Runs its jobs one after another, again and again, until it is stopped."""

    def __init__(self, jobs: Sequence[tuple[str, Job]], every_s: float = EVERY_S) -> None:
        self._jobs = tuple(jobs)
        self._every = every_s
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        """Begin; the first look comes after one interval, so that a start is not slowed down by it."""
        self._thread.start()

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def stop(self) -> None:
        """End; the call that is under way is waited for."""
        self._ended.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def _going_on(self) -> bool:
        return not self._ended.is_set()

    def _run(self) -> None:
        while True:
            self._wake.wait(self._every)
            self._wake.clear()
            if self._ended.is_set():
                return
            for name, job in self._jobs:
                try:
                    job(self._going_on)
                except Exception:  # a bug in one job must not end the others, nor the next turn of this one
                    log.exception("%s failed", name)
