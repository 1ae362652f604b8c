"""A video as the API has it: what is sent of a publication, and what is read back.

Source: discovery document of the Data API v3, revision 20261104 (schemas Video, VideoSnippet, VideoStatus). While it
is uploaded a video is private and carries a tag of ours alone; both go in the call that publishes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google.api import part, text
from smdesk.core.outcome import RemoteRef

API = "https://youtube.googleapis.com/youtube/v3"
UPLOAD = "https://youtube.googleapis.com/upload/youtube/v3"
TITLE = 100  # characters
USUAL_CATEGORY = "22"  # People & Blogs, as in the upload page


def marker(request: PublishRequest) -> str:
    """Our own tag, the same at every try, on the video while nobody but the channel can see it."""
    return f"smdesk-{hashlib.sha256(request.key.encode()).hexdigest()[:16]}"


def uploading(request: PublishRequest) -> dict[str, Any]:
    """The resource that an upload begins with."""
    return {
        "snippet": {**_snippet(request), "tags": [marker(request)]},
        "status": {**_status(request), "privacyStatus": "private"},
    }


def publishing(request: PublishRequest, video: str, at: datetime | None = None) -> dict[str, Any]:
    """The whole of both parts, for what is left out of an update is erased; `at` gives it to YouTube's scheduler."""
    status = {**_status(request), "privacyStatus": wanted(request)}
    if at is not None:
        status |= {"privacyStatus": "private", "publishAt": stamp(at)}
    return {"id": video, "snippet": {**_snippet(request), "tags": tags(request)}, "status": status}


def wanted(request: PublishRequest) -> str:
    """Who is to see it."""
    chosen = request.options.get("visibility", "")
    return chosen if chosen in {"unlisted", "private"} else "public"


def title(request: PublishRequest) -> str:
    """The title, or the beginning of the description."""
    given = request.options.get("title", "").strip()
    lines = request.part.text.strip().splitlines()
    return given or (lines[0][:TITLE].strip() if lines else "")


def description(request: PublishRequest) -> str:
    """The text, and the address below it that belongs to it."""
    words, link = request.part.text, request.part.link
    return f"{words}\n\n{link}".strip() if link and link not in words else words


def tags(request: PublishRequest) -> list[str]:
    """The keywords, as they were typed between commas."""
    return [word.strip() for word in request.options.get("tags", "").split(",") if word.strip()]


def url(video: str, format_: str = "post") -> str:
    """Where a video is seen."""
    return f"https://www.youtube.com/{'shorts/' if format_ == 'short' else 'watch?v='}{video}"


def remote(video: str, format_: str = "post") -> RemoteRef:
    """How a video is referred to."""
    return RemoteRef(video, url(video, format_))


def is_waiting(row: Mapping[str, Any]) -> bool:
    """True while YouTube's scheduler has it."""
    status = part(row, "status")
    return status.get("privacyStatus") == "private" and bool(text(status.get("publishAt")))


def is_marked(row: Mapping[str, Any], request: PublishRequest) -> bool:
    """True for the video of this publication before it is published."""
    found = part(row, "snippet").get("tags")
    return isinstance(found, list) and marker(request) in found


def stamp(at: datetime) -> str:
    """RFC 3339, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _snippet(request: PublishRequest) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": title(request),
        "description": description(request),
        "categoryId": request.options.get("category") or USUAL_CATEGORY,
    }
    return made | ({"defaultLanguage": request.languages[0]} if request.languages else {})


def _status(request: PublishRequest) -> dict[str, Any]:
    made: dict[str, Any] = {"selfDeclaredMadeForKids": request.options.get("made_for_kids") == "yes"}
    if request.options.get("synthetic") == "yes":
        made["containsSyntheticMedia"] = True
    return made
