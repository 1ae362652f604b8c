"""Answering a comment or a message, and what else can be done with one (NETWORKS 2.3).

An answer to an answer stands under the comment above both: Facebook has two storeys. A POST of a comment never carries
`fields`. Messages are answered as `meta.talks` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.facebook import heard
from smdesk.adapters.facebook.page import Page
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.meta import answering, errors, talks
from smdesk.adapters.meta.containers import address
from smdesk.adapters.meta.graph import fine, identifier, segment
from smdesk.adapters.meta.listing import Shown, newest
from smdesk.core.outcome import CannotTell, Finding, NotThere, Outcome, Refused, Why

RIGHT = "comments_permission_missing"
FIELDS = "id,message,created_time,from,permalink_url"


def reply(page: Page, request: ReplyRequest) -> Outcome:
    """The answer, made once."""
    if request.to.private:
        return talks.reply(heard.messenger(page), request)
    if not request.text.strip():
        return Refused("empty_post", Why.CONTENT)
    answer = page.graph.send(f"/{segment(answering.above(request.to))}/comments", {"message": request.text})
    return answering.said(page.graph, answer, RIGHT, lambda made: f"https://www.facebook.com/{made}")


def find_reply(page: Page, request: ReplyRequest) -> Finding:
    """Look for it among the answers under the comment, or in the conversation, which are listed whole."""
    if request.to.private:
        return talks.find(heard.messenger(page), request)
    asked = request.as_comment()
    path = f"/{segment(answering.above(request.to))}/comments"
    listed = newest(
        page.graph, path, asked, FIELDS, stamp="created_time", whole=True, filter="stream",
        order="reverse_chronological",
    )  # fmt: skip
    return answering.among(
        listed, asked, request.text, field="message", ours=lambda row: _by_us(page, row),
        url=lambda row: address(row.data, "permalink_url"),
    )  # fmt: skip


def find_private_reply(page: Page, request: ReplyRequest) -> Finding:
    """The comment knows the conversation in which it was answered, and whether it still can be; once it is, never
    again.
    """
    fields = "can_reply_privately,private_reply_conversation"
    answer = page.graph.get(f"/{segment(request.to.id)}", fields=fields)
    if not isinstance(answer, Answer) or not fine(answer):
        gone = isinstance(answer, Answer) and errors.is_gone(answer)
        return CannotTell("no_listing") if gone else errors.cannot_tell(page.graph, answer)
    held = answer.data.get("private_reply_conversation")
    exchange = identifier(held.get("id")) if isinstance(held, Mapping) else ""
    if exchange:
        return talks.find_in(heard.messenger(page), exchange, request)
    return NotThere() if answer.data.get("can_reply_privately") is True else CannotTell("no_listing")


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
    return answering.done(page.graph, answer, RIGHT)


def _by_us(page: Page, row: Shown) -> bool:
    author = row.data.get("from")
    return isinstance(author, Mapping) and author.get("id") == page.id


def _act(page: Page, target: Target, call: Callable[[], Answer | Failure], *, gone: bool = False) -> Outcome:
    if target.private:
        return Refused("not_with_private", Why.CONTENT)
    return answering.done(page.graph, call(), RIGHT, gone=gone)
