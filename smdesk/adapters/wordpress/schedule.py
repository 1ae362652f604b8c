"""The site's own scheduler: a post with status `future`, handed over, taken back, and looked after.

WordPress publishes at once what is less than a minute ahead by *its* clock, so that clock is asked first.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.wordpress.api import Api, instant, stamp, table
from smdesk.adapters.wordpress.errors import code_of, outcome
from smdesk.adapters.wordpress.lookback import standing
from smdesk.adapters.wordpress.posts import LIVE, POSTS, delete, draft, made, remote_of
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    RemoteRef,
    Unknown,
    Why,
)

LEAD = timedelta(minutes=1)  # wp_insert_post
SLACK = timedelta(seconds=30)  # for the call itself
WHOLE = timedelta(seconds=1)  # the site keeps no fractions
_AWAY = frozenset({"trash", "draft", "pending"})


def delegate(api: Api, request: PublishRequest) -> Outcome:
    """Hand a post over for `request.due`. Published when the site made it live at once."""
    due = request.due
    if due is None:
        return NotSent("schedule_without_time", why=Why.CONTENT)
    if due < api.clock.now() + LEAD + SLACK:
        return NotSent("schedule_too_soon")  # it can still be sent at its time
    now = _their_now(api)
    if not isinstance(now, datetime):
        return now
    if due < now + LEAD + SLACK:
        return NotSent("schedule_too_soon")
    body = draft(api, request)
    if not isinstance(body, dict):
        return body
    answer = api.send("POST", POSTS, json={**body, "status": "future", "date_gmt": stamp(due)})
    if not isinstance(answer, Answer):
        return answer
    data = table(answer.data)
    remote = remote_of(data)
    if answer.ok and remote and data.get("status") == "future":
        at = instant(data.get("date_gmt")) or due
        return Delegated(remote.id, due if abs(at - due) < WHOLE else at)
    return made(api, answer)


def recall(api: Api, request: PublishRequest, handle: str) -> Outcome:
    """Take a waiting post back into the bin; one that is out already is Published."""
    answer = _read(api, handle)
    if not isinstance(answer, Answer):
        return answer
    if answer.status == 404 and code_of(answer):
        return Prepared({})
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    data = table(answer.data)
    remote, status = remote_of(data), data.get("status")
    if remote is not None and status in LIVE:
        return Published(remote)
    if status in _AWAY:
        return Prepared({})
    return delete(api, RemoteRef(handle)) if status == "future" else Unknown("unexpected_answer")


def find_delegated(api: Api, request: PublishRequest, handle: str) -> Finding:
    """FoundDelegated while it waits, Found when it is out, NotThere when somebody has taken it away."""
    answer = _read(api, handle)
    if not isinstance(answer, Answer):
        return CannotTell("network_silent", again=True)
    if answer.status == 404 and code_of(answer):
        return NotThere()
    if not answer.ok:
        return CannotTell(str(getattr(outcome(api, answer, repeatable=True), "code", "network_silent")), again=True)
    if table(answer.data).get("status") in _AWAY:
        return NotThere()
    return standing(table(answer.data), delegated=True)


def _read(api: Api, handle: str) -> Answer | NotSent:
    return api.get(f"{POSTS}/{handle}", context="edit") if handle.isdigit() else NotSent("answer_unreadable")


def _their_now(api: Api) -> datetime | Outcome:
    """The site's clock, by the Date of an answer; ours where it does not say."""
    answer = api.get(POSTS, per_page=1)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")).astimezone(UTC)
    except (ValueError, TypeError):
        return api.clock.now()
