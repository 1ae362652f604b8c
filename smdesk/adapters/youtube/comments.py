"""Answers to comments, holding them back and rejecting them, as their channel (NETWORKS 11).

Source: discovery document of the Data API v3, comments.insert, list and setModerationStatus; each change costs 50
units. There is one level of answers, so an answer to one stands under the first comment and names whom it is for.
Liking has no call. Banning has none back, and rejects the comment on the way, so it is not offered.

Looking back: all answers under the comment are listed; ours is the channel's own with this text that was made since the
first try. The same text in the hour before may be another's; older ones are others. A list that was cut proves nothing.
"""

from __future__ import annotations

from datetime import timedelta

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, text
from smdesk.adapters.http import Answer
from smdesk.adapters.youtube import inbox, lookback
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere, Outcome, Prepared, Published, Unknown

MARGIN, GREY = timedelta(minutes=2), timedelta(hours=1)


def reply(google: Google, request: ReplyRequest) -> Outcome:
    """A comment under the comment, once."""
    body = {"snippet": {"parentId": _under(request.to), "textOriginal": _said(request)}}
    answer = google.send("POST", inbox.COMMENTS, params={"part": "snippet"}, json=body)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(google, answer)
    known = text(answer.data.get("id")) if isinstance(answer.data, dict) else ""
    if not known:
        return Unknown("answer_without_id", google.http.words(answer), answer.status)
    return Published(lookback.comment_ref(request.to.post_id, known))


def find_reply(google: Google, channel: str, request: ReplyRequest) -> Finding:
    """Whether it was made."""
    got = inbox.answers(google, _under(request.to))
    if not isinstance(got, tuple):
        gone = isinstance(got, Answer) and errors.is_gone(got) and errors.code_of(got)
        return NotThere() if gone else errors.cannot_tell(google, got)
    listed, complete = got
    since = (request.first_try or request.armed_at) - MARGIN
    grey = False
    for row in listed:
        known, snippet = text(row.get("id")), part(row, "snippet")
        ours = text(part(snippet, "authorChannelId").get("value")) == channel
        if not known or not ours or known in request.taken:
            continue
        if lookback.plain(inbox.words(snippet)) != lookback.plain(_said(request)):
            continue
        at = inbox.moment(snippet.get("publishedAt"))
        if at is not None and at >= since:
            return Found(lookback.comment_ref(request.to.post_id, known))
        grey = grey or at is None or at >= since - GREY
    if grey:
        return CannotTell("same_text_earlier")
    return NotThere() if complete else CannotTell("listing_cut")


def hide(google: Google, target: Target, on: bool) -> Outcome:
    """Held back for review, or published."""
    return _moderated(google, target, "heldForReview" if on else "published")


def remove(google: Google, target: Target) -> Outcome:
    """Rejected: nobody sees it any more, and no list has it. Deleting is for its author alone."""
    return _moderated(google, target, "rejected")


def _moderated(google: Google, target: Target, status: str) -> Outcome:
    params = {"id": target.id, "moderationStatus": status}
    answer = google.send("POST", f"{inbox.COMMENTS}/setModerationStatus", params=params)
    if isinstance(answer, Answer) and (answer.ok or (status == "rejected" and errors.is_gone(answer))):
        return Prepared({})
    return errors.outcome(google, answer, repeatable=True)


def _under(target: Target) -> str:
    return target.parent_id or target.id


def _said(request: ReplyRequest) -> str:
    mention = text(request.to.extra.get("mention"))
    named = not mention or mention.lower() in request.text.lower()
    return request.text if named else f"{mention} {request.text}"
