"""Statistics of an organisation's posts, and its followers (NETWORKS 6.2); of a member's posts an app learns nothing.

Source: organizationalEntityShareStatistics and networkSizes. A list in a query is Rest.li's own: brackets and commas
stand bare, the URNs in it are encoded. A post without statistics is left out by the network, and gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.linkedin.api import Api, segment
from smdesk.adapters.linkedin.posts import id_in
from smdesk.adapters.linkedin.session import checked

MOST = 20  # ours: addresses stay short
#: What a kind of post is called: in its URN, in the query, in the answer.
KINDS = (("urn:li:share:", "shares", "share"), ("urn:li:ugcPost:", "ugcPosts", "ugcPost"))


def read(api: Api, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    if api.is_member:
        return
    if api.author in ids:
        asked = f"/rest/networkSizes/{segment(api.author)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER"
        data = checked(api, api.ask(asked)).data
        yield from counts.samples("linkedin", "account", api.author, _map(data), api.clock.now())
    posts = {id_in(each): each for each in ids if each != api.author}
    for begin, asked, answered in KINDS:
        wanted = [known for known in posts if known.startswith(begin)]
        for start in range(0, len(wanted), MOST):
            yield from _statistics(api, posts, wanted[start : start + MOST], asked, answered)


def _statistics(
    api: Api, posts: Mapping[str, str], wanted: Sequence[str], asked: str, answered: str
) -> Iterator[Sample]:
    listed = ",".join(segment(known) for known in wanted)
    query = f"q=organizationalEntity&organizationalEntity={segment(api.author)}&{asked}=List({listed})"
    data = _map(checked(api, api.ask(f"/rest/organizationalEntityShareStatistics?{query}")).data)
    rows = data.get("elements")
    for row in rows if isinstance(rows, list) else ():
        known = posts.get(str(_map(row).get(answered)))
        if known is not None:
            numbers = _map(_map(row).get("totalShareStatistics"))
            yield from counts.samples("linkedin", "post", known, numbers, api.clock.now())


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
