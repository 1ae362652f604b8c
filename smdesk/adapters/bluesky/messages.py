"""Private messages, read after what stands in public: conversations, requests for one, and what is said in them.

Source: lexicons chat.bsky.convo.listConvos, listConvoRequests, getMessages. Another service keeps the messages;
the account's PDS hands calls on to it, if the app password was given access to messages. A conversation carries a `rev`
that changes with it: those that have not changed since the last walk are not opened. An account without that access, or
a service that is silent, leaves the public part as it is; what is left out is told.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.bluesky import errors, inbox, refs
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer
from smdesk.adapters.walk import Walk
from smdesk.core.errors import MissingScope, RefusedError, Unavailable
from smdesk.core.outcome import Outcome
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

SERVICE = "did:web:api.bsky.chat#bsky_chat"
LIST, REQUESTS, MESSAGES = (
    f"chat.bsky.convo.{name}" for name in ("listConvos", "listConvoRequests", "getMessages")
)  # fmt: skip
LISTS = ("convos", "requests")
CONVERSATIONS, PAGE = 50, 100
#: What a token says that may not see messages.
WITHOUT = "com.atproto.appPass"
HEART = "\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}"
_VIEW, _GONE = "chat.bsky.convo.defs#messageView", "chat.bsky.convo.defs#deletedMessageView"


@dataclass(frozen=True, slots=True)
class Chat:
    """The service of private messages, by way of the account's PDS."""

    xrpc: Xrpc
    service: str

    def get(self, nsid: str, params: Mapping[str, Any]) -> Answer | Outcome:
        """A query, handed on."""
        return self.xrpc.get(nsid, params, service=self.service)

    def post(self, nsid: str, data: Any) -> Answer | Outcome:
        """A procedure, handed on; carried out at most once."""
        return self.xrpc.post(nsid, data=data, service=self.service)


def page(chat: Chat, cursor: str) -> InboxPage:
    """One page of the public part, or one request to the conversations. Raises as `inbox.page`."""
    told = _told(cursor)
    if not told["talking"]:
        public = inbox.page(chat.xrpc, told["posts"])
        told["posts"] = public.cursor
        left_out = ("messages_not_allowed",) if not public.more and chat.xrpc.scope == WITHOUT else ()
        told["talking"] = not public.more and not left_out
        return InboxPage(public.messages, json.dumps(told), public.more or told["talking"], left_out)
    walk = Walk.of(told["talk"], chat.xrpc.clock.now(), LISTS)
    name, whose, place = walk.todo.pop(0)
    try:
        found = _STEPS[name](chat, walk, whose, place)
    except (MissingScope, RefusedError, Unavailable) as error:  # tried anew, from the same place, at the next reading
        log.info("private messages are not read: %s", error.code)
        why = error.code if isinstance(error, MissingScope) else "messages_silent"
        return InboxPage((), json.dumps({**told, "talking": False}), left_out=(why,))
    messages = walk.news(found)
    return InboxPage(
        messages,
        json.dumps({**told, "talk": walk.cursor(), "talking": bool(walk.todo)}),
        more=bool(walk.todo),
    )


