"""What each month of a KPI was to bring, and how the running one stands: 12 of 20 so far, 17 expected by now.

A month of the period has its part of the monthly target: all of it, or as much as falls between the first day and the
deadline. What it brought is the value at its end less the one at its eve; between two readings the way is even.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smdesk.core.errors import InvalidInput
from smdesk.core.pace import Aim, Pace, Point, tidy
from smdesk.core.records import dataclass

#: Days of a month that tell nothing yet.
EARLY_DAYS = 3
#: Nearer to what is expected than this part of it is on pace.
_NEAR = 0.15
#: Units of what does not grow month by month.
_RATES = frozenset({"%", "x", "h", "min"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the period; `until` is the day of the reading that it is judged by."""

    first: date
    last: date
    goal: float
    gained: float | None  # None: nothing was read that tells
    expected: float  # by `until`, or by today where nothing was read
    until: date
    state: Pace


def check(monthly: float | None, gathers: str, unit: str, *, falling: bool) -> None:
    """Refuse what cannot be told by months.

    Raises:
        InvalidInput: `monthly_low` for no positive number; `monthly_not_here` for rates, and where less is better.
    """
    if monthly is None:
        return
    if not math.isfinite(monthly) or monthly <= 0:
        raise InvalidInput("monthly_low", field="monthly")
    if not possible(gathers, unit, falling=falling):
        raise InvalidInput("monthly_not_here", field="monthly")


def possible(gathers: str, unit: str, *, falling: bool) -> bool:
    """True for what grows: sums and levels, not rates, however they are read."""
    return gathers != "ratio" and unit not in _RATES and not falling


def months(aim: Aim, monthly: float | None, readings: Sequence[Point], today: date) -> tuple[Month, ...]:
    """Each month of the period so far, the running one last; none without a monthly target or a first day."""
    if monthly is None or aim.starts is None:
        return ()
    points = [each for each in tidy(readings) if not aim.adds or each.day >= aim.starts]
    return tuple(
        _month(aim, monthly, points, first, last, today) for first, last in _spans(aim.starts, aim.deadline, today)
    )


def _spans(starts: date, deadline: date | None, today: date) -> Iterator[tuple[date, date]]:
    first = starts
    while first <= min(today, deadline or today):
        end = first.replace(day=monthrange(first.year, first.month)[1])
        yield first, min(end, deadline or end)
        first = end + _DAY


def _month(aim: Aim, monthly: float, points: Sequence[Point], first: date, last: date, today: date) -> Month:
    days = (last - first).days + 1
    goal = monthly * days / monthrange(first.year, first.month)[1]
    opening = _at(points, first - _DAY)
    if opening is None and first == aim.starts:
        opening = aim.origin if aim.adds or aim.baseline is not None else None
    until, closing = _closing(points, first, last, today)
    gained = closing - opening if closing is not None and opening is not None else None
    expected = goal * ((until - first).days + 1) / days
    return Month(first, last, goal, gained, expected, until, _state(goal, gained, expected, first, until, today > last))


def _closing(points: Sequence[Point], first: date, last: date, today: date) -> tuple[date, float | None]:
    """The day by which a month is judged, and the value then."""
    at_end = _at(points, last) if last < today else None
    if at_end is not None:
        return last, at_end
    within = [each for each in points if first <= each.day <= last]
    return (within[-1].day, within[-1].value) if within else (min(last, today), None)


def _at(points: Sequence[Point], day: date) -> float | None:
    """The value on a day: read, or on the even way between two readings."""
    before = [each for each in points if each.day <= day]
    after = [each for each in points if each.day > day]
    if before and before[-1].day == day:
        return before[-1].value
    if not before or not after:
        return None
    (one, other) = before[-1], after[0]
    return one.value + (other.value - one.value) * (day - one.day).days / (other.day - one.day).days


def _state(goal: float, gained: float | None, expected: float, first: date, until: date, over: bool) -> Pace:
    if gained is None:
        return Pace.UNKNOWN
    if over:
        near = goal * (1 - 1e-9)
        return Pace.BEHIND if gained < near else Pace.AHEAD if gained > goal * (1 + _NEAR) else Pace.ON_PACE
    if gained >= goal:
        return Pace.AHEAD
    if (until - first).days < EARLY_DAYS:
        return Pace.UNKNOWN
    return (
        Pace.BEHIND
        if gained < expected * (1 - _NEAR)
        else Pace.AHEAD
        if gained > expected * (1 + _NEAR)
        else Pace.ON_PACE
    )
