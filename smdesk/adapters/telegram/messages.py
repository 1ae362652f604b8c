"""What a message will say, and the one call that sends it: text, one medium, or an album.

Without `parse_mode` nothing in a text has to be escaped and nothing can fail to be read; Telegram finds links, mentions
and tags by itself. With the option `markup` the text is the API's HTML, and the network counts what is left of it.
"""

from __future__ import annotations

import json
import mimetypes
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.telegram.api import Bot
from smdesk.adapters.telegram.chats import message_id
from smdesk.core.content import MediaItem, Part
from smdesk.core.outcome import NotSent, Refused, Why

#: kind of medium → method, field of the file, type in an album ("" where it cannot stand in one)
_WAYS = {
    "image": ("sendPhoto", "photo", "photo"),
    "video": ("sendVideo", "video", "video"),
    "gif": ("sendAnimation", "animation", ""),
}
ALBUM = 10
MARKUPS = ("plain", "html")


@dataclass(frozen=True, slots=True)
class Draft:
    """A call that is ready but for the chat."""

    method: str
    fields: dict[str, Any]
    files: dict[str, MediaItem] = field(default_factory=dict)  # name in the body → medium


def draft(request: PublishRequest) -> Draft | NotSent | Refused:
    """The call of a part, or why there is none."""
    part = request.part
    text = message_text(part)
    if not text.strip() and not part.media:
        return NotSent("empty_post", why=Why.CONTENT)
    common = _common(request)
    if not isinstance(common, dict):
        return common
    if not part.media:
        fields = {"text": text, **common}
        if part.link:
            fields["link_preview_options"] = {"url": part.link}  # the card of this address, not of the first one
        return Draft("sendMessage", fields)
    kinds = [item.kind for item in part.media]
    if any(kind not in _WAYS for kind in kinds):
        return Refused("media_type_refused", Why.CONTENT)
    if len(kinds) == 1:
        return _single(part.media[0], text, common)
    if any(not _WAYS[kind][2] for kind in kinds):
        return Refused("media_mix_refused", Why.CONTENT)  # an animation stands alone
    if len(kinds) > ALBUM:
        return Refused("too_many_images", Why.CONTENT)
    return _album(part, text, common)


def send(bot: Bot, chat: str, ready: Draft, request: PublishRequest) -> Answer | Failure:
    """Make the call, once."""
    if not ready.files:
        return bot.send(ready.method, {"chat_id": chat, **ready.fields})
    fields = {name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
              for name, value in {"chat_id": chat, **ready.fields}.items()}  # fmt: skip
    try:
        with ExitStack() as opened:
            files = {}
            for name, item in ready.files.items():
                file = request.files.get(item.sha256)
                if file is None:
                    return NotSent("media_missing", item.filename, Why.CONTENT)
                # httpx reads the file in pieces, so it is never in memory as a whole.
                stream = opened.enter_context(file.open("rb"))
                files[name] = (f"{name}{mimetypes.guess_extension(item.mime) or ''}", stream, item.mime)
            return bot.upload(ready.method, fields, files)
    except OSError as error:
        return NotSent("file_unreadable", bot.http.redact(error.strerror or ""), Why.CONTENT)


def message_text(part: Part) -> str:
    """The text as it is sent, with the link in it: a card is made of an address in the text only."""
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def _common(request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    fields: dict[str, Any] = {}
    markup = request.options.get("markup") or MARKUPS[0]
    if markup not in MARKUPS:
        return NotSent("option_unknown", f"markup={markup}", Why.CONTENT)
    if markup == "html":
        fields["parse_mode"] = "HTML"
    if request.options.get("sound") == "off":
        fields["disable_notification"] = True
    reference = request.reply_to
    if request.step.part > 0:
        if request.parent is None:  # it would stand alone, outside its thread
            return NotSent("parent_missing", why=Why.CONTENT)
        reference = request.parent.id
    if reference:
        target = message_id(reference)
        if target is None:
            return Refused("reply_target_invalid", Why.CONTENT, reference)
        fields["reply_parameters"] = {"message_id": target}
    return fields


def _single(item: MediaItem, text: str, common: dict[str, Any]) -> Draft:
    method, name, _ = _WAYS[item.kind]
    fields = {**common, **_measures(item)}
    if text.strip():
        fields["caption"] = text
    return Draft(method, fields, {name: item})


def _album(part: Part, text: str, common: dict[str, Any]) -> Draft:
    members, files = [], {}
    style = common.pop("parse_mode", "")
    for place, item in enumerate(part.media):
        name = f"medium{place}"
        member = {"type": _WAYS[item.kind][2], "media": f"attach://{name}", **_measures(item)}
        if not place and text.strip():  # the first one's caption is the album's
            member["caption"] = text
            if style:
                member["parse_mode"] = style
        members.append(member)
        files[name] = item
    return Draft("sendMediaGroup", {**common, "media": members}, files)


def _measures(item: MediaItem) -> dict[str, Any]:
    if item.kind == "image":
        return {}
    width, height = item.shape
    known = {"width": width, "height": height, "duration": round(item.duration_s)}
    found: dict[str, Any] = {name: value for name, value in known.items() if value > 0}
    if item.kind == "video":
        found["supports_streaming"] = True
    return found
