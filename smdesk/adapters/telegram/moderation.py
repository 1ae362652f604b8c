"""Answering in the discussion group, and what else the bot can do there with a message and who wrote it.

Source: Bot API, sendMessage (`reply_parameters`), setMessageReaction, deleteMessage, banChatMember, banChatSenderChat.
A bot cannot read back what it has sent: an answer that nobody heard of is asked of the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.http import Answer
from smdesk.adapters.telegram.api import Bot, number, result
from smdesk.adapters.telegram.chats import message_url
from smdesk.adapters.telegram.discussion import split
from smdesk.adapters.telegram.errors import code_of, outcome
from smdesk.core.outcome import Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why

LIKE = "\N{HEAVY BLACK HEART}"  # one of the reactions that a bot may give


def reply(bot: Bot, request: ReplyRequest) -> Outcome:
    """A message that answers, sent once."""
    at = _at(request.to)
    if at is None:
        return Refused("target_gone", Why.GONE)
    group, known = at
    body = {"chat_id": group, "text": request.text, "reply_parameters": {"message_id": known}}
    answer = bot.send("sendMessage", body)
    if not isinstance(answer, Answer):
        return answer
    sent = result(answer)
    made = number(sent.get("message_id")) if isinstance(sent, Mapping) else None
    if made is not None:
        chat = sent.get("chat") if isinstance(sent, Mapping) else None
        name = str(chat.get("username") or "") if isinstance(chat, Mapping) else ""
        return Published(RemoteRef(f"{group}/{made}", message_url(group, name, str(made))))
    if answer.ok and not (isinstance(answer.data, dict) and answer.data.get("ok") is False):
        return Unknown("answer_without_id", bot.http.words(answer), answer.status)
    return _named(outcome(bot, answer), "bot_may_not_write")


def like(bot: Bot, target: Target, on: bool) -> Outcome:
    """The bot's heart on it, or none."""
    return _act(bot, target, "setMessageReaction", reaction=[{"type": "emoji", "emoji": LIKE}] if on else [])


def remove(bot: Bot, target: Target) -> Outcome:
    """Taken away for everybody; what is gone already is fine."""
    return _act(bot, target, "deleteMessage")


def block(bot: Bot, target: Target, on: bool) -> Outcome:
    """Out of the group for good, or allowed to come back; of a channel that wrote there, its right to."""
    at = _at(target)
    who = number(int(target.author_id)) if target.author_id.lstrip("-").isdigit() else None
    if at is None or who is None:
        return Refused("target_gone", Why.GONE)
    if who < 0:
        return _send(bot, "banChatSenderChat" if on else "unbanChatSenderChat", chat_id=at[0], sender_chat_id=who)
    if on:
        return _send(bot, "banChatMember", chat_id=at[0], user_id=who)
    return _send(bot, "unbanChatMember", chat_id=at[0], user_id=who, only_if_banned=True)


def _act(bot: Bot, target: Target, method: str, **more: Any) -> Outcome:
    at = _at(target)
    if at is None:
        return Refused("target_gone", Why.GONE)
    return _send(bot, method, chat_id=at[0], message_id=at[1], **more)


def _send(bot: Bot, method: str, **body: Any) -> Outcome:
    answer = bot.send(method, body)
    if not isinstance(answer, Answer):
        return answer
    if result(answer) is True or (method == "deleteMessage" and code_of(answer) == "message_gone"):
        return Prepared({})
    return _named(outcome(bot, answer, repeatable=True), "bot_may_not_moderate")


def _named(found: Outcome, code: str) -> Outcome:
    """A right that the bot lacks in the group is another one than in the channel."""
    if isinstance(found, Refused) and found.code in {"bot_cannot_post", "bot_removed"}:
        return replace(found, code=code)
    return found


def _at(target: Target) -> tuple[str, int] | None:
    try:
        group, known = split(target.id)
    except ValueError:
        return None
    return (group, known) if group else None
