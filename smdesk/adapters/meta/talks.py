"""Private messages on Messenger and on Instagram: conversations read, and a message answered (NETWORKS 2.3, 3.3).

The business may answer for a day after the last message, and for a week as a person does (the tag HUMAN_AGENT, which
the app must have been given); after that Meta refuses. A comment may be answered privately, once, for a week.

Messenger tells of people an id and a name, Instagram the name of their account, by which their comments go too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar

from smdesk.adapters.base import InboxMessage, ReplyRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import answering, reading
from smdesk.adapters.meta.graph import Graph, identifier, instant, next_cursor, rows, segment
from smdesk.adapters.meta.listing import newest
from smdesk.adapters.walk import Walk
from smdesk.core.outcome import CannotTell, Finding, Outcome, Refused, Why
from smdesk.core.records import dataclass

DAY = timedelta(hours=24)
ROWS, NESTED, DEEP = 25, 20, 100  # rows a request; Instagram tells no more than a conversation's newest twenty
RIGHT = "messages_permission_missing"


@dataclass(frozen=True, slots=True)
class Box:
    """The private messages of one account."""

    graph: Graph
    id: str  # of the Page or the account
    platform: str  # messenger or instagram
    fields: str  # of a message
    limit: int  # of a message's text, in UTF-8 bytes
    handle: str = ""  # where people go by the names of their accounts: our own

    def edge(self, name: str) -> str:
        """The path of one of the account's edges."""
        return f"/{segment(self.id)}/{name}"

    def wrote(self, row: Mapping[str, Any]) -> bool:
        """True for what the account itself wrote."""
        author = _author(row)
        name = identifier(author.get("username"))
        return author.get("id") == self.id or (bool(name) and name.casefold() == self.handle.casefold())


A = TypeVar("A", bound=reading.Reads)


def steps(box_of: Callable[[A], Box]) -> dict[str, reading.Step[A]]:
    """The two lists of a reading (see `meta.reading`): conversations, and more of one of them."""

    def conversations(account: A, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        box = box_of(account)
        fields = f"id,updated_time,messages.limit({NESTED}){{{box.fields}}}"
        answer = reading.asked(box.graph, box.edge("conversations"), fields, ROWS, place, platform=box.platform)
        told = reading.rows_of(box.graph, answer)
        found: list[InboxMessage] = []
        for row in told:
            known, held = identifier(row.get("id")), row.get("messages")
            if known and isinstance(held, Mapping):
                part = Answer(200, answer.headers, held)
                messages = _heard(box, rows(part) or [], known)
                found += messages
                walk.go_on("messages", known, next_cursor(part), messages)
        oldest = min((at for row in told if (at := instant(row.get("updated_time")))), default=None)
        if oldest and oldest >= walk.since and next_cursor(answer):
            walk.todo.insert(0, ["conversations", "", next_cursor(answer)])
        return found

    def more(account: A, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        box = box_of(account)
        answer = reading.asked(box.graph, f"/{segment(whose)}/messages", box.fields, DEEP, place)
        messages = _heard(box, reading.rows_of(box.graph, answer), whose)
        walk.go_on("messages", whose, next_cursor(answer), messages)
        return messages

    return {"conversations": conversations, "messages": more}


def reply(box: Box, request: ReplyRequest) -> Outcome:
    """Our answer to a message, made once."""
    to = request.to.extra.get("person") or request.to.author_id or request.to.author
    if not to:
        return Refused("author_hidden", Why.CONTENT)
    came = request.heard_at or instant(request.to.extra.get("at"))
    late = came is not None and box.graph.clock.now() - came > DAY
    kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"} if late else {"messaging_type": "RESPONSE"}
    return _send(box, {"id": to}, request.text, kind)


def reply_to_comment(box: Box, request: ReplyRequest) -> Outcome:
    """A message to who wrote a comment, made once; a second one to the same comment is refused."""
    return _send(box, {"comment_id": request.to.id}, request.text, {"messaging_type": "RESPONSE"})


def find(box: Box, request: ReplyRequest) -> Finding:
    """Look for our answer in its conversation."""
    exchange = identifier(request.to.extra.get("conversation"))
    return find_in(box, exchange, request) if exchange else CannotTell("parent_unknown")


def find_in(box: Box, exchange: str, request: ReplyRequest) -> Finding:
    """Look for it in a conversation."""
    asked = request.as_comment()
    listed = newest(box.graph, f"/{segment(exchange)}/messages", asked, box.fields, stamp="created_time")
    return answering.among(
        listed, asked, request.text, field="message", ours=lambda row: box.wrote(row.data), url=lambda row: None
    )


def _send(box: Box, recipient: Mapping[str, str], text: str, kind: Mapping[str, str]) -> Outcome:
    if not text.strip():
        return Refused("empty_post", Why.CONTENT)
    if len(text.encode("utf-8", "replace")) > box.limit:
        return Refused("text_refused_too_long", Why.CONTENT)
    body = {"recipient": recipient, "message": {"text": text}, **kind}
    answer = box.graph.send(box.edge("messages"), body)
    return answering.said(box.graph, answer, RIGHT, lambda made: None, name="message_id")


def _heard(box: Box, found: list[Mapping[str, Any]], exchange: str) -> list[InboxMessage]:
    """Of a conversation, oldest first; what we wrote answers what came in before it."""
    messages: list[InboxMessage] = []
    above = ""
    for row in reversed(found):
        message = _message(box, row, exchange, above)
        if message is not None:
            messages.append(message)
            above = above if message.ours else message.id
    return messages


def _message(box: Box, row: Mapping[str, Any], exchange: str, above: str) -> InboxMessage | None:
    known, at = identifier(row.get("id")), instant(row.get("created_time"))
    if not known or at is None:
        return None
    author, ours = _author(row), box.wrote(row)
    who, name = identifier(author.get("id")), identifier(author.get("username"))
    return InboxMessage(
        id=known,
        kind="message",
        author=name or who,
        author_name=name or _text(author.get("name")),
        text=_text(row.get("message")),
        at=at,
        parent_id=above if ours else "",
        author_url=f"https://www.instagram.com/{segment(name)}/" if name else "",
        private=True,
        ours=ours,
        conversation=exchange,
        media=(*_sent(row.get("attachments")), *picture(row.get("sticker"))),
        extra={"conversation": exchange, "at": at.isoformat(), "person": who},
    )


def _author(row: Mapping[str, Any]) -> Mapping[str, Any]:
    told = row.get("from")
    return told if isinstance(told, Mapping) else {}


def _sent(value: object) -> tuple[Mapping[str, str], ...]:
    """The pictures of a message; a file or a film is told by the message alone."""
    listed = value.get("data") if isinstance(value, Mapping) else None
    images = (
        [each.get("image_data") for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else ()
    )
    return tuple(one for image in images if isinstance(image, Mapping) for one in picture(image.get("url")))


def picture(url: object) -> tuple[Mapping[str, str], ...]:
    """A picture at an address; () where it is none."""
    return ({"kind": "image", "url": url, "alt": ""},) if isinstance(url, str) and url.startswith("https://") else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
