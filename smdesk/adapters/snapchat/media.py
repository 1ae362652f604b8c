"""One medium handed over before it is posted: announced with its key, sent encrypted in parts, finished.

Source: NETWORKS 16. Nobody sees it, and Snapchat forgets it after a day. Each part is a poll of its own, and what goes
on from it is the handle that is stored: a process that is killed loses one part at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.snapchat import errors, sealing
from smdesk.adapters.snapchat.api import Api, data_of, fine, identifier, path_of
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Unknown, Why

#: Of the 32 MB that a part may have, its frame takes a few; whole blocks of the cipher.
PART = 31 * 1024 * 1024
MOST_PARTS = 35
TRIES = 3  # of one part
NEXT_S = 0.1
TYPES = {"image": "IMAGE", "video": "VIDEO"}


def begin(api: Api, request: PublishRequest) -> Outcome:
    """Announce the medium of an upload step: Processing with what its parts need."""
    item = request.medium
    trouble = _trouble(request, item)
    if trouble is not None:
        return trouble
    key, start = sealing.key_and_start()
    body = {
        "name": item.sha256[:16], "type": TYPES[item.kind], "key": sealing.written(key), "iv": sealing.written(start),
    }  # fmt: skip
    answer = api.send("media", body)
    if not fine(answer):
        return errors.outcome(api, answer, repeatable=True)
    told = data_of(answer)
    known = identifier(told.get("media_id"))
    add, finish = path_of(told.get("add_path")), path_of(told.get("finalize_path"))
    if not known or not add or not finish:
        return NotSent("answer_without_id")
    handle = {"media_id": known, "add": add, "finish": finish, "key": body["key"], "chain": body["iv"], "sent": 0}
    return Processing(handle, NEXT_S)


def go_on(api: Api, request: PublishRequest) -> Outcome:
    """Send the next part, or finish after the last one."""
    handle = request.handle
    known, sent = identifier(handle.get("media_id")), handle.get("sent")
    if not known or not isinstance(sent, int) or not 0 <= sent <= MOST_PARTS:
        return NotSent("upload_expired")
    file = request.files.get(request.medium.sha256)
    if file is None:
        return NotSent("media_missing", request.medium.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            count = parts(file.stat().st_size)
            return _part(api, handle, stream, sent, count) if sent < count else _finish(api, known, handle)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def parts(size: int) -> int:
    """In how many parts a file is sent; the padding adds a block to one that ends with a whole part."""
    return max(1, -(-size // PART))


def _trouble(request: PublishRequest, item: MediaItem) -> NotSent | None:
    if item.kind not in TYPES:
        return NotSent("media_type_refused", item.filename, Why.CONTENT)
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        size = file.stat().st_size
    except OSError as error:
        return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
    return NotSent("media_too_large", item.filename, Why.CONTENT) if parts(size) > MOST_PARTS else None


def _part(api: Api, handle: Mapping[str, Any], stream: BinaryIO, sent: int, count: int) -> Outcome:
    key, chain = sealing.read(handle.get("key"), 32), sealing.read(handle.get("chain"), sealing.BLOCK)
    add = path_of(handle.get("add"))
    if not key or not chain or not add:
        return NotSent("upload_expired")
    stream.seek(sent * PART)
    piece = sealing.sealed(stream.read(PART), key, chain, last=sent + 1 == count)
    fields = {"action": "ADD", "part_number": str(sent + 1)}
    answer = _tried(api, add, fields, piece)
    if not fine(answer):
        return _not_taken(api, answer)
    return Processing({**handle, "sent": sent + 1, "chain": sealing.written(piece[-sealing.BLOCK :])}, NEXT_S)


def _finish(api: Api, known: str, handle: Mapping[str, Any]) -> Outcome:
    finish = path_of(handle.get("finish"))
    if not finish:
        return NotSent("upload_expired")
    answer = _tried(api, finish, {"action": "FINALIZE"})
    return Prepared({"media_id": known}) if fine(answer) else _not_taken(api, answer)


def _not_taken(api: Api, answer: Answer | Outcome) -> Outcome:
    if isinstance(answer, Answer) and answer.status in {404, 410}:
        return NotSent("upload_expired")  # of its day more has gone by than it took to send
    return errors.outcome(api, answer, repeatable=True)


def _tried(api: Api, path: str, fields: Mapping[str, str], piece: bytes | None = None) -> Answer | Outcome:
    """A step of the upload; one whose answer is lost is made again, for the same part is the same part."""
    answer: Answer | Outcome = NotSent("offline")
    for _ in range(TRIES):
        answer = api.form(path, fields, piece)
        lost = isinstance(answer, Unknown | NotSent) or (isinstance(answer, Answer) and answer.status >= 500)
        if not lost:
            break
    return answer
