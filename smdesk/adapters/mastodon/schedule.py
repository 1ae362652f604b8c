"""The server's own scheduler: hand a status over, move it, take it back, and see what has become of it.

Source: documentation of methods/scheduled_statuses and of `scheduled_at`. The idempotency key is not honoured there
(NETWORKS 8), so a second send is only ever made after looking: the waiting ones first, then what is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.mastodon.api import Api, identifier, instant, segment
from smdesk.adapters.mastodon.drafting import draft, remote_of, status_text, upload_ids
from smdesk.adapters.mastodon.errors import outcome
from smdesk.adapters.mastodon.lookback import PAGES, find, read_page
from smdesk.adapters.mastodon.matching import plain
from smdesk.adapters.mastodon.server import SCHEDULING
from smdesk.adapters.mastodon.statuses import delete, refusal
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
    WithPerson,
)

LEAD = timedelta(minutes=5)  # documentation: at least five minutes ahead
SLACK = timedelta(seconds=15)  # between the server's clock and ours, and for the call itself
DOUBT = timedelta(minutes=10)  # a refusal without understandable words this near may be about the time
#: Around its time a status may be on neither list: Mastodon removes it from the one before it makes the other.
HANDOVER = timedelta(minutes=2)
SAME_TIME = timedelta(minutes=1)
AS_STATUS = "status:"  # a handle that is a status dated ahead, not an entry of the scheduler's list


def delegate(api: Api, request: PublishRequest) -> Outcome:
    """Hand a one-part post over for `request.due`. Published when the server ignored the time and made it at once."""
    due = _checked(api, request.due)
    if isinstance(due, NotSent):
        return due
    body = draft(api, request)
    if not isinstance(body, dict):
        return body
    body["scheduled_at"] = _stamp(due)
    answer = api.send("POST", "/api/v1/statuses", key=request.step_key, json=body)
    if not isinstance(answer, Answer):
        return answer
    if answer.ok:
        return _handed_over(api, answer, due)
    refused = refusal(api, request, answer, body)
    if isinstance(refused, Refused) and refused.code == "refused_content" and due < api.clock.now() + DOUBT:
        # If it is about the content, the server will say so again when the post is sent at its time.
        return NotSent("schedule_too_soon", refused.words)
    return refused


def reschedule(api: Api, request: PublishRequest, handle: str) -> Outcome:
    """Move a waiting status to `request.due`: Delegated, or Published when it went out already."""
    due = _checked(api, request.due)
    if isinstance(due, NotSent):
        return due
    if handle.startswith(AS_STATUS):
        return NotSent("schedule_not_movable", why=Why.CONTENT)
    answer = api.send("PUT", _path(handle), json={"scheduled_at": _stamp(due)})
    if not isinstance(answer, Answer):
        return answer
    if answer.status == 404:
        return _after_gone(find_delegated(api, request, handle))
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    return _handed_over(api, answer, due)


def recall(api: Api, request: PublishRequest, handle: str) -> Outcome:
    """Take a waiting status back."""
    if handle.startswith(AS_STATUS):
        found = find_delegated(api, request, handle)
        return delete(api, RemoteRef(_status_id(handle))) if isinstance(found, FoundDelegated) else _after_gone(found)
    answer = api.send("DELETE", _path(handle))
    if not isinstance(answer, Answer):
        return answer
    if answer.ok:
        return Prepared({})
    if answer.status == 404:
        return _after_gone(find_delegated(api, request, handle))
    return outcome(api, answer)


def find_delegated(api: Api, request: PublishRequest, handle: str) -> Finding:
    """FoundDelegated while it waits, Found when it is out; NotThere only well after its time."""
    answer = api.get(_path(handle))
    if isinstance(answer, Answer) and answer.ok and handle.startswith(AS_STATUS):
        at, remote = _made_at(answer.data), remote_of(answer.data)
        if at is None or remote is None:
            return CannotTell("answer_unreadable", again=True)
        return FoundDelegated(handle) if at > api.clock.now() else Found(remote, at)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if answer.ok and _is_scheduled(answer.data):
        return FoundDelegated(handle)
    if answer.status != 404:
        return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "no_answer")), again=True)
    return _published(api, request)


def find_handed_over(api: Api, request: PublishRequest) -> Finding:
    """The look back for a delegate step whose answer was lost."""
    max_id = ""
    for _ in range(PAGES):
        page = read_page(api, "/api/v1/scheduled_statuses", max_id)
        if isinstance(page, CannotTell):
            if page.code == "listing_missing":  # this server schedules nothing; it made the status, or nothing
                break
            return page
        for row in page.rows:
            scheduled_id = identifier(row.get("id"))
            if scheduled_id and scheduled_id not in request.taken and _is_same(request, row):
                return FoundDelegated(scheduled_id)
        following = page.next or (identifier(page.rows[-1].get("id")) if page.rows else "")
        if not following:
            break
        if following == max_id:  # the server does not page
            return CannotTell("listing_cut")
        max_id = following
    else:
        return CannotTell("listing_cut")
    return _published(api, request)


def _published(api: Api, request: PublishRequest) -> Finding:
    found = find(api, request)
    if isinstance(found, NotThere) and api.software not in SCHEDULING:
        return CannotTell("schedule_not_listed")  # snac lists a waiting status nowhere
    if isinstance(found, NotThere) and request.due and abs(api.clock.now() - request.due) < HANDOVER:
        return CannotTell("not_out_yet", again=True)
    return found


def _after_gone(finding: Finding) -> Outcome:
    match finding:
        case Found(remote):
            return Published(remote)
        case NotThere():  # deleted by hand on the server: it will not go out
            return Prepared({})
        case FoundDelegated(handle):
            return Unknown("still_scheduled", handle)
        case WithPerson():  # no Mastodon keeps drafts for a person
            return Unknown("unexpected_answer")
        case CannotTell(code, again):
            return NotSent(code) if again else Unknown(code)


def _checked(api: Api, due: datetime | None) -> datetime | NotSent:
    """The due time, when it is far enough ahead. GoToSocial takes a past time as "backdate it" (its description)."""
    if due is None:
        return NotSent("schedule_without_time", why=Why.CONTENT)
    if due < api.clock.now() + LEAD + SLACK:
        return NotSent("schedule_too_soon")  # whoever asks again will be told to send it at its time
    return due


def _handed_over(api: Api, answer: Answer, due: datetime) -> Outcome:
    data = answer.data
    if _is_scheduled(data):
        return Delegated(identifier(data["id"]), instant(data["scheduled_at"]) or due)
    remote, at = remote_of(data), _made_at(data)
    if remote and at:
        # A Status, not a ScheduledStatus. Servers that do not know the time have published it; snac 2.96 dates it
        # ahead and shows it to nobody until then (measured).
        waits = at > api.clock.now() + timedelta(minutes=1)
        return Delegated(f"{AS_STATUS}{remote.id}", at) if waits else Published(remote)
    return Unknown("answer_without_id", api.http.words(answer), answer.status)


def _made_at(data: Any) -> datetime | None:
    return instant(data.get("created_at")) if isinstance(data, dict) else None


def _status_id(handle: str) -> str:
    return handle.removeprefix(AS_STATUS)


def _is_scheduled(data: Any) -> bool:
    return isinstance(data, dict) and bool(identifier(data.get("id"))) and isinstance(data.get("scheduled_at"), str)


def _is_same(request: PublishRequest, row: Mapping[str, Any]) -> bool:
    params = row.get("params")
    at = instant(row.get("scheduled_at"))
    if not isinstance(params, dict) or at is None or request.due is None:
        return False
    sent, kept = upload_ids(request) if request.part.media else [], params.get("media_ids")
    media = [identifier(value) for value in kept] if isinstance(kept, list) else []
    same_media = media == sent or (sent is None and len(media) == len(request.part.media))
    same_text = plain(str(params.get("text") or "")) == plain(status_text(request.part))
    return same_media and same_text and abs(at - request.due) < SAME_TIME


def _path(handle: str) -> str:
    if handle.startswith(AS_STATUS):
        return f"/api/v1/statuses/{segment(_status_id(handle))}"
    return f"/api/v1/scheduled_statuses/{segment(handle)}"


def _stamp(due: datetime) -> str:
    return due.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
