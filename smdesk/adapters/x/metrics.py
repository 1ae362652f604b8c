"""What a post was seen and liked, and the followers of the account; every post that is read costs money (NETWORKS 5).

So a hundred posts go into one call, and nothing is asked twice. The private numbers (clicks, profile visits) exist for
thirty days: an older post is asked for its public ones only. When it was made is in its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.http import Answer
from smdesk.adapters.x.api import Api, data_of
from smdesk.adapters.x.posts import id_in
from smdesk.adapters.x.session import checked

MOST = 100  # GET /2/tweets
PRIVATE = timedelta(days=29)  # the thirty days of the documentation, with a day to spare
PUBLIC_FIELDS, ALL_FIELDS = "public_metrics", "public_metrics,non_public_metrics"
#: Names in answers before 2026, and the present ones.
FORMER = {"retweet_count": "repost_count", "tweet_count": "post_count"}
_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)  # from which the numbers count milliseconds


def read(api: Api, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    now = api.clock.now()
    if api.account in ids:
        data = data_of(checked(api, api.ask("/users/me", **{"user.fields": "public_metrics"})))
        yield from counts.samples("x", "account", api.account, _numbers(data), now)
    posts = {known: each for each in ids if each != api.account and (known := id_in(each))}
    young = [known for known in posts if now - made_at(known) < PRIVATE]
    old = [known for known in posts if now - made_at(known) >= PRIVATE]
    for batch, fields in ((young, ALL_FIELDS), (old, PUBLIC_FIELDS)):
        for start in range(0, len(batch), MOST):
            wanted = ",".join(batch[start : start + MOST])
            answer = checked(api, api.ask("/tweets", ids=wanted, **{"post.fields": fields}))
            for row in _rows(answer):
                told = posts.get(str(row.get("id")))
                if told is not None:
                    yield from counts.samples("x", "post", told, _numbers(row), now)


def made_at(known: str) -> datetime:
    """When a post was made, from its number."""
    return _EPOCH + timedelta(milliseconds=int(known) >> 22)


def _rows(answer: Answer) -> list[Mapping[str, Any]]:
    data = answer.data.get("data") if isinstance(answer.data, dict) else None
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _numbers(row: Mapping[str, Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for table in ("public_metrics", "non_public_metrics"):
        values = row.get(table)
        for name, value in values.items() if isinstance(values, dict) else ():
            found[FORMER.get(str(name), str(name))] = value
    return found
