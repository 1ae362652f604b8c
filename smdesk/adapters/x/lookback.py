"""Looking back: was this post made although nobody said so? Each post that is read costs money (NETWORKS 5).

So only what was made since the first try is asked for, at most ten posts a look; and the quarter of an hour before,
for our clock may be fast: the same text from then is nobody's proof, and never makes a second post. Texts come back
with X's own short addresses, which are replaced by what they stand for before anything is compared.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import Api, identifier
from smdesk.adapters.x.posts import id_in, remote_of, text_of
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere
from smdesk.core.steps import StepKind

ROWS = 10
MARGIN, GREY = timedelta(minutes=2), timedelta(minutes=15)
#: What is asked for beside id and text, of posts that stand alone and of answers. The description of 2026-08 calls
#: posts so; answers may use the older name.
ALONE = {"post.fields": "created_at,entities", "exclude": "replies"}
ANSWERS = {"post.fields": "created_at,entities", "expansions": "referenced_posts"}
REFERENCES = ("referenced_posts", "referenced_tweets")
_SHORT = re.compile(r"\s*https://t\.co/\w+")


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the post of a part or comment step."""
    since = (request.first_try or request.armed_at) - MARGIN
    answers = request.step.kind is StepKind.COMMENT or request.step.part > 0
    parent = id_in(request.parent.id) if answers and request.parent else ""
    asked = ANSWERS if answers else ALONE
    answer = api.get(f"/users/{api.account}/tweets", max_results=ROWS, start_time=stamp(since - GREY), **asked)
    if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict):
        readable = isinstance(answer, Answer) and answer.ok
        return CannotTell("listing_unreadable", again=True) if readable else errors.cannot_tell(api, answer)
    rows = answer.data.get("data", [])
    meta = answer.data.get("meta")
    if not isinstance(rows, list) or not isinstance(meta, dict):
        return CannotTell("listing_unreadable", again=True)
    alike = [
        (str(row.get("created_at", "")), known)
        for row in rows
        if isinstance(row, dict) and (known := identifier(row.get("id"))) not in {"", *request.taken}
        and _is_ours(request, row, parent)
    ]  # fmt: skip
    ours = min((each for each in alike if each[0][:19] >= stamp(since)[:19]), default=None)
    if ours is not None:
        return Found(remote_of(ours[1]))
    if alike:
        return CannotTell("same_text_earlier")
    return CannotTell("listing_cut") if meta.get("next_token") else NotThere()


def _is_ours(request: PublishRequest, row: Mapping[str, Any], parent: str) -> bool:
    if answered(row) != parent:
        return False
    shown, wanted = plain(expanded(row)), plain(text_of(request))
    return shown == wanted if wanted else bool(request.part.media) and not shown


def expanded(row: Mapping[str, Any]) -> str:
    """The text as it was sent: short addresses replaced, those of the media taken off."""
    text = html.unescape(str(row.get("text", "")))
    entities = row.get("entities")
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for url in urls if isinstance(urls, list) else ():
        if isinstance(url, dict) and isinstance(url.get("url"), str) and not url.get("media_key"):
            text = text.replace(url["url"], str(url.get("expanded_url", "")))
    return _SHORT.sub("", text)


def plain(text: str) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def answered(row: Mapping[str, Any]) -> str:
    """The number of the post that a post answers, "" where it answers none."""
    listed = next((row[name] for name in REFERENCES if isinstance(row.get(name), list)), ())
    for each in listed:
        if isinstance(each, dict) and each.get("type") == "replied_to":
            return identifier(each.get("id"))
    return ""


def stamp(at: datetime) -> str:
    """A time as the network's parameters take it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
