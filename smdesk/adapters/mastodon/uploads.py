"""Media: handed to the server one by one before the status, and awaited while it works on them.

Source: documentation of methods/media. 200 is ready, 202 and 206 mean processing, 422 while polling means that the
server could not make anything of the file.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.mastodon.api import Api, identifier, segment
from smdesk.adapters.mastodon.errors import outcome
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Unknown, Why

#: Seconds between polls, growing; the last one stays. Together about 45 minutes.
WAITS_S = (1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 30.0)
MAX_POLLS = 95

_FOCUS = re.compile(r"-?[01](\.\d+)?,-?[01](\.\d+)?")


def upload(api: Api, request: PublishRequest) -> Outcome:
    """Upload the medium of an upload step: Prepared({"id"}) or Processing."""
    item = request.medium
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    fields = _fields(request, item)
    try:
        with file.open("rb") as stream:
            answer = _post(api, "/api/v2/media", stream, item, fields)
            if isinstance(answer, Answer) and answer.status == 404:  # before 3.1.3, and some compatible servers
                answer = _post(api, "/api/v1/media", stream, item, fields)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)
    if not isinstance(answer, Answer):
        return answer
    if answer.status == 404:
        return Refused("server_without_api", Why.AUTH, api.http.words(answer), answer.status)
    if not answer.ok:
        refused = outcome(api, answer, repeatable=True)
        if isinstance(refused, Refused) and refused.code == "refused_content":
            return replace(refused, code="media_refused")
        return refused
    media_id = identifier(answer.data.get("id")) if isinstance(answer.data, dict) else ""
    if not media_id:
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    if answer.status in {202, 206}:
        return Processing({"id": media_id, "polls": 0}, WAITS_S[0])
    # GoToSocial answers 200 without an address on v2; the medium is ready all the same.
    return Prepared({"id": media_id})


def poll(api: Api, handle: Mapping[str, Any]) -> Outcome:
    """Ask whether the server has finished with a medium."""
    media_id, polls = identifier(handle.get("id")), int(handle.get("polls", 0)) + 1
    answer = api.get(f"/api/v1/media/{segment(media_id)}")
    if not isinstance(answer, Answer):
        return answer
    words = api.http.words(answer) if not answer.ok else ""
    if answer.status in {202, 206}:
        if polls >= MAX_POLLS:
            return Refused("media_processing_failed", Why.CONTENT, words, answer.status)
        return Processing({"id": media_id, "polls": polls}, WAITS_S[min(polls, len(WAITS_S) - 1)])
    if answer.ok and isinstance(answer.data, dict):
        return Prepared({"id": media_id})
    if answer.ok:
        return NotSent("answer_unreadable")
    if answer.status in {404, 410}:  # forgotten by the server: the upload step begins again
        return Refused("upload_lost", Why.TRANSIENT, words, answer.status)
    if answer.status == 422 and answer.text.strip():
        return Refused("media_processing_failed", Why.CONTENT, words, answer.status)
    return outcome(api, answer, repeatable=True)


def state(api: Api, media_id: str) -> str:
    """`ready`, `processing`, `failed`, `gone` (expired, or attached to a status already) or `unknown`."""
    answer = api.get(f"/api/v1/media/{segment(media_id)}")
    if not isinstance(answer, Answer):
        return "unknown"
    by_status = {200: "ready", 202: "processing", 206: "processing", 404: "gone", 410: "gone", 422: "failed"}
    return by_status.get(answer.status, "unknown")


def _post(api: Api, path: str, stream: BinaryIO, item: MediaItem, fields: Mapping[str, str]) -> Answer | Failure:
    # httpx reads the file in pieces and takes its length from the file system, so it is never in memory as a whole.
    files = {"file": (_name(item), stream, item.mime)}
    return api.send("POST", path, upload=True, files=files, data=fields)


def _name(item: MediaItem) -> str:
    # The person's own file name says more than the post should; snac tells the type by the ending.
    return f"{item.sha256[:16]}{mimetypes.guess_extension(item.mime) or ''}"


def _fields(request: PublishRequest, item: MediaItem) -> dict[str, str]:
    fields = {"description": item.alt} if item.alt else {}
    # The point that stays visible in a cut preview: two numbers from -1.0 to 1.0.
    focus = request.options.get(f"focus:{request.step.part}:{request.step.media}", "")
    if _FOCUS.fullmatch(focus):
        fields["focus"] = focus
    return fields
