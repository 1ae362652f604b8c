"""Insights of media and of the account (NETWORKS 3.4).

Which metrics a medium has depends on its kind (feed, reel, story), so what is refused is remembered by kind. The
account is asked for whole days, and the last days again, for they are told up to two days late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import fine, segment
from smdesk.adapters.meta.insights import Asking
from smdesk.core import metrics
from smdesk.core.errors import MissingScope

#: What is a field of the account, and no insight.
FIELDS = ("followers_count", "media_count")
DAYS = 3
DAY = timedelta(days=1)


def read(door: Door, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    kinds: dict[str, Asking] = {}
    for known in ids:
        if known == door.id:
            yield from _of_account(door)
        elif "://" not in known:
            yield from _of_media(door, kinds, known)


def _of_media(door: Door, kinds: dict[str, Asking], known: str) -> Iterator[Sample]:
    answer = door.graph.ask(f"/{segment(known)}", fields="media_product_type")
    if not fine(answer) and errors.is_gone(answer):
        return
    kind = str(checked(door.graph, answer).data.get("media_product_type", ""))
    asking = kinds.setdefault(kind, Asking(door.graph, checked))
    now = door.graph.clock.now()
    found = asking.read(f"/{segment(known)}/insights", list(metrics.current("instagram", "post", now.date())))
    numbers = {each.name: each.value for each in found}
    yield from counts.samples("instagram", "post", known, numbers, now)


def _of_account(door: Door) -> Iterator[Sample]:
    now = door.graph.clock.now()
    data = checked(door.graph, door.graph.ask(f"/{segment(door.id)}", fields=",".join(FIELDS))).data
    yield from counts.samples("instagram", "account", door.id, {name: data.get(name) for name in FIELDS}, now)
    names = [name for name in metrics.current("instagram", "account", now.date()) if name not in FIELDS]
    asking = Asking(door.graph, checked)
    today = datetime.combine(now.date(), time(), UTC)
    for back in range(DAYS, 0, -1):
        start, end = today - back * DAY, today - (back - 1) * DAY
        span = {"since": int(start.timestamp()), "until": int(end.timestamp())}
        try:
            found = asking.read(door.edge("insights"), names, period="day", metric_type="total_value", **span)
        except MissingScope:
            return  # insights are a permission of their own; the counts were told
        numbers = {each.name: each.value for each in found}
        yield from counts.samples("instagram", "account", door.id, numbers, now, span=(start, end))
