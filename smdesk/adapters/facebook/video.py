"""Videos of a Page in three phases: start, bytes in pieces, finish. Only the last one shows anything (NETWORKS 2.2).

Source: the guides of reels (/{page}/video_reels), of stories (/{page}/video_stories) and of resumable uploads
(/{page}/videos). Start and bytes are the upload step; finish is the part's irreversible call; `poll` then asks the
video itself, whose id has been known since the start, so that a lost answer to the finish can always be looked up.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook.page import Page, remote_of
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors, rupload
from smdesk.adapters.meta.graph import VERSION, fine, identifier, segment
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    Unknown,
    Why,
)

EDGES = {"reel": "video_reels", "story": "video_stories"}
POLL_S = 5.0
FIELDS = "id,status,published,permalink_url,post_id,scheduled_publish_time"
_FAILED = frozenset({"error", "upload_failed", "expired"})


def upload(page: Page, request: PublishRequest, stream: BinaryIO) -> Outcome:
    """Start and send the bytes: Prepared({"video", "session"})."""
    edge = EDGES.get(request.format, "videos")
    size = os.fstat(stream.fileno()).st_size
    fields: dict[str, Any] = {"upload_phase": "start", "file_size": size if edge == "videos" else None}
    answer = page.graph.send(page.edge(edge), fields)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(page.graph, answer, repeatable=True)
    known = {
        "video": identifier(answer.data.get("video_id")), "session": identifier(answer.data.get("upload_session_id"))
    }  # fmt: skip
    if not known["video"] or (edge == "videos" and not known["session"]):
        return NotSent("answer_without_id", page.graph.http.words(answer))
    if edge == "videos":
        trouble = _pieces(page, known["session"], answer.data, stream, size)
    else:
        url = rupload.address(answer.data.get("upload_url"), f"video-upload/{VERSION}/{known['video']}")
        trouble = rupload.send(page.graph, url, stream, size, lambda so_far: _arrived(page, known["video"], so_far))
    return trouble or Prepared(known)


def finish(
    page: Page, request: PublishRequest, text: str, ready: Mapping[str, Any], when: Mapping[str, Any]
) -> Outcome:
    """The irreversible call. `when` has the fields of a time to come, {} for now."""
    edge = EDGES.get(request.format, "videos")
    known, session = identifier(ready.get("video")), identifier(ready.get("session"))
    if edge == "videos":
        fields: dict[str, Any] = {"upload_phase": "finish", "upload_session_id": session, **when}
    else:
        state = {"video_state": "SCHEDULED" if when else "PUBLISHED"} if edge == "video_reels" else {}
        at = {"scheduled_publish_time": when["scheduled_publish_time"]} if when else {}
        fields = {"upload_phase": "finish", "video_id": known, **state, **at}
    if edge != "video_stories":
        fields |= {"description": text or None, "title": request.options.get("title") or None}
    answer = page.graph.send(page.edge(edge), fields)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(page.graph, answer)
    if answer.data.get("success") is not True:
        return Unknown("answer_unreadable", page.graph.http.words(answer), answer.status)
    return Processing({"video": known, "post": page.post_id(answer.data.get("post_id"))}, POLL_S)


def poll(page: Page, handle: Mapping[str, Any]) -> Outcome:
    """What the network makes of a video that was published: Published once it is out."""
    answer = page.graph.get(f"/{segment(identifier(handle.get('video')))}", fields=FIELDS)
    if not isinstance(answer, Answer):
        return answer
    if not fine(answer):
        return errors.outcome(page.graph, answer, repeatable=True)
    if _phase(answer.data) in _FAILED:
        return Refused("media_processing_failed", Why.CONTENT, _words(page, answer.data), answer.status)
    post = _post_of(page, answer.data) or identifier(handle.get("post"))
    if not _is_out(answer.data) or not post:
        return Processing(handle, POLL_S)
    return Published(remote_of(answer.data, post))


def find(page: Page, ready: Mapping[str, Any], *, waiting: bool = False) -> Finding:
    """Whether a video whose upload is known was published, or waits for its time."""
    answer = page.graph.get(f"/{segment(identifier(ready.get('video')))}", fields=FIELDS)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not fine(answer):
        return NotThere() if errors.is_gone(answer) else errors.cannot_tell(page.graph, answer)
    post = _post_of(page, answer.data)
    if _is_out(answer.data) and post:
        return Found(remote_of(answer.data, post))
    if waiting and answer.data.get("scheduled_publish_time"):
        return FoundDelegated(VIDEO + identifier(ready.get("video")))
    if _publishing(answer.data) in {"in_progress", "complete"} or _is_out(answer.data):
        return CannotTell("processing", again=True)
    return NotThere()


#: A handle in the network's scheduler that is a video, not a post.
VIDEO = "video:"


def _pieces(page: Page, session: str, data: Mapping[str, Any], stream: BinaryIO, size: int) -> Outcome | None:
    """The bytes of a feed video, each piece as the network asks for it (`start_offset` to `end_offset`).

    It is over when the network asks from the end of the file on; an answer that asks for nothing before, or for what
    it has been given already, is none.
    """
    failed = 0
    begin, end = _offsets(data)
    while begin < size:
        if not begin < end <= size:
            return NotSent("answer_unreadable")
        stream.seek(begin)
        fields = {"upload_phase": "transfer", "upload_session_id": session, "start_offset": str(begin)}
        files = {"video_file_chunk": ("piece", stream.read(end - begin), "application/octet-stream")}
        answer = page.graph.send(page.edge("videos"), fields, files=files, upload=True)
        if isinstance(answer, Answer) and fine(answer):
            before = begin
            begin, end = _offsets(answer.data)
            if begin <= before:
                return NotSent("answer_unreadable")
            continue
        failed += 1  # the same piece again is harmless: the network knows what it has by the offset
        if failed > rupload.RESUMES or (isinstance(answer, Answer) and answer.status < 500):
            return errors.after(page.graph, answer, repeatable=True)
    return None


def _offsets(data: Mapping[str, Any]) -> tuple[int, int]:
    try:
        return int(data.get("start_offset", 0)), int(data.get("end_offset", 0))
    except (TypeError, ValueError):
        return 0, 0


def _arrived(page: Page, known: str, so_far: int) -> int:
    answer = page.graph.get(f"/{segment(known)}", fields="status")
    status = answer.data.get("status") if isinstance(answer, Answer) and fine(answer) else None
    return rupload.transferred(status, so_far)


def _phase(data: Mapping[str, Any]) -> str:
    status = data.get("status")
    return str(status.get("video_status", "")) if isinstance(status, dict) else ""


def _publishing(data: Mapping[str, Any]) -> str:
    status = data.get("status")
    phase = status.get("publishing_phase") if isinstance(status, dict) else None
    return str(phase.get("status", "")) if isinstance(phase, dict) else ""


def _is_out(data: Mapping[str, Any]) -> bool:
    return data.get("published") is True and _phase(data) not in {"uploading", "processing"}


def _post_of(page: Page, data: Mapping[str, Any]) -> str:
    return page.post_id(data.get("post_id")) or (page.post_id(data.get("id")) if _is_out(data) else "")


def _words(page: Page, data: Mapping[str, Any]) -> str:
    status = data.get("status")
    phase = status.get("processing_phase") if isinstance(status, dict) else None
    found = phase.get("errors") if isinstance(phase, dict) else None
    first = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}
    return page.graph.http.redact(str(first.get("message", "")))
