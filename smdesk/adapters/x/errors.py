"""X's refusals sorted into ours (NETWORKS 5.3): problems with a type and words, or a list of errors, also in a 200.

403 means many things: a duplicate, a reply that nobody asked for, a plan without the right, an over-long text. What
cannot be told apart is shown with the network's own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.http import STATUSES, Answer, ErrorTable, date_of
from smdesk.adapters.x.api import Api
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Unknown, Why

RESET = "x-rate-limit-reset"  # epoch seconds
APART = timedelta(minutes=4)  # ours; five are what OAuth libraries allow
#: Words or the end of a problem's type → key in the table; the first that occurs counts.
PHRASES: tuple[tuple[str, str], ...] = (
    ("duplicate content", "duplicate"),
    ("usage-capped", "credits"), ("credits", "credits"),
    ("client-forbidden", "plan"), ("not permitted to access this feature", "plan"),
    ("unsupported authentication", "auth"),
    ("reply to this conversation", "reply"), ("mentioned", "reply"),
    ("permission to dm", "person"), ("cannot send messages", "person"),
    ("not permitted to perform this action", "unclear"),
    ("longer than 2 minutes", "video"),
    ("cashtag", "content"), ("invalid-request", "content"), ("invalid url", "content"),
)  # fmt: skip

TABLE = ErrorTable(
    codes={
        "duplicate": (Why.CONTENT, "duplicate_content"),
        "credits": (Why.QUOTA, "credits_used"),
        "plan": (Why.PERMISSION, "permission_missing"),
        "auth": (Why.AUTH, "auth_refused"),
        "reply": (Why.CONTENT, "reply_not_invited"),
        "person": (Why.CONTENT, "person_unreachable"),
        "unclear": (Why.CONTENT, "refused_content"),
        "video": (Why.CONTENT, "video_too_long"),
        "content": (Why.CONTENT, "refused_content"),
    },
    statuses={**STATUSES, 402: (Why.QUOTA, "credits_used")},
)


def code_of(answer: Answer) -> str:
    """The key in the table for an answer, "" when only its status speaks."""
    said = " ".join(str(value) for value in _told(answer).values()).lower()
    return next((key for phrase, key in PHRASES if phrase in said), "")


def outcome(api: Api, answer: Answer | Outcome, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means, or a call that brought none."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and isinstance(answer, Unknown) else answer
    told = _told(answer)
    if answer.status == 401 and api.keys is not None and _another_time(api, answer):
        return NotSent("clock_wrong", str(told.get("detail") or told.get("message") or ""))
    words = next((told[name] for name in ("detail", "message", "title") if isinstance(told.get(name), str)), "")
    shown = replace(answer, data={"message": words}) if words else answer
    result = TABLE.outcome(api.http, shown, code_of(answer), api.clock.now(), reset_header=RESET, repeatable=repeatable)
    if isinstance(result, Limited) and result.code == "credits_used" and answer.status != 429:
        return replace(result, retry_at=None)
    return result


def _another_time(api: Api, answer: Answer) -> bool:
    """Whether our clock and theirs differ: what the keys sign has the time in it (RFC 5849, 3.3), and is then refused
    as wrong keys are.
    """
    theirs = date_of(answer.headers)
    return theirs is not None and abs(api.clock.now() - theirs) > APART


def cannot_tell(api: Api, answer: Answer | Outcome) -> CannotTell:
    """Why a list could not be read; the look is made again."""
    return refusals.cannot_tell(answer, outcome(api, answer, repeatable=True))


def _told(answer: Answer) -> Mapping[str, Any]:
    """The problem itself: the answer, or the first of its errors."""
    data: Mapping[str, Any] = answer.data if isinstance(answer.data, dict) else {}
    listed = data.get("errors")
    first = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], dict) else {}
    return {**first, **{name: value for name, value in data.items() if isinstance(value, str)}}
