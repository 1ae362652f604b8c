"""Spacing and budgets of one channel as pure arithmetic on what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from smdesk.core.network import RateRule
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """One budget: at most `limit` calls in `seconds`, `used` of them since `started`."""

    limit: int
    seconds: int
    used: int
    started: datetime

    @property
    def ends(self) -> datetime:
        """When the budget is whole again."""
        return self.started + timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True)
class Rate:
    """What a channel's network still allows."""

    next_allowed: datetime | None = None
    limited_until: datetime | None = None
    windows: tuple[Window, ...] = ()

    def allowed_at(self, now: datetime) -> datetime:
        """The first instant at which the next publication may go; `now` when it may go at once."""
        times = [now, self.next_allowed or now, self.limited_until or now]
        times += [window.ends for window in self.windows if window.ends > now and window.used >= window.limit]
        return max(times)

    def spend(self, rule: RateRule, now: datetime, spacing_s: float | None = None) -> Rate:
        """After one publication at `now`. `spacing_s` overrides the network's own spacing."""
        known = {(window.limit, window.seconds): window for window in self.windows}
        windows = []
        for limit, seconds in rule.budgets:
            window = known.get((limit, seconds))
            if window is None or window.ends <= now:
                window = Window(limit, seconds, 0, now)
            windows.append(replace(window, used=window.used + 1))
        gap = rule.spacing_s if spacing_s is None else spacing_s
        return replace(self, next_allowed=now + timedelta(seconds=gap), windows=tuple(windows))


#: People plan to the minute: what is first seen within it is on time, however strict the client's limit is. Without
#: this a limit of 0 minutes would call late what a running publisher sees a millisecond after its time.
ON_TIME = timedelta(seconds=60)


def is_late(due: datetime, now: datetime, limit_min: float) -> bool:
    """True when a publication first seen at `now` is past the client's limit, in minutes."""
    return now - due > max(timedelta(minutes=limit_min), ON_TIME)
