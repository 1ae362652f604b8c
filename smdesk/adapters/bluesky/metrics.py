"""Counts of posts and of the account, from the app's view of them (NETWORKS 7.2); there are no views.

Source: lexicons app.bsky.feed.getPosts (at most 25 addresses) and app.bsky.actor.getProfile. A post that is not in the
answer is gone or unknown, and gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.bluesky import refs, signin
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer

MOST = 25


def read(xrpc: Xrpc, handle: str, ids: Sequence[str]) -> Iterator[Sample]:
    """The present counts. Raises AuthExpired, Offline, Unavailable, LimitedError."""
    if xrpc.did in ids:
        profile = _asked(xrpc, "app.bsky.actor.getProfile", {"actor": xrpc.did})
        yield from counts.samples("bluesky", "account", xrpc.did, profile, xrpc.clock.now())
    addresses = {_address(each, handle, xrpc.did): each for each in ids} | {"": ""}
    wanted = [address for address in addresses if address]
    for start in range(0, len(wanted), MOST):
        found = _asked(xrpc, "app.bsky.feed.getPosts", {"uris": wanted[start : start + MOST]}).get("posts")
        for post in found if isinstance(found, list) else ():
            known = addresses.get(str(post.get("uri"))) if isinstance(post, Mapping) else None
            if known:
                yield from counts.samples("bluesky", "post", known, post, xrpc.clock.now())


def _address(reference: str, handle: str, did: str) -> str:
    """The address of one of our posts by id or link, "" for anything else."""
    pieces = refs.split(reference)
    if pieces is None or pieces[0] not in {did, handle} or pieces[1] != refs.POST:
        return ""
    return f"at://{did}/{pieces[1]}/{pieces[2]}"


def _asked(xrpc: Xrpc, nsid: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
    answer = xrpc.get(nsid, params)
    if not isinstance(answer, Answer):
        raise signin.raised(answer, xrpc.pds)
    if not answer.ok:
        raise signin.failed(xrpc.http, answer, xrpc.pds)
    return answer.data if isinstance(answer.data, Mapping) else {}
