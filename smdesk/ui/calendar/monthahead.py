"""Chips of the months beside, drawn while nothing else waits, so that a month that is turned to is there at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer

from smdesk.ui.calendar.monthgrid import Placed

Span = tuple[date, date]


class MonthAhead:
    """`laid` tells what would stand in a span, `draw` draws one of it. While it is `busy` nothing is drawn: who
    is waited for then plans anew.
    """

    def __init__(
        self,
        parent: QObject,
        laid: Callable[[Span], Sequence[Placed]],
        draw: Callable[[Placed], object],
        busy: Callable[[], bool],
    ) -> None:
        self._laid = laid
        self._draw = draw
        self._busy = busy
        self._spans: list[Span] = []  # the next one last
        self._chips: list[Placed] = []
        self._soon = QTimer(parent, singleShot=True, interval=0)
        self._soon.timeout.connect(self._step)

    def plan(self, spans: Sequence[Span]) -> None:
        """Draw what stands in these, the first before the others; what was planned before is not wanted any more."""
        self._spans, self._chips = list(reversed(spans)), []
        self._soon.start()

    def stop(self) -> None:
        """Something else shows."""
        self._spans, self._chips = [], []
        self._soon.stop()

    def _step(self) -> None:
        """One chip, or finding out which there are: each is a small part of a frame."""
        if self._busy():
            return
        if self._chips:
            self._draw(self._chips.pop())
        elif self._spans:
            self._chips = [each for each in self._laid(self._spans.pop()) if each.entry is not None]
        if self._chips or self._spans:
            self._soon.start()
