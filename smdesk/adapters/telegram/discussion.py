"""What people write in the group that is linked to a channel: comments under its posts, and what else is said there.

Source: Bot API, getUpdates, Message (`is_automatic_forward`, `forward_origin`, `reply_to_message`). A channel's post
comes into the group as an automatic forward, and a comment answers that. Updates are one queue for the whole bot: to
ask from a number on takes all before it off the server, and nobody else gets them. So the number is asked for only
after the page before it has been stored (the cursor is stored with it), and what belongs to the group of another
channel of the same bot is given along (`InboxPage.elsewhere`). After a day Telegram throws away what nobody fetched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.telegram import session
from smdesk.adapters.telegram.api import Bot, number, result
from smdesk.adapters.telegram.chats import message_url
from smdesk.core.errors import MissingScope, Unavailable
from smdesk.core.records import dataclass

PAGE = 100  # the most the API gives
KEPT = timedelta(hours=24)
#: Kinds of updates; the server remembers the list, and keeps nothing of other kinds for us.
KINDS = ("message", "edited_message")
_GROUPS = ("group", "supergroup")
_MEDIA = {
    "photo": "image",
    "video": "video",
    "animation": "gif",
    "sticker": "image",
    "voice": "audio",
    "document": "file",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A channel and where people talk about it; `group` is the channel itself where that is a group."""

    channel: str
    group: str
    bot: str = ""  # the bot's own number


def page(bot: Bot, chat: str, kind: str, cursor: str) -> InboxPage:
    """One page of the queue. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    told = _told(cursor)
    place, left_out = _place(bot, chat, kind)
    if place is None:
        return InboxPage((), cursor or "{}", left_out=left_out)
    now = bot.clock.now()
    read = _when(told.get("read"))
    if read is not None and now - read > KEPT:
        left_out = (*left_out, "updates_expired")
    rows = _updates(bot, number(told.get("next")))
    here: list[InboxMessage] = []
    elsewhere: dict[str, list[InboxMessage]] = {}
    after = number(told.get("next"))
    for row in rows:
        after = max(after or 0, (number(row.get("update_id")) or 0) + 1)
        said = row.get("message") or row.get("edited_message")
        group = _chat(said)
        message = _message(place, said, group) if group else None
        if message is not None:
            (here if group == place.group else elsewhere.setdefault(group, [])).append(message)
    place_in_queue = json.dumps({"next": after, "read": now.isoformat()})
    return InboxPage(
        tuple(here), place_in_queue, more=len(rows) >= PAGE, left_out=left_out,
        elsewhere={name: tuple(found) for name, found in elsewhere.items()},
    )  # fmt: skip


def linked(bot: Bot, chat: str) -> str:
    """The group that is linked to a channel, "" for none. Raises as `page`."""
    found = session.got(bot, bot.ask("getChat", chat_id=chat), handle=chat)
    known = number(found.get("linked_chat_id"))
    return "" if known is None else str(known)


def split(message: str) -> tuple[str, int]:
    """Group and number of a message as `page` names it. Raises ValueError."""
    group, _, known = message.rpartition("/")
    return group, int(known)


def _place(bot: Bot, chat: str, kind: str) -> tuple[Place | None, tuple[str, ...]]:
    """Where people talk, and what keeps the bot from hearing all of it."""
    group = chat if kind in _GROUPS else linked(bot, chat)
    if not group:
        return None, ("no_discussion_group",)
    me = session.got(bot, bot.ask("getMe"))
    place = Place(chat, group, str(me.get("id")))
    try:
        member = session.got(bot, bot.ask("getChatMember", chat_id=group, user_id=place.bot), handle=group)
    except MissingScope:
        return None, ("bot_not_in_group",)
    if member.get("status") not in {"administrator", "member", "restricted", "creator"}:
        return None, ("bot_not_in_group",)
    hears_all = member.get("status") == "administrator" or me.get("can_read_all_group_messages") is True
    return place, () if hears_all else ("bot_hears_little",)


def _updates(bot: Bot, start: int | None) -> list[Mapping[str, Any]]:
    asked = {"limit": str(PAGE), "timeout": "0", "allowed_updates": json.dumps(KINDS)}
    answer = bot.ask("getUpdates", **asked, **({} if start is None else {"offset": str(start)}))
    found = result(answer)
    if isinstance(found, list):
        return [row for row in found if isinstance(row, Mapping)]
    if _status(answer) == 409:
        hook = "webhook" in bot.http.words(answer).lower()
        raise Unavailable("bot_has_webhook" if hook else "bot_used_elsewhere", host=host_of(bot.base))
    session.got(bot, answer)
    raise Unavailable("not_telegram", host=host_of(bot.base))


def _status(answer: Answer) -> int:
    data = answer.data if isinstance(answer.data, Mapping) else {}
    return number(data.get("error_code")) or answer.status


def _message(place: Place, said: Any, group: str) -> InboxMessage | None:
    """A message of a group; None of what the network itself says there, and of the channel's own posts."""
    known, at = number(said.get("message_id")), number(said.get("date"))
    text, media = _content(said)
    if known is None or at is None or said.get("is_automatic_forward") is True or not (text or media):
        return None
    author, handle, name, ours = _author(place, said, group)
    post, parent = _above(place, said, group)
    chat = said["chat"]
    return InboxMessage(
        id=f"{group}/{known}",
        kind="comment",
        author=handle,
        author_name=name,
        text=text,
        at=datetime.fromtimestamp(at, UTC),
        post_id=post,
        parent_id=parent,
        url=message_url(group, str(chat.get("username") or ""), str(known)),
        author_id=author,
        ours=ours,
        media=media,
    )


