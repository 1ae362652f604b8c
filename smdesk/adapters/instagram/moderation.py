"""Answering a comment or a mention, hiding, deleting (NETWORKS 3.3).

Instagram has two storeys: an answer to an answer stands under the comment above both and names, as its own app does,
whom it is for. A mention is answered by a comment under the medium that tags us.

Source: reference of /{ig-comment}, which names both doors; Meta's description has it for Facebook's alone.
"""

from __future__ import annotations

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.instagram import inbox
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier, segment
from smdesk.adapters.meta.listing import GREY, newest, plain, since_of
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)

FIELDS = "id,text,timestamp,username,from"


def reply(door: Door, request: ReplyRequest) -> Outcome:
    """The answer, made once."""
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    if request.to.kind == "mention":
        answer = door.graph.send(door.edge("mentions"), {"media_id": request.to.id, "message": request.text})
    else:
        answer = door.graph.send(f"/{segment(_above(request.to))}/replies", {"message": _text(request)})
    if not isinstance(answer, Answer) or not fine(answer):
        return _named(errors.after(door.graph, answer))
    made = identifier(answer.data.get("id"))
    if not made:
        return Unknown("answer_without_id", door.graph.http.words(answer), answer.status)
    return Published(RemoteRef(made, request.to.url or None))


def find_reply(door: Door, request: ReplyRequest) -> Finding:
    """Look for it among the answers to the comment, which are listed whole. Under others' media nothing is listed."""
    if request.to.kind == "mention":
        return CannotTell("no_listing")
    asked = request.as_comment()
    path = f"/{segment(_above(request.to))}/replies"
    listed = newest(door.graph, path, asked, FIELDS, whole=True)
    if isinstance(listed, CannotTell):
        return listed
    wanted, since = plain(_text(request)), since_of(asked)
    ours = [row for row in listed.shown if plain(row.data.get("text")) == wanted and inbox.by_us(door, row.data)]
    recent = next((row for row in ours if row.at >= since), None)
    if recent is not None:
        return Found(RemoteRef(recent.id, request.to.url or None))
    if any(row.at >= since - GREY for row in ours):
        return CannotTell("same_text_earlier")
    return NotThere() if listed.complete else CannotTell("listing_cut")


def hide(door: Door, target: Target, on: bool) -> Outcome:
    """Hidden from all but its author, or shown."""
    if target.kind != "comment":
        return Refused("not_ours", Why.CONTENT)
    return _done(door, door.graph.send(f"/{segment(target.id)}", {"hide": on}))


def remove(door: Door, target: Target) -> Outcome:
    """Taken away for good; what is gone already is fine."""
    if target.kind != "comment":
        return Refused("not_ours", Why.CONTENT)
    return _done(door, door.graph.delete(f"/{segment(target.id)}"), gone=True)


def _above(target: Target) -> str:
    return target.parent_id or target.id


def _text(request: ReplyRequest) -> str:
    name = f"@{request.to.author}"
    named = not request.to.parent_id or not request.to.author or name.casefold() in request.text.casefold()
    return request.text if named else f"{name} {request.text}"


def _done(door: Door, answer: Answer | Failure, *, gone: bool = False) -> Outcome:
    if isinstance(answer, Answer) and (fine(answer) or (gone and errors.is_gone(answer))):
        return Prepared({})
    return _named(errors.after(door.graph, answer, repeatable=True))


def _named(outcome: Outcome) -> Outcome:
    """A missing permission by its name."""
    if isinstance(outcome, Refused) and outcome.code == "permission_missing":
        return Refused("instagram_comments_permission_missing", Why.PERMISSION, outcome.words, outcome.status)
    return outcome
