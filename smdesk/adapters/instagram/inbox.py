"""What others wrote under an account's media, media that tag it, and private messages (NETWORKS 3.3).

One reading walks through the media of a month (`feed`): of the newest ten with the newest comments and their answers,
of the others with the number of comments. Where that has changed it reads on (`comments`, `replies`), for an answer may
stand under an old comment; now and then everywhere, down to the newest five hundred comments of a post. Then come media
that tag the account (`tagged`), and conversations as `meta.talks` reads them; without the right to either they are
left out. The calls are the same behind both doors. Messages of people without a role on the app are given only to apps
that Meta has reviewed.

Who wrote may be left out. Liking and blocking are not offered: there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.http import Answer
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.instagram.signin import COMMENTS, MESSAGES, OWN_COMMENTS, OWN_MESSAGES
from smdesk.adapters.meta import errors, reading, talks
from smdesk.adapters.meta.containers import address
from smdesk.adapters.meta.graph import fine, identifier, instant, next_cursor, rows, segment
from smdesk.adapters.walk import Walk

POSTS, NESTED, ANSWERS = 10, 20, 10  # rows of one request: more, and the network refuses it as too much
LATER, DEEP, TAGS = 50, 50, 25  # rows a request
DEEP_PAGES = 10
COMMENT = "id,text,timestamp,username,from,hidden,parent_id"
COMMENTS_FIELDS = f"{COMMENT},replies.limit({ANSWERS}){{{COMMENT}}}"
MEDIA = "id,timestamp,permalink,comments_count"
WITH_COMMENTS = f"{MEDIA},comments.limit({NESTED}){{{COMMENTS_FIELDS}}}"
TAGGED = "id,caption,timestamp,username,permalink,media_type,media_url"
#: What the guide of conversations names; pictures and shared posts are no fields of it: such a message has no words.
TALK = "id,message,from,created_time"
MESSAGE_BYTES = 1000  # of one message (messaging guide)
LISTS = ("feed", "tagged", "conversations")
NEEDED = frozenset({"feed", "comments", "replies"})
_KINDS = {"IMAGE": "image", "VIDEO": "video"}


def page(door: Door, cursor: str) -> InboxPage:
    """One request of the walk. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    comments, messages = (COMMENTS, MESSAGES) if door.facebook else (OWN_COMMENTS, OWN_MESSAGES)
    rights = {name: messages if name in TALKS else comments for name in STEPS}
    return reading.page(door, cursor, STEPS, LISTS, rights, NEEDED)


def direct(door: Door) -> talks.Box:
    """Its private messages."""
    return talks.Box(door.graph, door.id, "instagram", TALK, MESSAGE_BYTES, door.handle)


def thread(door: Door, post: str) -> tuple[InboxMessage, ...]:
    """Everything under a medium, oldest first; () where it is gone. Raises as `page`."""
    found: list[InboxMessage] = []
    todo = [["comments", post, ""]] if "://" not in post else []
    for _ in range(2 * DEEP_PAGES):
        if not todo:
            break
        name, whose, place = todo.pop(0)
        answer = _listed(door, name, whose, place.partition(" ")[2])
        if answer is None:
            continue
        found += _taken(door, answer, name, whose, place, todo)
    return tuple(sorted(found, key=lambda message: message.at))


