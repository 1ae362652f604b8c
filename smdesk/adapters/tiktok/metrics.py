"""Numbers of posts and of the account. Source: Display API, /video/query/ (at most twenty ids) and /user/info/.

A post that only the account may see has no id that can be asked for, and gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.adapters import counts
from smdesk.adapters.base import Sample
from smdesk.adapters.tiktok.api import Api, data_of, identifier
from smdesk.adapters.tiktok.session import checked

MOST = 20
FIELDS = "id,view_count,like_count,comment_count,share_count"
OF_ACCOUNT = ("follower_count", "likes_count", "video_count")  # scope user.info.stats


def read(api: Api, account: str, ids: Sequence[str]) -> Iterator[Sample]:
    """The present numbers. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError."""
    now = api.clock.now()
    if account in ids:
        user = data_of(checked(api, api.profile(*OF_ACCOUNT))).get("user")
        yield from counts.samples("tiktok", "account", account, user if isinstance(user, dict) else {}, now)
    posts = {known: each for each in ids if each != account and (known := id_in(each))}
    wanted = list(posts)
    for start in range(0, len(wanted), MOST):
        body = {"filters": {"video_ids": wanted[start : start + MOST]}}
        rows = data_of(checked(api, api.ask("/video/query/", body, fields=FIELDS))).get("videos")
        for row in rows if isinstance(rows, list) else ():
            told = posts.get(identifier(row.get("id"))) if isinstance(row, dict) else None
            if told is not None:
                yield from counts.samples("tiktok", "post", told, row, now)


def id_in(reference: str) -> str:
    """The number of a post in its id or address; "" for one that has none."""
    last = reference.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return last if last.isascii() and last.isdecimal() else ""
