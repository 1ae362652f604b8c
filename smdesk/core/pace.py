"""How a KPI stands: expected against actual between its first day and its deadline, and where it is heading.

What adds up (bookings, clicks) is expected to grow evenly from 0 on the first day to the target on the last; its
baseline is what an earlier span of the same length gave. Everything else (followers, rates, hours) is expected to go
evenly from the baseline to the target. The forecast is a Theil-Sen line through the readings with an interval that
holds what comes in 8 of 10 cases, from how the readings stray and how few they are; under four days tell nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from smdesk.core import stats
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.stats import Line

LEAST_READINGS, LEVEL = 4, 0.8
#: Nearer to the target than this part of the way is on it.
_NEAR = 0.02
#: A median slope is known less well than one of least squares, by this much of its variance at worst.
_SLOPE_COST = 1.2
#: Of fewer readings the median distance says too little; the mean one errs to the wide side.
_FEW = 12
_STEPS = 24  # pieces in which the cone is drawn


class Pace(StrEnum):
    """What is said of a KPI."""

    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    UNKNOWN = "unknown"  # fewer than four readings
    DRAFT = "draft"  # no source, baseline, target or days


class Track(StrEnum):
    """What is said of all that was agreed with a client."""

    ON = "on_track"
    RISK = "at_risk"
    OFF = "off_track"


def overall(paces: Sequence[Pace]) -> Track | None:
    """Off track when more than half of what can be told is behind, at risk when anything is; None: nothing told."""
    told = [each for each in paces if each in (Pace.AHEAD, Pace.ON_PACE, Pace.BEHIND)]
    if not told:
        return None
    behind = told.count(Pace.BEHIND)
    return Track.OFF if behind * 2 > len(told) else Track.RISK if behind else Track.ON


@dataclass(frozen=True, slots=True)
class Aim:
    """What was agreed. `adds` marks what adds up from the first day on; `floor` is what it cannot fall below."""

    baseline: float | None
    target: float | None
    starts: date | None
    deadline: date | None
    falling: bool = False
    adds: bool = False
    counts: bool = False  # whole things are counted, not money or rates
    source: str = ""
    floor: float | None = 0.0

    @property
    def draft(self) -> bool:
        """True when nothing can be said of it yet."""
        return None in (self.baseline, self.target, self.starts, self.deadline) or not self.source

    @property
    def origin(self) -> float:
        """Where the agreed line begins."""
        return 0.0 if self.adds or self.baseline is None else self.baseline


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Span:
    """What is expected so many days after the latest reading, and between which values in 8 of 10 cases."""

    days: float
    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the deadline will bring, and between which values in 8 of 10 cases; `cone` is the way there from `since`."""

    value: float
    low: float
    high: float
    since: date
    per_day: float
    cone: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is said of a KPI on a day."""

    state: Pace
    now: Point | None = None  # the latest reading
    expected: float | None = None  # today
    way: float | None = None  # how much of the way is done, 1 at the target; None where there is none to go
    way_expected: float | None = None
    forecast: Forecast | None = None
    needed: float | None = None  # a day, from now to the deadline
    over: bool = False  # the deadline has passed
    reached: bool = False  # the latest reading is as good as the target


def check(aim: Aim) -> None:
    """Refuse what cannot be agreed.

    Raises:
        InvalidInput: `target_wrong_side` (`baseline`, `target`, `falling`), `deadline_before_start` (`starts`,
            `deadline`), `bad_reading`.
    """
    for name, value in (("baseline", aim.baseline), ("target", aim.target)):
        if value is not None and not math.isfinite(value):
            raise InvalidInput("bad_reading", field=name, value=str(value))
    if aim.starts and aim.deadline and aim.deadline <= aim.starts:
        raise InvalidInput(
            "deadline_before_start", field="deadline", starts=aim.starts.isoformat(), deadline=aim.deadline.isoformat()
        )
    if aim.baseline is None or aim.target is None:
        return
    wrong = aim.target > aim.baseline if aim.falling else aim.target < aim.baseline
    if wrong:
        raise InvalidInput(
            "target_wrong_side", field="target", baseline=aim.baseline, target=aim.target, falling=aim.falling
        )


def expected(aim: Aim, day: date) -> float | None:
    """What was agreed for a day; before the first day and after the last the value of that one. None for a draft."""
    if aim.target is None or aim.starts is None or aim.deadline is None or aim.baseline is None:
        return None
    part = (day - aim.starts).days / max(1, (aim.deadline - aim.starts).days)
    return aim.origin + (aim.target - aim.origin) * min(1.0, max(0.0, part))


def standing(aim: Aim, readings: Sequence[Point], today: date) -> Standing:
    """How a KPI stands on a day; readings in any order, the last one of a day counts."""
    points = [each for each in tidy(readings) if aim.starts is None or each.day >= aim.starts]
    if not points:  # what was read before the first day is still the latest that is known
        points = tidy(readings)[-1:] if not aim.adds else []
    now = points[-1] if points else None
    if aim.draft or aim.target is None or aim.deadline is None:
        return Standing(Pace.DRAFT, now)
    over = today > aim.deadline
    within = [each for each in points if each.day <= aim.deadline]
    last = within[-1] if within else None
    due = expected(aim, today)
    ahead = forecast(aim, within)
    return Standing(
        _final(aim, last) if over else _state(aim, ahead),
        last or now,
        due,
        _way(aim, last.value) if last else None,
        None if due is None else _way(aim, due),
        None if over else ahead,
        _needed(aim, last, today),
        over,
        last is not None and not _worse(aim, last.value),
    )


def forecast(aim: Aim, readings: Sequence[Point]) -> Forecast | None:
    """What the deadline will bring, if all goes on as it did; None where the readings do not tell."""
    points = tidy(readings)
    if len(points) < LEAST_READINGS or aim.deadline is None or aim.deadline < points[-1].day:
        return None
    first, last = points[0].day, points[-1]
    pairs = [(float((each.day - first).days), each.value) for each in points]
    line = stats.theil_sen(pairs)
    half = _total_half(aim, pairs, line) if aim.adds else _level_half(pairs, line)
    pivot = last.value if aim.adds else line.at(pairs[-1][0])
    least = last.value if aim.adds and line.slope >= 0 else aim.floor

    def at(days: float) -> Span:
        value = pivot + line.slope * days
        around = value - half(days), value, value + half(days)
        low, middle, high = around if least is None else (max(least, each) for each in around)
        return Span(days, low, middle, high)

    ahead = (aim.deadline - last.day).days
    cone = tuple(at(ahead * step / _STEPS) for step in range(_STEPS + 1))
    return Forecast(cone[-1].value, cone[-1].low, cone[-1].high, last.day, line.slope, cone)


def _total_half(aim: Aim, pairs: Sequence[tuple[float, float]], line: Line) -> Callable[[float], float]:
    """Half of the interval of a total: days stray from the usual one, and the usual one is known from so many days.

    Counts stray at least as chance alone makes them (Poisson).
    """
    steps = [
        (y2 - y1 - line.slope * (x2 - x1)) / math.sqrt(x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(pairs)
    ]  # fmt: skip
    known = pairs[-1][0] - pairs[0][0]
    chance = math.sqrt(abs(line.slope)) if aim.counts else 0.0
    wide = stats.student(len(pairs) - 2, LEVEL) * max(stats.mean_spread(steps), chance)
    return lambda days: wide * math.sqrt(days * (1 + _SLOPE_COST * days / known))


def _level_half(pairs: Sequence[tuple[float, float]], line: Line) -> Callable[[float], float]:
    """Half of the interval of a reading: the one of least squares, with the scatter that wild readings do not spoil."""
    count = len(pairs)
    middle = math.fsum(x for x, _ in pairs) / count
    square = math.fsum((x - middle) ** 2 for x, _ in pairs)
    spread = stats.mean_spread if count < _FEW else stats.spread
    scatter = spread([y - line.at(x) for x, y in pairs]) * math.sqrt(count / (count - 2))
    wide = stats.student(count - 2, LEVEL) * scatter
    return lambda days: wide * math.sqrt(1 + 1 / count + _SLOPE_COST * (pairs[-1][0] + days - middle) ** 2 / square)


def tidy(readings: Sequence[Point]) -> list[Point]:
    """One a day, by day; the last one given counts."""
    return [Point(day, value) for day, value in sorted({each.day: each.value for each in readings}.items())]


def _state(aim: Aim, ahead: Forecast | None) -> Pace:
    if ahead is None:
        return Pace.UNKNOWN
    near, target = _tolerance(aim), aim.target or 0.0
    above, below = ahead.low > target + near, ahead.high < target - near
    if aim.falling:
        above, below = below, above
    return Pace.AHEAD if above else Pace.BEHIND if below else Pace.ON_PACE


def _final(aim: Aim, last: Point | None) -> Pace:
    """What is said once the deadline has passed."""
    if last is None:
        return Pace.UNKNOWN
    if _worse(aim, last.value):
        return Pace.BEHIND
    better = (aim.target or 0.0) - last.value if aim.falling else last.value - (aim.target or 0.0)
    return Pace.AHEAD if better > _tolerance(aim) else Pace.ON_PACE


def _worse(aim: Aim, value: float) -> bool:
    short = value - (aim.target or 0.0) if aim.falling else (aim.target or 0.0) - value
    return short > _tolerance(aim)


def _tolerance(aim: Aim) -> float:
    target = aim.target or 0.0
    return _NEAR * (abs(target - aim.origin) or abs(target)) + 1e-9


def _way(aim: Aim, value: float) -> float | None:
    road = (aim.target or 0.0) - aim.origin
    return (value - aim.origin) / road if road else None


def _needed(aim: Aim, last: Point | None, today: date) -> float | None:
    """What each day has yet to bring; None where nothing is missing or no day is left."""
    if last is None or aim.deadline is None or not _worse(aim, last.value):
        return None
    days = (aim.deadline - max(today, last.day)).days
    return ((aim.target or 0.0) - last.value) / days if days > 0 else None
