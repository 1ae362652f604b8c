"""Looking back: was this posted although nobody said so?

* A video's `publish_id` is known before its first byte has left, and that of photos from the answer on: `status/fetch`
  says what became of it. It is conclusive, also that not all bytes have arrived.
* Photos whose answer was lost, and posts of a desk that is an older copy, are looked for by their text among the
  account's posts (`/video/list/`). That list has public posts only and is not said to be complete: it may find, but
  what it does not show may be out all the same. Then the person is asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.tiktok import errors, posts, status
from smdesk.adapters.tiktok.api import Api, code_of, data_of, fine, identifier
from smdesk.adapters.tiktok.video import film_of
from smdesk.core.outcome import CannotTell, Finding, Found, RemoteRef
from smdesk.core.steps import Step, StepKind

FIELDS = "id,title,video_description,create_time,share_url"
ROWS = 20  # reference: max_count
MARGIN = timedelta(minutes=2)
UNREADABLE = frozenset({"scope_not_authorized", "scope_permission_missed"})


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the post of a part step."""
    laid = request.prepared.get(Step(StepKind.CONTAINER, request.step.part).name, {})
    known = identifier(request.handle.get("publish_id")) or identifier(laid.get("publish_id"))
    film = film_of(request)
    if known and not request.by_content:
        return status.finding(api, request, known, film.size if film is not None else 0)
    return _listed(api, request)


def _listed(api: Api, request: PublishRequest) -> Finding:
    answer = api.send("/video/list/", {"max_count": ROWS}, fields=FIELDS)
    if not fine(answer):
        unreadable = isinstance(answer, Answer) and code_of(answer) in UNREADABLE
        return CannotTell("no_listing") if unreadable else errors.cannot_tell(api, answer)
    rows = data_of(answer).get("videos")
    if not isinstance(rows, list):
        return CannotTell("listing_unreadable", again=True)
    since = (request.first_try or request.armed_at) - MARGIN
    for row in sorted((row for row in rows if isinstance(row, dict)), key=_made):
        known = identifier(row.get("id"))
        if known and known not in request.taken and _made(row) >= since and _is_ours(request, row):
            url = row.get("share_url")
            good = isinstance(url, str) and url.startswith("https://")
            return Found(RemoteRef(known, url if good else None), _made(row))
    return CannotTell("private_not_listed")


def _made(row: Mapping[str, Any]) -> datetime:
    at = row.get("create_time")
    good = isinstance(at, int | float) and 0 < at < 2**40
    return datetime.fromtimestamp(at, UTC) if good else datetime.min.replace(tzinfo=UTC)  # type: ignore[arg-type]


def _is_ours(request: PublishRequest, row: Mapping[str, Any]) -> bool:
    wanted = plain(posts.caption(request))
    return bool(wanted) and wanted in {plain(row.get("title")), plain(row.get("video_description"))}


def plain(text: object) -> str:
    """A text for comparing: NFC, spaces collapsed; "" for none."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""
