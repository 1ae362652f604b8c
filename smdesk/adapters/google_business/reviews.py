"""Reviews of a location with their stars, and the one answer that each may have (NETWORKS 14).

Source: reference of accounts.locations.reviews (v4); it has no discovery document, so the shapes are transcribed. Newly
written and changed reviews come first. A reviewer has no id; as each has one review of a place, that stands for them.
Whoever answers puts the answer in the place of the one before: what is there is read first, so that an answer somebody
has given meanwhile stays. Google looks at each answer before it shows it (`reviewReplyState`; values not checked).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from smdesk.adapters.base import Account, InboxMessage, InboxPage, ReplyRequest
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, part, rows, text
from smdesk.adapters.google.walk import Walk, digest
from smdesk.adapters.google_business import post, session
from smdesk.adapters.google_business.lookback import plain
from smdesk.adapters.http import Answer, host_of
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import (
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)

PAGE = 50  # the most the API gives
WALK = 100  # pages in one walk back
STARS = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
REPLY = "/reply"
_NAME = re.compile(r"accounts/[\w-]+/locations/[\w-]+/reviews/[\w=-]+")

Row = Mapping[str, Any]


def page(google: Google, account: Account, cursor: str) -> InboxPage:
    """One page of reviews with their answers, oldest first. Raises as `errors.checked`, and Unavailable."""
    walk, where = Walk(cursor, WALK), f"{post.API}/{account.remote_id}/reviews"
    more = {"pageToken": walk.token} if walk.token else {}
    answer = google.get(where, pageSize=PAGE, orderBy="updateTime desc", **more)
    if walk.token and isinstance(answer, Answer) and answer.status == 400:
        return walk.anew()
    good = errors.checked(google, answer, where)
    listed = _listed(google, account.remote_id, good, where)
    if not walk.token:
        walk.begin([_mark(row) for row in listed], map(_changed, listed))
    answered = {mark.split(" ")[0] for mark in walk.known if mark.endswith("+")}
    found: list[InboxMessage] = []
    for row in listed:
        if _mark(row) not in walk.known:
            found += _messages(row, account, answered=_id(row) in answered)
    return walk.page(found, text(good.data.get("nextPageToken")), _changed(listed[-1]) if listed else None)


def reply(google: Google, location: str, request: ReplyRequest) -> Outcome:
    """Put the answer under the review. The same again changes nothing; what came since it was written stays."""
    name = name_in(request.to.id, location)
    if not name:
        return Refused("target_gone", Why.GONE)
    there = google.get(f"{post.API}/{name}")
    if not isinstance(there, Answer) or not there.ok:
        return errors.outcome(google, there, repeatable=True)
    if not isinstance(there.data, dict) or not _id(there.data):
        return NotSent("answer_unreadable")
    known = part(there.data, "reviewReply")
    if _is(known, request):
        return Published(_remote(name, request.to.url))
    at = post.moment(known.get("updateTime"))
    if at is not None and at > request.armed_at and not _is_rejected(known):
        return Refused("answered_meanwhile", Why.CONTENT)
    return _put(google, name, request)


def find_reply(google: Google, location: str, request: ReplyRequest) -> Finding:
    """The answer that is there is ours when it says the same. `NotThere` has it put there (again): no harm is done."""
    name = name_in(request.to.id, location)
    answer = google.get(f"{post.API}/{name}") if name else None
    gone = isinstance(answer, Answer) and errors.is_gone(answer) and errors.code_of(answer)
    if answer is None or gone or f"{name}{REPLY}" in request.taken:
        return NotThere()
    if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict) or not _id(answer.data):
        return errors.cannot_tell(google, answer)
    return Found(_remote(name, request.to.url)) if _is(part(answer.data, "reviewReply"), request) else NotThere()


def delete_reply(google: Google, name: str) -> Outcome:
    """Take the answer away; one that is gone already is gone."""
    answer = google.send("DELETE", f"{post.API}/{name}")
    if isinstance(answer, Answer) and (answer.ok or errors.is_gone(answer)):
        return Prepared({})
    return errors.outcome(google, answer, repeatable=True)


def name_in(value: str, location: str) -> str:
    """The name of a review of this location, "" for anything else."""
    return value if value.startswith(f"{location}/reviews/") and _NAME.fullmatch(value) else ""


def _put(google: Google, name: str, request: ReplyRequest) -> Outcome:
    answer = google.send("PUT", f"{post.API}/{name}{REPLY}", json={"comment": request.text})
    if not isinstance(answer, Answer) or not answer.ok:
        return errors.outcome(google, answer)
    if not isinstance(answer.data, dict) or not text(answer.data.get("comment")):
        return Unknown("answer_without_id", google.http.words(answer), answer.status)
    if _is_rejected(answer.data):
        return Refused("policy_refused", Why.CONTENT)
    return Published(_remote(name, request.to.url))


def _is(known: Row, request: ReplyRequest) -> bool:
    return plain(known.get("comment")) == plain(request.text) and not _is_rejected(known)


def _is_rejected(known: Row) -> bool:
    return known.get("reviewReplyState") == "REJECTED"


def _remote(name: str, url: str) -> RemoteRef:
    return RemoteRef(f"{name}{REPLY}", url or None)


def _listed(google: Google, location: str, answer: Answer, where: str) -> list[Row]:
    """The rows of the page. A location without a review is answered with an empty object, which may as well be an
    answer that was cut short; so the location itself is asked for then. Raises as `session.identify`.
    """
    listed = rows(answer, "reviews")
    if listed is None and answer.data == {}:
        session.identify(google, location)
        listed = []
    if listed is None or not all(_id(row) for row in listed):
        raise Unavailable("server_error", host=host_of(where), status=answer.status, words="")
    return listed


def _messages(row: Row, account: Account, *, answered: bool) -> Iterator[InboxMessage]:
    name, who = f"{account.remote_id}/reviews/{_id(row)}", part(row, "reviewer")
    at = post.moment(row.get("createTime"))
    if at is None:
        return
    shown = text(who.get("displayName"))
    photo = text(who.get("profilePhotoUrl"))
    url = text(account.facts.get("maps")) or None
    yield InboxMessage(
        id=name, kind="review", author=shown or "Google", author_name=shown, text=text(row.get("comment")).strip(),
        at=at.astimezone(UTC), url=url, author_id=name, rating=STARS.get(text(row.get("starRating"))),
        avatar_url=photo if photo.startswith("https://") else "",
    )  # fmt: skip
    known = part(row, "reviewReply")
    told = post.moment(known.get("updateTime")) or at
    if text(known.get("comment")):
        yield _answer(account, name, text(known["comment"]).strip(), told, hidden=_is_rejected(known))
    elif answered:
        yield _answer(account, name, "", at, deleted=True)


def _answer(
    account: Account, name: str, said: str, at: datetime, *, hidden: bool = False, deleted: bool = False
) -> InboxMessage:
    return InboxMessage(
        id=f"{name}{REPLY}", kind="review", author=account.handle, author_name=account.handle, text=said,
        at=at.astimezone(UTC), parent_id=name, url=text(account.facts.get("maps")) or None, ours=True, hidden=hidden,
        deleted=deleted,
    )  # fmt: skip


def _mark(row: Row) -> str:
    """Another one as soon as the review or its answer is; with a plus where there is an answer."""
    known = part(row, "reviewReply")
    seen = [row.get(name) for name in ("updateTime", "starRating", "comment")]
    told = [known.get(name) for name in ("updateTime", "comment", "reviewReplyState")]
    return f"{_id(row)} {digest([seen, told])}{'+' if text(known.get('comment')) else ''}"


def _id(row: Row) -> str:
    return text(row.get("reviewId")) or text(row.get("name")).rpartition("/")[2]


def _changed(row: Row) -> str:
    """When it was written or changed, so that later is greater."""
    at = post.moment(row.get("updateTime")) or post.moment(row.get("createTime"))
    return at.astimezone(UTC).isoformat(timespec="milliseconds") if at else ""
