"""Recurring posts as they stand in a span of days: one record for each time, where a table keeps one for all."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from smdesk.core.exchange.record import Record, Sending
from smdesk.core.recurrence import Rule, occurrences
from smdesk.core.walltime import WallTime


def spread(records: Sequence[Record], first: date | None = None, last: date | None = None) -> list[Record]:
    """What stands in the days from `first` to `last`, both included, and what has no date.

    Without `last` a series goes on to the end of the last month in which anything begins.
    """
    begun = [record.wall.local.date() for record in records if record.wall is not None]
    end = last or max((day.replace(day=monthrange(day.year, day.month)[1]) for day in begun), default=date.min)
    found: list[Record] = []
    for record in records:
        for each in _each(record, end):
            days = [one.wall.local.date() for one in each.sendings] or (
                [each.planned.local.date()] if each.planned is not None else []
            )
            if not days or any((first or day) <= day <= end for day in days):
                found.append(each)
    return found


def _each(record: Record, end: date) -> Iterator[Record]:
    start = record.wall
    if record.recurrence is None or start is None:
        yield record
        return
    for occurrence in occurrences(Rule.from_json(record.recurrence), start):
        if occurrence.wall.local.date() > end:
            return
        yield _at(record, occurrence.wall)


def _at(record: Record, wall: WallTime) -> Record:
    """The post at one of its times: as it went out then, or as it is going to."""
    own = tuple(each for each in record.sendings if each.wall.local == wall.local)
    if not own:
        channels = dict.fromkeys(each.channel for each in record.sendings)
        own = tuple(Sending(channel, wall) for channel in channels)
    return replace(record, sendings=own, planned=wall)
