"""How people name a channel, and the address of one of its messages."""

from __future__ import annotations

import re

_NAME = re.compile(r"@?([A-Za-z]\w{3,31})")
_NUMBER = re.compile(r"-?\d{5,20}")
_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?(?:c/(\d+)|([A-Za-z]\w{3,31}))(?:/\d+)*/?(?:\?.*)?"
)
_PREFIX = "-100"  # in front of the number of a channel or supergroup
_MESSAGE = re.compile(r"(?:.*/)?(\d+)/?(?:\?.*)?")


def chat_id(typed: str) -> str:
    """`@name` or the number, from a name, a number, or the link to the channel or one of its messages; "" for none."""
    text = typed.strip()
    if link := _LINK.fullmatch(text):
        return f"{_PREFIX}{link[1]}" if link[1] else f"@{link[2]}"
    if _NUMBER.fullmatch(text):
        return text
    name = _NAME.fullmatch(text)
    return f"@{name[1]}" if name else ""


def message_url(chat: str, name: str, message: str) -> str | None:
    """The address of a message; None in a group that has none."""
    if name:
        return f"https://t.me/{name}/{message}"
    return f"https://t.me/c/{chat.removeprefix(_PREFIX)}/{message}" if chat.startswith(_PREFIX) else None


def message_id(reference: str) -> int | None:
    """The number of a message given by number or address."""
    found = _MESSAGE.fullmatch(reference.strip())
    return int(found[1]) if found and len(found[1]) < 16 else None


def called(chat: str, name: str) -> str:
    """What a channel is called where it has no public name: its link, which can be typed again to connect it."""
    if name:
        return f"@{name}"
    return f"t.me/c/{chat.removeprefix(_PREFIX)}" if chat.startswith(_PREFIX) else chat
