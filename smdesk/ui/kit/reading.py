"""What a page reads, read off the window's thread: one read at a time, and what was asked meanwhile once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from smdesk.ui.kit.tasks import Tasks

T = TypeVar("T")


class Reading(Generic[T]):
    """Whoever asks is shown what holds at that moment or later; an answer that came too late for that is dropped."""

    def __init__(self, tasks: Tasks, prepare: Callable[[], Callable[[], T]], show: Callable[[T], None]) -> None:
        """`prepare` is called in the window's thread and gives the work for the other; `show` takes what it found."""
        self._tasks = tasks
        self._prepare = prepare
        self._show = show
        self._under_way = self._again = False
        self._turn = 0

    @property
    def under_way(self) -> bool:
        """True while an answer is waited for."""
        return self._under_way

    def ask(self) -> None:
        """Read soon. What is being read now may be older than what is asked for: then it is read once more."""
        if self._under_way:
            self._again = True
            return
        self._under_way, turn = True, self._turn
        self._tasks.run(self._prepare(), lambda found: self._came(turn, found), self._failed)

    def drop(self) -> None:
        """What is under way is not wanted any more: it has been read otherwise, or something else is to be read."""
        self._turn += 1
        self._again = False

    def _came(self, turn: int, found: T) -> None:
        self._under_way = False
        again, self._again = self._again, False
        if turn == self._turn:
            self._show(found)
        if again:
            self.ask()

    def _failed(self, error: Exception) -> None:
        self._under_way = self._again = False
        raise error
