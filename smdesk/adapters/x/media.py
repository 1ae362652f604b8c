"""Pictures in one call, GIFs and videos in pieces, and the alternative text that goes with them.

Source: specification of /2/media/upload and its relatives. A piece is one megabyte, which is proven; pieces may be sent
again, for each has its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import Api, data_of, identifier
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Why

PIECE = 1024 * 1024
TRIES = 4
WAIT_S = 2.0


def upload(api: Api, request: PublishRequest) -> Outcome:
    """Hand over the medium of an upload step: Prepared({"id"}), or Processing for what is worked on."""
    item = request.medium
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            made = _whole(api, item, stream) if item.kind == "image" else _pieces(api, item, file, stream)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)
    return _described(api, _of_file(made), item.alt)


def _of_file(made: Outcome) -> Outcome:
    """Nothing but the file is sent here: what is refused as content is the file."""
    return replace(made, code="media_refused") if isinstance(made, Refused) and made.code == "refused_content" else made


def poll(api: Api, request: PublishRequest) -> Outcome:
    """Ask whether the network has finished with a medium; then its alternative text is set."""
    known = identifier(request.handle.get("id"))
    answer = api.get("/media/upload", command="STATUS", media_id=known)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    made = _state(api, known, data_of(answer))
    return made if isinstance(made, Processing) else _described(api, made, str(request.handle.get("alt", "")))


def _whole(api: Api, item: MediaItem, stream: BinaryIO) -> Outcome:
    files = {"media": (item.sha256[:16], stream, item.mime)}
    answer = api.send("POST", "/media/upload", upload=True, data={"media_category": "tweet_image"}, files=files)
    return _made(api, answer)


def _pieces(api: Api, item: MediaItem, file: Path, stream: BinaryIO) -> Outcome:
    category = "tweet_gif" if item.kind == "gif" else "tweet_video"
    wanted = {"media_type": item.mime, "total_bytes": file.stat().st_size, "media_category": category}
    begun = api.send("POST", "/media/upload/initialize", json=wanted)
    if not isinstance(begun, Answer) or not begun.ok:
        return errors.outcome(api, begun, repeatable=True)
    known = identifier(data_of(begun).get("id"))
    if not known:
        return NotSent("answer_without_id", api.http.words(begun))
    number = 0
    while piece := stream.read(PIECE):
        trouble = _append(api, known, number, piece)
        if trouble is not None:
            return trouble
        number += 1
    return _made(api, api.send("POST", f"/media/upload/{known}/finalize"))


def _append(api: Api, known: str, number: int, piece: bytes) -> Outcome | None:
    answer: Any = NotSent("offline")
    for _ in range(TRIES):
        files = {"media": ("piece", piece, "application/octet-stream")}
        answer = api.send(
            "POST", f"/media/upload/{known}/append", upload=True, data={"segment_index": str(number)}, files=files
        )  # fmt: skip
        if isinstance(answer, Answer) and answer.ok:
            return None
        if isinstance(answer, Answer) and answer.status < 500:
            break
    return errors.outcome(api, answer, repeatable=True)


def _made(api: Api, answer: Any) -> Outcome:
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    known = identifier(data_of(answer).get("id"))
    return _state(api, known, data_of(answer)) if known else NotSent("answer_without_id", api.http.words(answer))


def _state(api: Api, known: str, data: Mapping[str, Any]) -> Outcome:
    info = data.get("processing_info")
    if not isinstance(info, dict) or info.get("state") == "succeeded":
        return Prepared({"id": known})
    if info.get("state") == "failed":
        error = info.get("error")
        words = str(error.get("message", "")) if isinstance(error, dict) else ""
        return Refused("media_processing_failed", Why.CONTENT, api.http.redact(words))
    wait = info.get("check_after_secs")
    return Processing({"id": known}, float(wait) if isinstance(wait, int) and 0 < wait < 600 else WAIT_S)


def _described(api: Api, made: Outcome, alt: str) -> Outcome:
    """The same, once the alternative text stands beside it; what is worked on is described when it is done."""
    if isinstance(made, Processing):
        return Processing({**made.handle, "alt": alt}, made.wait_s)
    if not isinstance(made, Prepared) or not alt:
        return made
    metadata = {"id": made.ref["id"], "metadata": {"alt_text": {"text": alt}}}
    answer = api.send("POST", "/media/metadata", json=metadata)
    return made if isinstance(answer, Answer) and answer.ok else errors.outcome(api, answer, repeatable=True)
