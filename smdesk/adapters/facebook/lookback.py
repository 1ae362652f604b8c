"""Looking back: was this post made although nobody said so?

`GET /{page}/published_posts` newest first, back until before the first try (NETWORKS 0.3). The rule:

* A video's id is known since its upload began: the video itself is asked, and its answer is conclusive.
* Photos are known by the ids that their uploads gave: a post with one of them is ours.
* A text is compared as it was sent, NFC with spaces collapsed. Posts of other publications (`request.taken`) never
  count; of several, the earliest is ours, for a later one can only be a repeat.
* The two minutes before the first try count too: the network's clock is not ours. The same text in the hour before that
  may have been sent by hand: CannotTell.
* NotThere only when the list reached back over all that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook import video
from smdesk.adapters.facebook.page import Page, id_in, remote_of
from smdesk.adapters.facebook.posts import ready_media, text_with_link
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, identifier, instant, rows, segment
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere
from smdesk.core.records import dataclass
from smdesk.core.steps import StepKind

PAGES = 8
MARGIN = timedelta(minutes=2)
GREY = timedelta(hours=1)
POST_FIELDS = "id,message,created_time,permalink_url,attachments{target{id},subattachments{target{id}}}"
COMMENT_FIELDS = "id,message,created_time,from,permalink_url"


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a list."""

    id: str
    at: datetime
    data: Mapping[str, Any]


def find(page: Page, request: PublishRequest) -> Finding:
    """Look for the post of a part step or the comment of a comment step."""
    if request.step.kind is StepKind.COMMENT:
        return _find_comment(page, request)
    ready = ready_media(request) or []
    if ready and "video" in ready[0] and not request.by_content:
        return video.find(page, ready[0])
    if request.format == "story":
        return CannotTell("no_listing")
    listed = _list(page, page.edge("published_posts"), request, POST_FIELDS)
    if isinstance(listed, CannotTell):
        return listed
    return decide(page, request, listed)


def decide(page: Page, request: PublishRequest, listed: tuple[list[Shown], bool]) -> Finding:
    """What a list of posts says, with whether it reached back far enough."""
    shown, complete = listed
    free = sorted((row for row in shown if row.id not in request.taken), key=lambda row: row.at)
    since = since_of(request)
    ours = next((row for row in free if row.at >= since and _is_ours(request, row)), None)
    if ours is not None:
        return Found(remote_of(ours.data, ours.id))
    if any(_is_ours(request, row) for row in free if row.at >= since - GREY):
        return CannotTell("same_text_earlier")
    return NotThere() if complete else CannotTell("listing_cut")


def since_of(request: PublishRequest) -> datetime:
    """From when on something may be ours."""
    return (request.first_try or request.armed_at) - MARGIN


def plain(text: object) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""


def _is_ours(request: PublishRequest, row: Shown) -> bool:
    photos = {identifier(each.get("id")) for each in ready_media(request) or ()} - {""}
    if photos and photos & set(_targets(row.data)):
        return True
    wanted = plain(text_with_link(request) if request.part.media else request.part.text)
    return bool(wanted) and plain(row.data.get("message")) == wanted


def _targets(data: Mapping[str, Any]) -> Iterable[str]:
    """The ids of what is attached to a post."""
    for attachment in _data(data.get("attachments")):
        for each in (attachment, *_data(attachment.get("subattachments"))):
            target = each.get("target")
            if isinstance(target, dict):
                yield identifier(target.get("id"))


def _data(value: object) -> list[Mapping[str, Any]]:
    found = value.get("data") if isinstance(value, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _list(page: Page, path: str, request: PublishRequest, fields: str) -> tuple[list[Shown], bool] | CannotTell:
    """The rows back to the grey hour before the first try, and whether the list reached there."""
    shown: list[Shown] = []
    until = since_of(request) - GREY
    answers = 0
    for answer in page.graph.pages(path, PAGES, fields=fields):
        if not isinstance(answer, Answer) or not fine(answer):
            return errors.cannot_tell(page.graph, answer)
        found = rows(answer)
        if found is None:
            return CannotTell("listing_unreadable", again=True)
        answers += 1
        made = [(identifier(row.get("id")), instant(row.get("created_time")), row) for row in found]
        shown += [Shown(known, at, row) for known, at, row in made if known and at is not None]
        if shown and shown[-1].at < until:
            return shown, True
    return shown, answers < PAGES


def _find_comment(page: Page, request: PublishRequest) -> Finding:
    parent = id_in(page, request.parent.id) if request.parent else ""
    if not parent:
        return CannotTell("parent_unknown")
    path = f"/{segment(parent)}/comments"
    listed: list[Shown] = []
    read = 0
    for answer in page.graph.pages(path, PAGES, fields=COMMENT_FIELDS, filter="stream", order="reverse_chronological"):
        if not isinstance(answer, Answer) or not fine(answer):
            return errors.cannot_tell(page.graph, answer)
        found = rows(answer)
        if found is None:
            return CannotTell("listing_unreadable", again=True)
        read += 1
        made = [(identifier(row.get("id")), instant(row.get("created_time")), row) for row in found]
        listed += [Shown(known, at, row) for known, at, row in made if known and at is not None]
    wanted = plain(request.part.text)
    for row in sorted(listed, key=lambda each: each.at):
        author = row.data.get("from")
        mine = isinstance(author, dict) and author.get("id") == page.id
        if mine and row.id not in request.taken and plain(row.data.get("message")) == wanted:
            return Found(remote_of(row.data, row.id))
    return NotThere() if read < PAGES else CannotTell("listing_cut")