def _content(said: Mapping[str, Any]) -> tuple[str, tuple[Mapping[str, str], ...]]:
    text = said.get("text") or said.get("caption")
    kinds = [kind for name, kind in _MEDIA.items() if said.get(name)]
    return text if isinstance(text, str) else "", ({"kind": kinds[0], "url": "", "alt": ""},) if kinds else ()


def _author(place: Place, said: Mapping[str, Any], group: str) -> tuple[str, str, str, bool]:
    """Number, handle and name of who wrote it, and whether that is us: the channel, its group, or the bot."""
    chat = said.get("sender_chat")
    if isinstance(chat, Mapping):
        known = str(chat.get("id"))
        name = str(chat.get("title") or "")
        return known, _handle(chat) or name, name, known in {place.channel, group}
    user = said.get("from")
    user = user if isinstance(user, Mapping) else {}
    name = " ".join(str(user[each]) for each in ("first_name", "last_name") if user.get(each))
    known = str(user.get("id") or "")
    return known, _handle(user) or name, name, bool(place.bot) and known == place.bot


def _above(place: Place, said: Mapping[str, Any], group: str) -> tuple[str, str]:
    """The post of the channel that it is about, and the message that it answers."""
    answered = said.get("reply_to_message")
    if not isinstance(answered, Mapping):
        return "", ""
    known = number(answered.get("message_id"))
    if answered.get("is_automatic_forward") is True:
        origin = answered.get("forward_origin")
        post = number(origin.get("message_id")) if isinstance(origin, Mapping) else None
        return (str(post), "") if post is not None else ("", "")
    if known is None:
        return "", ""
    own = answered.get("from")
    if group == place.channel and isinstance(own, Mapping) and str(own.get("id")) == place.bot:
        return str(known), ""  # in a group the bot's messages are the posts
    return "", f"{group}/{known}"


def _handle(who: Mapping[str, Any]) -> str:
    name = who.get("username")
    return f"@{name}" if isinstance(name, str) and name else ""


def _chat(said: Any) -> str:
    chat = said.get("chat") if isinstance(said, Mapping) else None
    known = number(chat.get("id")) if isinstance(chat, Mapping) and chat.get("type") in _GROUPS else None
    return "" if known is None else str(known)


def _told(cursor: str) -> dict[str, Any]:
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        known = {}
    return known if isinstance(known, dict) else {}


def _when(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
