"""Connecting a channel: the bot of the token, the channel, and whether the bot may post there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.addresses import base_url
from smdesk.adapters.base import Sample, Session
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.adapters.telegram.api import SERVER, Bot, number, parameters, result
from smdesk.adapters.telegram.chats import called, chat_id
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec

_TOKEN = re.compile(r"\d{6,12}:[\w-]{30,}")


def connect(http: Http, spec: NetworkSpec, *, server: str, handle: str, secret: str) -> Session:
    """Check a bot's token and its place in the channel, and give what is to be remembered.

    `server` is for a Bot API server of one's own.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `handle_missing` (network), `bad_channel` (handle).
        AuthExpired: `token_refused` (host).
        MissingScope: `bot_not_in_channel`, `bot_may_not_post` (handle, bot).
        Offline, Unavailable, LimitedError: `not_telegram`, `rate_limited` and others (host).
    """
    token = "".join(secret.split())
    http.hide(token)
    if not token:
        raise InvalidInput("token_missing", field="secret")
    if not _TOKEN.fullmatch(token):
        raise InvalidInput("token_malformed", field="secret")
    if not handle.strip():
        raise InvalidInput("handle_missing", field="handle", network=spec.id)
    chat = chat_id(handle)
    if not chat:
        raise InvalidInput("bad_channel", field="handle", handle=handle.strip())
    base = base_url(server) if server.strip() else ""
    session = identify(Bot(http, token, base or SERVER), chat)
    return replace(session, server=base, secrets={"bot_token": token, "chat": session.remote_id})


def identify(bot: Bot, chat: str) -> Session:
    """Who the bot is, what the channel is called, and that the one may post in the other. Raises as `connect`."""
    me = got(bot, bot.ask("getMe"))
    bot_id, name = number(me.get("id")), f"@{me.get('username') or ''}"
    if bot_id is None:
        raise Unavailable("not_telegram", host=host_of(bot.base))
    found = got(bot, bot.ask("getChat", chat_id=chat), handle=chat, name=name)
    there, kind = number(found.get("id")), found.get("type")
    if there is None or not isinstance(kind, str):
        raise Unavailable("not_telegram", host=host_of(bot.base))
    member = got(bot, bot.ask("getChatMember", chat_id=str(there), user_id=str(bot_id)), handle=chat, name=name)
    if not _may_post(kind, member):
        raise MissingScope("bot_may_not_post", field="handle", handle=chat, bot=name)
    public = found.get("username")
    public = public if isinstance(public, str) else ""
    title = found.get("title")
    group = number(found.get("linked_chat_id"))
    return Session(
        remote_id=str(there),
        handle=called(str(there), public),
        display_name=title if isinstance(title, str) else "",
        facts={"name": public, "kind": kind, "bot": name, "group": str(there if kind != "channel" else group or "")},
    )


def members(bot: Bot, chat: str, remote_id: str) -> Iterator[Sample]:
    """How many follow the channel. Raises as `connect`."""
    answer = bot.ask("getChatMemberCount", chat_id=chat)
    count = number(result(answer))
    if count is None:
        got(bot, answer, handle=chat)
    yield from counts.samples("telegram", "account", remote_id, {"getChatMemberCount": count}, bot.clock.now())


def _may_post(kind: str, member: Mapping[str, Any]) -> bool:
    status = member.get("status")
    if kind == "channel":
        return status == "administrator" and member.get("can_post_messages") is True
    if status == "restricted":
        return member.get("can_send_messages") is True
    return status in {"administrator", "member"}


def got(bot: Bot, answer: Answer, handle: str = "", name: str = "") -> Mapping[str, Any]:
    """The object in the answer, or the error it means. Raises as `connect`."""
    found = result(answer)
    if isinstance(found, dict):
        return found
    host = host_of(bot.base)
    data = answer.data if isinstance(answer.data, dict) else {}
    status = number(data.get("error_code")) or answer.status
    if status == 429:
        raise LimitedError("rate_limited", host=host, retry_at=_retry_at(bot, answer))
    if data.get("ok") is not False:  # something else has answered
        if status in {401, 403}:
            raise AuthExpired("token_refused", host=host, words=bot.http.words(answer))
        raise Unavailable("not_telegram", host=host)
    if handle and status in {400, 403}:
        raise MissingScope("bot_not_in_channel", field="handle", handle=handle, bot=name)
    raise AuthExpired("token_refused", host=host, words=bot.http.words(answer))


def _retry_at(bot: Bot, answer: Answer) -> str | None:
    wait = number(parameters(answer).get("retry_after"))
    return (bot.clock.now() + timedelta(seconds=wait)).isoformat() if wait and wait < 10**7 else None
