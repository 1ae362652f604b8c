"""Comments under an organisation's posts (NETWORKS 6.2). A member's posts cannot be looked under.

Calls are few (a hundred a day for some apps), so a reading asks for the posts of a month, for the number of comments of
all of them at once (`socialMetadata`, a batch), and then only for the comments where that number has changed. Answers
to a comment are a list of their own. Who wrote is a URN without a name: names are not given to ordinary apps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.http import Answer
from smdesk.adapters.linkedin.api import Api, segment, urn
from smdesk.adapters.linkedin.lookback import elements, instant
from smdesk.adapters.linkedin.posts import PAGE, comment_ref, id_in
from smdesk.adapters.linkedin.session import HOST, checked
from smdesk.adapters.walk import Walk
from smdesk.core.errors import MissingScope, Unavailable

POSTS, COMMENTS = 50, 100  # rows a request
BATCH = 20  # ours: addresses stay short
ANSWERED = 50  # comments whose answers are read for one thread
#: Of the Posts API, and of comments.
RIGHTS = ["r_organization_social", "r_organization_social_feed"]
COMPANY = "https://www.linkedin.com/company/{number}/"


def page(api: Api, cursor: str) -> InboxPage:
    """One step of the walk. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    if api.is_member:
        return InboxPage((), cursor)
    walk = Walk.of(cursor, api.clock.now(), ("posts",))
    name, whose, place = walk.todo.pop(0)
    try:
        found = STEPS[name](api, walk, whose, place)
    except MissingScope as error:
        raise MissingScope("comments_scope_missing", host=HOST, missing=RIGHTS) from error
    return InboxPage(walk.news(found), walk.cursor(), more=bool(walk.todo))


def thread(api: Api, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a post, oldest first; () where it is gone. Raises as `page`."""
    known = id_in(post)
    if api.is_member or not known:
        return ()
    answer = _asked(api, known, 0)
    if answer.status in {404, 410}:
        return ()
    rows = _rows(api, answer)
    found = _messages(api, rows, known)
    for row in [row for row in rows if _answers(row)][:ANSWERED]:
        below = _asked(api, comment_ref(row, known, str(row.get("id", ""))).id, 0)
        found += [] if below.status in {404, 410} else _messages(api, _rows(api, below), known)
    return tuple(sorted(found, key=lambda message: message.at))


def _posts(api: Api, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    start = int(place or 0)
    query = f"q=author&author={segment(api.author)}&count={POSTS}&start={start}&sortBy=CREATED"
    rows = _rows(api, api.ask(f"/rest/posts?{query}"))
    made = [(known, at) for row in rows if (known := urn(row.get("id"))) and (at := instant(row.get("createdAt")))]
    young = [known for known, at in made if at >= walk.earliest]
    for begin in range(0, len(young), BATCH):
        for post, number in _numbers(api, young[begin : begin + BATCH]).items():
            if number and walk.kept.get(post) != number:
                walk.todo.append(["comments", post, "0"])
            walk.noted[post] = number
    if len(rows) == POSTS and len(young) == len(made):
        walk.todo.append(["posts", "", str(start + POSTS)])
    return []


def _numbers(api: Api, posts: list[str]) -> Mapping[str, int]:
    """How many comments each has; posts of which nothing is told have none."""
    listed = ",".join(segment(post) for post in posts)
    data = checked(api, api.ask(f"/rest/socialMetadata?ids=List({listed})")).data
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, dict):
        raise Unavailable("server_error", host=HOST, status=200, words="")
    found: dict[str, int] = {}
    for post in posts:
        told = results.get(post)
        summary = told.get("commentSummary") if isinstance(told, dict) else None
        number = summary.get("count") if isinstance(summary, dict) else 0
        found[post] = number if isinstance(number, int) else 0
    return found


def _comments(api: Api, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    """Of a post, or the answers to a comment: `whose` is the post, or the post and the comment."""
    post, _, above = whose.partition(" ")
    start = int(place or 0)
    answer = _asked(api, above or post, start)
    if answer.status in {404, 410}:
        return []
    rows = _rows(api, answer)
    for row in rows if not above else ():
        if _answers(row):
            walk.todo.append(["comments", f"{post} {comment_ref(row, post, str(row.get('id', ''))).id}", "0"])
    if len(rows) == COMMENTS:
        walk.todo.insert(0, ["comments", whose, str(start + COMMENTS)])
    return _messages(api, rows, post)


STEPS: Mapping[str, Callable[[Api, Walk, str, str], list[InboxMessage]]] = {"posts": _posts, "comments": _comments}


def _asked(api: Api, whose: str, start: int) -> Answer:
    return api.ask(f"/rest/socialActions/{segment(whose)}/comments?count={COMMENTS}&start={start}")


def _rows(api: Api, answer: Answer) -> list[Mapping[str, Any]]:
    found = elements(checked(api, answer))
    if found is None:
        raise Unavailable("server_error", host=HOST, status=answer.status, words="")
    return found


def _answers(row: Mapping[str, Any]) -> bool:
    """True for a comment that has been answered."""
    summary = row.get("commentsSummary")
    return isinstance(summary, dict) and bool(summary.get("aggregatedTotalComments"))


def _messages(api: Api, rows: list[Mapping[str, Any]], post: str) -> list[InboxMessage]:
    made = (_message(api, row, post) for row in rows)
    return [each for each in made if each is not None]


def _message(api: Api, row: Mapping[str, Any], post: str) -> InboxMessage | None:
    number, message = str(row.get("id", "")), row.get("message")
    at, text = _written(row), message.get("text") if isinstance(message, dict) else None
    if at is None or not number or not isinstance(text, str):
        return None
    actor = urn(row.get("actor"))
    company = COMPANY.format(number=actor.rsplit(":", 1)[1]) if actor.startswith("urn:li:organization:") else ""
    return InboxMessage(
        id=comment_ref(row, post, number).id,
        kind="comment",
        author=actor,
        author_name="",
        text=text,
        at=at,
        post_id=post,
        parent_id=urn(row.get("parentComment")),
        url=PAGE.format(urn=post),
        author_url=company,
        ours=bool(actor) and actor == api.author,
        extra={"number": number},
    )


def _written(row: Mapping[str, Any]) -> datetime | None:
    return instant(row.get("created"))
