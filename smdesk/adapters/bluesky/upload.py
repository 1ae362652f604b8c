"""Images, and videos on a PDS of one's own, handed over as blobs (com.atproto.repo.uploadBlob)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smdesk.adapters.bluesky.xrpc import Body, Xrpc
from smdesk.adapters.http import Answer
from smdesk.adapters.imaging import Fitted, fit_image
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Unknown, Why

IMAGE_BYTES = 2_000_000  # lexicon app.bsky.embed.images


def image(xrpc: Xrpc, item: MediaItem, path: Path, limit: int | None) -> Outcome:
    """Prepared with `blob`, `width` and `height`. The file is at most `limit` bytes on the wire, without metadata."""
    try:
        fitted: Fitted = fit_image(path, item.mime, limit or IMAGE_BYTES)
    except OSError as error:
        return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
    except InvalidInput as error:
        return Refused(error.code, Why.CONTENT)
    return send(xrpc, lambda: fitted.data, fitted.mime, fitted.width, fitted.height)


def video(xrpc: Xrpc, item: MediaItem, path: Path) -> Outcome:
    """A video without the video service, as it is: only MP4 can be referred to by a post."""
    if item.mime != "video/mp4":
        return Refused("media_type_refused", Why.CONTENT)
    return send(xrpc, lambda: path.open("rb"), item.mime, item.width, item.height)


def send(xrpc: Xrpc, body: Body, mime: str, width: int, height: int) -> Outcome:
    """Hand one blob over. Repeating it is harmless: a blob is its content, and unused ones are deleted."""
    answer = xrpc.post("com.atproto.repo.uploadBlob", body=body, mime=mime, upload=True)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return xrpc.fail(answer, repeatable=True)
    blob = blob_of(answer.data)
    if blob is None:
        return Unknown("answer_without_id", xrpc.http.words(answer), answer.status)
    return Prepared({"blob": blob, "width": width, "height": height})


def blob_of(data: Any) -> dict[str, Any] | None:
    """The blob in an answer, None where there is none that a record could hold."""
    blob = data.get("blob") if isinstance(data, Mapping) else None
    if not isinstance(blob, Mapping) or blob.get("$type") != "blob":
        return None
    ref, mime, size = blob.get("ref"), blob.get("mimeType"), blob.get("size")
    link = ref.get("$link") if isinstance(ref, Mapping) else None
    if not isinstance(link, str) or not isinstance(mime, str) or not isinstance(size, int):
        return None
    return {"$type": "blob", "ref": {"$link": link}, "mimeType": mime, "size": size}
