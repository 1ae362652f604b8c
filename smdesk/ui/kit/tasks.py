"""Long work off the window's thread, with one way back."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from smdesk.core.errors import StorageError

T = TypeVar("T")
Failed = Callable[[Exception], None]

log = logging.getLogger(__name__)

#: Threads of the pool for files, backups and the like (DESIGN 4).
WORKERS = 2
#: Threads of the pool for what asks a network. One that says nothing holds a thread for minutes: never one of those
#: that read for the pages.
ASKERS = 4
#: Seconds that what may be left is waited for when the desk closes.
PARTING_S = 2.0
#: What was left when a desk closed. Kept for good: it may hold widgets, which its thread must not take down.
_LEFT: list[object] = []


class Tasks(QObject):
    """Runs functions on a small pool; results and errors come back in the thread that made this object.

    What is to be called stays here and only its number goes to the pool: functions hold widgets, and whatever lets go
    of a widget last takes it down, in its own thread. `unheard` tells what went wrong where nobody asked for it.
    """

    unheard = Signal(Exception)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._askers = ThreadPoolExecutor(WORKERS, "work"), ThreadPoolExecutor(ASKERS, "ask")
        self._leaving: list[threading.Thread] = []
        self._open = True
        self._next = 0
        self._asked: dict[int, tuple[Callable[[], Any], Callable[[Any], None], Failed | None]] = {}
        self._ended: dict[int, tuple[Any, BaseException | None]] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> bool:
        """Call `work` on the pool, then `done` with its result, or `failed` with its exception, here.

        Without `failed` it goes to the log and to `unheard`. False when the desk is closed: nothing will come.
        """
        number = self._take(work, done, failed)
        if number:
            self._pool.submit(self._work, number)
        return bool(number)

    def ask(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None, *, leave: bool = False
    ) -> bool:
        """As `run`, for what asks a network. `leave`: the person may have enough of it and nothing is lost with it, so
        it has a thread of its own, and a desk that closes does not wait for a network that says nothing.
        """
        number = self._take(work, done, failed)
        if number and leave:
            self._leaving = [each for each in self._leaving if each.is_alive()]
            self._leaving.append(threading.Thread(target=self._work, args=(number,), name="ask", daemon=True))
            self._leaving[-1].start()
        elif number:
            self._askers.submit(self._work, number)
        return bool(number)

    def _take(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None) -> int:
        if not self._open:
            return 0
        self._next += 1
        self._asked[self._next] = work, done, failed
        return self._next

    def until(self, work: Callable[[], object], done: Callable[[], None], pause_ms: int) -> None:
        """Call `work` on the pool, again after a pause for as long as the disk or the database does not let it; then
        `done`, here.
        """

        def again(error: Exception) -> None:
            if isinstance(error, StorageError):
                log.info("not yet: %s", error)
                QTimer.singleShot(pause_ms, self, lambda: self.until(work, done, pause_ms))
            else:
                self._unasked(error)

        self.run(work, lambda _: done(), again)

    def close(self) -> None:
        """Take no more work; what runs is finished, but for what may be left; nothing is delivered any more."""
        self._open = False
        for pool in (self._pool, self._askers):
            pool.shutdown(wait=True, cancel_futures=True)
        until = time.monotonic() + PARTING_S
        for thread in self._leaving:
            thread.join(max(0.0, until - time.monotonic()))
        if any(thread.is_alive() for thread in self._leaving):
            _LEFT.append(dict(self._asked))
        self._asked.clear()
        self._ended.clear()

    def _work(self, number: int) -> None:
        """In a thread of the pool, which keeps nothing of it."""
        self._ended[number] = self._tried(number)
        if self._open:
            self._finished.emit(number)

    def _tried(self, number: int) -> tuple[Any, BaseException | None]:
        try:
            return self._asked[number][0](), None
        except BaseException as error:  # told by `_deliver`; nobody looks at what the pool itself was told
            return None, error

    @Slot(int)
    def _deliver(self, number: int) -> None:
        if not self._open:
            return
        (_work, done, failed), (result, error) = self._asked.pop(number), self._ended.pop(number)
        if error is None:
            done(result)
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        else:
            self._unasked(error)

    def _unasked(self, error: BaseException) -> None:
        log.error("work in the background failed", exc_info=error)
        if isinstance(error, Exception):
            self.unheard.emit(error)
