"""Good times to publish: from what a client's own posts brought, else from when its personas are there, else nothing.

Of posts, each is compared with the median of its own channel, so that a large account does not outweigh a small one. An
hour counts with the hour before and after it, and is drawn towards the average as long as there are few posts: two that
went well are luck.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import median

from smdesk.core.records import dataclass

#: With fewer posts than this the client's history tells nothing of hours.
ENOUGH = 30
#: So many posts an hour and its neighbours must have, and so many average ones are added to them.
LEAST, DRAWN = 3, 2.0
#: How much better than the average an hour is, for each of the three levels.
_BETTER = (1.1, 1.25, 1.5)
#: Of the busiest hour of the personas, for each of the three levels.
_BUSY = (0.5, 0.7, 0.9)
#: The hours before and after count less than the hour itself.
_BESIDE = 0.5
HOURS, DAYS = 24, 7
Levels = tuple[tuple[int, ...], ...]  # by weekday (Monday is 0) and hour, 0 to 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """When a post went out, on the client's clock, and what it brought."""

    channel: int
    wall: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Presence:
    """How much somebody is on a network at each hour, 0 to 3, and how much that counts."""

    hours: tuple[int, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class GoodTimes:
    """`source` is posts or personas, `count` how many of them."""

    levels: Levels
    source: str
    count: int

    def level(self, wall: datetime) -> int:
        """How good an hour is: 0 to 3."""
        return self.levels[wall.weekday()][wall.hour]

    def best(self, weekday: int, count: int) -> tuple[int, ...]:
        """The best hours of a weekday, the first of neighbours that are equally good; by time."""
        day = self.levels[weekday]
        starts = [hour for hour in range(HOURS) if day[hour] and (not hour or day[hour - 1] < day[hour])]
        return tuple(sorted(sorted(starts, key=lambda hour: (-day[hour], hour))[:count]))


def of_posts(outcomes: Iterable[Outcome]) -> GoodTimes | None:
    """None where there are too few posts, or no hour stands out."""
    given = tuple(outcomes)
    if len(given) < ENOUGH:
        return None
    cells: dict[tuple[int, int], list[float]] = defaultdict(list)
    for one, value in zip(given, _relative(given), strict=True):
        cells[one.wall.weekday(), one.wall.hour].append(value)
    levels = tuple(tuple(_level(cells, day, hour) for hour in range(HOURS)) for day in range(DAYS))
    return GoodTimes(levels, "posts", len(given)) if any(map(any, levels)) else None


def of_personas(given: Sequence[Presence], personas: int) -> GoodTimes | None:
    """The same on each weekday; None where nobody's hours are known."""
    sums = [sum(each.hours[hour] * each.weight for each in given) for hour in range(HOURS)]
    top = max(sums, default=0.0)
    if top <= 0:
        return None
    day = tuple(sum(one >= top * share for share in _BUSY) for one in sums)
    return GoodTimes((day,) * DAYS, "personas", personas)


def _relative(given: Sequence[Outcome]) -> list[float]:
    """Each value against the median of its channel; three times that is as good as more."""
    by: dict[int, list[float]] = defaultdict(list)
    for one in given:
        by[one.channel].append(one.value)
    usual = {channel: median(values) for channel, values in by.items()}
    return [min(one.value / usual[one.channel], 3.0) if usual[one.channel] > 0 else 1.0 for one in given]


def _level(cells: dict[tuple[int, int], list[float]], day: int, hour: int) -> int:
    if not cells.get((day, hour)):
        return 0
    total, weight, count = DRAWN, DRAWN, 0
    for at, share in ((hour - 1, _BESIDE), (hour, 1.0), (hour + 1, _BESIDE)):
        values = cells.get((day, at), [])
        total += share * sum(values)
        weight += share * len(values)
        count += len(values)
    return sum(total / weight >= better for better in _BETTER) if count >= LEAST else 0
