"""Answering a comment or a message, and what else can be done with one (NETWORKS 2.3).

An answer to an answer stands under the comment above both: Facebook has two storeys. A POST of a comment never carries
`fields`. On Messenger a Page may answer for a day after the last message, and for a week as a person does (the tag
HUMAN_AGENT, which the app must have been given); after that Facebook refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.facebook import heard
from smdesk.adapters.facebook.page import Page
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier, instant, segment
from smdesk.adapters.meta.listing import GREY, Shown, newest, plain, since_of
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

DAY = timedelta(hours=24)
MESSAGE_LIMIT = 2000  # UTF-8 bytes of one message (Send API reference)


def reply(page: Page, request: ReplyRequest) -> Outcome:
    """The answer, made once."""
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    if request.to.private:
        return _message(page, request)
    answer = page.graph.send(f"/{segment(_above(request.to))}/comments", {"message": request.text})
    made = identifier(answer.data.get("id")) if isinstance(answer, Answer) and fine(answer) else ""
    return _said(page, answer, made, "comments_permission_missing")


def find_reply(page: Page, request: ReplyRequest) -> Finding:
    """Look for it among the answers under the comment, or in the conversation, which are listed whole."""
    asked = request.as_comment()
    if request.to.private:
        exchange = identifier(request.to.extra.get("conversation"))
        if not exchange:
            return CannotTell("parent_unknown")
        listed = newest(page.graph, f"/{segment(exchange)}/messages", asked, heard.TALK, stamp="created_time")
    else:
        path = f"/{segment(_above(request.to))}/comments"
        listed = newest(
            page.graph, path, asked, "id,message,created_time,from,permalink_url", stamp="created_time", whole=True,
            filter="stream", order="reverse_chronological",
        )  # fmt: skip
    if isinstance(listed, CannotTell):
        return listed
    wanted, since = plain(request.text), since_of(asked)
    ours = [row for row in listed.shown if plain(row.data.get("message")) == wanted and _by_us(page, row)]
    recent = next((row for row in ours if row.at >= since), None)
    if recent is not None:
        url = recent.data.get("permalink_url")
        return Found(RemoteRef(recent.id, url if isinstance(url, str) and url.startswith("https://") else None))
    if any(row.at >= since - GREY for row in ours):
        return CannotTell("same_text_earlier")
    return NotThere() if listed.complete else CannotTell("listing_cut")


def like(page: Page, target: Target, on: bool) -> Outcome:
    """A like of the Page, or none."""
    path = f"/{segment(target.id)}/likes"
    return _act(page, target, lambda: page.graph.send(path, {}) if on else page.graph.delete(path))


def hide(page: Page, target: Target, on: bool) -> Outcome:
    """Hidden from all but its author and their friends, or shown."""
    return _act(page, target, lambda: page.graph.send(f"/{segment(target.id)}", {"is_hidden": on}))


def remove(page: Page, target: Target) -> Outcome:
    """Taken away for good; what is gone already is fine."""
    return _act(page, target, lambda: page.graph.delete(f"/{segment(target.id)}"), gone=True)


def block(page: Page, target: Target, on: bool) -> Outcome:
    """Kept from the Page, or let in again. Who is hidden cannot be named (that ids here are the Page's own for a
    person is what the reference says of a Page's token; no other proof).
    """
    who = target.author_id or target.author
    if not who.isdigit():
        return Refused("author_hidden", Why.CONTENT)
    if on:
        answer = page.graph.send(page.edge("blocked"), {"psid": [int(who)]})
    else:
        answer = page.graph.delete(page.edge("blocked"), psid=who)
    return _done(page, answer)


def _above(target: Target) -> str:
    return target.parent_id or target.id


def _message(page: Page, request: ReplyRequest) -> Outcome:
    to = request.to.author_id or request.to.author
    if not to:
        return Refused("author_hidden", Why.CONTENT)
    if len(request.text.encode("utf-8", "replace")) > MESSAGE_LIMIT:
        return Refused("text_refused_too_long", Why.CONTENT)
    came = instant(request.to.extra.get("at"))
    late = came is not None and page.graph.clock.now() - came > DAY
    kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"} if late else {"messaging_type": "RESPONSE"}
    body = {"recipient": {"id": to}, "message": {"text": request.text}, **kind}
    answer = page.graph.send(page.edge("messages"), body)
    made = identifier(answer.data.get("message_id")) if isinstance(answer, Answer) and fine(answer) else ""
    return _said(page, answer, made, "messages_permission_missing", address=False)


def _said(page: Page, answer: Answer | Failure, made: str, right: str, *, address: bool = True) -> Outcome:
    if not isinstance(answer, Answer) or not fine(answer):
        return _named(errors.after(page.graph, answer), right)
    if not made:
        return Unknown("answer_without_id", page.graph.http.words(answer), answer.status)
    return Published(RemoteRef(made, f"https://www.facebook.com/{made}" if address else None))


def _by_us(page: Page, row: Shown) -> bool:
    author = row.data.get("from")
    return isinstance(author, Mapping) and author.get("id") == page.id


def _act(page: Page, target: Target, call: Any, *, gone: bool = False) -> Outcome:
    if target.private:
        return Refused("not_with_private", Why.CONTENT)
    return _done(page, call(), gone=gone)


def _done(page: Page, answer: Answer | Failure, *, gone: bool = False) -> Outcome:
    if isinstance(answer, Answer) and (fine(answer) or (gone and errors.is_gone(answer))):
        return Prepared({})
    return _named(errors.after(page.graph, answer, repeatable=True), "comments_permission_missing")


def _named(outcome: Outcome, right: str) -> Outcome:
    """A missing permission by its name; a refusal of an act is not one of a text."""
    if isinstance(outcome, Refused) and outcome.code == "permission_missing":
        return replace(outcome, code=right)
    return outcome
