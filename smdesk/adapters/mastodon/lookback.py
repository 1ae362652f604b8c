"""Looking back: was this status made although nobody said so?

`GET /api/v1/accounts/{id}/statuses` newest first, back until before the first try. The rule:

* The server's clock counts. `first_try` is ours; the difference is taken from the listing's own Date header. Without
  one (snac) the two minutes of NETWORKS 0.3 are allowed for.
* A match made since the first try is ours. Statuses of other publications (`request.taken`) never are. Of several,
  the earliest: a later one can only be a repeat.
* A reply is matched under its parent, where nothing else of the same text can stand.
* A match in the hour before the first try is neither ours nor nothing: the same text may have been sent by hand, or
  the computer's clock may have been moved. CannotTell.
* NotThere only when the listing reached back over all that, and the server lists what is looked for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.mastodon.api import Api, identifier, segment
from smdesk.adapters.mastodon.drafting import answered, remote_of, status_text, upload_ids
from smdesk.adapters.mastodon.errors import outcome
from smdesk.adapters.mastodon.matching import Shown, Verdict, Wanted
from smdesk.adapters.mastodon.server import LISTING_PRIVATE
from smdesk.core.outcome import CannotTell, Finding, Found, NotSent, NotThere, RemoteRef
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

PAGE = 40  # the most the API gives
PAGES = 10
MARGIN = timedelta(seconds=10)  # Date has whole seconds, and the call takes its time
BLIND_MARGIN = timedelta(minutes=2)
GREY = timedelta(hours=1)
AHEAD = timedelta(minutes=1)
SOURCES = 20  # sources read for one look


@dataclass(slots=True)
class Listing:
    """What was listed, and how far back it is complete."""

    items: list[Shown] = field(default_factory=list)
    since: datetime | None = None  # server's time: what was made from here on may be ours
    complete: bool = False  # reaches back before the grey hour, or to the account's first status
    problem: CannotTell | None = None


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the status of a part, comment or delegated step."""
    parent = answered(api, request)
    if not isinstance(parent, str):
        return CannotTell("parent_unknown", again=isinstance(parent, NotSent))
    wanted = Wanted(status_text(request.part), request.part.media, tuple(upload_ids(request) or ()), parent)
    listing = _list(api, request.first_try or request.armed_at)
    if listing.problem:
        return listing.problem
    return _decide(api, request, wanted, listing)


def _decide(api: Api, request: PublishRequest, wanted: Wanted, listing: Listing) -> Finding:
    since = listing.since or request.armed_at
    rows = sorted((row for row in listing.items if row.id not in request.taken), key=lambda row: row.at)
    recent = rows if wanted.parent else [row for row in rows if row.at >= since]
    ours, open_question = _matches(api, wanted, recent)
    if ours:
        return Found(_remote(ours), ours.at)
    if open_question:
        return open_question
    grey = [row for row in rows if since - GREY <= row.at < since]
    if not wanted.parent and any(wanted.judge(row) is Verdict.OURS for row in grey):
        return CannotTell("same_text_earlier")
    if not listing.complete:
        return CannotTell("listing_cut")
    if request.options.get("visibility") in {"private", "direct"} and api.software not in LISTING_PRIVATE:
        return CannotTell("private_not_listed")
    return NotThere()


def _matches(api: Api, wanted: Wanted, rows: Iterable[Shown]) -> tuple[Shown | None, CannotTell | None]:
    """The earliest status that is ours; else what keeps it from being decided."""
    reads = 0
    for row in rows:
        verdict = wanted.judge(row)
        if verdict is Verdict.OTHER:
            continue
        if verdict is Verdict.OURS:
            return row, None
        if reads == SOURCES:
            # Mastodon shows a text as it was sent, so there the source is a second opinion only.
            return None, None if api.software == "mastodon" else CannotTell("listing_cut")
        reads += 1
        answer = api.get(f"/api/v1/statuses/{segment(row.id)}/source")
        if not isinstance(answer, Answer) or answer.status == 429 or answer.status >= 500:
            return None, CannotTell("network_silent", again=True)
        source = answer.data.get("text") if answer.ok and isinstance(answer.data, dict) else None
        if wanted.is_source(source) if isinstance(source, str) else verdict is Verdict.LIKELY:
            return row, None
    return None, None


def _list(api: Api, first_try: datetime) -> Listing:
    """All statuses of the account back to an hour before the first try, as far as the server gives them."""
    listing, seen, oldest = Listing(), set[str](), ""
    until = None
    for _ in range(PAGES):
        page = read_page(api, f"/api/v1/accounts/{segment(api.account_id)}/statuses", oldest, exclude_reblogs="true")
        if isinstance(page, CannotTell):
            listing.problem = page
            return listing
        if until is None:
            since, now = _window(api, page.answer, first_try)
            if since > now + AHEAD:  # the computer's clock has been set back since the first try
                listing.problem = CannotTell("clock_moved")
                return listing
            listing.since, until = since, since - GREY
        fresh = [identifier(row.get("id")) for row in page.rows if identifier(row.get("id")) not in seen]
        if not page.rows:
            listing.complete = True
            return listing
        if not fresh:  # the server does not page
            return listing
        seen.update(fresh)
        shown = [row for row in map(Shown.of, page.rows) if row is not None and row.id in set(fresh)]
        listing.items += shown
        if shown and shown[-1].at < until:
            listing.complete = True
            return listing
        oldest = page.next or fresh[-1]
    return listing


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `next` is the `max_id` of the next one by the Link header, "" without."""

    answer: Answer
    rows: list[Mapping[str, object]]
    next: str


def read_page(api: Api, path: str, max_id: str, **params: str) -> Page | CannotTell:
    """One page of a paged list, newest first, or why it cannot be had."""
    if max_id:
        params["max_id"] = max_id
    answer = api.get(path, limit=PAGE, **params)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not answer.ok:
        result = outcome(api, answer, repeatable=True)
        # Whatever keeps us from looking now (token, rate, trouble) may pass; a list that does not exist will not.
        return CannotTell("listing_missing") if answer.status == 404 else CannotTell(_code(result), again=True)
    if not isinstance(answer.data, list):
        return CannotTell("listing_unreadable", again=True)
    return Page(answer, [row for row in answer.data if isinstance(row, dict)], _next(answer))


def _code(result: object) -> str:
    return str(getattr(result, "code", "network_silent"))


def _next(answer: Answer) -> str:
    """`max_id` of the Link header's rel="next" (documentation: guidelines/pagination)."""
    for link in answer.headers.get("link", "").split(","):
        target, _, attributes = link.partition(";")
        if 'rel="next"' in attributes:
            query = urlsplit(target.strip().strip("<>")).query
            return next(iter(parse_qs(query).get("max_id", [])), "")
    return ""


def _window(api: Api, answer: Answer, first_try: datetime) -> tuple[datetime, datetime]:
    """From when a status may be ours, and the present, both by the server's clock."""
    ours = api.clock.now()
    try:
        theirs = parsedate_to_datetime(answer.headers.get("date", "")).astimezone(UTC)
    except (ValueError, TypeError):
        return first_try - BLIND_MARGIN, ours
    skew = theirs - ours
    if abs(skew) > BLIND_MARGIN:
        log.info("the server's clock differs by %d s", skew.total_seconds())
    return first_try + skew - MARGIN, theirs


def _remote(shown: Shown) -> RemoteRef:
    return remote_of(shown.data) or RemoteRef(shown.id)
