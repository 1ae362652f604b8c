"""Recurrences that keep wall time: the dates a rule gives from a start, and the next one after an instant.

Definitions where the calendar leaves a choice:

- the start's hour is kept in its zone, whatever the clocks do; `core.walltime` decides gaps and overlaps;
- the start is an occurrence only where the rule gives its day; the first is then the next day that it gives;
- a day of the month that a month does not have is that month's last day (the 31st, and 29 February in other years);
- weeks begin on `week_start`; with an interval the week of the start counts as the first, so "every second week on
  Sunday and Monday" differs with it, as RFC 5545 (WKST) has it;
- `count` counts from the start, also what was missed; `until` is a date in the zone and belongs to the series;
- `left_out` are times of the series at which nothing is: an exception of the person's. They count.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.walltime import Resolved, WallTime, in_zone, resolve

MONDAY, SUNDAY = 0, 6


class Freq(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Rule:
    """How something comes back. Weekdays count from Monday, 0."""

    freq: Freq
    interval: int = 1
    weekdays: tuple[int, ...] = ()  # weekly only; () is the start's own
    monthday: int | None = None  # monthly only, 1 to 31; None is the start's own
    until: date | None = None
    count: int | None = None
    week_start: int = MONDAY
    left_out: tuple[datetime, ...] = ()  # naive, as the series would have them

    def __post_init__(self) -> None:
        for field, good in (
            ("interval", _within(self.interval, 1, 1000)),
            ("weekdays", all(_within(day, 0, 6) for day in self.weekdays)),
            ("weekdays", not self.weekdays or self.freq is Freq.WEEKLY),
            ("monthday", self.monthday is None or _within(self.monthday, 1, 31)),
            ("monthday", self.monthday is None or self.freq is Freq.MONTHLY),
            ("count", self.count is None or _within(self.count, 1, 100_000)),
            ("week_start", _within(self.week_start, 0, 6)),
            ("left_out", all(each.tzinfo is None for each in self.left_out)),
        ):
            if not good:
                raise InvalidInput("bad_recurrence", field=field, value=str(getattr(self, field)))
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))
        object.__setattr__(self, "left_out", tuple(sorted(set(self.left_out))))

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; the inverse of `from_json`."""
        return {
            "freq": self.freq.value,
            "interval": self.interval,
            "weekdays": list(self.weekdays),
            "monthday": self.monthday,
            "until": self.until.isoformat() if self.until else None,
            "count": self.count,
            "week_start": self.week_start,
            **({"left_out": [each.isoformat(" ") for each in self.left_out]} if self.left_out else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Rule:
        """A rule from plain values; missing ones take their defaults.

        Raises:
            InvalidInput: `bad_recurrence` with the `field` and its `value`.
        """
        try:
            freq = Freq(data.get("freq", ""))
        except ValueError as error:
            raise InvalidInput("bad_recurrence", field="freq", value=str(data.get("freq"))) from error
        try:
            until = date.fromisoformat(data["until"]) if data.get("until") else None
        except (TypeError, ValueError) as error:
            raise InvalidInput("bad_recurrence", field="until", value=str(data["until"])) from error
        try:
            left_out = tuple(datetime.fromisoformat(each) for each in data.get("left_out") or ())
        except (TypeError, ValueError) as error:
            raise InvalidInput("bad_recurrence", field="left_out", value=str(data["left_out"])) from error
        weekdays = data.get("weekdays", ())
        if not isinstance(weekdays, list | tuple):
            raise InvalidInput("bad_recurrence", field="weekdays", value=str(weekdays))
        return cls(
            freq=freq,
            interval=data.get("interval", 1),
            weekdays=tuple(weekdays),
            monthday=data.get("monthday"),
            until=until,
            count=data.get("count"),
            week_start=data.get("week_start", MONDAY),
            left_out=left_out,
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of a series: its place in it from 1, its wall time, and the instant with its notice."""

    number: int
    wall: WallTime
    resolved: Resolved


def occurrences(rule: Rule, start: WallTime, after: datetime | None = None) -> Iterator[Occurrence]:
    """The series in order, from its first occurrence whose instant is later than `after` (aware).

    It goes on to the end of the calendar where the rule has no end; take what is needed.

    Raises:
        InvalidInput: `unknown_zone`; `bad_time`; `recurrence_never` when the rule gives no occurrence at all.
    """
    first = _first(rule, start)
    if first is None:
        until = rule.until.isoformat() if rule.until else None
        raise InvalidInput("recurrence_never", start=start.text, until=until)
    resolve(start)  # an unknown zone is told now, not at the first `next`
    return _series(rule, start, after)


def next_after(rule: Rule, start: WallTime, instant: datetime) -> Occurrence | None:
    """The first occurrence later than an instant (aware), or None when the series is over.

    After weeks of absence this is one occurrence, not all that were missed.

    Raises:
        InvalidInput: as `occurrences`.
    """
    return next(occurrences(rule, start, instant), None)


def from_here(rule: Rule, start: WallTime, here: Occurrence, to: datetime) -> Rule:
    """The rule of what remains of a series when its occurrence `here` becomes the first one, at the wall time `to`.

    As many are left as were before, on days that lie as far from the old ones as the new first one does.
    """
    days = (to.date() - here.wall.local.date()).days
    moved = to - here.wall.local
    monthday = rule.monthday
    if (
        rule.freq is Freq.MONTHLY
    ):  # said, so that a first one on the 30th does not make the 31st of later months the 30th
        monthday = to.day if days else rule.monthday or start.local.day
    return replace(
        rule,
        weekdays=tuple((day + days) % 7 for day in rule.weekdays),
        monthday=monthday,
        until=rule.until + timedelta(days=days) if rule.until is not None else None,
        count=max(1, rule.count - here.number + 1) if rule.count is not None else None,
        left_out=tuple(each + moved for each in rule.left_out if each > here.wall.local),
    )


def check(rule: Rule, start: WallTime) -> None:
    """Refuse a rule that never gives an occurrence. Raises as `occurrences`."""
    occurrences(rule, start)


def week_of(day: date, week_start: int = MONDAY) -> tuple[date, date]:
    """First and last day of the week that a day is in."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + timedelta(days=6)


def iso_week(day: date) -> tuple[int, int]:
    """ISO 8601 year and week: week 1 has the year's first Thursday, so 1 January 2027 is week 53 of 2026."""
    year, week, _ = day.isocalendar()
    return year, week


def _within(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _series(rule: Rule, start: WallTime, after: datetime | None) -> Iterator[Occurrence]:
    day = start.local.date()
    period = 0
    if after is not None:
        # Two days of slack: the date in the zone, and a gap of a whole day.
        period = max(0, _period_of(rule, day, in_zone(after, start.zone).date()) - _slack(rule))
    number = _count_before(rule, day, period)
    latest = None
    while (days := _days(rule, day, period)) is not None:
        for each in days:
            number += 1
            if (rule.count is not None and number > rule.count) or (rule.until is not None and each > rule.until):
                return
            wall = WallTime(datetime.combine(each, start.local.time()), start.zone)
            try:
                resolved = resolve(wall)
            except InvalidInput:  # the end of the calendar
                return
            # A zone that skips a whole day would give its midnight twice.
            there = after is None or resolved.instant > after
            if resolved.instant != latest and there and wall.local not in rule.left_out:
                yield Occurrence(number, wall, resolved)
            latest = resolved.instant
        period += 1


def _first(rule: Rule, start: WallTime) -> date | None:
    for period in (0, 1):
        days = _days(rule, start.local.date(), period)
        if days:
            return None if rule.until is not None and days[0] > rule.until else days[0]
    return None


def _slack(rule: Rule) -> int:
    return 3 if rule.freq is Freq.DAILY else 1


def _period_of(rule: Rule, start: date, day: date) -> int:
    """The number of the period, counted in intervals from the start's own, that a day falls into or follows."""
    match rule.freq:
        case Freq.DAILY:
            units = (day - start).days
        case Freq.WEEKLY:
            units = (day - week_of(start, rule.week_start)[0]).days // 7
        case Freq.MONTHLY:
            units = (day.year - start.year) * 12 + day.month - start.month
        case Freq.YEARLY:
            units = day.year - start.year
    return units // rule.interval


def _count_before(rule: Rule, start: date, period: int) -> int:
    """How many occurrences lie before a period: each but the first has the same number, for none is ever dropped."""
    if period == 0:
        return 0
    each = max(1, len(rule.weekdays)) if rule.freq is Freq.WEEKLY else 1
    return len(_days(rule, start, 0) or ()) + (period - 1) * each


def _days(rule: Rule, start: date, period: int) -> tuple[date, ...] | None:
    """The dates of a period in order, none before the start; None beyond the end of the calendar."""
    steps = period * rule.interval
    try:
        match rule.freq:
            case Freq.DAILY:
                days = [start + timedelta(days=steps)]
            case Freq.WEEKLY:
                first = week_of(start, rule.week_start)[0] + timedelta(weeks=steps)
                wanted = rule.weekdays or (start.weekday(),)
                days = sorted(first + timedelta(days=(weekday - rule.week_start) % 7) for weekday in wanted)
            case Freq.MONTHLY:
                year, month = divmod(start.year * 12 + start.month - 1 + steps, 12)
                days = [_clamped(year, month + 1, rule.monthday or start.day)]
            case Freq.YEARLY:
                days = [_clamped(start.year + steps, start.month, start.day)]
    except (OverflowError, ValueError):  # beyond year 9999
        return None
    return tuple(day for day in days if day >= start)


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
