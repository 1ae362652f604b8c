"""What others wrote to a Page: under its posts, on it, about it, and on Messenger (NETWORKS 2.3).

One reading walks through several lists, a request a page: the posts of a month with the newest comments of each
(`feed`), more comments where there are more (`comments`), posts that name the Page (`tagged`), visitors' posts
(`visitor_posts`), conversations, and more of one (`messages`). Each goes from the newest backwards.

Comments are what the inbox is for; without the right to them nothing is read. The other lists need rights of their own
or may be closed to a Page: they are then left out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.facebook import heard
from smdesk.adapters.facebook.page import Page, id_in
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import fine, identifier, instant, next_cursor, rows, segment
from smdesk.adapters.walk import Walk
from smdesk.core.errors import MissingScope, Unavailable

log = logging.getLogger(__name__)

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
    walk = Walk.of(cursor, page_.graph.clock.now(), LISTS)
    name, whose, place = walk.todo.pop(0)
    found: list[InboxMessage] = []
    try:
        found = STEPS[name](page_, walk, whose, place)
    except MissingScope as error:
        if name == "feed":
            raise MissingScope(
                "comments_scope_missing", host=host_of(page_.graph.base), missing=[RIGHTS[name]]
            ) from error
        log.info("%s of the Page is not read: %s is missing", name, RIGHTS[name])
    except Unavailable as error:
        if name == "feed":
            raise
        log.info("%s of the Page is not read: %s", name, error.code)
    return InboxPage(walk.news(found), walk.cursor(), more=bool(walk.todo))


def thread(page_: Page, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a post, oldest first; () where it is gone. Raises as `page`."""
    known = id_in(page_, post)
    found: list[InboxMessage] = []
    after = ""
    for _ in range(THREAD_PAGES if known else 0):
        answer = _asked(page_, f"/{segment(known)}/comments", heard.COMMENT, DEEP, after, filter="stream")
        if not fine(answer) and errors.is_gone(answer):
            return ()
        found += _comments(page_, _rows(page_, answer), post)
        after = next_cursor(answer)
        if not after:
            break
    return tuple(sorted(found, key=lambda message: message.at))


def _feed(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    nested = f"comments.filter(stream).order(reverse_chronological).limit({NESTED}){{{heard.COMMENT}}}"
    answer = _asked(page_, page_.edge("feed"), f"id,created_time,{nested}", POSTS, place)
    posts = _rows(page_, answer)
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
    answer = _asked(
        page_, f"/{segment(whose)}/comments", heard.COMMENT, DEEP, place, filter="stream", order="reverse_chronological"
    )
    if not fine(answer) and errors.is_gone(answer):
        return []
    messages = _comments(page_, _rows(page_, answer), whose)
    walk.go_on("comments", whose, next_cursor(answer), messages)
    return messages


def _mentions(edge: str) -> Callable[[Page, Walk, str, str], list[InboxMessage]]:
    def read(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        answer = _asked(page_, page_.edge(edge), heard.POST, POSTS, place)
        made = (heard.mention(page_.id, row) for row in _rows(page_, answer))
        messages = [each for each in made if each is not None]
        walk.go_on(edge, "", next_cursor(answer), messages)
        return [each for each in messages if not each.ours]

    return read


def _conversations(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    fields = f"id,updated_time,messages.limit({NESTED}){{{heard.TALK}}}"
    answer = _asked(page_, page_.edge("conversations"), fields, POSTS, place, platform="messenger")
    found: list[InboxMessage] = []
    exchanges = _rows(page_, answer)
    for each in exchanges:
        known, held = identifier(each.get("id")), each.get("messages")
        if known and isinstance(held, Mapping):
            part = Answer(200, answer.headers, held)
            messages = _talk(page_, rows(part) or [], known)
            found += messages
            walk.go_on("messages", known, next_cursor(part), messages)
    oldest = min((at for each in exchanges if (at := instant(each.get("updated_time")))), default=None)
    if oldest and oldest >= walk.since and next_cursor(answer):
        walk.todo.insert(0, ["conversations", "", next_cursor(answer)])
    return found


def _more_talk(page_: Page, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = _asked(page_, f"/{segment(whose)}/messages", heard.TALK, DEEP, place)
    messages = _talk(page_, _rows(page_, answer), whose)
    walk.go_on("messages", whose, next_cursor(answer), messages)
    return messages


STEPS: Mapping[str, Callable[[Page, Walk, str, str], list[InboxMessage]]] = {
    "feed": _feed, "comments": _more_comments, "tagged": _mentions("tagged"),
    "visitor_posts": _mentions("visitor_posts"), "conversations": _conversations, "messages": _more_talk,
}  # fmt: skip


def _asked(page_: Page, path: str, fields: str, limit: int, after: str, **params: str) -> Answer:
    more = {"after": after} if after else {}
    return page_.graph.ask(path, fields=fields, limit=limit, **params, **more)


def _rows(page_: Page, answer: Answer) -> list[Mapping[str, Any]]:
    found = rows(checked(page_.graph, answer))
    if found is None:
        raise Unavailable("server_error", host=host_of(page_.graph.base), status=answer.status, words="")
    return found


def _comments(page_: Page, found: list[Mapping[str, Any]], post: str) -> list[InboxMessage]:
    made = (heard.comment(page_.id, row, post) for row in found)
    return [each for each in made if each is not None]


def _talk(page_: Page, found: list[Mapping[str, Any]], exchange: str) -> list[InboxMessage]:
    """Of a conversation, oldest first; what we wrote answers what came in before it."""
    messages: list[InboxMessage] = []
    above = ""
    for row in reversed(found):
        told = row.get("from")
        ours = isinstance(told, Mapping) and told.get("id") == page_.id
        message = heard.talk(page_.id, row, exchange, above if ours else "")
        if message is not None:
            messages.append(message)
            above = above if ours else message.id
    return messages
