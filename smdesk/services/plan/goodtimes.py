"""When it is good to publish for clients: what is known of their posts and their personas, put to the rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
    metrics: MetricsService, personas: PersonasService, clients: Collection[int], now: datetime,
    channels: Iterable[int] = (),
) -> GoodTimes | None:  # fmt: skip
    """Of the clients' own posts where there are enough, else of their personas; `channels`: only of these."""
    from smdesk.services.metrics.rows import Which

    wanted = frozenset(channels)
    only = next(iter(clients)) if len(clients) == 1 else None
    found = metrics.show(Which(client=only, limit=MOST))
    outcomes = [
        Outcome(each.channel_id, in_zone(each.published_at, each.zone).replace(tzinfo=None), value)
        for each in found
        if each.published_at is not None and each.published_at >= now - LOOKED_BACK and each.client_id in clients
        and (not wanted or each.channel_id in wanted) and (value := _value(each)) is not None
    ]  # fmt: skip
    return goodtimes.of_posts(outcomes) or _of_personas(personas, clients)


def _of_personas(personas: PersonasService, clients: Collection[int]) -> GoodTimes | None:
    known = [each for client in clients for each in personas.list(client)]
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
