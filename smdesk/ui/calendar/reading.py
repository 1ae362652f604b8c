"""One read of the database away from the window, done by whoever takes it up first."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock
from time import perf_counter
from typing import Generic, TypeVar

T = TypeVar("T")

#: Seconds in which a read still belongs to the same frame: it is waited for, so that a small desk never flickers.
PATIENCE_S = 0.008


class Reading(Generic[T]):
    """What was read, or why it was not, once it is `over`."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._lock = Lock()
        self._taken = False
        self._over = Event()
        self._found: T | None = None
        self._error: Exception | None = None
        self.seconds = 0.0  # that it took

    def work(self) -> None:
        """Read, unless somebody else does."""
        with self._lock:
            if self._taken:
                return
            self._taken = True
        began = perf_counter()
        try:
            self._found = self._read()
        except Exception as error:  # raised again by `found`, where it was asked for
            self._error = error
        finally:
            self.seconds = perf_counter() - began
            self._over.set()

    @property
    def taken(self) -> bool:
        """True once somebody reads."""
        with self._lock:
            return self._taken

    @property
    def over(self) -> bool:
        """True once there is an answer."""
        return self._over.is_set()

    @property
    def failed(self) -> bool:
        """True when there is no answer but an error."""
        return self._error is not None

    def wait(self) -> bool:
        """Wait for the rest of a frame; True when there is an answer."""
        return self._over.wait(PATIENCE_S)

    def found(self) -> T:
        """The answer; raises what went wrong."""
        if self._error is not None:
            raise self._error
        assert self._found is not None
        return self._found
