"""The file: begun, sent in pieces, gone on with where it was cut, and waited for until YouTube has worked on it.

Source: guide of resumable uploads. The session's address comes back as the handle before the first byte leaves, so that
a process that is killed goes on where YouTube says it has got to. What is uploaded is private: doing it twice shows
nothing to anybody, and our tag finds the first one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, Got, part, rows, text
from smdesk.adapters.http import Answer
from smdesk.adapters.youtube import resource
from smdesk.adapters.youtube.lookback import marked
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Why

PIECE = 32 * 2**18  # bytes; a multiple of 256 KiB
RESUMES = 5  # times in a row that nothing more arrives
POLL_S = 10.0
_RANGE = re.compile(r"bytes=0-(\d+)")
#: `status.failureReason` and `status.rejectionReason` where a sentence of its own helps.
REASONS = {
    "codec": "media_type_refused", "invalidFile": "media_type_refused", "emptyFile": "media_refused",
    "tooSmall": "media_refused", "conversion": "media_processing_failed", "duplicate": "duplicate_content",
    "length": "video_refused_too_long", "copyright": "policy_refused", "claim": "policy_refused",
    "inappropriate": "policy_refused", "termsOfUse": "policy_refused", "trademark": "policy_refused",
    "legal": "policy_refused", "uploaderAccountSuspended": "account_suspended",
    "uploaderAccountClosed": "account_inactive",
}  # fmt: skip


def video_of(request: PublishRequest) -> MediaItem | None:
    """The video of the part."""
    return next((item for item in request.part.media if item.kind == "video"), None)


def begin(google: Google, uploads: str, request: PublishRequest) -> Outcome:
    """Open a session, unless the video of this publication is there already: Processing with what goes on from here."""
    item = video_of(request)
    if item is None:
        return Refused("video_required", Why.CONTENT)
    try:
        size = os.stat(request.files.get(item.sha256, "")).st_size
    except OSError:
        return NotSent("file_unreadable", why=Why.CONTENT)
    there = marked(google, uploads, request)
    if not isinstance(there, str):
        return _unread(google, there)
    if there:
        return Processing({"video": there}, 0.1)
    headers = {"X-Upload-Content-Length": str(size), "X-Upload-Content-Type": item.mime}
    answer = google.send(
        "POST", f"{resource.UPLOAD}/videos", params={"uploadType": "resumable", "part": "snippet,status"},
        headers=headers, json=resource.uploading(request),
    )  # fmt: skip
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(google, answer, repeatable=True)
    session = answer.headers.get("location", "")
    if not _is_googles(session):
        return NotSent("answer_unreadable")
    return Processing({"session": session}, 0.1)


def go_on(google: Google, uploads: str, request: PublishRequest) -> Outcome:
    """Send what YouTube has not got; then ask how far it is with the video."""
    video = text(request.handle.get("video"))
    if video:
        return _state(google, video)
    session, item = text(request.handle.get("session")), video_of(request)
    if not _is_googles(session) or item is None:
        return NotSent("upload_expired")
    try:
        with open(request.files.get(item.sha256, ""), "rb") as stream:
            return _send(google, uploads, request, session, stream)
    except OSError:
        return Refused("file_unreadable", Why.CONTENT)


def _send(google: Google, uploads: str, request: PublishRequest, session: str, stream: BinaryIO) -> Outcome:
    size = os.fstat(stream.fileno()).st_size
    answer: Got = _put(google, session, f"bytes */{size}", b"")
    still, before = 0, -1
    while isinstance(answer, Answer) and answer.status == 308 and still <= RESUMES:
        offset = _arrived(answer)
        still = still + 1 if offset <= before else 0
        before = max(before, offset)
        stream.seek(offset)
        piece = stream.read(PIECE)
        if not piece:
            return NotSent("answer_unreadable")
        answer = _put(google, session, f"bytes {offset}-{offset + len(piece) - 1}/{size}", piece)
        if _is_cut(answer):
            still += 1
            answer = _put(google, session, f"bytes */{size}", b"")
    return _arrival(google, uploads, request, answer)


def _arrival(google: Google, uploads: str, request: PublishRequest, answer: Got) -> Outcome:
    if isinstance(answer, Answer) and answer.ok:
        video = text(answer.data.get("id")) if isinstance(answer.data, dict) else ""
        return Processing({"video": video}, POLL_S) if video else NotSent("answer_without_id")
    if isinstance(answer, Answer) and answer.status in {404, 410}:  # the session is over: did the file arrive before?
        there = marked(google, uploads, request)
        if not isinstance(there, str):
            return _unread(google, there)
        return Processing({"video": there}, POLL_S) if there else NotSent("upload_expired")
    if isinstance(answer, Answer) and answer.status < 400:
        return NotSent("answer_unreadable", google.http.words(answer))
    return errors.outcome(google, answer, repeatable=True)


def _unread(google: Google, answer: Got) -> Outcome:
    """Why a list could not be read, as an outcome: a token that is refused holds the channel."""
    if isinstance(answer, Answer) and answer.ok:
        return NotSent("answer_unreadable")
    return errors.outcome(google, answer, repeatable=True)


def _put(google: Google, session: str, span: str, piece: bytes) -> Got:
    headers = {"Content-Range": span, "Content-Length": str(len(piece))}
    return google.send("PUT", session, upload=True, headers=headers, body=lambda: piece)


def _is_cut(answer: Got) -> bool:
    return not isinstance(answer, Answer) or answer.status >= 500


def _arrived(answer: Answer) -> int:
    """How many bytes YouTube has; without `Range` none."""
    told = _RANGE.fullmatch(answer.headers.get("range", ""))
    return int(told[1]) + 1 if told else 0


def _is_googles(url: str) -> bool:
    """True for an address that the token may be sent to."""
    parts = urlsplit(url) if url.isascii() else urlsplit("")
    return parts.scheme == "https" and (parts.hostname or "").endswith(".googleapis.com")


def _state(google: Google, video: str) -> Outcome:
    answer = google.get(f"{resource.API}/videos", part="status", id=video)
    found = rows(answer)
    if found is None:
        return _unread(google, answer)
    if not found:
        return NotSent("upload_expired")
    return _judged(video, part(found[0], "status"))


def _judged(video: str, status: Mapping[str, Any]) -> Outcome:
    told = status.get("uploadStatus")
    if told == "processed":
        return Prepared({"video": video})
    if told == "deleted":
        return NotSent("upload_expired")
    if told in {"failed", "rejected"}:
        reason = text(status.get("failureReason")) or text(status.get("rejectionReason"))
        code = REASONS.get(reason, "media_processing_failed")
        return Refused(code, Why.AUTH if code.startswith("account_") else Why.CONTENT, reason)
    return Processing({"video": video}, POLL_S)
