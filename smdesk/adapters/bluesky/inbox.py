"""Replies, mentions and quotes, from the list of notifications; and what stands under one post.

Source: lexicons app.bsky.notification.listNotifications and app.bsky.feed.getPostThread. The list goes from the newest
backwards, so a reading walks back to where the last one began. The cursor holds how far that was (`after`, with the
addresses of that very moment) and, in the middle of a walk, the list's own place (`at`) and where the walk began.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.bluesky import errors, refs, signin
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer
from smdesk.core.errors import Unavailable

LIST, THREAD = "app.bsky.notification.listNotifications", "app.bsky.feed.getPostThread"
REASONS = ("reply", "mention", "quote")
PAGE = 100
DEPTH = 10


def page(xrpc: Xrpc, cursor: str) -> InboxPage:
    """One page of the list, oldest first. Raises AuthExpired, Offline, Unavailable, LimitedError, RefusedError."""
    walk = _read(cursor)
    params = {"reasons": list(REASONS), "limit": PAGE} | ({"cursor": walk["at"]} if walk["at"] else {})
    data = _asked(xrpc, LIST, params)
    rows = data.get("notifications")
    if not isinstance(rows, list):
        raise Unavailable("server_error", host=xrpc.pds, status=None)
    listed = [row for row in rows if isinstance(row, Mapping)]
    if not walk["at"] and listed:
        newest = str(listed[0].get("indexedAt"))
        walk["newest"] = newest
        walk["seen_next"] = [str(row.get("uri")) for row in listed if row.get("indexedAt") == newest]
    found, reached = [], not listed
    for row in listed:
        at = str(row.get("indexedAt"))
        if at < walk["after"]:
            reached = True
            break
        if at == walk["after"] and row.get("uri") in walk["seen"]:
            continue
        message = _notified(xrpc.did, row)
        if message is not None:
            found.append(message)
    place = str(data.get("cursor") or "")
    if place and not reached:
        return InboxPage(tuple(found[::-1]), json.dumps({**walk, "at": place}), more=True)
    done = {"after": walk["newest"] or walk["after"], "seen": walk["seen_next"] or walk["seen"]}
    return InboxPage(tuple(found[::-1]), json.dumps(done))


def thread(xrpc: Xrpc, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a post, oldest first; () where it is gone. Raises as `page`."""
    if refs.split(post) is None:
        return ()
    answer = xrpc.get(THREAD, {"uri": post, "depth": DEPTH, "parentHeight": 0})
    if isinstance(answer, Answer) and errors.name_of(answer) == "NotFound":
        return ()
    data = read_answer(xrpc, answer)
    found = [_seen(xrpc.did, post, row) for row in _below(data.get("thread"))]
    return tuple(sorted((each for each in found if each is not None), key=lambda message: message.at))


def _below(node: Any) -> Iterator[Mapping[str, Any]]:
    replies = node.get("replies") if isinstance(node, Mapping) else None
    for reply in replies if isinstance(replies, list) else ():
        if isinstance(reply, Mapping) and isinstance(reply.get("post"), Mapping):
            yield reply["post"]
            yield from _below(reply)


def _notified(did: str, row: Mapping[str, Any]) -> InboxMessage | None:
    reason = row.get("reason")
    if reason not in REASONS:
        return None
    reply = _reply(row)
    root = reply.get("root", "")
    if reason == "quote":
        post = str(row.get("reasonSubject") or "")
    else:
        post = next((uri for uri in (root, reply.get("parent", "")) if uri.startswith(f"at://{did}/")), "")
    return _message(row, "comment" if reason == "reply" else "mention", post, reply, ours=False)


def _seen(did: str, post: str, row: Mapping[str, Any]) -> InboxMessage | None:
    author = row.get("author")
    ours = isinstance(author, Mapping) and author.get("did") == did
    viewer = row.get("viewer")
    liked = isinstance(viewer, Mapping) and bool(viewer.get("like"))
    return _message(row, "comment", post, _reply(row), ours=ours, liked=liked)


def _message(
    row: Mapping[str, Any], kind: str, post: str, reply: Mapping[str, str], *, ours: bool, liked: bool = False
) -> InboxMessage | None:
    record, author, uri = row.get("record"), row.get("author"), row.get("uri")
    if not isinstance(record, Mapping) or not isinstance(author, Mapping) or not isinstance(uri, str):
        return None
    did, handle = str(author.get("did") or ""), str(author.get("handle") or "")
    indexed = instant(row.get("indexedAt"))
    written = instant(record.get("createdAt")) or indexed
    if written is None:
        return None
    languages = record.get("langs")
    parent = reply.get("parent", "")
    extra = {"cid": str(row.get("cid") or "")}
    if reply.get("root_cid"):
        extra |= {"root_uri": reply["root"], "root_cid": reply["root_cid"]}
    return InboxMessage(
        id=uri,
        kind=kind,
        author=handle or did,
        author_name=str(author.get("displayName") or handle),
        text=str(record.get("text") or ""),
        at=min(written, indexed) if indexed else written,  # the writer's own word, which may lie in the future
        post_id=post,
        parent_id="" if parent == post else parent,
        url=refs.link(handle, did, uri.rsplit("/", 1)[-1]),
        author_id=did,
        author_url=f"https://bsky.app/profile/{did}",
        avatar_url=str(author.get("avatar") or ""),
        ours=ours,
        language=str(languages[0]) if isinstance(languages, list) and languages else "",
        liked=liked,
        extra=extra,
    )


def _reply(row: Mapping[str, Any]) -> dict[str, str]:
    """Addresses of what a post answers and of the first post there, with that one's content hash."""
    record = row.get("record")
    reply = record.get("reply") if isinstance(record, Mapping) else None
    found: dict[str, str] = {}
    for name in ("root", "parent"):
        ref = reply.get(name) if isinstance(reply, Mapping) else None
        if isinstance(ref, Mapping) and isinstance(ref.get("uri"), str):
            found[name] = ref["uri"]
            found[f"{name}_cid"] = str(ref.get("cid") or "")
    return found


def _read(cursor: str) -> dict[str, Any]:
    start: dict[str, Any] = {"after": "", "seen": [], "at": "", "newest": "", "seen_next": []}
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        known = {}
    return start | (known if isinstance(known, dict) else {})


def instant(value: object) -> datetime | None:
    """A time as the network writes it, in UTC; None where it is none."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def _asked(xrpc: Xrpc, nsid: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
    return read_answer(xrpc, xrpc.get(nsid, params))


def read_answer(xrpc: Xrpc, answer: Any) -> Mapping[str, Any]:
    """What an answer says. Raises as `page` where it is none, or a refusal."""
    if not isinstance(answer, Answer):
        raise signin.raised(answer, xrpc.pds)
    if not answer.ok:
        raise signin.failed(xrpc.http, answer, xrpc.pds)
    if not isinstance(answer.data, Mapping):
        raise Unavailable("server_error", host=xrpc.pds, status=answer.status)
    return answer.data
