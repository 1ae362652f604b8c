"""The Graph's errors sorted into ours, by code and subcode, never by status (NETWORKS 2.5, 3.5, 4.3).

A 200 may carry an error, and most errors come with status 400 whatever they mean. Codes 1 and 2 ("unknown", "service")
say nothing about whether the thing was made, so after a call that cannot be taken back they count as unknown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.http import Answer, ErrorTable, Failure
from smdesk.adapters.meta.graph import Graph
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Why

_AUTH = (Why.AUTH, "auth_refused")
_PERMISSION = (Why.PERMISSION, "permission_missing")
_QUOTA = (Why.QUOTA, "rate_limited")
_DOUBT = (Why.UNKNOWN, "server_error")
_AGAIN = (Why.TRANSIENT, "media_processing_failed")
_FETCH = (Why.TRANSIENT, "media_not_fetched")
_LOST = (Why.TRANSIENT, "container_failed")
_CONTENT = (Why.CONTENT, "refused_content")
_MEDIA = (Why.CONTENT, "media_refused")

#: "code" or "code/subcode" → kind and our code; the more exact one first.
CODES: dict[str, tuple[Why, str]] = {
    # auth: the token is over (458 app removed, 459/464 checkpoint, 460 password, 463 expired, 467 invalid)
    "102": _AUTH, "190": _AUTH,
    # permission: roles and scopes (492: the role on the Page is gone); identity and page publishing authorization
    "190/492": _PERMISSION,
    "3": _PERMISSION, "10": _PERMISSION, "4854002": (Why.PERMISSION, "account_must_confirm"),
    "1404078": (Why.PERMISSION, "account_must_confirm"),
    # Messenger: the time to answer is over, the person takes no messages, nobody has that id
    "10/2018278": (Why.CONTENT, "reply_window_over"), "10/2018065": (Why.CONTENT, "reply_window_over"),
    "10/2018108": (Why.CONTENT, "person_unreachable"), "551": (Why.CONTENT, "person_unreachable"),
    # private replies: the comment has one already; it is older than a week, or nobody there may be written to
    "10900": (Why.CONTENT, "privately_answered"), "10902": (Why.CONTENT, "not_privately"),
    "10903": (Why.CONTENT, "not_privately"),
    "100/2018001": (Why.GONE, "target_gone"), "1200": _DOUBT,
    # quota
    "4": _QUOTA, "17": _QUOTA, "32": _QUOTA, "613": _QUOTA, "80000": _QUOTA, "80001": _QUOTA, "80002": _QUOTA,
    "80003": _QUOTA, "80004": _QUOTA, "368": (Why.QUOTA, "account_blocked_for_now"), "1390008": _QUOTA,
    "2207042": _QUOTA, "2207069": _QUOTA,
    # nobody can say what became of it
    "1": _DOUBT, "2": _DOUBT,
    # the file was not fetched or worked on; nothing was published
    "1363047": _AGAIN, "1609010": _AGAIN, "2207003": _FETCH, "2207020": (Why.TRANSIENT, "upload_expired"),
    "2207006": (Why.TRANSIENT, "upload_expired"), "2207008": (Why.TRANSIENT, "upload_expired"),
    "2207027": (Why.TRANSIENT, "media_processing"), "2207032": _LOST, "2207052": _FETCH, "2207053": _LOST,
    "2207077": _LOST, "2207082": _LOST, "9007": (Why.TRANSIENT, "media_processing"),
    # content
    "100": _CONTENT, "506": (Why.CONTENT, "duplicate_content"), "1366046": (Why.CONTENT, "media_too_large"),
    "1366051": (Why.CONTENT, "media_attached"), "1346003": (Why.CONTENT, "policy_refused"),
    "1404102": (Why.CONTENT, "policy_refused"), "1609008": (Why.CONTENT, "link_refused"),
    "2061006": (Why.CONTENT, "link_refused"), "2069019": _MEDIA,
    "2207001": (Why.CONTENT, "policy_refused"), "2207004": (Why.CONTENT, "media_too_large"), "2207005": _MEDIA,
    "2207009": (Why.CONTENT, "aspect_ratio_refused"), "36003": (Why.CONTENT, "aspect_ratio_refused"),
    # photos and videos of Pages (Graph errors; "Error Codes" of the Video API)
    "324": _MEDIA, "352": _MEDIA, "1363024": _MEDIA, "1363022": _MEDIA, "1363031": _MEDIA,
    "1363023": (Why.CONTENT, "media_too_large"), "6000": _AGAIN, "1363019": _AGAIN, "1363030": _AGAIN,
    "1363033": _AGAIN, "1363037": _AGAIN, "1363005": _PERMISSION, "1363042": _PERMISSION,
    "36001": _MEDIA, "2207010": (Why.CONTENT, "text_refused_too_long"), "2207023": _MEDIA, "2207026": _MEDIA,
    "2207028": (Why.CONTENT, "media_mix_refused"), "2207057": _CONTENT, "2207081": _CONTENT,
    "2207050": (Why.AUTH, "account_inactive"), "2207051": (Why.QUOTA, "account_blocked_for_now"),
    "4279013": (Why.AUTH, "account_inactive"),
    # ads: the version of the API is over; numbers are kept for 37 months
    "2635": (Why.CONTENT, "api_version_over"), "3018": (Why.CONTENT, "ad_history_over"),
    # gone
    "24": (Why.GONE, "target_gone"), "100/33": (Why.GONE, "target_gone"), "803": (Why.GONE, "target_gone"),
}  # fmt: skip
CODES |= {str(code): _CONTENT for code in range(2207035, 2207041)}  # product tags
CODES |= {str(code): _PERMISSION for code in range(200, 300)}

TABLE = ErrorTable(codes=CODES)


def code_of(answer: Answer) -> str:
    """The key in the table for an answer; "" when only its status speaks."""
    error = _error(answer)
    code, subcode = error.get("code"), error.get("error_subcode")
    for key in (f"{code}/{subcode}", str(subcode), str(code)):
        if key in CODES:
            return key
    return "2" if error.get("is_transient") is True else ""


def subcode_of(answer: Answer) -> int:
    """Which of the cases of its code an error is; 0 where it does not say."""
    found = _error(answer).get("error_subcode")
    return found if isinstance(found, int) else 0


def outcome(graph: Graph, answer: Answer, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means."""
    key = code_of(answer)
    result = TABLE.outcome(
        graph.http, _told(graph, answer), key, graph.clock.now(), repeatable=repeatable, told=bool(key)
    )  # fmt: skip
    if isinstance(result, Limited) and result.retry_at is None:
        minutes = _minutes(answer)
        return replace(result, retry_at=graph.clock.now() + timedelta(minutes=minutes)) if minutes else result
    return result


