"""The irreversible call, and taking down. Source: official description of POST /pins.

A Pin carries its pictures in itself, as base64; only a video is handed over before (see `video`).
"""

from __future__ import annotations

import base64
from typing import Any

from smdesk.adapters import addresses
from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.pinterest import errors
from smdesk.adapters.pinterest.api import Api, data_of, identifier
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.steps import Step, StepKind

PAGE = "https://www.pinterest.com/pin/{id}/"
TYPES = frozenset({"image/jpeg", "image/png"})  # ContentType
MOST = 5  # PinMediaSourceImagesBase64: items
COVER_S = 1  # ours: the first frame is often black


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Make the Pin of a part step, once."""
    body = draft(api, request)
    if not isinstance(body, dict):
        return body
    answer = api.send("POST", "/pins", body)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer)
    made = identifier(data_of(answer).get("id"))
    if not made:
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    return Published(remote_of(made))


def draft(api: Api, request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    """The body of one Pin, or why it cannot be made."""
    if request.step.kind is not StepKind.PART:
        return NotSent("not_offered", why=Why.CONTENT)
    board = identifier(request.options.get("board"))
    if not board:
        return Refused("board_missing", Why.CONTENT)
    source = _source(api, request)
    if not isinstance(source, dict):
        return source
    described = {"title": title_of(request), "description": request.part.text, "link": request.part.link.strip(),
                 "alt_text": alt_of(request)}  # fmt: skip
    return {"board_id": board, **{name: text for name, text in described.items() if text.strip()},
            "media_source": source}  # fmt: skip


def delete(api: Api, remote: RemoteRef) -> Outcome:
    """Take a Pin down; one that is gone already is fine."""
    answer = api.send("DELETE", f"/pins/{id_in(remote.id) or '0'}")
    if isinstance(answer, Answer) and (answer.ok or answer.status in {404, 410}):
        return Prepared({})
    return errors.outcome(api, answer, repeatable=True)


def title_of(request: PublishRequest) -> str:
    """The Pin's title, "" for none."""
    return request.options.get("title", "")


def alt_of(request: PublishRequest) -> str:
    """A Pin has one alternative text: that of its picture, or those of a row in their order."""
    return " / ".join(item.alt.strip() for item in request.part.media if item.alt.strip())[:500]


def remote_of(made: str) -> RemoteRef:
    """The reference of a Pin by its number."""
    return RemoteRef(made, PAGE.format(id=made))


def id_in(reference: str) -> str:
    """The number in what a person told: itself, or the last one of an address; "" where there is none."""
    return addresses.id_in(reference, identifier)


def _source(api: Api, request: PublishRequest) -> dict[str, Any] | NotSent | Refused:
    media = request.part.media
    if not media:
        return Refused("media_required", Why.CONTENT)
    if any(item.kind == "video" for item in media):
        return _video(request) if len(media) == 1 else Refused("media_mix_refused", Why.CONTENT)
    if len(media) > MOST:
        return Refused("too_many_images", Why.CONTENT)
    items = []
    for item in media:
        picture = _picture(api, request, item)
        if not isinstance(picture, dict):
            return picture
        items.append(picture)
    if len(items) == 1:
        return {"source_type": "image_base64", **items[0]}
    return {"source_type": "multiple_image_base64", "items": items, "index": 0}


def _picture(api: Api, request: PublishRequest, item: MediaItem) -> dict[str, str] | NotSent | Refused:
    if item.mime not in TYPES:
        return Refused("media_type_refused", Why.CONTENT)
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        return {"content_type": item.mime, "data": base64.b64encode(file.read_bytes()).decode()}
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def _video(request: PublishRequest) -> dict[str, Any] | NotSent:
    laid = request.prepared.get(Step(StepKind.CONTAINER, request.step.part).name, {})
    known = identifier(laid.get("media_id"))
    if not known:
        return NotSent("upload_expired")
    cover = request.options.get("cover", "")
    return {"source_type": "video_id", "media_id": known,
            "cover_image_key_frame_time": int(cover) if cover.isdecimal() else COVER_S}  # fmt: skip
