"""Like, hide and block: records of our own about what others wrote, under keys that follow from it; mute and report.

Sources: lexicons app.bsky.feed.like, app.bsky.feed.threadgate (`hiddenReplies`, at most 300), app.bsky.graph.block,
app.bsky.graph.muteActor, com.atproto.moderation.createReport.
Liking twice is one record; a like or block that was made elsewhere is found in the app's view and left, or taken away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import Complaint, Reason, Target
from smdesk.adapters.bluesky import errors, refs, tid
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Why

LIKE, GATE, BLOCK = "app.bsky.feed.like", "app.bsky.feed.threadgate", "app.bsky.graph.block"
HIDDEN = 300
WORDS = 2000  # of a report
REASONS = {Reason.SPAM: "reasonSpam", Reason.ABUSE: "reasonRude", Reason.ILLEGAL: "reasonViolation"}
TRIES = 3  # of a change to a record that somebody else changes meanwhile


def like(xrpc: Xrpc, target: Target, on: bool) -> Outcome:
    """A like of ours, or none."""
    strong = refs.find_post(xrpc, target.id)
    if not isinstance(strong, refs.Strong):
        return strong
    made = _viewed(xrpc, "app.bsky.feed.getPosts", {"uris": target.id}, "like")
    return _own(xrpc, LIKE, target.id, made, {"subject": strong.ref()}, on)


def block(xrpc: Xrpc, target: Target, on: bool) -> Outcome:
    """A block of the author of ours, or none."""
    did = target.author_id
    if not did.startswith("did:"):
        return Refused("target_gone", Why.GONE)
    made = _viewed(xrpc, "app.bsky.actor.getProfile", {"actor": did}, "blocking")
    return _own(xrpc, BLOCK, did, made, {"subject": did}, on)


def mute(xrpc: Xrpc, target: Target, on: bool) -> Outcome:
    """Mute the author, or no longer: a matter between the account and the app, nobody else sees it."""
    did = target.author_id
    if not did.startswith("did:"):
        return Refused("target_gone", Why.GONE)
    answer = xrpc.post(f"app.bsky.graph.{'muteActor' if on else 'unmuteActor'}", data={"actor": did})
    if not isinstance(answer, Answer):
        return answer
    return Prepared({}) if answer.ok else xrpc.fail(answer, repeatable=True)


def report(xrpc: Xrpc, target: Target, complaint: Complaint) -> Outcome:
    """Tell the moderators of the post, of a private message of its author."""
    strong = None if target.private else refs.find_post(xrpc, target.id)
    if strong is not None and not isinstance(strong, refs.Strong):
        return strong
    repo = {"$type": "com.atproto.admin.defs#repoRef", "did": target.author_id}
    subject = {"$type": "com.atproto.repo.strongRef", **strong.ref()} if strong else repo
    reason = f"com.atproto.moderation.defs#{REASONS.get(complaint.reason, 'reasonOther')}"
    body = {"reasonType": reason, "subject": subject} | ({"reason": complaint.text[:WORDS]} if complaint.text else {})
    answer = xrpc.post("com.atproto.moderation.createReport", data=body)
    if not isinstance(answer, Answer):
        return answer
    return Prepared({}) if answer.ok else xrpc.fail(answer, repeatable=True)


def hide(xrpc: Xrpc, target: Target, on: bool) -> Outcome:
    """In the threadgate of our post, which has the post's own key; other rules in it stay as they are."""
    pieces = refs.split(target.post_id)
    if pieces is None or pieces[0] != xrpc.did:
        return Refused("not_ours", Why.PERMISSION)
    place = {"repo": xrpc.did, "collection": GATE, "rkey": pieces[2]}
    for _ in range(TRIES):
        held = xrpc.get("com.atproto.repo.getRecord", place, auth=False)
        if not isinstance(held, Answer):
            return held
        if not held.ok and errors.name_of(held) != "RecordNotFound" and "locate record" not in xrpc.http.words(held):
            return xrpc.fail(held, repeatable=True)
        data = held.data if held.ok and isinstance(held.data, Mapping) else {}
        record = dict(data["value"]) if isinstance(data.get("value"), Mapping) else _gate(xrpc, target.post_id)
        before = [uri for uri in record.get("hiddenReplies", []) if isinstance(uri, str)]
        after = [uri for uri in before if uri != target.id] + ([target.id] if on else [])
        if set(before) == set(after):
            return Prepared({})
        record["hiddenReplies"] = after[-HIDDEN:]
        body = {**place, "record": record, "swapRecord": data.get("cid")}
        answer = xrpc.post("com.atproto.repo.putRecord", data=body)
        if not isinstance(answer, Answer):
            return answer
        if answer.ok:
            return Prepared({})
        if errors.name_of(answer) != "InvalidSwap":
            return xrpc.fail(answer, repeatable=True)
    return NotSent("server_busy")


def _gate(xrpc: Xrpc, post: str) -> dict[str, Any]:
    return {"$type": GATE, "post": post, "createdAt": _now(xrpc)}


def _own(xrpc: Xrpc, collection: str, subject: str, made: str, values: Mapping[str, Any], on: bool) -> Outcome:
    """A record of ours about a subject: there once, or not at all. `made` is one that was made elsewhere."""
    place = {"repo": xrpc.did, "collection": collection, "rkey": _key(subject)}
    if on:
        if made:
            return Prepared({})
        record = {"$type": collection, **values, "createdAt": _now(xrpc)}
        answer = xrpc.post("com.atproto.repo.putRecord", data={**place, "record": record, "swapRecord": None})
        if isinstance(answer, Answer) and not answer.ok and errors.name_of(answer) != "InvalidSwap":
            return xrpc.fail(answer, repeatable=True)
        return Prepared({}) if isinstance(answer, Answer) else answer
    pieces = refs.split(made)
    for rkey in {place["rkey"], *([pieces[2]] if pieces and pieces[0] == xrpc.did else [])}:
        answer = xrpc.post("com.atproto.repo.deleteRecord", data={**place, "rkey": rkey})
        if not isinstance(answer, Answer):
            return answer
        if not answer.ok:
            return xrpc.fail(answer, repeatable=True)
    return Prepared({})


def _viewed(xrpc: Xrpc, nsid: str, params: Mapping[str, Any], name: str) -> str:
    """The address of our record about something as the app's view has it, "" for none or where it is silent."""
    answer = xrpc.get(nsid, params)
    data = answer.data if isinstance(answer, Answer) and answer.ok and isinstance(answer.data, Mapping) else {}
    posts = data.get("posts")
    seen = posts[0] if isinstance(posts, list) and posts and isinstance(posts[0], Mapping) else data
    viewer = seen.get("viewer")
    found = viewer.get(name) if isinstance(viewer, Mapping) else None
    return found if isinstance(found, str) else ""


def _key(subject: str) -> str:
    """The same for the same subject: a TID in shape, and no more than that."""
    mixed = int.from_bytes(hashlib.sha256(subject.encode()).digest()[:8])
    return tid.encode(mixed, mixed >> 53)


def _now(xrpc: Xrpc) -> str:
    return xrpc.clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")
