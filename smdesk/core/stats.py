"""Intervals that are honest for small numbers, and a line through points that a few wild ones do not bend.

Shares: Wilson (1927). Counts: Garwood (1936), exact. Line: Theil and Sen, the median of all slopes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from statistics import NormalDist, median

from smdesk.core.records import dataclass

#: Pairs grow with the square of the points: more points are thinned out evenly, the last one stays.
MOST_POINTS = 120
#: The median distance to the median, of normal values, is this part of their standard deviation.
_MAD = 0.6744897501960817


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points: its height where x is 0, and its slope."""

    height: float
    slope: float

    def at(self, x: float) -> float:
        """Its height at x."""
        return self.height + self.slope * x


def wilson(hits: float, trials: float, level: float = 0.8) -> Interval:
    """Between which shares (0 to 1) the true one lies, after `hits` of `trials`. No trials tell nothing: 0 to 1.

    Raises ValueError for what is no count.
    """
    if not 0 <= hits <= trials:
        raise ValueError((hits, trials))
    if trials == 0:
        return Interval(0.0, 1.0)
    z = _z(level)
    share, extra = hits / trials, z * z / trials
    middle = (share + extra / 2) / (1 + extra)
    half = z / (1 + extra) * math.sqrt(share * (1 - share) / trials + extra / (4 * trials))
    return Interval(0.0 if hits == 0 else max(0.0, middle - half), 1.0 if hits == trials else min(1.0, middle + half))


def poisson(count: int, level: float = 0.8) -> Interval:
    """Between which means the true one lies, after so many events were counted. Raises ValueError below zero."""
    if count < 0:
        raise ValueError(count)
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else _solve(lambda mean: 1 - _at_most(count - 1, mean), tail, 0.0, float(count))
    top = count + 10 + 20 * math.sqrt(count + 1)
    return Interval(low, _solve(lambda mean: -_at_most(count, mean), -tail, float(count), top))


def spread(values: Sequence[float]) -> float:
    """A standard deviation that half of the values cannot spoil: from the median distance to their median."""
    if not values:
        return 0.0
    middle = median(values)
    return median(abs(value - middle) for value in values) / _MAD


def mean_spread(values: Sequence[float]) -> float:
    """A standard deviation from the mean distance to the median: not 0 where most values are alike, as counts are."""
    if not values:
        return 0.0
    middle = median(values)
    return math.fsum(abs(value - middle) for value in values) / len(values) * math.sqrt(math.pi / 2)


def theil_sen(points: Sequence[tuple[float, float]]) -> Line:
    """The line with the median of all slopes between two points. Raises ValueError unless two x differ."""
    kept = thinned(points)
    slopes = [
        (y2 - y1) / (x2 - x1)
        for place, (x1, y1) in enumerate(kept)
        for x2, y2 in kept[place + 1 :]
        if x1 != x2
    ]  # fmt: skip
    if not slopes:
        raise ValueError("one place only")
    slope = median(slopes)
    return Line(median(y - slope * x for x, y in kept), slope)


def thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """At most `MOST_POINTS` of them, evenly, with the first and the last."""
    if len(points) <= MOST_POINTS:
        return list(points)
    step = (len(points) - 1) / (MOST_POINTS - 1)
    return [points[round(place * step)] for place in range(MOST_POINTS)]


@cache
def student(freedom: int, level: float = 0.8) -> float:
    """How many standard deviations to each side hold that part, where the deviation itself is known from few values.

    Raises ValueError unless there is a degree of freedom.
    """
    if freedom < 1:
        raise ValueError(freedom)
    return _solve(lambda t: _student_within(t, freedom), level, 0.0, 1e4)


def _student_within(t: float, freedom: int) -> float:
    """How likely Student's t lies within ±t: the finite sums for whole degrees (Abramowitz-Stegun 26.7.3-4)."""
    angle, odd = math.atan2(t, math.sqrt(freedom)), freedom % 2
    square = math.cos(angle) ** 2
    term, total = math.cos(angle) if odd else 1.0, 0.0
    for place in range(1 + odd, 1 + odd + 2 * (freedom // 2), 2):
        total += term
        term *= square * place / (place + 1)
    inside = math.sin(angle) * total
    return 2 / math.pi * (angle + inside) if odd else inside


@cache
def _z(level: float) -> float:
    return NormalDist().inv_cdf(0.5 + level / 2)


def _at_most(count: int, mean: float) -> float:
    """How likely a Poisson count is at most that."""
    if mean <= 0:
        return 1.0
    logs = (place * math.log(mean) - mean - math.lgamma(place + 1) for place in range(count + 1))
    return min(1.0, math.fsum(math.exp(each) for each in logs))


def _solve(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising function has that value, by halving."""
    for _ in range(100):
        middle = (low + high) / 2
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