def after(graph: Graph, answer: Answer | Failure, *, repeatable: bool = False) -> Outcome:
    """The same, also for a call that brought no answer."""
    return outcome(graph, answer, repeatable=repeatable) if isinstance(answer, Answer) else _kept(answer, repeatable)


def cannot_tell(graph: Graph, answer: Answer | NotSent) -> CannotTell:
    """Why a list could not be read. Token, rate and trouble may pass; so the look is made again."""
    return refusals.cannot_tell(answer, after(graph, answer, repeatable=True))


def is_gone(answer: Answer) -> bool:
    """True when the object that was asked for is not there (any more)."""
    known = CODES.get(code_of(answer))
    return known[0] is Why.GONE if known else answer.status == 404 and not _error(answer) and not answer.page


def _kept(failure: Failure, repeatable: bool) -> Outcome:
    if repeatable and not isinstance(failure, NotSent):
        return NotSent(failure.code, failure.words)
    return failure


def _told(graph: Graph, answer: Answer) -> Answer:
    """The answer with Meta's own sentence where the client looks for one: made for people first."""
    error = _error(answer)
    for name in ("error_user_msg", "message"):
        if isinstance(error.get(name), str) and error[name]:
            return replace(answer, data={"message": error[name]})
    return answer


def _error(answer: Answer) -> Mapping[str, Any]:
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    return error if isinstance(error, dict) else {}


def used(answer: Answer) -> float:
    """How much of what the account may ask is used up, in per cent: the highest number that the header tells."""
    return _highest(answer, "call_count", "total_cputime", "total_time")


def _minutes(answer: Answer) -> float:
    """The longest wait that the header tells, in minutes."""
    return _highest(answer, "estimated_time_to_regain_access")


def _highest(answer: Answer, *names: str) -> float:
    """The highest of some numbers in `X-Business-Use-Case-Usage`; 0 where it tells none."""
    try:
        usage = json.loads(answer.headers.get("x-business-use-case-usage", "") or "{}")
        told = [each[name] for entries in usage.values() for each in entries for name in names if name in each]
        return float(max(told, default=0))
    except (ValueError, TypeError, KeyError, AttributeError):
        return 0.0
