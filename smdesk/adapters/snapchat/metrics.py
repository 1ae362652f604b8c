"""Numbers of the profile, by the day. Source: NETWORKS 16; the names of the fields are of its page on metrics.

Single posts have numbers there too, but a story is told no id by which they could be asked for; they are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.snapchat.api import Api, data_of
from smdesk.adapters.snapchat.session import checked, profile_in

FIELDS = "VIEWS,VIEWERS,SHARES"
AGAIN = timedelta(days=4)  # ours: the last days are read again, for they may be told late
DAY = timedelta(days=1)


def read(api: Api, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    if api.profile not in ids:
        return
    now = api.clock.now()
    profile = profile_in(checked(api, api.ask(api.own())))
    yield from counts.samples("snapchat", "account", api.profile, {"SUBSCRIBERS": profile.get("subscriber_count")}, now)
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    span = {"startTime": _written(today - AGAIN), "endTime": _written(today)}  # whole days are asked for
    answer = checked(api, api.ask(api.own("stats"), granularity="DAY", fields=FIELDS, **span))
    for row in _rows(data_of(answer)):
        begin = _instant(row.get("start_time"))
        if begin is not None:
            numbers = _numbers(row)
            yield from counts.samples("snapchat", "account", api.profile, numbers, now, span=(begin, begin + DAY))


def _rows(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    assets = data.get("assets")
    for asset in assets if isinstance(assets, list) else ():
        rows = asset.get("timeseries") if isinstance(asset, dict) else None
        yield from (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))


def _numbers(row: Mapping[str, Any]) -> dict[str, object]:
    """Field → the value of the whole; what is broken down by country or age is left out."""
    found: dict[str, object] = {}
    fields = row.get("fields")
    for each in fields if isinstance(fields, list) else ():
        named = each.get("field") if isinstance(each, dict) else None
        name = named.get("field_name") if isinstance(named, dict) else None
        stats = each.get("stats") if isinstance(each, dict) else None
        for stat in stats if isinstance(stats, list) else ():
            if isinstance(name, str) and isinstance(stat, dict) and _is_whole(stat):
                found[name] = stat.get("value")
    return found


def _is_whole(stat: Mapping[str, Any]) -> bool:
    return stat.get("dimension_breakdown") in {None, "DEFAULT"}


def _written(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _instant(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo else None
