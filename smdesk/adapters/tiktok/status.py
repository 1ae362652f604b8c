"""How far a post is, by its `publish_id`, which is known before the first byte of a video has left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.tiktok import errors, posts
from smdesk.adapters.tiktok.api import Api, data_of, fine, identifier
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Processing,
    Published,
    RemoteRef,
    WithPerson,
)
from smdesk.core.records import dataclass

PATH = "/post/publish/status/fetch/"
WAIT_S = 5.0
#: A public post gets its id when it has been looked at, most within a minute: so often is waited for it.
LOOKS, LOOK_S = 6, 20.0
WORKING = frozenset({"PROCESSING_UPLOAD", "PROCESSING_DOWNLOAD"})
IN_INBOX = "SEND_TO_USER_INBOX"
STATES = WORKING | {IN_INBOX, "PUBLISH_COMPLETE", "FAILED"}
IN_APP = "draft_in_app"


@dataclass(frozen=True, slots=True)
class State:
    """One answer of `status/fetch`."""

    publish_id: str
    status: str
    received: int  # bytes
    post_id: str
    reason: object = None


def fetch(api: Api, publish_id: str) -> State | Outcome:
    """How far it is; a read, so whatever fails may be asked again."""
    answer = api.send(PATH, {"publish_id": publish_id})
    if not fine(answer):
        return errors.outcome(api, answer, repeatable=True)
    data = data_of(answer)
    if data.get("status") not in STATES:
        return NotSent("answer_unreadable")
    received = data.get("uploaded_bytes")
    return State(
        publish_id, str(data["status"]), received if isinstance(received, int) and received > 0 else 0,
        _post_id(data), data.get("fail_reason"),
    )  # fmt: skip


def outcome(api: Api, request: PublishRequest, state: State) -> Outcome:
    """What a state means for a post whose bytes the network has."""
    if state.status == "FAILED":
        return errors.failed(api, state.reason)
    looked = request.handle.get("looked", 0)
    if state.status == IN_INBOX and posts.drafted(request):
        return WithPerson(IN_APP)
    if state.status != "PUBLISH_COMPLETE":
        return Processing({"publish_id": state.publish_id}, WAIT_S)
    public = request.options.get("privacy") == "PUBLIC_TO_EVERYONE"
    if public and not state.post_id and isinstance(looked, int) and looked < LOOKS:
        return Processing({"publish_id": state.publish_id, "looked": looked + 1}, LOOK_S)
    return Published(remote_of(api, request, state))


def finding(api: Api, request: PublishRequest, publish_id: str, size: int) -> Finding:
    """Whether a post is out, for looking back; `size` is that of its video, 0 for photos."""
    state = fetch(api, publish_id)
    if not isinstance(state, State):
        return errors.cannot_tell(api, state)
    if state.status == "PUBLISH_COMPLETE":
        return Found(remote_of(api, request, state))
    if state.status == IN_INBOX and posts.drafted(request):
        return WithPerson(IN_APP)
    if state.status == "FAILED" or (state.status == "PROCESSING_UPLOAD" and state.received < size):
        return NotThere()
    return CannotTell("processing", again=True)


def remote_of(api: Api, request: PublishRequest, state: State) -> RemoteRef:
    """The post, by its own id where it has one that everybody may know."""
    if not state.post_id:
        return RemoteRef(state.publish_id)
    kind = "video" if any(item.kind == "video" for item in request.part.media) else "photo"
    return RemoteRef(state.post_id, f"https://www.tiktok.com/@{api.handle}/{kind}/{state.post_id}")


def _post_id(data: Mapping[str, Any]) -> str:
    listed = data.get("publicaly_available_post_id")  # spelt so
    return identifier(listed[0]) if isinstance(listed, list) and listed else ""
