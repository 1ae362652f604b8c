"""Answering and liking comments as the organisation (NETWORKS 6.2).

An answer to an answer stands under the comment above both: LinkedIn has two storeys. Comments are plain text. That
somebody else's comment could be deleted by API is nowhere said, so it is not offered.
"""

from __future__ import annotations

from dataclasses import replace

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.linkedin import errors
from smdesk.adapters.linkedin.api import Api, segment, urn
from smdesk.adapters.linkedin.lookback import GREY, MARGIN, elements, instant, plain
from smdesk.adapters.linkedin.posts import comment_ref, made
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere, Outcome, Prepared, Refused, Why

ROWS = 100


def reply(api: Api, request: ReplyRequest) -> Outcome:
    """The answer, made once."""
    above, post = _above(request.to), urn(request.to.post_id)
    if not above or not post:
        return Refused("parent_address_unknown", Why.CONTENT)
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    body = {"actor": api.author, "object": post, "message": {"text": request.text}, "parentComment": above}
    answer = api.send("POST", f"/rest/socialActions/{segment(above)}/comments", body)
    if not isinstance(answer, Answer) or answer.status != 201:
        return _named(errors.outcome(api, answer))
    return made(api, answer, post)


def find_reply(api: Api, request: ReplyRequest) -> Finding:
    """Look for it among the answers to the comment."""
    above, post = _above(request.to), urn(request.to.post_id)
    if not above or api.is_member:
        return CannotTell("parent_unknown")
    answer = api.get(f"/rest/socialActions/{segment(above)}/comments", count=ROWS)
    rows = elements(answer)
    if not isinstance(answer, Answer) or rows is None:
        readable = isinstance(answer, Answer) and answer.ok
        return CannotTell("listing_unreadable", again=True) if readable else errors.cannot_tell(api, answer)
    since = (request.first_try or request.armed_at) - MARGIN
    earlier = False
    for row in rows:
        message = row.get("message")
        ref = comment_ref(row, post, str(row.get("id", "")))
        text = message.get("text") if isinstance(message, dict) else None
        if row.get("actor") != api.author or plain(text) != plain(request.text) or ref.id in request.taken:
            continue
        at = instant(row.get("created"))
        if at is not None and at >= since:
            return Found(ref)
        earlier = earlier or at is None or at >= since - GREY
    if earlier:
        return CannotTell("same_text_earlier")
    return NotThere() if len(rows) < ROWS else CannotTell("listing_cut")


def like(api: Api, target: Target, on: bool) -> Outcome:
    """A reaction of the organisation, or none; one that is there (or gone) already is fine."""
    if on:
        answer = api.send("POST", "/rest/reactions", {"root": target.id, "reactionType": "LIKE"}, actor=api.author)
    else:
        answer = api.send("DELETE", f"/rest/reactions/(actor:{segment(api.author)},entity:{segment(target.id)})")
    if isinstance(answer, Answer) and (answer.ok or answer.status == (409 if on else 404)):
        return Prepared({})
    return _named(errors.outcome(api, answer, repeatable=True))


def _above(target: Target) -> str:
    return urn(target.parent_id) or urn(target.id)


def _named(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Refused) and outcome.code == "permission_missing":
        return replace(outcome, code="social_permission_missing")
    return outcome
