"""The account's own posts, newest first: what a ledger that is an older copy can be compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.bluesky import refs
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere

PAGE, PAGES = 100, 10
#: How far before the time in question the list is read: `createdAt` is the writer's own word.
MARGIN = timedelta(hours=1)
#: What says nothing of its time might be ours, so it counts as new.
_NEW = datetime.max.replace(tzinfo=UTC)


def find_like(xrpc: Xrpc, handle: str, did: str, request: PublishRequest) -> Finding:
    """The newest post since `first_try` that says the same in the same place, whatever its key."""
    since = (request.first_try or request.armed_at) - MARGIN
    cursor = ""
    for _ in range(PAGES):
        params = {"repo": did, "collection": refs.POST, "limit": PAGE} | ({"cursor": cursor} if cursor else {})
        answer = xrpc.get("com.atproto.repo.listRecords", params, auth=False)
        if not isinstance(answer, Answer) or answer.status == 429 or answer.status >= 500:
            return CannotTell("network_silent", again=True)
        if not answer.ok or not isinstance(answer.data, Mapping):
            return CannotTell("account_unreadable")
        older = False
        for uri, cid, value in _records(answer.data):
            older = (made_at(value) or _NEW) < since
            if older:
                break
            if uri not in request.taken and _alike(value, request):
                return Found(refs.remote(uri, cid, handle, did), made_at(value))
        cursor = str(answer.data.get("cursor") or "")
        if older or not cursor:
            return NotThere()
    return CannotTell("listing_cut")


def _records(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    records = data.get("records")
    for each in records if isinstance(records, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("value"), Mapping):
            yield str(each.get("uri")), str(each.get("cid")), each["value"]


def made_at(value: Mapping[str, Any]) -> datetime | None:
    """When the writer says that a record was made; None where it says nothing."""
    try:
        made = datetime.fromisoformat(str(value.get("createdAt")))
    except ValueError:
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)


def _alike(value: Mapping[str, Any], request: PublishRequest) -> bool:
    reply = value.get("reply")
    parent = reply.get("parent") if isinstance(reply, Mapping) else None
    answers = str(parent.get("uri")) if isinstance(parent, Mapping) else ""
    if request.parent is not None and request.parent.id.startswith("at://"):
        same_place = answers == request.parent.id
    else:
        same_place = bool(answers) == bool(request.parent or request.reply_to)
    return same_place and value.get("text") == request.part.text
