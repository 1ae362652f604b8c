"""Insights and counts of a Page and its posts (NETWORKS 2.4).

The counts of a post need no right to insights; where that right is missing they are read all the same, and the insights
are left out. A Page's insights come by the day, and the last days are read again, for they are told late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.facebook.page import Page, id_in
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import fine, segment
from smdesk.adapters.meta.insights import Asking
from smdesk.core import metrics
from smdesk.core.errors import MissingScope

COUNTS = "shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)"
#: What is a field of the post or the Page, and no insight.
FIELDS = frozenset({"shares", "comments", "reactions", "followers_count"})
BACK = timedelta(days=4)
DAY = timedelta(days=1)


def read(page: Page, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    asking = Asking(page.graph, checked)
    insights = True
    for known in ids:
        post = "" if known == page.id else id_in(page, known)
        plain = _of_page(page) if known == page.id else _of_post(page, post) if post else None
        if plain is None:
            continue  # gone, or no post of which the id can be seen
        yield from _samples(page, known, plain)
        if insights:
            try:
                yield from _seen_page(page, asking) if known == page.id else _seen_post(page, asking, post, known)
            except MissingScope:
                insights = False


def _samples(page: Page, known: str, numbers: Mapping[str, Any]) -> Iterator[Sample]:
    subject: metrics.Subject = "account" if known == page.id else "post"
    return counts.samples("facebook", subject, known, numbers, page.graph.clock.now())


def _names(page: Page, subject: metrics.Subject) -> list[str]:
    today = page.graph.clock.now().date()
    return [name for name in metrics.current("facebook", subject, today) if name not in FIELDS]


def _of_page(page: Page) -> Mapping[str, Any]:
    answer = checked(page.graph, page.graph.ask(f"/{segment(page.id)}", fields="followers_count"))
    found: Mapping[str, Any] = answer.data
    return found


def _of_post(page: Page, post: str) -> Mapping[str, Any] | None:
    """The counts of a post; None where it is gone."""
    answer = page.graph.ask(f"/{segment(post)}", fields=COUNTS)
    if not fine(answer) and errors.is_gone(answer):
        return None
    data = checked(page.graph, answer).data
    shares = data.get("shares")
    return {
        # A post that nobody has shared has no such field.
        "shares": shares.get("count") if isinstance(shares, dict) else 0 if "shares" not in data else None,
        "comments": _total(data.get("comments")),
        "reactions": _total(data.get("reactions")),
    }


def _total(edge: object) -> Any:
    summary = edge.get("summary") if isinstance(edge, Mapping) else None
    return summary.get("total_count") if isinstance(summary, Mapping) else None


def _seen_post(page: Page, asking: Asking, post: str, known: str) -> Iterator[Sample]:
    found = asking.read(f"/{segment(post)}/insights", _names(page, "post"), period="lifetime")
    yield from _samples(page, known, {each.name: each.value for each in found})


def _seen_page(page: Page, asking: Asking) -> Iterator[Sample]:
    now = page.graph.clock.now()
    since, until = (int(at.timestamp()) for at in (now - BACK, now))
    found = asking.read(page.edge("insights"), _names(page, "account"), period="day", since=since, until=until)
    days: dict[datetime, dict[str, float]] = {}
    for each in found:
        if each.end is not None:
            days.setdefault(each.end, {})[each.name] = each.value
    for end, numbers in sorted(days.items()):
        yield from counts.samples("facebook", "account", page.id, numbers, now, span=(end - DAY, end))
