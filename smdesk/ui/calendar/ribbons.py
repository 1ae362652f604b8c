"""Campaigns as ribbons through the weeks: which line each has, week by week, and how many there is no line for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.services.calendar.marks import Span

#: Height and distance of ribbons in pixels at 100 %.
HEIGHT, STEP = 15, 17


class Band(NamedTuple):
    """A campaign in one week, on one line."""

    span: Span
    line: int
    first: date
    last: date


class Week(NamedTuple):
    """The bands of a week; by day how many lines they take, and how many campaigns have none."""

    bands: tuple[Band, ...]
    lines: dict[date, int]
    more: dict[date, int]


def week(spans: Sequence[Span], monday: date, most: int, days: int = 7) -> Week:
    """The bands of so many days; a campaign keeps the first line that is free on all of them, else it takes the one
    that is free the soonest from there to its end.
    """
    last = monday + timedelta(days=days - 1)
    bands: list[Band] = []
    more: dict[date, int] = {}
    for span in spans:
        first, end = max(span.first, monday), min(span.last, last)
        if first > end:
            continue
        free = {line: _free_from(bands, line, first, end) for line in range(most)}
        line = min(free, key=lambda each: free[each])
        start = first
        if free[line] <= end:
            bands.append(Band(span, line, free[line], end))
        else:
            start = _begun(bands, span, first, end, most)
        for ahead in range((min(free[line], end + timedelta(days=1)) - start).days):
            day = start + timedelta(days=ahead)
            more[day] = more.get(day, 0) + 1
    lines: dict[date, int] = {}
    for band in bands:
        for ahead in range((band.last - band.first).days + 1):
            day = band.first + timedelta(days=ahead)
            lines[day] = max(lines.get(day, 0), band.line + 1)
    for day in more:
        lines.setdefault(day, 1)  # the line on which their number stands
    return Week(tuple(bands), lines, more)


def _begun(bands: list[Band], span: Span, first: date, end: date, most: int) -> date:
    """A campaign that no line carries to its end takes the days before the others begin; from where it has no line."""
    until, best = first, 0
    for line in range(most):
        others = [band for band in bands if band.line == line and band.last >= first and band.first <= end]
        begins = min(band.first for band in others)
        if begins > until:
            until, best = begins, line
    if until > first:
        bands.append(Band(span, best, first, until - timedelta(days=1)))
    return until


def _free_from(bands: Sequence[Band], line: int, first: date, end: date) -> date:
    """The day from which on a line has room to an end; after it where it has none."""
    taken = [band.last for band in bands if band.line == line and band.first <= end and band.last >= first]
    return max(taken, default=first - timedelta(days=1)) + timedelta(days=1)
