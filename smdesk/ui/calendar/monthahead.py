"""The months beside: laid out, and their chips drawn, while nothing else waits; turned to, they are there at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from smdesk.ui.calendar.monthgrid import MonthGrid, Placed, Things

Span = tuple[date, date]


class Laid(NamedTuple):
    """A month as it would stand: its cells, what was put there, and where."""

    grid: MonthGrid
    there: Mapping[date, Things]
    placed: dict[date, list[Placed]]


class MonthAhead:
    """`lay` tells what would stand in a span, `draw` draws one of it. While it is `busy` nothing is done: who is waited
    for then plans anew.
    """

    def __init__(
        self,
        parent: QObject,
        lay: Callable[[Span], Laid],
        draw: Callable[[Placed], object],
        busy: Callable[[], bool],
    ) -> None:
        self._lay = lay
        self._draw = draw
        self._busy = busy
        self._spans: list[Span] = []  # the next one last
        self._chips: list[Placed] = []
        self._known: dict[date, Laid] = {}  # by their first day
        self._soon = QTimer(parent, singleShot=True, interval=0)
        self._soon.timeout.connect(self._step)

    def plan(self, spans: Sequence[Span]) -> None:
        """Prepare these, the first before the others; what was planned before is not wanted any more."""
        self._spans, self._chips = list(reversed(spans)), []
        self._known = {first: self._known[first] for first, _ in spans if first in self._known}
        self._soon.start()

    def stop(self) -> None:
        """Something else is to be done first."""
        self._spans, self._chips = [], []
        self._soon.stop()

    def forget(self) -> None:
        """Nobody looks."""
        self.stop()
        self._known = {}

    def placed(self, grid: MonthGrid, there: Mapping[date, Things]) -> dict[date, list[Placed]] | None:
        """Where these posts stand in such cells, if that was worked out; free slots and campaigns never are."""
        known = self._known.get(grid.start)
        if known is None or grid.pushed or grid.measures != known.grid.measures:
            return None
        for day, (posts, slots) in there.items():
            if slots or posts is not known.there[day][0]:
                return None
        grid.dense = known.grid.dense
        return known.placed

    def _step(self) -> None:
        """One chip, or finding out which there are: each is a small part of a frame."""
        if self._busy():
            return
        if self._chips:
            self._draw(self._chips.pop())
        elif self._spans:
            span = self._spans.pop()
            laid = self._known[span[0]] = self._lay(span)
            self._chips = [each for each in chain.from_iterable(laid.placed.values()) if each.entry is not None]
        if self._chips or self._spans:
            self._soon.start()
