"""Looking back: was this post made although nobody said so?

* The slug carries our mark, so one read of `GET posts?slug=` settles it, whatever the clocks say.
* Of a desk that was restored the mark is not known any more: then the account's newest posts are read back to before
  the first try, and title and text decide.
* Waiting in the site's scheduler is not live; a draft or a post held for review is neither: a person has to look.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.wordpress.api import Api, identifier, instant, raw, rows
from smdesk.adapters.wordpress.errors import outcome
from smdesk.adapters.wordpress.posts import LIVE, POSTS, remote_of
from smdesk.adapters.wordpress.slugs import slug
from smdesk.core.outcome import CannotTell, Finding, Found, FoundDelegated, NotThere
from smdesk.core.steps import StepKind
from smdesk.core.text.normalise import fingerprint, html_to_text

MARGIN = timedelta(minutes=2)  # between two clocks
GREY = timedelta(hours=1)  # ours may be fast: the same text of then is nobody's proof
_PAGE = 50
_PAGES = 4


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the post of a part or delegate step."""
    listed = listing(api, slug=slug(request))
    if isinstance(listed, CannotTell):
        return listed
    for row in listed:
        if identifier(row.get("id")) not in request.taken:
            return standing(row, delegated=request.step.kind is StepKind.DELEGATE)
    return _by_content(api, request) if request.by_content else NotThere()


def standing(row: Mapping[str, Any], *, delegated: bool) -> Finding:
    """How a post stands that is ours."""
    remote = remote_of(row)
    if remote is None:
        return CannotTell("listing_unreadable", again=True)
    if row.get("status") in LIVE:
        return Found(remote, instant(row.get("date_gmt")))
    if row.get("status") == "future" and delegated:
        return FoundDelegated(remote.id)
    return CannotTell("post_not_public")


def listing(api: Api, **params: str | int) -> list[Mapping[str, Any]] | CannotTell:
    """One page of posts in every state but the bin, or why it cannot be had."""
    answer = api.get(POSTS, status="any", context="edit", **params)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if not answer.ok:
        return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "network_silent")), again=True)
    if not isinstance(answer.data, list) or len(rows(answer.data)) != len(answer.data):
        return CannotTell("listing_unreadable", again=True)
    return rows(answer.data)


def _by_content(api: Api, request: PublishRequest) -> Finding:
    since = (request.first_try or request.armed_at) - MARGIN
    wanted = _mark(request.options.get("title", ""), request.part.text)
    for page in range(1, _PAGES + 1):
        listed = listing(api, author=api.author, orderby="date", order="desc", per_page=_PAGE, page=page)
        if isinstance(listed, CannotTell):
            return listed
        for row in listed:
            shown = _mark(raw(row.get("title")), html_to_text(raw(row.get("content"))))
            if shown != wanted or identifier(row.get("id")) in request.taken or _at(row) < since - GREY:
                continue
            if _at(row) < since:
                return CannotTell("same_text_earlier")
            return standing(row, delegated=request.step.kind is StepKind.DELEGATE)
        if len(listed) < _PAGE or _at(listed[-1]) < since - GREY:
            return NotThere()
    return CannotTell("listing_cut")


def _at(row: Mapping[str, Any]) -> datetime:
    return instant(row.get("date_gmt")) or instant(row.get("modified_gmt")) or datetime.max.replace(tzinfo=UTC)


def _mark(title: str, text: str) -> tuple[str, str]:
    return fingerprint(title), fingerprint(text)
