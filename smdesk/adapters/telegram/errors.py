"""The Bot API's refusals sorted into ours (NETWORKS 9; core.telegram.org/bots/api, "Making requests").

There are no codes, only a status and a sentence, always in English: `{ok: false, error_code, description, parameters}`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from smdesk.adapters.http import Answer, ErrorTable
from smdesk.adapters.telegram.api import Bot, number, parameters
from smdesk.core.outcome import Limited, Outcome, Why

#: A part of the sentence, in small letters → the key in the table.
PHRASES: tuple[tuple[str, str], ...] = (
    ("bot was kicked", "bot_removed"),
    ("bot is not a member", "bot_removed"),
    ("chat not found", "bot_removed"),
    ("channel_private", "bot_removed"),
    ("bot was blocked", "bot_removed"),
    ("chat was deleted", "bot_removed"),
    ("need administrator rights", "bot_cannot_post"),
    ("not enough rights", "bot_cannot_post"),
    ("have no rights", "bot_cannot_post"),
    ("chat_write_forbidden", "bot_cannot_post"),
    ("chat_admin_required", "bot_cannot_post"),
    ("message can't be deleted", "bot_cannot_post"),
    ("user is an administrator", "author_is_admin"),
    ("can't remove chat owner", "author_is_admin"),
    ("reaction_invalid", "reactions_off"),
    ("message is too long", "text_too_long"),
    ("caption is too long", "text_too_long"),
    ("media_caption_too_long", "text_too_long"),
    ("can't parse entities", "markup_broken"),
    ("can't find end of the entity", "markup_broken"),
    ("replied not found", "reply_target_gone"),
    ("reply message not found", "reply_target_gone"),
    ("replied message not found", "reply_target_gone"),
    ("to delete not found", "message_gone"),
    ("wrong file identifier", "media_refused"),
    ("failed to get http url content", "media_refused"),
    ("wrong type of the web page content", "media_refused"),
    ("webpage_curl_failed", "media_refused"),
    ("webpage_media_empty", "media_refused"),
    ("photo_invalid_dimensions", "media_refused"),
    ("photo_save_file_invalid", "media_refused"),
    ("image_process_failed", "media_refused"),
    ("file must be non-empty", "media_refused"),
    ("file is too big", "media_too_large"),
    ("request entity too large", "media_too_large"),
    ("upgraded to a supergroup", "chat_moved"),
)

TABLE = ErrorTable(
    codes={
        "bot_removed": (Why.PERMISSION, "bot_removed"),
        "bot_cannot_post": (Why.PERMISSION, "bot_cannot_post"),
        "author_is_admin": (Why.CONTENT, "author_is_admin"),
        "reactions_off": (Why.CONTENT, "reactions_off"),
        "text_too_long": (Why.CONTENT, "text_refused_too_long"),
        "markup_broken": (Why.CONTENT, "markup_broken"),
        "reply_target_gone": (Why.GONE, "reply_target_gone"),
        "message_gone": (Why.GONE, "target_gone"),
        "media_refused": (Why.CONTENT, "media_refused"),
        "media_too_large": (Why.CONTENT, "media_too_large"),
        "chat_moved": (Why.TRANSIENT, "server_busy"),  # told without the new address: asked again later
    },
    statuses={
        **dict.fromkeys((301, 302, 303, 307, 308), (Why.AUTH, "server_moved")),
        400: (Why.CONTENT, "refused_content"),
        401: (Why.AUTH, "auth_refused"),
        403: (Why.PERMISSION, "bot_removed"),
        404: (Why.AUTH, "auth_refused"),  # a token that no bot has makes an address that does not exist
        409: (Why.TRANSIENT, "server_busy"),  # another program uses the same bot
        413: (Why.CONTENT, "media_too_large"),
        422: (Why.CONTENT, "refused_content"),
    },
)


def code_of(answer: Answer) -> str:
    """The key in the table, "" when only the status speaks."""
    data = answer.data if isinstance(answer.data, dict) else {}
    said = str(data.get("description", "")).lower()
    return next((code for phrase, code in PHRASES if phrase in said), "")


def outcome(bot: Bot, answer: Answer, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means. `ok: false` decides, whatever status it came with."""
    data = answer.data if isinstance(answer.data, dict) else {}
    told = number(data.get("error_code"))
    if data.get("ok") is False and told is not None and 400 <= told < 600:
        answer = replace(answer, status=told)
    found = TABLE.outcome(bot.http, answer, code_of(answer), bot.clock.now(), repeatable=repeatable)
    wait = number(parameters(answer).get("retry_after"))
    if isinstance(found, Limited) and wait is not None and 0 < wait < 10**7:
        return replace(found, retry_at=bot.clock.now() + timedelta(seconds=wait))
    return found


def moved_to(answer: Answer) -> str:
    """The chat that the one asked for has become (a group made a supergroup), "" for none. Nothing has been sent."""
    new = number(parameters(answer).get("migrate_to_chat_id"))
    refused = isinstance(answer.data, dict) and answer.data.get("ok") is False
    return str(new) if new is not None and refused else ""
