"""What a post says of itself: caption, who sees it, comments, and what has to be disclosed. Source: reference of
post_info.

Comments, duets and stitches are off unless the person turns them on, as TikTok asks of programs that post directly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest


def video_info(request: PublishRequest) -> Mapping[str, Any]:
    """post_info of a video."""
    cover = request.options.get("cover", "")
    return {
        "title": caption(request),
        **_shared(request),
        "disable_duet": request.options.get("duet") != "on",
        "disable_stitch": request.options.get("stitch") != "on",
        "is_aigc": request.options.get("ai") == "yes",
        **({"video_cover_timestamp_ms": int(cover) * 1000} if cover.isdecimal() else {}),
    }


def photo_info(request: PublishRequest) -> Mapping[str, Any]:
    """post_info of photos."""
    title = request.options.get("title", "").strip()
    told = {**({"title": title} if title else {}), "description": caption(request)}
    if drafted(request):
        return told  # who sees it, and the rest, is chosen in the app
    return {
        **told,
        **_shared(request),
        "auto_add_music": request.options.get("music") == "on",
    }


def drafted(request: PublishRequest) -> bool:
    """True where it goes to the inbox of the app, and the person finishes it there."""
    return request.options.get("delivery") == "inbox"


def caption(request: PublishRequest) -> str:
    """The text, with the link under it: it has no field of its own."""
    part = request.part
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def _shared(request: PublishRequest) -> dict[str, Any]:
    disclosed = request.options.get("disclosure", "none")
    return {
        "privacy_level": request.options.get("privacy", ""),
        "disable_comment": request.options.get("comments") != "on",
        "brand_content_toggle": disclosed in {"paid", "both"},
        "brand_organic_toggle": disclosed in {"own", "both"},
    }
