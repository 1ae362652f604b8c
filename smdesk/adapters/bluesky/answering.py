"""Answering a private message, and a heart for one.

Source: lexicons chat.bsky.convo.sendMessage, acceptConvo, addReaction. A message takes no key of ours, so after a lost
answer the conversation is read back to before the first try and its messages are compared: by the service's own times,
by who wrote them, and by their text as it was sent. A message that was taken away in that time may have been ours; then
nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.bluesky import errors, facets, messages
from smdesk.adapters.bluesky.messages import Chat
from smdesk.adapters.http import Answer
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)

SEND, ACCEPT = "chat.bsky.convo.sendMessage", "chat.bsky.convo.acceptConvo"
PAGES = 10
#: The clock of this computer may be wrong by so much: what is older than the first try by more is none of ours.
MARGIN = timedelta(minutes=2)
GREY = timedelta(minutes=15)  # the same words shortly before that: nobody can tell which ones these are


def reply(chat: Chat, request: ReplyRequest) -> Outcome:
    """The message, sent once; who asked for a conversation is let in before."""
    convo, _, above = request.to.id.partition("/")
    if not convo or not above:
        return Refused("target_gone", Why.GONE)
    if request.to.extra.get("request"):
        let_in = chat.post(ACCEPT, {"convoId": convo})
        if not isinstance(let_in, Answer) or not let_in.ok:
            return chat.xrpc.fail(let_in, repeatable=True) if isinstance(let_in, Answer) else _not_yet(let_in)
    answer = chat.post(SEND, {"convoId": convo, "message": _message(request, above)})
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return chat.xrpc.fail(answer)
    made = answer.data.get("id") if isinstance(answer.data, Mapping) else None
    if not isinstance(made, str) or not made:
        return Unknown("answer_without_id", chat.xrpc.http.words(answer), answer.status)
    return Published(_remote(convo, made))


def find(chat: Chat, request: ReplyRequest) -> Finding:
    """Look for it in its conversation, which is listed whole."""
    convo = request.to.id.partition("/")[0]
    since = (request.first_try or request.armed_at) - MARGIN
    oldest, gone, earlier = "", False, False
    for row in _newest(chat, convo):
        if isinstance(row, CannotTell):
            return row
        at = messages.sent_at(row)
        if at is not None and at < since - GREY:
            break
        if not messages.ours(chat, row):
            continue
        recent = at is None or at >= since
        known = f"{convo}/{row.get('id')}"
        if messages.kind_of(row) == "gone":
            gone = gone or recent
        elif row.get("text") == request.text and known not in request.taken:
            oldest, earlier = (known, earlier) if recent else (oldest, True)
    if oldest:
        return Found(_remote(convo, oldest.partition("/")[2]))
    if earlier:
        return CannotTell("same_text_earlier")
    return CannotTell("message_taken_away") if gone else NotThere()


def heart(chat: Chat, target: Target, on: bool) -> Outcome:
    """Our heart on a message, or none; either may be said twice."""
    convo, _, known = target.id.partition("/")
    act = "chat.bsky.convo.addReaction" if on else "chat.bsky.convo.removeReaction"
    answer = chat.post(act, {"convoId": convo, "messageId": known, "value": messages.HEART})
    if not isinstance(answer, Answer):
        return answer
    return Prepared({}) if answer.ok else chat.xrpc.fail(answer, repeatable=True)


def _message(request: ReplyRequest, above: str) -> dict[str, Any]:
    found = facets.build(request.text, lambda handle: None)  # nobody is notified by a name in a message
    message: dict[str, Any] = {"text": request.text}
    if isinstance(found, list) and found:
        message["facets"] = found
    if request.to.extra.get("group"):
        message["replyTo"] = {"messageId": above}
    return message


def _newest(chat: Chat, convo: str) -> Iterator[Mapping[str, Any] | CannotTell]:
    """All of a conversation, from the newest backwards; ends with CannotTell where it cannot be read to its end."""
    cursor = ""
    for _ in range(PAGES):
        asked = {"convoId": convo, "limit": messages.PAGE} | ({"cursor": cursor} if cursor else {})
        answer = chat.get(messages.MESSAGES, asked)
        if not isinstance(answer, Answer) or answer.status == 429 or answer.status >= 500:
            yield CannotTell("network_silent", again=True)
            return
        if not answer.ok or not isinstance(answer.data, Mapping):
            named = bool(errors.name_of(answer))
            yield CannotTell("listing_unreadable" if named else "network_silent", again=not named)
            return
        if not isinstance(answer.data.get("messages"), list):
            yield CannotTell("unexpected_answer", again=True)
            return
        yield from messages.rows(answer.data, "messages")
        cursor = str(answer.data.get("cursor") or "")
        if not cursor:
            return
    yield CannotTell("listing_cut")


def _not_yet(outcome: Outcome) -> Outcome:
    """Letting somebody in says nothing: what nobody knows of it is no doubt about the answer."""
    return NotSent(outcome.code, outcome.words) if isinstance(outcome, Unknown) else outcome


def _remote(convo: str, known: str) -> RemoteRef:
    return RemoteRef(f"{convo}/{known}", messages.address(convo))
