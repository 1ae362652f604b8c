"""Looking back: the location's posts are listed and compared by what they say and when they were made.

What was made two minutes before the first try counts too; the same text in the hour before that is nobody's proof. Of
a post that was handed over the time it waits for must be the same too. A rejected post is none. A location without any
post is answered with an empty object, which may as well be an answer that was cut short: that proves nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, rows, text
from smdesk.adapters.google_business import post
from smdesk.adapters.http import Answer
from smdesk.core.outcome import CannotTell, Finding, Found, FoundDelegated, NotThere, RemoteRef
from smdesk.core.steps import StepKind

PAGES = 5
MARGIN, GREY, SAME_TIME = timedelta(minutes=2), timedelta(hours=1), timedelta(minutes=1)


def find(google: Google, location: str, request: PublishRequest) -> Finding:
    """Whether a step that cannot be taken back was carried out."""
    if request.step.repeatable:
        return NotThere()
    listed = _list(google, location)
    if isinstance(listed, CannotTell):
        return listed
    found, complete = listed
    same = [row for row in found if _is_like(row, request)]
    if request.step.kind is StepKind.DELEGATE:
        waiting = next((row for row in same if is_waiting(row) and _is_for(row, request)), None)
        if waiting is not None:
            return FoundDelegated(post.name_in(waiting.get("name")))
    return _judged([row for row in same if not is_waiting(row)], request, complete=complete)


def is_waiting(row: Mapping[str, Any]) -> bool:
    """True while Google's scheduler has it."""
    return row.get("state") == "SCHEDULED"


def _judged(same: list[Mapping[str, Any]], request: PublishRequest, *, complete: bool) -> Finding:
    if request.by_content:
        if len(same) > 1:
            return CannotTell("same_text_earlier")
        return Found(_remote(same[0])) if same else _none(complete=complete)
    since = (request.first_try or request.armed_at) - MARGIN
    dated = sorted(((at, row) for row in same if (at := post.moment(row.get("createTime")))), key=lambda pair: pair[0])
    ours = next(((at, row) for at, row in dated if at >= since), None)
    if ours is not None:
        return Found(_remote(ours[1]), ours[0])
    if any(at >= since - GREY for at, _ in dated):
        return CannotTell("same_text_earlier")
    return _none(complete=complete)


def _none(*, complete: bool) -> Finding:
    return NotThere() if complete else CannotTell("listing_cut")


def _list(google: Google, location: str) -> tuple[list[Mapping[str, Any]], bool] | CannotTell:
    found: list[Mapping[str, Any]] = []
    token = ""
    for _ in range(PAGES):
        more = {"pageToken": token} if token else {}
        answer = google.get(f"{post.API}/{location}/localPosts", pageSize=100, **more)
        listed = rows(answer, "localPosts")
        if listed is None or not isinstance(answer, Answer):
            return errors.cannot_tell(google, answer)
        found += listed
        token = text(answer.data.get("nextPageToken"))
        if not token:
            return found, True
    return found, False


def _is_like(row: Mapping[str, Any], request: PublishRequest) -> bool:
    name = post.name_in(row.get("name"))
    if not name or name in request.taken or row.get("state") == "REJECTED":
        return False
    return bool(plain(row.get("summary")) == plain(request.part.text))


def _is_for(row: Mapping[str, Any], request: PublishRequest) -> bool:
    at = post.moment(row.get("scheduledTime"))
    return at is not None and request.due is not None and abs(at - request.due) <= SAME_TIME


def _remote(row: Mapping[str, Any]) -> RemoteRef:
    return post.remote(row, post.name_in(row.get("name")))


def plain(value: object) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else ""
