"""Looking back: was this published although nobody said so? The rule is `meta.lookback`'s; here is what is listed.

Media stand in /{ig-user}/media with their captions, stories in /{ig-user}/stories for a day, without any. A comment is
known by its text and who wrote it.
"""

from __future__ import annotations

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.instagram.door import Door
from smdesk.adapters.instagram.fields import text_with_link
from smdesk.adapters.meta import lookback
from smdesk.adapters.meta.containers import address
from smdesk.adapters.meta.graph import identifier, segment
from smdesk.adapters.meta.listing import newest, plain
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere, RemoteRef
from smdesk.core.steps import StepKind

FIELDS = "id,caption,timestamp,permalink"
STORY_FIELDS = "id,timestamp,permalink"
COMMENT_FIELDS = "id,text,timestamp,username"


def find(door: Door, request: PublishRequest) -> Finding:
    """Look for what a part or comment step may have published."""
    if request.step.kind is StepKind.COMMENT:
        return _find_comment(door, request)
    story = request.format == "story"
    edge, fields = ("stories", STORY_FIELDS) if story else ("media", FIELDS)
    wanted = "" if story else plain(text_with_link(request))
    return lookback.find(
        door.phases,
        request,
        wanted,
        read=lambda: newest(door.graph, door.edge(edge), request, fields),
        said=lambda row: "" if story else plain(row.data.get("caption")),
    )


def _find_comment(door: Door, request: PublishRequest) -> Finding:
    parent = identifier(request.parent.id) if request.parent else ""
    if not parent or "://" in parent:
        return CannotTell("parent_unknown")
    listed = newest(door.graph, f"/{segment(parent)}/comments", request, COMMENT_FIELDS, whole=True)
    if isinstance(listed, CannotTell):
        return listed
    wanted = plain(request.part.text)
    for row in listed.shown:
        mine = str(row.data.get("username", "")).casefold() == door.handle.casefold()
        if mine and plain(row.data.get("text")) == wanted:
            url = address(row.data) or (request.parent.url if request.parent else None)
            return Found(RemoteRef(row.id, url), row.at)
    return NotThere() if listed.complete else CannotTell("listing_cut")
