"""Counts of statuses and of the account, as this server knows them (NETWORKS 8); there are no views.

One call for each status, for servers older than 4.3 and compatible ones have no other way. A status that is gone gives
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.mastodon.api import Api, segment
from smdesk.adapters.mastodon.session import checked
from smdesk.core.metrics import Subject

GONE = frozenset({404, 410})


def read(api: Api, ids: Sequence[str]) -> Iterator[Sample]:
    """The present counts. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    for known in ids:
        if known == api.account_id:
            answer = checked(api, api.ask("/api/v1/accounts/verify_credentials"))
        elif "/" in known:
            continue  # an address that a person told; its number is another server's perhaps
        else:
            answer = api.ask(f"/api/v1/statuses/{segment(known)}")
            if answer.status in GONE:
                continue
            checked(api, answer)
        subject: Subject = "account" if known == api.account_id else "post"
        if isinstance(answer.data, dict):
            yield from counts.samples("mastodon", subject, known, answer.data, api.clock.now())
