"""The fields of each kind of container: picture, reel, story, carousel and its media (NETWORKS 3.2).

Source: reference of /{ig-user}/media. A video that stands alone is always a reel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.meta.graph import identifier
from smdesk.core.content import MediaItem

Fields = dict[str, Any]


def single(request: PublishRequest, item: MediaItem, ready: Mapping[str, Any]) -> Fields:
    """The fields of a post with one medium. `ready` without an address: its bytes will follow."""
    options = request.options
    source = _source(item, ready)
    if request.format == "story":
        return {"media_type": "STORIES", **source}
    caption = {"caption": text_with_link(request) or None, "collaborators": names(options.get("collaborators", ""))}
    if not is_video(item):
        return {**source, **caption, "alt_text": item.alt or None}
    return {
        "media_type": "REELS",
        **source,
        **caption,
        "share_to_feed": options.get("share_to_feed") != "no",
        "thumb_offset": options.get("cover_ms") or None,
    }


def child(item: MediaItem, ready: Mapping[str, Any]) -> Fields:
    """The fields of one medium of a carousel."""
    kind = {"media_type": "VIDEO"} if is_video(item) else {}
    alt = None if is_video(item) else item.alt or None
    return {"is_carousel_item": True, **kind, **_source(item, ready), "alt_text": alt}


def album(request: PublishRequest, children: Sequence[str]) -> Fields:
    """The fields of a carousel."""
    return {
        "media_type": "CAROUSEL",
        "children": ",".join(children),
        "caption": text_with_link(request) or None,
        "collaborators": names(request.options.get("collaborators", "")),
    }


def ready_media(request: PublishRequest) -> list[Mapping[str, Any]] | None:
    """What the upload steps of this part gave, in order; None when one is missing."""
    try:
        ready = list(request.uploads())
    except KeyError:
        return None
    return ready if all(own_container(each) or each.get("url") for each in ready) else None


def own_container(ready: Mapping[str, Any]) -> str:
    """The container that an upload of bytes has made already, "" where there is an address instead."""
    return identifier(ready.get("container"))


def is_video(item: MediaItem) -> bool:
    """True for a medium that goes out as a video."""
    return item.mime.startswith("video/")


def text_with_link(request: PublishRequest) -> str:
    """The caption, with the link under it: Instagram has no field for one."""
    part = request.part
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def names(text: str) -> list[str] | None:
    """User names from what a person types, None for none."""
    return [name.lstrip("@") for name in re.split(r"[\s,;]+", text.strip()) if name.lstrip("@")] or None


def _source(item: MediaItem, ready: Mapping[str, Any]) -> Fields:
    url = ready.get("url")
    if url is None:
        return {"upload_type": "resumable"}
    return {"video_url": url} if is_video(item) else {"image_url": url}
