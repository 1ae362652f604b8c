"""Publishing a video that waits, giving it to YouTube's scheduler, taking it back, and the first comment."""

from __future__ import annotations

from datetime import timedelta

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, Got, part, text
from smdesk.adapters.http import Answer
from smdesk.adapters.youtube import lookback, resource, upload
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)

LEAD = timedelta(minutes=10)  # ours


def publish(google: Google, request: PublishRequest) -> Outcome:
    """Let it be seen: one update of the video, the same however often it is made."""
    video = _ready(google, request)
    if not isinstance(video, str):
        return video
    answer = _update(google, request, video, scheduled=False)
    if not _is_about(answer, video):
        return _trouble(google, answer)
    told = part(answer.data, "status").get("privacyStatus")  # type: ignore[union-attr]
    if told == "private" != resource.wanted(request):
        return Refused("kept_private", Why.PERMISSION)
    return Published(resource.remote(video, request.format))


def delegate(google: Google, request: PublishRequest) -> Outcome:
    """Give it to YouTube's own scheduler, which makes it public."""
    if request.due is None or request.due < google.clock.now() + LEAD:
        return NotSent("schedule_too_soon")
    if resource.wanted(request) != "public":
        return Refused("delegated_only_public", Why.CONTENT)
    video = _ready(google, request)
    if not isinstance(video, str):
        return video
    answer = _update(google, request, video, scheduled=True)
    return Delegated(video, request.due) if _is_about(answer, video) else _trouble(google, answer)


def find_delegated(google: Google, request: PublishRequest, video: str) -> Finding:
    """FoundDelegated while it waits, Found when it is out, NotThere when it is gone."""
    found = lookback.read(google, [video], "status")
    if not isinstance(found, list):
        return errors.cannot_tell(google, found)
    if not found:
        return NotThere()
    if resource.is_waiting(found[0]):
        return FoundDelegated(video)
    told = part(found[0], "status").get("privacyStatus")
    return CannotTell("kept_private") if told == "private" else Found(resource.remote(video, request.format))


def recall(google: Google, request: PublishRequest, video: str) -> Outcome:
    """Take it back from the scheduler, and down: it would be uploaded again with whatever has changed."""
    there = find_delegated(google, request, video)
    if isinstance(there, Found):
        return Published(there.remote)
    if isinstance(there, NotThere):
        return Prepared({})
    if isinstance(there, CannotTell) and there.again:
        return NotSent(there.code)
    return delete(google, RemoteRef(video))


def delete(google: Google, remote: RemoteRef) -> Outcome:
    """A video or a comment of our own; one that is gone already is gone."""
    kind = "comments" if remote.extra.get("kind") == "comment" else "videos"
    answer = google.send("DELETE", f"{resource.API}/{kind}", params={"id": remote.id})
    if isinstance(answer, Answer) and (answer.ok or errors.is_gone(answer)):
        return Prepared({})
    return errors.outcome(google, answer, repeatable=True)


def comment(google: Google, request: PublishRequest) -> Outcome:
    """The first comment, as the channel."""
    if request.parent is None:
        return Refused("target_gone", Why.GONE)
    if not request.part.text.strip():
        return Refused("refused_content", Why.CONTENT)
    said = {"snippet": {"textOriginal": request.part.text}}
    body = {"snippet": {"videoId": request.parent.id, "topLevelComment": said}}
    answer = google.send("POST", f"{resource.API}/commentThreads", params={"part": "snippet"}, json=body)
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(google, answer)
    known = text(answer.data.get("id")) if isinstance(answer.data, dict) else ""
    if not known:
        return Unknown("answer_without_id", google.http.words(answer), answer.status)
    return Published(lookback.comment_ref(request.parent.id, known))


def _ready(google: Google, request: PublishRequest) -> str | Outcome:
    """The video that waits, with its own picture where one is attached."""
    video = lookback.prepared(request)
    if not video:
        item = upload.video_of(request)
        if item is None:
            return Refused("video_required", Why.CONTENT)
        there = request.files.get(item.sha256)
        if there is None or not there.is_file():
            return NotSent("file_unreadable", why=Why.CONTENT)
        return NotSent("upload_expired")
    picture = next((item for item in request.part.media if item.kind == "image"), None)
    if picture is None:
        return video
    try:
        content = request.files[picture.sha256].read_bytes()
    except (OSError, KeyError):
        return NotSent("file_unreadable", why=Why.CONTENT)
    answer = google.send(
        "POST", f"{resource.UPLOAD}/thumbnails/set", upload=True, params={"videoId": video, "uploadType": "media"},
        headers={"Content-Type": picture.mime}, body=lambda: content,
    )  # fmt: skip
    if isinstance(answer, Answer) and answer.ok:
        return video
    outcome = errors.outcome(google, answer, repeatable=True)
    if isinstance(outcome, Refused) and outcome.code == "action_forbidden":
        return Refused("thumbnail_refused", Why.PERMISSION, outcome.words, outcome.status)
    return outcome


def _update(google: Google, request: PublishRequest, video: str, *, scheduled: bool) -> Got:
    body = resource.publishing(request, video, request.due if scheduled else None)
    return google.send("PUT", f"{resource.API}/videos", params={"part": "snippet,status"}, json=body)


def _is_about(answer: Got, video: str) -> bool:
    return isinstance(answer, Answer) and answer.ok and isinstance(answer.data, dict) and answer.data.get("id") == video


def _trouble(google: Google, answer: Got) -> Outcome:
    if isinstance(answer, Answer) and not answer.ok and errors.is_gone(answer) and errors.code_of(answer):
        return NotSent("upload_expired")  # somebody has deleted the video that waited
    return errors.outcome(google, answer)
