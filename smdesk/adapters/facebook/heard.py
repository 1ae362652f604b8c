"""Rows of the Graph as messages: comments, visitors' posts, mentions; and how the Page speaks on Messenger.

Facebook may hide who wrote something (`from` is left out); what was written counts all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import InboxMessage
from smdesk.adapters.facebook.page import Page
from smdesk.adapters.meta.graph import identifier, instant
from smdesk.adapters.meta.talks import Box, picture

COMMENT = "id,message,created_time,from,parent{id},permalink_url,is_hidden,user_likes,attachment"
POST = "id,message,created_time,from,permalink_url,full_picture,is_hidden"
#: `attachments` and `sticker` are of the Message reference; the description has no such node.
TALK = "id,message,from,created_time,sticker,attachments{image_data}"
MESSAGE_BYTES = 2000  # of one message (Send API reference)


def comment(page_id: str, row: Mapping[str, Any], post: str) -> InboxMessage | None:
    """A comment under a post; None where the row is none."""
    parent = row.get("parent")
    above = identifier(parent.get("id")) if isinstance(parent, Mapping) else ""
    return _message(page_id, row, "comment", post_id=post, parent_id=above, media=_attached(row.get("attachment")))


def mention(page_id: str, row: Mapping[str, Any]) -> InboxMessage | None:
    """A post of somebody else's: on the Page, or one that names it."""
    return _message(page_id, row, "mention", media=picture(row.get("full_picture")))


def messenger(page: Page) -> Box:
    """Its conversations on Messenger."""
    return Box(page.graph, page.id, "messenger", TALK, MESSAGE_BYTES)


def _message(page_id: str, row: Mapping[str, Any], kind: str, **more: Any) -> InboxMessage | None:
    known, at = identifier(row.get("id")), instant(row.get("created_time"))
    if not known or at is None:
        return None
    told = row.get("from")
    author: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    who = identifier(author.get("id"))
    url = row.get("permalink_url")
    return InboxMessage(
        id=known,
        kind=kind,
        author=who,
        author_name=_text(author.get("name")),
        text=_text(row.get("message")),
        at=at,
        url=url if isinstance(url, str) and url.startswith("https://") else None,
        author_url=f"https://www.facebook.com/{who}" if who else "",
        ours=who == page_id and bool(who),
        hidden=row.get("is_hidden") is True,
        liked=row.get("user_likes") is True,
        **more,
    )


def _attached(value: object) -> tuple[Mapping[str, str], ...]:
    media = value.get("media") if isinstance(value, Mapping) else None
    image = media.get("image") if isinstance(media, Mapping) else None
    return picture(image.get("src")) if isinstance(image, Mapping) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
