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

from collections.abc import Iterable, Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.facebook import video
from smdesk.adapters.facebook.page import Page, id_in, remote_of
from smdesk.adapters.facebook.posts import ready_media, text_with_link
from smdesk.adapters.meta.graph import identifier, segment
from smdesk.adapters.meta.listing import GREY, Shown, newest, plain, since_of
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere
from smdesk.core.steps import StepKind

POST_FIELDS = "id,message,created_time,permalink_url,attachments{target{id},subattachments{target{id}}}"
COMMENT_FIELDS = "id,message,created_time,from,permalink_url"


def find(page: Page, request: PublishRequest) -> Finding:
    """Look for the post of a part step or the comment of a comment step."""
    if request.step.kind is StepKind.COMMENT:
        return _find_comment(page, request)
    ready = ready_media(request) or []
    if ready and "video" in ready[0] and not request.by_content:
        return video.find(page, ready[0])
    if request.format == "story":
        return CannotTell("no_listing")
    listed = newest(page.graph, page.edge("published_posts"), request, POST_FIELDS, stamp="created_time")
    if isinstance(listed, CannotTell):
        return listed
    since = since_of(request)
    ours = next((row for row in listed.shown if row.at >= since and _is_ours(request, row)), None)
    if ours is not None:
        return Found(remote_of(ours.data, ours.id), ours.at)
    if any(_is_ours(request, row) for row in listed.shown if row.at >= since - GREY):
        return CannotTell("same_text_earlier")
    return NotThere() if listed.complete else CannotTell("listing_cut")


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


def _find_comment(page: Page, request: PublishRequest) -> Finding:
    parent = id_in(page, request.parent.id) if request.parent else ""
    if not parent:
        return CannotTell("parent_unknown")
    listed = newest(
        page.graph, f"/{segment(parent)}/comments", request, COMMENT_FIELDS, stamp="created_time", whole=True,
        filter="stream", order="reverse_chronological",
    )  # fmt: skip
    if isinstance(listed, CannotTell):
        return listed
    wanted = plain(request.part.text)
    for row in listed.shown:
        author = row.data.get("from")
        mine = isinstance(author, dict) and author.get("id") == page.id
        if mine and plain(row.data.get("message")) == wanted:
            return Found(remote_of(row.data, row.id), row.at)
    return NotThere() if listed.complete else CannotTell("listing_cut")
