"""Looking back: was this post made although nobody said so?

An organisation's posts can be listed (`GET /rest/posts?q=author`), newest first; a member's cannot by an ordinary app,
so there the person is asked. The text is compared as it was sent and as it comes back, escaped. What was made two
minutes before the first try counts too, the same text in the hour before that is nobody's proof.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.linkedin import errors
from smdesk.adapters.linkedin.api import Api, escaped, segment, urn
from smdesk.adapters.linkedin.posts import comment_ref, id_in, remote_of
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere
from smdesk.core.steps import StepKind

COUNT, PAGES = 10, 10
MARGIN, GREY = timedelta(minutes=2), timedelta(hours=1)
Row = tuple[datetime, Mapping[str, Any]]


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the post of a part step or the comment of a comment step."""
    if api.is_member:
        return CannotTell("no_listing")
    if request.step.kind is StepKind.COMMENT:
        return _find_comment(api, request)
    since = (request.first_try or request.armed_at) - MARGIN
    listed = _list(api, since - GREY)
    if isinstance(listed, CannotTell):
        return listed
    rows, complete = listed
    wanted = {plain(request.part.text), plain(escaped(request.part.text))}
    same = sorted(
        (
            row
            for row in rows
            if plain(row[1].get("commentary")) in wanted and urn(row[1].get("id")) not in request.taken
        ),
        key=lambda row: row[0],
    )
    ours = next((row for row in same if row[0] >= since), None)
    if ours is not None:
        return Found(remote_of(urn(ours[1].get("id"))), ours[0])
    if any(row[0] >= since - GREY for row in same):
        return CannotTell("same_text_earlier")
    return NotThere() if complete else CannotTell("listing_cut")


def plain(text: object) -> str:
    """A text for comparing: NFC, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""


def _list(api: Api, until: datetime) -> tuple[list[Row], bool] | CannotTell:
    rows: list[Row] = []
    for page in range(PAGES):
        answer = api.get(
            "/rest/posts", {"X-RestLi-Method": "FINDER"}, q="author", author=api.author, count=COUNT,
            start=page * COUNT, sortBy="CREATED",
        )  # fmt: skip
        found = elements(answer)
        if not isinstance(answer, Answer) or found is None:
            unreadable = isinstance(answer, Answer) and answer.ok
            return CannotTell("listing_unreadable", again=True) if unreadable else errors.cannot_tell(api, answer)
        rows += [(at, row) for row in found if (at := instant(row.get("createdAt"))) and urn(row.get("id"))]
        if len(found) < COUNT or (rows and rows[-1][0] < until):
            return rows, True
    return rows, False


def _find_comment(api: Api, request: PublishRequest) -> Finding:
    parent = id_in(request.parent.id) if request.parent else ""
    if not parent:
        return CannotTell("parent_unknown")
    answer = api.get(f"/rest/socialActions/{segment(parent)}/comments", count=100)
    found = elements(answer)
    if not isinstance(answer, Answer) or found is None:
        unreadable = isinstance(answer, Answer) and answer.ok
        return CannotTell("listing_unreadable", again=True) if unreadable else errors.cannot_tell(api, answer)
    for row in found:
        message = row.get("message")
        text = message.get("text") if isinstance(message, dict) else None
        ref = comment_ref(row, parent, str(row.get("id", "")))
        if row.get("actor") == api.author and plain(text) == plain(request.part.text) and ref.id not in request.taken:
            return Found(ref)
    return NotThere() if len(found) < 100 else CannotTell("listing_cut")


def elements(answer: object) -> list[Mapping[str, Any]] | None:
    """The rows of a list, None where the answer is none."""
    if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict):
        return None
    found = answer.data.get("elements")
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else None


def instant(value: object) -> datetime | None:
    """A time in milliseconds since 1970 as aware UTC; also inside `{"time": …}`."""
    number = value.get("time") if isinstance(value, dict) else value
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    try:
        return datetime.fromtimestamp(number / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
