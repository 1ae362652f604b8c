"""Pictures, documents and videos handed over before the post: registered, sent to an address, awaited.

Source: pages of the Images, Documents and Videos API. The state of a picture or a document cannot be asked with a
member's permissions, so it is given a few seconds; a post that comes too early is told so and sent again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer, host_of
from smdesk.adapters.linkedin import errors
from smdesk.adapters.linkedin.api import Api, segment, urn
from smdesk.core import pdf
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Why

PICTURE_WAIT_S, VIDEO_WAIT_S = 5.0, 5.0
PAGES = 300  # of a document; what was attached before they were counted is counted here
TRIES = 4  # of one piece of a video; a repeated piece is the same piece


def upload(api: Api, request: PublishRequest) -> Outcome:
    """Hand over the medium of an upload step: Processing, then Prepared({"id"})."""
    item = request.medium
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            if item.mime.startswith("video/"):
                return _video(api, stream, file.stat().st_size)
            if item.kind == "document":
                return _document(api, stream.read(), item.mime)
            return picture(api, stream.read(), item.mime)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def picture(api: Api, data: bytes, mime: str) -> Outcome:
    """Register one picture and send it."""
    return _whole(api, "image", data, mime)


def _document(api: Api, data: bytes, mime: str) -> Outcome:
    """Register one document and send it, unless it has more pages than are taken."""
    found = pdf.pages(data)
    if found is not None and found > PAGES:
        return Refused("document_too_many_pages", Why.CONTENT)
    return _whole(api, "document", data, mime)


def _whole(api: Api, kind: str, data: bytes, mime: str) -> Outcome:
    """Register a medium that is sent in one piece, and send it."""
    wanted = {"initializeUploadRequest": {"owner": api.author}}
    begun = api.send("POST", f"/rest/{kind}s", wanted, action="initializeUpload")
    if not isinstance(begun, Answer) or not begun.ok:
        return errors.outcome(api, begun, repeatable=True)
    told = _value(begun)
    known, address = urn(told.get(kind)), _address(told.get("uploadUrl"))
    if not known or not address:
        return NotSent("answer_without_id", api.http.words(begun))
    sent = api.http.mutate("PUT", address, upload=True, headers=_headers(api, address, mime), content=data)
    if not isinstance(sent, Answer) or not sent.ok:
        return errors.outcome(api, sent, repeatable=True)
    return Processing({"id": known}, PICTURE_WAIT_S)


def poll(api: Api, handle: Mapping[str, Any]) -> Outcome:
    """Whether the network has finished with a medium; of a picture nobody can tell, it has had its seconds."""
    known = urn(handle.get("id"))
    if not known.startswith("urn:li:video:"):
        return Prepared({"id": known})
    answer = api.get(f"/rest/videos/{segment(known)}")
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    status = answer.data.get("status") if isinstance(answer.data, dict) else None
    if status == "AVAILABLE":
        return Prepared({"id": known})
    if status == "PROCESSING_FAILED":
        words = str(answer.data.get("processingFailureReason", ""))
        return Refused("media_processing_failed", Why.CONTENT, api.http.redact(words), answer.status)
    return Processing({"id": known}, VIDEO_WAIT_S)


def _video(api: Api, stream: BinaryIO, size: int) -> Outcome:
    wanted = {"owner": api.author, "fileSizeBytes": size, "uploadCaptions": False, "uploadThumbnail": False}
    begun = api.send("POST", "/rest/videos", {"initializeUploadRequest": wanted}, action="initializeUpload")
    if not isinstance(begun, Answer) or not begun.ok:
        return errors.outcome(api, begun, repeatable=True)
    told = _value(begun)
    known, pieces = urn(told.get("video")), told.get("uploadInstructions")
    if not known or not isinstance(pieces, list) or not pieces:
        return NotSent("answer_without_id", api.http.words(begun))
    parts: list[str] = []
    for piece in pieces:
        tag = _piece(api, stream, piece if isinstance(piece, dict) else {})
        if not isinstance(tag, str):
            return tag
        parts.append(tag)
    finish = {"video": known, "uploadToken": str(told.get("uploadToken", "")), "uploadedPartIds": parts}
    ended = api.send("POST", "/rest/videos", {"finalizeUploadRequest": finish}, action="finalizeUpload")
    if not isinstance(ended, Answer) or not ended.ok:
        return errors.outcome(api, ended, repeatable=True)
    return Processing({"id": known}, VIDEO_WAIT_S)


def _piece(api: Api, stream: BinaryIO, piece: Mapping[str, Any]) -> str | Outcome:
    """Send one range of the file, without the token; the tag that the finish must name."""
    address, first, last = _address(piece.get("uploadUrl")), piece.get("firstByte"), piece.get("lastByte")
    if not address or not isinstance(first, int) or not isinstance(last, int) or last < first:
        return NotSent("answer_unreadable")
    stream.seek(first)
    data = stream.read(last - first + 1)
    headers = {"Content-Type": "application/octet-stream", "Connection": "close"}
    answer = api.http.mutate("PUT", address, upload=True, headers=headers, content=data)
    for _ in range(TRIES - 1):
        if isinstance(answer, Answer) and answer.status < 500:
            break
        answer = api.http.mutate("PUT", address, upload=True, headers=headers, content=data)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    tag = answer.headers.get("etag", "").strip('"')
    return tag or NotSent("answer_without_id")


def _value(answer: Answer) -> Mapping[str, Any]:
    value = answer.data.get("value") if isinstance(answer.data, dict) else None
    return value if isinstance(value, dict) else {}


def _address(value: object) -> str:
    return value if isinstance(value, str) and value.startswith("https://") else ""


def _headers(api: Api, address: str, mime: str) -> dict[str, str]:
    headers = {"Content-Type": mime, "Connection": "close"}
    if host_of(address).endswith(".linkedin.com"):  # the token is for the network alone, whatever address it gives
        headers["Authorization"] = f"Bearer {api.token}"
    return headers
