"""What the account may do at this moment, asked right before each post: who sees it, comments, how long a video is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.tiktok.api import data_of, identifier
from smdesk.core.outcome import Refused, Why
from smdesk.core.records import dataclass

PATH = "/post/publish/creator_info/query/"
#: Reference: privacy_level. An app that TikTok has not audited is given SELF_ONLY to post with.
LEVELS = ("PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY")


@dataclass(frozen=True, slots=True)
class Creator:
    """One answer of `creator_info/query`."""

    handle: str
    name: str
    levels: tuple[str, ...]
    closed: frozenset[str]  # of comments, duet and stitch: what the creator has turned off altogether
    video_s: float | None


def read(answer: Answer) -> Creator | None:
    """What an answer says; None where it makes no sense."""
    data = data_of(answer)
    handle, levels = identifier(data.get("creator_username")), data.get("privacy_level_options")
    if not handle or not isinstance(levels, list):
        return None
    switches = {"comments": "comment_disabled", "duet": "duet_disabled", "stitch": "stitch_disabled"}
    longest, name = data.get("max_video_post_duration_sec"), data.get("creator_nickname")
    return Creator(
        handle,
        name if isinstance(name, str) and name else handle,
        tuple(level for level in levels if level in LEVELS),
        frozenset(option for option, said in switches.items() if data.get(said) is True),
        float(longest) if isinstance(longest, int | float) and not isinstance(longest, bool) and longest > 0 else None,
    )


def limits(creator: Creator) -> Mapping[str, Any]:
    """The account's own choices and bounds, as `NetworkSpec.with_limits` takes them."""
    options = {"privacy": list(creator.levels), **{name: ["off"] for name in sorted(creator.closed)}}
    return {"options": options, **({"media": {"video_seconds": creator.video_s}} if creator.video_s else {})}


def objection(creator: Creator, request: PublishRequest) -> Refused | None:
    """Why this account may not post this at this moment, None where it may."""
    level = request.options.get("privacy", "")
    if level not in LEVELS:
        return Refused("privacy_missing", Why.CONTENT)
    if level not in creator.levels:
        return Refused("privacy_not_offered", Why.CONTENT)
    if creator.video_s and any(item.duration_s > creator.video_s for item in request.part.media):
        return Refused("video_too_long", Why.CONTENT)
    return None
