"""What others wrote to a Page: under its posts, on it, about it, and on Messenger (NETWORKS 2.3).

One reading walks through several lists, a request a page: the posts of a month with the newest comments of each
(`feed`), more comments where there are more (`comments`), posts that name the Page (`tagged`), visitors' posts
(`visitor_posts`), conversations, and more of one (`messages`). Each goes from the newest backwards.

Comments are what the inbox is for; without the right to them nothing is read. The other lists need rights of their own
or may be closed to a Page: they are then left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.facebook import heard
from smdesk.adapters.facebook.page import Page, id_in
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors, reading, talks
from smdesk.adapters.meta.graph import fine, identifier, instant, next_cursor, rows, segment
from smdesk.adapters.walk import Walk

POSTS, NESTED, DEEP = 25, 25, 100  # rows a request
THREAD_PAGES = 10
#: The right that each list needs beside reading the Page (references of the edges).
RIGHTS = {
    "feed": "pages_read_user_content", "comments": "pages_read_user_content", "tagged": "pages_read_user_content",
    "visitor_posts": "pages_read_user_content", "conversations": "pages_messaging", "messages": "pages_messaging",
}  # fmt: skip
LISTS = ("feed", "tagged", "visitor_posts", "conversations")


def page(page_: Page, cursor: str) -> InboxPage:
    """One request of the walk. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    return reading.page(page_, cursor, STEPS, LISTS, RIGHTS, frozenset({"feed"}))


def thread(page_: Page, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a post, oldest first; () where it is gone. Raises as `page`."""
    known = id_in(page_, post)
    found: list[InboxMessage] = []
    after = ""
    for _ in range(THREAD_PAGES if known else 0):
        answer = reading.asked(page_.graph, f"/{segment(known)}/comments", heard.COMMENT, DEEP, after, filter="stream")
        if not fine(answer) and errors.is_gone(answer):
            return ()
        found += _comments(page_, reading.rows_of(page_.graph, answer), post)
        after = next_cursor(answer)
        if not after:
            break
    return tuple(sorted(found, key=lambda message: message.at))


def _feed(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    nested = f"comments.filter(stream).order(reverse_chronological).limit({NESTED}){{{heard.COMMENT}}}"
    answer = reading.asked(page_.graph, page_.edge("feed"), f"id,created_time,{nested}", POSTS, place)
    posts = reading.rows_of(page_.graph, answer)
    found: list[InboxMessage] = []
    for post in posts:
        known = identifier(post.get("id"))
        under = post.get("comments")
        if not known or not isinstance(under, Mapping):
            continue
        part = Answer(200, answer.headers, under)
        messages = _comments(page_, rows(part) or [], known)
        found += messages
        walk.go_on("comments", known, next_cursor(part), messages)
    oldest = min((at for post in posts if (at := instant(post.get("created_time")))), default=None)
    if oldest and oldest >= walk.earliest and next_cursor(answer):
        walk.todo.insert(0, ["feed", "", next_cursor(answer)])
    return found


def _more_comments(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = reading.asked(
        page_.graph, f"/{segment(whose)}/comments", heard.COMMENT, DEEP, place, filter="stream",
        order="reverse_chronological",
    )  # fmt: skip
    if not fine(answer) and errors.is_gone(answer):
        return []
    messages = _comments(page_, reading.rows_of(page_.graph, answer), whose)
    walk.go_on("comments", whose, next_cursor(answer), messages)
    return messages


def _mentions(edge: str) -> reading.Step[Page]:
    def read(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        answer = reading.asked(page_.graph, page_.edge(edge), heard.POST, POSTS, place)
        made = (heard.mention(page_.id, row) for row in reading.rows_of(page_.graph, answer))
        messages = [each for each in made if each is not None]
        walk.go_on(edge, "", next_cursor(answer), messages)
        return [each for each in messages if not each.ours]

    return read


STEPS: Mapping[str, reading.Step[Page]] = {
    "feed": _feed, "comments": _more_comments, "tagged": _mentions("tagged"),
    "visitor_posts": _mentions("visitor_posts"), **talks.steps(heard.messenger),
}  # fmt: skip


def _comments(page_: Page, found: list[Mapping[str, Any]], post: str) -> list[InboxMessage]:
    made = (heard.comment(page_.id, row, post) for row in found)
    return [each for each in made if each is not None]
