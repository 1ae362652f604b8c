"""Campaigns as ribbons through the weeks: which line each has, week by week, and how many there is no line for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.services.calendar_marks import Span

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
    """The bands of so many days; a campaign keeps the first line that is free on all of them."""
    last = monday + timedelta(days=days - 1)
    bands: list[Band] = []
    more: dict[date, int] = {}
    for span in spans:
        first, end = max(span.first, monday), min(span.last, last)
        if first > end:
            continue
        used = {band.line for band in bands if band.first <= end and band.last >= first}
        line = next((each for each in range(most) if each not in used), None)
        if line is not None:
            bands.append(Band(span, line, first, end))
            continue
        for ahead in range((end - first).days + 1):
            day = first + timedelta(days=ahead)
            more[day] = more.get(day, 0) + 1
    lines: dict[date, int] = {}
    for band in bands:
        for ahead in range((band.last - band.first).days + 1):
            day = band.first + timedelta(days=ahead)
            lines[day] = max(lines.get(day, 0), band.line + 1)
    return Week(tuple(bands), lines, more)
