"""The fields of each kind of container: text, picture, video, carousel and its media (NETWORKS 4.1).

Source: Meta's own collection of the Threads API. `auto_publish_text` is never sent: it would leave out the call whose
outcome can be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.core.content import MediaItem

Fields = dict[str, Any]


def single(request: PublishRequest, ready: Sequence[Mapping[str, Any]]) -> Fields:
    """The fields of a part with one medium or none."""
    part = request.part
    if not part.media:
        return {"media_type": "TEXT", "text": part.text, "link_attachment": part.link or None, **_about(request)}
    (item,) = part.media
    return {**_medium(item, ready[0]), "text": text_of(request) or None, **_about(request)}


def child(item: MediaItem, ready: Mapping[str, Any]) -> Fields:
    """The fields of one medium of a carousel."""
    return {**_medium(item, ready), "is_carousel_item": True}


def album(request: PublishRequest, children: Sequence[str]) -> Fields:
    """The fields of a carousel."""
    text = text_of(request) or None
    return {"media_type": "CAROUSEL", "children": ",".join(children), "text": text, **_about(request)}


def text_of(request: PublishRequest) -> str:
    """The text as it is shown; beside media, which take the card's place, with the link under it."""
    part = request.part
    if not part.link or not part.media or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def answered(request: PublishRequest) -> str:
    """The id of what a part or a comment replies to, "" for a post of its own."""
    return request.parent.id if request.parent is not None else request.reply_to


def is_video(item: MediaItem) -> bool:
    """True for a medium that goes out as a video."""
    return item.mime.startswith("video/")


def _medium(item: MediaItem, ready: Mapping[str, Any]) -> Fields:
    kind = ("VIDEO", "video_url") if is_video(item) else ("IMAGE", "image_url")
    return {"media_type": kind[0], kind[1]: ready["url"], "alt_text": item.alt or None}


def _about(request: PublishRequest) -> Fields:
    """What is said of the post, not in it. One topic a post, without its sign; who may answer is said of the first."""
    parent = answered(request)
    first = not parent
    topic = request.options.get("topic_tag", "").strip().lstrip("#")
    control = request.options.get("reply_control", "")
    return {
        "reply_to_id": parent or None,
        "topic_tag": topic if topic and first else None,
        "reply_control": control if control and first else None,
    }
