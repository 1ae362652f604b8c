"""A video is laid ready before its Pin is made: registered, sent to the storage that Pinterest names, and worked on.

Source: official description of /media. The storage takes a form with all the fields it was told about, the file last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.pinterest import errors
from smdesk.adapters.pinterest.api import Api, data_of, identifier
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Why
from smdesk.core.steps import StepKind

WAIT_S = 5.0
#: Fields of the form that open the storage to whoever has them.
SECRET = ("policy", "x-amz-security-token", "x-amz-signature", "x-amz-credential")


def lay_ready(api: Api, request: PublishRequest) -> Outcome:
    """The container step: hand the part's video over. A Pin of pictures needs nothing laid ready."""
    if request.step.kind is not StepKind.CONTAINER:
        return NotSent("not_offered", why=Why.CONTENT)
    item = next((each for each in request.part.media if each.kind == "video"), None)
    if item is None:
        return Prepared({})
    file = request.files.get(item.sha256)
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    answer = api.send("POST", "/media", {"media_type": "video"})
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    data = data_of(answer)
    known, url, fields = identifier(data.get("media_id")), data.get("upload_url"), data.get("upload_parameters")
    if not known or not isinstance(url, str) or not url.startswith("https://") or not isinstance(fields, dict):
        return NotSent("answer_without_id", api.http.words(answer))
    try:
        with file.open("rb") as stream:
            return _stored(api, url, fields, item, stream) or Processing({"media_id": known}, WAIT_S)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def poll(api: Api, request: PublishRequest) -> Outcome:
    """Ask whether the video has been worked on."""
    known = identifier(request.handle.get("media_id"))
    if not known:
        return NotSent("upload_expired")
    answer = api.get(f"/media/{known}")
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(api, answer, repeatable=True)
    status = data_of(answer).get("status")
    if status == "succeeded":
        return Prepared({"media_id": known})
    if status == "failed":
        return Refused("media_processing_failed", Why.CONTENT)
    if status in {"registered", "processing"}:
        return Processing({"media_id": known}, WAIT_S)
    return NotSent("answer_unreadable")


def _stored(api: Api, url: str, fields: Mapping[str, Any], item: MediaItem, stream: Any) -> Outcome | None:
    """The file in the storage: None when it is there. The token of the account does not go there."""
    form = {str(name): str(value) for name, value in fields.items()}
    for name in SECRET:
        api.http.hide(form.get(name, ""))
    files = {"file": (item.sha256[:16], stream, item.mime)}
    answer = api.http.mutate("POST", url, upload=True, data=form, files=files, headers={"Connection": "close"})
    if isinstance(answer, Answer) and answer.ok:
        return None
    words = api.http.words(answer) if isinstance(answer, Answer) else answer.words
    return NotSent("upload_interrupted", words)
