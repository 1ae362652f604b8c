"""When it is good to publish for a client: what is known of its posts and its personas, put to the rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.core import goodtimes
from smdesk.core.goodtimes import GoodTimes, Outcome, Presence
from smdesk.core.walltime import in_zone

if TYPE_CHECKING:
    from smdesk.services.dossier.personas import PersonasService
    from smdesk.services.metrics.service import MetricsService
    from smdesk.services.metrics.views import SubjectView

#: How long a post tells of hours, and how many of the newest are looked at.
LOOKED_BACK, MOST = timedelta(days=365), 600
#: What people did with a post; where that is not told, how many saw it.
_DEEDS = ("likes", "comments", "shares", "saves", "clicks")
_SEEN = ("reach", "views")


def read(
    metrics: MetricsService, personas: PersonasService, client: int, now: datetime, channels: Iterable[int] = ()
) -> GoodTimes | None:
    """Of the client's own posts where there are enough, else of its personas; `channels`: only of these."""
    from smdesk.services.metrics.rows import Which

    wanted = frozenset(channels)
    found = metrics.show(Which(client=client, limit=MOST))
    outcomes = [
        Outcome(each.channel_id, in_zone(each.published_at, each.zone).replace(tzinfo=None), value)
        for each in found
        if each.published_at is not None and each.published_at >= now - LOOKED_BACK
        and (not wanted or each.channel_id in wanted) and (value := _value(each)) is not None
    ]  # fmt: skip
    return goodtimes.of_posts(outcomes) or _of_personas(personas, client)


def _of_personas(personas: PersonasService, client: int) -> GoodTimes | None:
    known = personas.list(client)
    given = [
        Presence(use.hours, max(each.share, 1) * max(use.use, 1))
        for each in known
        for use in each.profile.networks
        if any(use.hours)
    ]
    return goodtimes.of_personas(given, sum(any(any(use.hours) for use in each.profile.networks) for each in known))


def _value(each: SubjectView) -> float | None:
    deeds = [value.value for name in _DEEDS if (value := each.value(name)) is not None]
    if deeds:
        return sum(deeds)
    return next((value.value for name in _SEEN if (value := each.value(name)) is not None), None)
