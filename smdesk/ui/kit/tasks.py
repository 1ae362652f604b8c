"""Long work off the window's thread, with one way back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

log = logging.getLogger(__name__)

#: Threads of the pool for files, backups and the like (DESIGN 4).
WORKERS = 2


class Tasks(QObject):
    """Runs functions on a small pool; results and errors come back in the thread that made this object."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(WORKERS, "work")
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> bool:
        """Call `work` on the pool, then `done` with its result, or `failed` with its exception, here.

        Without `failed` an exception goes to the log. False when the desk is closed: nothing will come.
        """
        if not self._open:
            return False
        future = self._pool.submit(work)
        future.add_done_callback(lambda done_future: self._came_back(done_future, done, failed))
        return True

    def close(self) -> None:
        """Take no more work; what runs is finished, and nothing is delivered any more."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _came_back(self, future: Future[Any], done: Any, failed: Any) -> None:
        if self._open and not future.cancelled():
            self._finished.emit((future, done, failed))

    @Slot(object)
    def _deliver(self, parcel: tuple[Future[Any], Any, Any]) -> None:
        future, done, failed = parcel
        if not self._open:
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif failed is not None and isinstance(error, Exception):
            failed(error)
        else:
            log.error("work in the background failed", exc_info=error)
