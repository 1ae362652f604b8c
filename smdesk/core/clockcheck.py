"""Whether the clock of this computer is right, by what networks tell of the time in their answers (RFC 9110, 6.6.1).

A desk whose clock is ten minutes fast publishes ten minutes early, and nobody would know why. One server with a wrong
clock of its own proves nothing: where the clocks of several are known, the one nearest to ours counts.
"""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import NamedTuple

from smdesk.core.clock import Clock, SystemClock

#: What is told; an answer is on its way for seconds, and its time has no fractions.
WRONG = timedelta(minutes=2)
#: A time that was heard counts so long, and only while our two clocks go alike: a clock that was set, and a computer
#: that slept, are another matter.
LASTS = timedelta(hours=1)
_ALIKE_S = 20.0


class _Heard(NamedTuple):
    at: datetime
    ran: float
    ahead: timedelta


class ClockCheck:
    """How far the clock of this computer is ahead of those of the networks. Safe to use from several threads."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._heard: dict[str, _Heard] = {}
        self._lock = threading.Lock()

    def hear(self, host: str, told: datetime) -> None:
        """A host has told the time just now. `told` is aware."""
        now = self._clock.now()
        with self._lock:
            self._heard[host] = _Heard(now, self._clock.monotonic(), now - told)

    def ahead(self) -> timedelta:
        """How much the clock is fast, or (negative) slow; zero while it is right or nobody has told."""
        now, ran = self._clock.now(), self._clock.monotonic()
        with self._lock:
            known = [each.ahead for each in self._heard.values() if _counts(each, now, ran)]
        nearest = min(known, key=abs, default=timedelta())
        return nearest if abs(nearest) >= WRONG else timedelta()

    def forget(self) -> None:
        """As if nobody had told anything."""
        with self._lock:
            self._heard.clear()


def _counts(heard: _Heard, now: datetime, ran: float) -> bool:
    passed = now - heard.at
    return timedelta() <= passed < LASTS and abs(passed.total_seconds() - (ran - heard.ran)) < _ALIKE_S


#: What this program has heard, from all networks.
HEARD = ClockCheck()


def told() -> tuple[str, int] | None:
    """The code of the sentence and its minutes, where the clock is wrong."""
    ahead = HEARD.ahead()
    if not ahead:
        return None
    return "clock_fast" if ahead > timedelta() else "clock_slow", max(2, round(abs(ahead).total_seconds() / 60))