def rows(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a list in an answer."""
    listed = data.get(name)
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, Mapping):
            yield each


def ours(chat: Chat, row: Mapping[str, Any]) -> bool:
    """True when the account itself wrote this message."""
    return _sender(row) == chat.xrpc.did


def kind_of(row: Mapping[str, Any]) -> str:
    """`message`, `gone`, or "" for what the service itself says in a conversation."""
    return {_VIEW: "message", _GONE: "gone"}.get(str(row.get("$type")), "")


def address(conversation: str) -> str:
    """Of a conversation, for people."""
    return f"https://bsky.app/messages/{conversation}"


def _convos(field: str, nsid: str, params: Mapping[str, str]) -> Callable[[Chat, Walk, str, str], list[InboxMessage]]:
    name = "requests" if nsid == REQUESTS else "convos"

    def read(chat: Chat, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
        asked = {**params, "limit": CONVERSATIONS} | ({"cursor": place} if place else {})
        data = inbox.read_answer(chat.xrpc, chat.get(nsid, asked))
        going_on = False
        for convo in rows(data, field):
            known, rev = str(convo.get("id") or ""), str(convo.get("rev") or "")
            if not known or not isinstance(convo.get("members"), list):
                continue  # a group that we have asked to join
            walk.noted[known] = rev
            last = convo.get("lastMessage")
            at = inbox.instant(last.get("sentAt")) if isinstance(last, Mapping) else None
            if walk.kept.get(known) != rev and (at is None or at >= walk.since):
                walk.todo.append(["messages", _whose(convo, known, request=name == "requests"), ""])
                going_on = True
        after = str(data.get("cursor") or "")
        if after and going_on:
            walk.todo.insert(0, [name, "", after])
        return []

    return read


def _whose(convo: Mapping[str, Any], known: str, *, request: bool) -> str:
    """What has to be known of a conversation while its messages are read."""
    kind = convo.get("kind")
    group = isinstance(kind, Mapping) and str(kind.get("$type")).endswith("groupConvo")
    return json.dumps({"id": known, "request": request, "group": group, "who": _people(rows(convo, "members"))})


def _messages(chat: Chat, walk: Walk, whose: str, place: str) -> list[InboxMessage]:
    convo = json.loads(whose)
    asked = {"convoId": convo["id"], "limit": PAGE} | ({"cursor": place} if place else {})
    answer = chat.get(MESSAGES, asked)
    if isinstance(answer, Answer) and errors.name_of(answer) == "InvalidConvo":  # left meanwhile
        return []
    data = inbox.read_answer(chat.xrpc, answer)
    convo["who"] |= _people(rows(data, "relatedProfiles"))
    found: list[InboxMessage] = []
    above = ""
    for row in reversed(list(rows(data, "messages"))):  # what we wrote answers what came in before it
        message = _message(chat, convo, row, above)
        if message is not None:
            found.append(message)
            above = above if message.ours else message.id
    walk.go_on("messages", whose, str(data.get("cursor") or ""), found)
    return found


_STEPS: Mapping[str, Callable[[Chat, Walk, str, str], list[InboxMessage]]] = {
    "convos": _convos("convos", LIST, {"status": "accepted"}),
    "requests": _convos("requests", REQUESTS, {}),
    "messages": _messages,
}  # fmt: skip


def _message(chat: Chat, convo: Mapping[str, Any], row: Mapping[str, Any], above: str) -> InboxMessage | None:
    kind, known, at = kind_of(row), row.get("id"), inbox.instant(row.get("sentAt"))
    if not kind or not isinstance(known, str) or at is None:
        return None
    did = _sender(row)
    handle, name, picture = convo["who"].get(did, ("", "", ""))
    own = ours(chat, row)
    told = {name: True for name in ("request", "group") if convo[name]}
    return InboxMessage(
        id=f"{convo['id']}/{known}",
        kind="message",
        author=handle or did,
        author_name=name or handle,
        text=str(row.get("text") or ""),
        at=at,
        parent_id=above if own else "",
        url=address(convo["id"]),
        author_id=did,
        author_url=f"https://bsky.app/profile/{did}",
        avatar_url=picture,
        private=True,
        ours=own,
        media=_shared(row.get("embed")),
        liked=_hearted(chat, row),
        deleted=kind == "gone",
        conversation=str(convo["id"]),
        extra=told,
    )


def _shared(embed: Any) -> tuple[Mapping[str, str], ...]:
    """A post that was put into a message."""
    record = embed.get("record") if isinstance(embed, Mapping) else None
    pieces = refs.split(str(record.get("uri"))) if isinstance(record, Mapping) else None
    return ({"kind": "post", "url": refs.link("", pieces[0], pieces[2]), "alt": ""},) if pieces else ()


def _hearted(chat: Chat, row: Mapping[str, Any]) -> bool:
    return any(ours(chat, each) and each.get("value") == HEART for each in rows(row, "reactions"))


def _people(profiles: Iterator[Mapping[str, Any]]) -> dict[str, tuple[str, str, str]]:
    return {
        str(each["did"]): tuple(str(each.get(name) or "") for name in ("handle", "displayName", "avatar"))  # type: ignore[misc]
        for each in profiles
        if isinstance(each.get("did"), str)
    }


def _sender(row: Mapping[str, Any]) -> str:
    sender = row.get("sender")
    return str(sender.get("did") or "") if isinstance(sender, Mapping) else ""


def _told(cursor: str) -> dict[str, Any]:
    """A cursor in its parts; one from before messages were read is of the public part alone."""
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        known = {}
    start: dict[str, Any] = {"posts": "", "talk": "", "talking": False}
    if not isinstance(known, dict) or "posts" not in known:
        return {**start, "posts": cursor}
    return start | known


def sent_at(row: Mapping[str, Any]) -> datetime | None:
    """When the service took a message."""
    return inbox.instant(row.get("sentAt"))
