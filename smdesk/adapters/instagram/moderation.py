"""Answering a comment, a mention or a message, hiding, deleting (NETWORKS 3.3).

Instagram has two storeys: an answer to an answer stands under the comment above both and names, as its own app does,
whom it is for. A mention is answered by a comment under the medium that tags us, a message as `meta.talks` has it.

Source: reference of /{ig-comment}, which names both doors; Meta's description has it for Facebook's alone.
"""

from __future__ import annotations

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.instagram import inbox
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.meta import answering, errors, talks
from smdesk.adapters.meta.graph import fine, identifier, rows, segment
from smdesk.adapters.meta.listing import newest
from smdesk.core.outcome import CannotTell, Finding, Outcome, Refused, Why

FIELDS = "id,text,timestamp,username,from"
RIGHT = "instagram_comments_permission_missing"


def reply(door: Door, request: ReplyRequest) -> Outcome:
    """The answer, made once."""
    if request.to.private:
        return talks.reply(inbox.direct(door), request)
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    if request.to.kind == "mention":
        answer = door.graph.send(door.edge("mentions"), {"media_id": request.to.id, "message": request.text})
    else:
        answer = door.graph.send(f"/{segment(answering.above(request.to))}/replies", {"message": _text(request)})
    return answering.said(door.graph, answer, RIGHT, lambda made: request.to.url or None)


def find_reply(door: Door, request: ReplyRequest) -> Finding:
    """Look for it among the answers to the comment, which are listed whole, or in the conversation. Under others'
    media nothing is listed.
    """
    if request.to.private:
        return talks.find(inbox.direct(door), request)
    if request.to.kind == "mention":
        return CannotTell("no_listing")
    asked = request.as_comment()
    listed = newest(door.graph, f"/{segment(answering.above(request.to))}/replies", asked, FIELDS, whole=True)
    return answering.among(
        listed, asked, _text(request), field="text", ours=lambda row: inbox.by_us(door, row.data),
        url=lambda row: request.to.url or None,
    )  # fmt: skip


def find_private_reply(door: Door, request: ReplyRequest) -> Finding:
    """Look for it in the conversation with who wrote the comment. That none is listed proves nothing: what is in
    Instagram's requests is not listed for long.
    """
    person = identifier(request.to.extra.get("person"))
    if not person:
        return CannotTell("no_listing")
    box = inbox.direct(door)
    answer = door.graph.get(box.edge("conversations"), platform=box.platform, user_id=person, fields="id", limit=1)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.cannot_tell(door.graph, answer)
    exchange = next((identifier(row.get("id")) for row in rows(answer) or ()), "")
    return talks.find_in(box, exchange, request) if exchange else CannotTell("no_listing")


def hide(door: Door, target: Target, on: bool) -> Outcome:
    """Hidden from all but its author, or shown."""
    refused = _no_comment(target)
    return refused or answering.done(door.graph, door.graph.send(f"/{segment(target.id)}", {"hide": on}), RIGHT)


def remove(door: Door, target: Target) -> Outcome:
    """Taken away for good; what is gone already is fine."""
    refused = _no_comment(target)
    return refused or answering.done(door.graph, door.graph.delete(f"/{segment(target.id)}"), RIGHT, gone=True)


def _no_comment(target: Target) -> Refused | None:
    if target.private:
        return Refused("not_with_private", Why.CONTENT)
    return None if target.kind == "comment" else Refused("not_ours", Why.CONTENT)


def _text(request: ReplyRequest) -> str:
    name = f"@{request.to.author}"
    named = not request.to.parent_id or not request.to.author or name.casefold() in request.text.casefold()
    return request.text if named else f"{name} {request.text}"