def _feed(door: Door, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    fields, size = (MEDIA, LATER) if place else (WITH_COMMENTS, POSTS)
    answer = reading.asked(door.graph, door.edge("media"), fields, size, place)
    everywhere = reading.everywhere(walk)
    found: list[InboxMessage] = []
    media = reading.rows_of(door.graph, answer)
    for row in media:
        known, at, number = identifier(row.get("id")), instant(row.get("timestamp")), row.get("comments_count")
        under, mine = row.get("comments"), f"{known} {address(row) or ''}"
        if not known or at is None or not (number or under):
            continue
        young = at >= walk.earliest
        changed = everywhere or walk.kept.get(known) != number
        walk.noted[known] = number
        if isinstance(under, Mapping):
            more: list[list[str]] = []
            found += _taken(door, Answer(200, answer.headers, under), "comments", mine, "0 ", more)
            walk.todo[:0] = more if changed and young else []
        elif changed and young:  # left out of the list: asked for by itself, the network says why
            walk.todo.insert(0, ["comments", mine, ""])
    oldest = min((at for row in media if (at := instant(row.get("timestamp")))), default=None)
    if oldest and oldest >= walk.earliest and next_cursor(answer):
        walk.todo.insert(0, ["feed", "", next_cursor(answer)])
    return found


def _deeper(name: str) -> reading.Step[Door]:
    def read(door: Door, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        answer = _listed(door, name, whose, place.partition(" ")[2])
        if answer is None:
            return []
        more: list[list[str]] = []
        found = _taken(door, answer, name, whose, place, more)
        walk.todo[:0] = more
        return found

    return read


def _tagged(door: Door, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    answer = reading.asked(door.graph, door.edge("tags"), TAGGED, TAGS, place)
    made = (_message(door, row, "mention", text="caption") for row in reversed(reading.rows_of(door.graph, answer)))
    found = [each for each in made if each is not None]
    walk.go_on("tagged", "", next_cursor(answer), found)
    return [each for each in found if not each.ours]


TALKS = talks.steps(direct)
STEPS: Mapping[str, reading.Step[Door]] = {
    "feed": _feed, "comments": _deeper("comments"), "replies": _deeper("replies"), "tagged": _tagged, **TALKS,
}  # fmt: skip


def _listed(door: Door, name: str, whose: str, after: str) -> Answer | None:
    """A page of the comments of a medium, or of the answers to a comment; None where that is gone.

    `whose`: the medium, its address, and for answers the comment, between blanks.
    """
    medium, _, rest = whose.partition(" ")
    answers = name == "replies"
    node, fields = (rest.rpartition(" ")[2], COMMENT) if answers else (medium, COMMENTS_FIELDS)
    answer = reading.asked(door.graph, f"/{segment(node)}/{name}", fields, DEEP, after)
    return None if not fine(answer) and errors.is_gone(answer) else answer


def _taken(
    door: Door, answer: Answer, name: str, whose: str, place: str, todo: list[list[str]]
) -> list[InboxMessage]:  # fmt: skip
    """The messages of such a page; into `todo` what is still to be read of it. `place`: how deep, and the cursor."""
    deep = int(place.partition(" ")[0] or 0) + 1
    told = reading.rows_of(door.graph, answer)
    found: list[InboxMessage] = []
    medium, _, rest = whose.partition(" ")
    url, _, above = rest.partition(" ")
    if next_cursor(answer) and deep <= DEEP_PAGES:
        todo.append([name, whose, f"{deep} {next_cursor(answer)}"])
    for row in reversed(told):  # of one second, the older first
        found += _comments(door, [row], medium, url, above)
        under = row.get("replies")
        if isinstance(under, Mapping):
            part, known = Answer(200, answer.headers, under), identifier(row.get("id"))
            found += _comments(door, rows(part) or [], medium, url, known)
            if next_cursor(part):
                todo.append(["replies", f"{medium} {url} {known}", f"0 {next_cursor(part)}"])
    return found


def _comments(
    door: Door, told: Iterable[Mapping[str, Any]], medium: str, url: str, above: str
) -> list[InboxMessage]:  # fmt: skip
    made = (_message(door, row, "comment", post=medium, above=above, url=url) for row in told)
    return [each for each in made if each is not None]


def by_us(door: Door, row: Mapping[str, Any]) -> bool:
    """True for what the account itself wrote."""
    told = row.get("from")
    author: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    name = identifier(row.get("username")) or identifier(author.get("username"))
    return author.get("id") == door.id or (bool(name) and name.casefold() == door.handle.casefold())


def _message(
    door: Door, row: Mapping[str, Any], kind: str, *, post: str = "", above: str = "", url: str = "", text: str = "text"
) -> InboxMessage | None:  # fmt: skip
    known, at = identifier(row.get("id")), instant(row.get("timestamp"))
    if not known or at is None:
        return None
    told = row.get("from")
    author: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    name = identifier(row.get("username")) or identifier(author.get("username"))
    return InboxMessage(
        id=known,
        kind=kind,
        author=name,
        author_name=name,
        text=row[text] if isinstance(row.get(text), str) else "",
        at=at,
        post_id=post,
        parent_id=above or identifier(row.get("parent_id")),
        url=url or address(row),
        author_url=f"https://www.instagram.com/{segment(name)}/" if name else "",
        ours=by_us(door, row),
        hidden=row.get("hidden") is True,
        media=_media(row),
        # To look for a private answer, in the conversation with them.
        extra={"person": person} if (person := identifier(author.get("id"))) and kind == "comment" else {},
    )


def _media(row: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    kind, url = _KINDS.get(str(row.get("media_type"))), row.get("media_url")
    there = kind and isinstance(url, str) and url.startswith("https://")
    return ({"kind": kind or "", "url": str(url), "alt": ""},) if there else ()
