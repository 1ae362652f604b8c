"""Looking back. A publication's video is there, private, before it is published: its id is known, so one read tells
whether it was published: our tag is gone then, and it is as visible as it was to be. Where the id is not known, our
tag finds the video among the channel's uploads; after a restore, title and description do. Comments are listed and
compared by author and text. A list of the channel's own uploads shows the private ones too (not checked).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, Got, part, rows, text
from smdesk.adapters.http import Answer
from smdesk.adapters.youtube import resource
from smdesk.core.outcome import CannotTell, Finding, Found, FoundDelegated, NotThere, RemoteRef
from smdesk.core.steps import StepKind

NEWEST = 50


def find(google: Google, channel: str, uploads: str, request: PublishRequest) -> Finding:
    """Whether a step that cannot be taken back was carried out."""
    if request.step.repeatable:
        return NotThere()
    if request.step.kind is StepKind.COMMENT:
        return _find_comment(google, channel, request)
    video = prepared(request)
    if request.by_content or not video:
        return _find_like(google, uploads, request)
    found = read(google, [video], "snippet,status")
    if not isinstance(found, list):
        return errors.cannot_tell(google, found)
    return _judged(found[0], request) if found else NotThere()


def prepared(request: PublishRequest) -> str:
    """The id of the video that waits to be published, "" where none does."""
    ref = request.prepared.get(f"{StepKind.CONTAINER.value}:{request.step.part}", {})
    return text(ref.get("video"))


def marked(google: Google, uploads: str, request: PublishRequest) -> str | Got:
    """The id of the video that an earlier try has uploaded, "" where none has; or what was answered instead."""
    found = newest(google, uploads)
    if not isinstance(found, list):
        return found
    return next((text(row.get("id")) for row in found if resource.is_marked(row, request)), "")


def newest(google: Google, uploads: str) -> list[Mapping[str, Any]] | Got:
    """The channel's newest uploads, private ones too, as videos; or what was answered instead."""
    answer = google.get(f"{resource.API}/playlistItems", part="contentDetails", playlistId=uploads, maxResults=NEWEST)
    listed = rows(answer)
    if listed is None:
        # A channel that has never had a video has no such list either.
        return [] if errors.is_gone(answer) else answer
    known = [text(part(row, "contentDetails").get("videoId")) for row in listed]
    return read(google, [video for video in known if video], "snippet,status")


def read(google: Google, videos: list[str], parts: str) -> list[Mapping[str, Any]] | Got:
    """These videos, as far as they are there; or what was answered instead."""
    if not videos:
        return []
    answer = google.get(f"{resource.API}/videos", part=parts, id=",".join(videos), maxResults=NEWEST)
    found = rows(answer)
    return answer if found is None else found


def _judged(row: Mapping[str, Any], request: PublishRequest) -> Finding:
    video = text(row.get("id"))
    if resource.is_marked(row, request):
        return NotThere()
    if resource.is_waiting(row):
        return FoundDelegated(video) if request.step.kind is StepKind.DELEGATE else CannotTell("still_scheduled")
    told = part(row, "status").get("privacyStatus")
    target = "public" if request.step.kind is StepKind.DELEGATE else resource.wanted(request)
    if told == target:
        return Found(resource.remote(video, request.format))
    return CannotTell("kept_private" if told == "private" else "other_record")


def _find_like(google: Google, uploads: str, request: PublishRequest) -> Finding:
    found = newest(google, uploads)
    if not isinstance(found, list):
        return errors.cannot_tell(google, found)
    same = [
        row
        for row in found
        if plain(part(row, "snippet").get("title")) == plain(resource.title(request))
        and plain(part(row, "snippet").get("description")) == plain(resource.description(request))
        and text(row.get("id")) not in request.taken
        and not resource.is_marked(row, request)
    ]
    if len(same) > 1:
        return CannotTell("same_text_earlier")
    if same and resource.is_waiting(same[0]):
        return FoundDelegated(text(same[0].get("id")))
    if same:
        return Found(resource.remote(text(same[0].get("id")), request.format))
    return NotThere() if len(found) < NEWEST else CannotTell("listing_cut")


def _find_comment(google: Google, channel: str, request: PublishRequest) -> Finding:
    if request.parent is None:
        return CannotTell("parent_unknown")
    answer = google.get(
        f"{resource.API}/commentThreads", part="snippet", videoId=request.parent.id, order="time", maxResults=100,
        textFormat="plainText",
    )  # fmt: skip
    found = rows(answer)
    if found is None:
        return errors.cannot_tell(google, answer)
    for row in found:
        known, comment = text(row.get("id")), part(part(part(row, "snippet"), "topLevelComment"), "snippet")
        ours = text(part(comment, "authorChannelId").get("value")) == channel
        said = comment.get("textOriginal") or comment.get("textDisplay")
        if ours and known not in request.taken and plain(said) == plain(request.part.text):
            return Found(comment_ref(request.parent.id, known))
    cut = isinstance(answer, Answer) and bool(answer.data.get("nextPageToken"))
    return CannotTell("listing_cut", again=True) if cut else NotThere()


def comment_ref(video: str, comment: str) -> RemoteRef:
    """How a comment is referred to."""
    return RemoteRef(comment, f"{resource.url(video)}&lc={comment}", {"kind": "comment"})


def plain(value: object) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else ""
