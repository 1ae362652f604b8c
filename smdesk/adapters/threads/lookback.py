"""Looking back: was this published although nobody said so? The rule is `meta.lookback`'s; here is what is listed.

Posts stand in /me/threads, replies (the later parts of a thread, the first comment) in /me/replies with what they
reply to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.meta import lookback
from smdesk.adapters.meta.listing import Listed, newest, plain
from smdesk.adapters.threads.fields import answered, text_of
from smdesk.adapters.threads.profile import Profile
from smdesk.core.outcome import CannotTell, Finding

FIELDS = "id,text,timestamp,permalink"
REPLY_FIELDS = f"{FIELDS},replied_to"


def find(profile: Profile, request: PublishRequest) -> Finding:
    """Look for what a part or comment step may have published."""
    parent = answered(request)
    if "://" in parent:
        return CannotTell("parent_unknown")
    return lookback.find(
        profile.phases,
        request,
        plain(text_of(request)),
        read=lambda: _listed(profile, request, parent),
        said=lambda row: plain(row.data.get("text")),
    )


def _listed(profile: Profile, request: PublishRequest, parent: str) -> Listed | CannotTell:
    if not parent:
        return newest(profile.graph, "/me/threads", request, FIELDS)
    listed = newest(profile.graph, "/me/replies", request, REPLY_FIELDS)
    if isinstance(listed, CannotTell):
        return listed
    return Listed(tuple(row for row in listed.shown if replied_to(row.data) == parent), listed.complete)


def replied_to(row: Mapping[str, Any]) -> str:
    """The id that a reply answers; the API gives it as an object, or as the id alone."""
    told = row.get("replied_to")
    return str(told.get("id", "")) if isinstance(told, dict) else str(told or "")
