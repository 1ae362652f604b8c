"""The errors of Google's APIs sorted into ours (NETWORKS 11, 14).

An error has up to three names: the reason in `details` (ErrorInfo), the reason in `errors` (older APIs, YouTube), and
the status. The most exact one that is known decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from smdesk.adapters import refusals
from smdesk.adapters.google.api import Google, Got
from smdesk.adapters.http import Answer, ErrorTable, host_of
from smdesk.core.errors import AuthExpired, LimitedError, MissingScope, unreachable
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Refused, Unknown, Why

_AUTH = (Why.AUTH, "auth_refused")
_CONTENT = (Why.CONTENT, "refused_content")
_GONE = (Why.GONE, "target_gone")
_DOUBT = (Why.UNKNOWN, "server_error")
_RATE = (Why.QUOTA, "rate_limited")
_FORBIDDEN = (Why.PERMISSION, "action_forbidden")
QUOTA_ZERO = "quota_zero"
#: What stands in the way of every call, in a sentence of its own.
SAID = frozenset({"access_ended", "app_refused", "api_disabled", "no_channel", QUOTA_ZERO})

CODES: dict[str, tuple[Why, str]] = {
    # auth
    "authError": _AUTH, "invalidCredentials": _AUTH, "required": _AUTH, "UNAUTHENTICATED": _AUTH,
    "ACCESS_TOKEN_EXPIRED": _AUTH, "CREDENTIALS_MISSING": _AUTH,
    # the project is not ready, or there is no channel: so it is with every post, and the person has to act
    "accessNotConfigured": (Why.AUTH, "api_disabled"), "SERVICE_DISABLED": (Why.AUTH, "api_disabled"),
    QUOTA_ZERO: (Why.AUTH, QUOTA_ZERO), "youtubeSignupRequired": (Why.AUTH, "no_channel"),
    "channelClosed": (Why.AUTH, "account_inactive"), "channelSuspended": (Why.AUTH, "account_suspended"),
    # permission: scopes, roles
    "insufficientPermissions": (Why.PERMISSION, "permission_missing"),
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": (Why.PERMISSION, "permission_missing"),
    "parentCommentIsPrivate": _FORBIDDEN, "ineligibleAccount": _FORBIDDEN, "forbidden": _FORBIDDEN,
    "PERMISSION_DENIED": _FORBIDDEN, "commentsDisabled": (Why.PERMISSION, "comments_closed"),
    # quota
    "quotaExceeded": (Why.QUOTA, "quota_used_up"), "dailyLimitExceeded": (Why.QUOTA, "quota_used_up"),
    "uploadLimitExceeded": (Why.QUOTA, "upload_limit"), "uploadRateLimitExceeded": (Why.QUOTA, "upload_limit"),
    "rateLimitExceeded": _RATE, "userRateLimitExceeded": _RATE, "userRequestsExceedRateLimit": _RATE,
    "RATE_LIMIT_EXCEEDED": _RATE, "RESOURCE_EXHAUSTED": _RATE,
    # content
    "invalidTitle": (Why.CONTENT, "title_refused"), "invalidDescription": (Why.CONTENT, "description_refused"),
    "invalidTags": (Why.CONTENT, "tags_refused"), "invalidCategoryId": (Why.CONTENT, "category_refused"),
    "invalidPublishAt": (Why.CONTENT, "schedule_refused"), "mediaBodyRequired": _CONTENT,
    "invalidVideoMetadata": _CONTENT, "invalidFilename": _CONTENT, "invalidImage": (Why.CONTENT, "media_refused"),
    "mediaTooLarge": (Why.CONTENT, "media_too_large"), "commentTextTooLong": (Why.CONTENT, "text_refused_too_long"),
    "commentTextRequired": _CONTENT, "invalidCommentMetadata": _CONTENT, "operationNotSupported": _CONTENT,
    "badRequest": _CONTENT, "invalidValue": _CONTENT, "INVALID_ARGUMENT": _CONTENT,
    "FAILED_PRECONDITION": _CONTENT, "OUT_OF_RANGE": _CONTENT,
    # gone
    "videoNotFound": _GONE, "commentNotFound": _GONE, "channelNotFound": _GONE, "playlistNotFound": _GONE,
    "parentCommentNotFound": _GONE, "commentThreadNotFound": _GONE,
    "notFound": _GONE, "NOT_FOUND": _GONE,
    # nobody can say what became of it
    "backendError": _DOUBT, "internalError": _DOUBT, "processingFailure": _DOUBT, "SERVICE_UNAVAILABLE": _DOUBT,
    "UNAVAILABLE": _DOUBT, "INTERNAL": _DOUBT, "ABORTED": _DOUBT, "DEADLINE_EXCEEDED": _DOUBT, "UNKNOWN": _DOUBT,
}  # fmt: skip

TABLE = ErrorTable(codes=CODES)
#: Units of a day are given anew at midnight there.
QUOTA_ZONE = ZoneInfo("America/Los_Angeles")
#: The upload limit of one channel has no time that is told.
UPLOAD_LIMIT_WAIT = timedelta(hours=6)


def outcome(google: Google, answer: Got, *, repeatable: bool = False) -> Outcome:
    """What anything but a success means."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and isinstance(answer, Unknown) else answer
    now, code = google.clock.now(), code_of(answer)
    if code == QUOTA_ZERO:  # it comes as if it were a rate
        return Refused(QUOTA_ZERO, Why.AUTH, google.http.words(_told(answer)), answer.status)
    result = TABLE.outcome(google.http, _told(answer), code, now, repeatable=repeatable)
    if isinstance(result, Limited) and result.retry_at is None:
        waits = {"quota_used_up": next_day(now), "upload_limit": now + UPLOAD_LIMIT_WAIT}
        return replace(result, retry_at=waits.get(result.code))
    return result


