"""What others wrote under a profile's posts, and where they name it (NETWORKS 4.2).

One reading walks through the posts (`posts`), what stands under each (`conversation`, all storeys in one list), and the
mentions (`mentions`). Most readings look under the posts of a week, some under those of a month.

Mentions need a right of their own and are left out without it; without the right to replies nothing is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage, ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors, reading
from smdesk.adapters.meta.containers import address
from smdesk.adapters.meta.graph import fine, identifier, instant, next_cursor, segment
from smdesk.adapters.threads import lookback, posts
from smdesk.adapters.threads.profile import Profile
from smdesk.adapters.walk import Walk
from smdesk.core.outcome import Finding, Outcome, Prepared, Refused, Why

RECENT = timedelta(days=7)  # posts that every reading looks under
POSTS, ROWS = 50, 100  # rows a request
THREAD_PAGES = 10
MENTION = "id,text,timestamp,permalink,username,media_type,media_url"
REPLY = f"{MENTION},replied_to,is_reply_owned_by_me,hide_status"
#: The right that each list needs beside reading the profile.
RIGHTS = {
    "posts": "threads_basic", "conversation": "threads_read_replies", "mentions": "threads_manage_mentions",
}  # fmt: skip
LISTS = ("posts", "mentions")
_KINDS = {"IMAGE": "image", "VIDEO": "video"}


def page(profile: Profile, cursor: str) -> InboxPage:
    """One request of the walk. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    return reading.page(profile, cursor, STEPS, LISTS, RIGHTS, {"posts", "conversation"})


def thread(profile: Profile, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a post, oldest first; () where it is gone. Raises as `page`."""
    found: list[InboxMessage] = []
    after = ""
    for _ in range(0 if "://" in post else THREAD_PAGES):
        answer = _conversation_of(profile, post, after)
        if answer is None:
            return ()
        found += _replies(profile, reading.rows_of(profile.graph, answer), post)
        after = next_cursor(answer)
        if not after:
            break
    return tuple(sorted(found, key=lambda message: message.at))


def reply(profile: Profile, request: ReplyRequest) -> Outcome:
    """The answer, published once: its container shows nothing, and is left behind when it cannot be published."""
    result = posts.comment(profile, request.as_comment())
    if isinstance(result, Refused) and result.code == "comment_not_allowed":
        return Refused("threads_replies_permission_missing", Why.PERMISSION, result.words, result.status)
    return result


def find_reply(profile: Profile, request: ReplyRequest) -> Finding:
    """Look for it among all that the profile has replied, with what each replies to (see `lookback`)."""
    return lookback.find(profile, request.as_comment())


def hide(profile: Profile, target: Target, on: bool) -> Outcome:
    """Hidden with all that stands below it, or shown. Only what answers the post itself can be."""
    if target.kind != "comment":
        return Refused("not_ours", Why.CONTENT)
    if target.parent_id:
        return Refused("hide_the_one_above", Why.CONTENT)
    answer = profile.graph.send(f"/{segment(target.id)}/manage_reply", {"hide": on})
    if isinstance(answer, Answer) and fine(answer):
        return Prepared({})
    result = errors.after(profile.graph, answer, repeatable=True)
    if isinstance(result, Refused) and result.code == "permission_missing":
        return Refused("threads_replies_permission_missing", result.why, result.words, result.status)
    return result


def _posts(profile: Profile, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = reading.asked(profile.graph, "/me/threads", "id,timestamp,has_replies", POSTS, place)
    earliest = walk.earliest if reading.everywhere(walk) else walk.start - RECENT
    told = reading.rows_of(profile.graph, answer)
    made = [(identifier(row.get("id")), at, row) for row in told if (at := instant(row.get("timestamp")))]
    young = [(known, row) for known, at, row in made if known and at >= earliest]
    if len(young) == len(made) and made and next_cursor(answer):
        walk.todo.insert(0, ["posts", "", next_cursor(answer)])
    for known, row in young:
        if row.get("has_replies") is not False:
            walk.todo.insert(0, ["conversation", known, ""])
    return []


def _conversation(profile: Profile, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = _conversation_of(profile, whose, place)
    if answer is None:
        return []
    found = _replies(profile, reading.rows_of(profile.graph, answer), whose)
    walk.go_on("conversation", whose, next_cursor(answer), found)
    return found


def _mentions(profile: Profile, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = reading.asked(profile.graph, "/me/mentions", MENTION, POSTS, place)
    made = (_message(profile, row, "mention") for row in reversed(reading.rows_of(profile.graph, answer)))
    found = [each for each in made if each is not None]
    walk.go_on("mentions", "", next_cursor(answer), found)
    return [each for each in found if not each.ours]


STEPS: Mapping[str, reading.Step[Profile]] = {
    "posts": _posts, "conversation": _conversation, "mentions": _mentions,
}  # fmt: skip


def _conversation_of(profile: Profile, post: str, after: str) -> Answer | None:
    """A page of what stands under a post, from the newest backwards; None where the post is gone."""
    path = f"/{segment(post)}/conversation"
    answer = reading.asked(profile.graph, path, REPLY, ROWS, after, reverse="true")
    return None if not fine(answer) and errors.is_gone(answer) else answer


def _replies(profile: Profile, found: list[Mapping[str, Any]], post: str) -> list[InboxMessage]:
    made = (_message(profile, row, "comment", post) for row in reversed(found))  # of one second, the older first
    return [each for each in made if each is not None]


def _message(profile: Profile, row: Mapping[str, Any], kind: str, post: str = "") -> InboxMessage | None:
    known, at = identifier(row.get("id")), instant(row.get("timestamp"))
    if not known or at is None:
        return None
    who = identifier(row.get("username"))
    above = lookback.replied_to(row)
    return InboxMessage(
        id=known,
        kind=kind,
        author=who,
        author_name=who,
        text=row["text"] if isinstance(row.get("text"), str) else "",
        at=at,
        post_id=post,
        parent_id="" if above == post else above,
        url=address(row),
        author_url=f"https://www.threads.com/@{segment(who)}" if who else "",
        ours=row.get("is_reply_owned_by_me") is True or (bool(who) and who.casefold() == profile.handle.casefold()),
        hidden=row.get("hide_status") == "HIDDEN",
        media=_media(row),
    )


def _media(row: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    kind, url = _KINDS.get(str(row.get("media_type"))), row.get("media_url")
    there = kind and isinstance(url, str) and url.startswith("https://")
    return ({"kind": kind or "", "url": str(url), "alt": ""},) if there else ()
