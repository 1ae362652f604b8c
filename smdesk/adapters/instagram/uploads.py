"""The bytes of a video, which only Facebook's door takes: into a container made for them (NETWORKS 3.2).

Pictures, and every medium behind Instagram's own door, are fetched by the network from an address: the media host's.
"""

from __future__ import annotations

import os
from typing import BinaryIO

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.instagram.fields import child, is_video, single
from smdesk.adapters.meta import errors, rupload
from smdesk.adapters.meta.graph import VERSION, fine, identifier, segment
from smdesk.core.outcome import NotSent, Outcome, Prepared, Why


def upload(door: Door, request: PublishRequest) -> Outcome:
    """Make the container of a video and send its bytes: Prepared({"container"})."""
    item = request.medium
    if not door.facebook or not is_video(item):
        return NotSent("not_offered", why=Why.CONTENT)
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            return _send(door, request, stream)
    except OSError as error:
        return NotSent("file_unreadable", door.graph.http.redact(error.strerror or ""), Why.CONTENT)


def _send(door: Door, request: PublishRequest, stream: BinaryIO) -> Outcome:
    item = request.medium
    fields = child(item, {}) if len(request.part.media) > 1 else single(request, item, {})
    answer = door.graph.send(door.phases.making, fields)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(door.graph, answer, repeatable=True)
    made = identifier(answer.data.get("id"))
    if not made:
        return NotSent("answer_without_id", door.graph.http.words(answer))
    url = rupload.address(answer.data.get("uri"), f"ig-api-upload/{VERSION}/{made}")
    size = os.fstat(stream.fileno()).st_size
    trouble = rupload.send(door.graph, url, stream, size, lambda so_far: _arrived(door, made, so_far))
    return trouble or Prepared({"container": made})


def _arrived(door: Door, container: str, so_far: int) -> int:
    answer = door.graph.get(f"/{segment(container)}", fields="video_status")
    status = answer.data.get("video_status") if isinstance(answer, Answer) and fine(answer) else None
    return rupload.transferred(status, so_far)