def cannot_tell(google: Google, answer: Got) -> CannotTell:
    """Why a list could not be read. Token, quota and trouble may pass; so the look is made again."""
    code = str(getattr(outcome(google, answer, repeatable=True), "code", "network_silent"))
    return CannotTell("listing_unreadable" if isinstance(answer, Answer) and answer.ok else code, again=True)


def checked(google: Google, answer: Got, url: str) -> Answer:
    """The answer of a question outside publishing, when it is a success.

    Raises AuthExpired (one of `SAID`, or `token_refused`), MissingScope, LimitedError, Offline,
    RefusedError or Unavailable.
    """
    if isinstance(answer, Answer) and answer.ok:
        return answer
    result, host = outcome(google, answer, repeatable=True), host_of(url)
    words = str(getattr(result, "words", ""))
    if isinstance(result, Limited):
        raise LimitedError("rate_limited", host=host, retry_at=result.retry_at)
    if isinstance(result, Refused) and result.why is Why.AUTH:
        raise AuthExpired(result.code if result.code in SAID else "token_refused", host=host, words=words)
    if isinstance(result, Refused) and result.why is Why.PERMISSION:
        raise MissingScope(result.code, host=host, words=words)
    if isinstance(result, NotSent) and not isinstance(answer, Answer):
        raise unreachable(host, result.code, words)
    raise refusals.error_of(answer, result, host)


def code_of(answer: Answer) -> str:
    """The most exact name of an error that the table knows; "" when only the HTTP status speaks."""
    return next((name for name in _names(_error(answer)) if name in CODES), "")


def is_gone(answer: Got) -> bool:
    """True when what was asked for is not there (any more)."""
    if not isinstance(answer, Answer):
        return False
    return (answer.status == 404 and not answer.page) or CODES.get(code_of(answer)) == _GONE


def next_day(now: datetime) -> datetime:
    """The next midnight in California, UTC kept as the zone of the result."""
    there = now.astimezone(QUOTA_ZONE)
    midnight = datetime.combine(there.date() + timedelta(days=1), time(0, 1), QUOTA_ZONE)
    return midnight.astimezone(now.tzinfo)


def _names(error: Mapping[str, Any]) -> Iterator[str]:
    for detail in _list(error.get("details")):
        metadata = detail.get("metadata")
        if isinstance(metadata, dict) and str(metadata.get("quota_limit_value")) == "0":
            yield QUOTA_ZERO
        yield str(detail.get("reason", ""))
    for each in _list(error.get("errors")):
        yield str(each.get("reason", ""))
    yield str(error.get("status", ""))


def _list(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _told(answer: Answer) -> Answer:
    """The answer with Google's own sentence where the client looks for one."""
    message = _error(answer).get("message")
    return replace(answer, data={"message": message}) if isinstance(message, str) and message else answer


def _error(answer: Answer) -> Mapping[str, Any]:
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    return error if isinstance(error, dict) else {}
