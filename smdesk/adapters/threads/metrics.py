"""Insights of posts and of the profile (NETWORKS 4.2).

A profile's are asked for whole days; its followers have no days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import segment
from smdesk.adapters.meta.insights import Asking
from smdesk.adapters.threads.profile import Profile
from smdesk.core import metrics

FOLLOWERS = "followers_count"
EDGE = "/me/threads_insights"
DAYS = 2
DAY = timedelta(days=1)


def read(profile: Profile, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    asking = Asking(profile.graph, checked)
    now = profile.graph.clock.now()
    names = list(metrics.current("threads", "post", now.date()))
    for known in ids:
        if known == profile.id:
            yield from _of_profile(profile)
        elif "://" not in known:
            found = asking.read(f"/{segment(known)}/insights", names)
            yield from counts.samples("threads", "post", known, {each.name: each.value for each in found}, now)


def _of_profile(profile: Profile) -> Iterator[Sample]:
    asking = Asking(profile.graph, checked)
    now = profile.graph.clock.now()
    level = {each.name: each.value for each in asking.read(EDGE, [FOLLOWERS])}
    yield from counts.samples("threads", "account", profile.id, level, now)
    names = [name for name in metrics.current("threads", "account", now.date()) if name != FOLLOWERS]
    today = datetime.combine(now.date(), time(), UTC)
    for back in range(DAYS, 0, -1):
        start, end = today - back * DAY, today - (back - 1) * DAY
        numbers: dict[str, float] = {}
        for each in asking.read(EDGE, names, since=int(start.timestamp()), until=int(end.timestamp())):
            numbers[each.name] = numbers.get(each.name, 0) + each.value
        yield from counts.samples("threads", "account", profile.id, numbers, now, span=(start, end))
