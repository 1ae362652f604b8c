"""When the numbers of a publication are read: often while it is young, seldom when it is old, and then no more.

Numbers move fast on the first day and hardly after three months. Where each reading costs money there are a handful:
they are enough to tell how a publication did after a day, a week and a month.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from functools import cache

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
LAST = timedelta(days=90)
#: So long after its last reading is due, a publication that was missed is still read.
GRACE = WEEK
DEAR = (DAY, 3 * DAY, WEEK, 28 * DAY)


@cache
def ages(*, dear: bool = False) -> tuple[timedelta, ...]:
    """The ages at which a publication is read; `dear` where reading costs money."""
    if dear:
        return DEAR
    hours = [HOUR * number for number in range(1, 25)]
    days = [DAY * number for number in range(2, 31)]
    weeks = [30 * DAY + WEEK * number for number in range(1, 9)]
    return (*hours, *days, *weeks, LAST)


def due(published: datetime, since: datetime | None, now: datetime, *, dear: bool = False) -> bool:
    """True when an age at which it is read was reached after `since` (None: never read), up to now."""
    steps = ages(dear=dear)
    age = now - published
    if age > steps[-1] + GRACE:
        return False
    before = 0 if since is None else bisect_right(steps, since - published)
    return bisect_right(steps, age) > before


def following(published: datetime, now: datetime, *, dear: bool = False) -> datetime | None:
    """When it is read next; None when that is over."""
    steps = ages(dear=dear)
    place = bisect_right(steps, now - published)
    return published + steps[place] if place < len(steps) else None


def oldest(now: datetime, *, dear: bool = False) -> datetime:
    """What was published before this is read no more."""
    return now - ages(dear=dear)[-1] - GRACE
