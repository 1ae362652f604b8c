"""Bluesky's error names sorted into ours.

An XRPC server says `{"error": name, "message": words}` (AT Protocol specification, "HTTP API"). An answer without a
name comes from something in between (a proxy, a sign-in page of a hotel): it says nothing about the account or post.
Names: NETWORKS 7.3, the `errors` of the lexicons, and what a PDS 0.5 was seen to answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from smdesk.adapters.http import Answer, ErrorTable, Http
from smdesk.core.outcome import NotSent, Outcome, Refused, Why

RESET_HEADER = "ratelimit-reset"  # epoch seconds

#: The access token is the trouble, and a new one may help.
TOKEN_TROUBLE = frozenset({"ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "AuthRequired"})

TABLE = ErrorTable(
    {
        # the account or its credentials
        "ExpiredToken": (Why.AUTH, "auth_refused"),
        "InvalidToken": (Why.AUTH, "auth_refused"),
        "AuthMissing": (Why.AUTH, "auth_refused"),
        "AuthRequired": (Why.AUTH, "auth_refused"),
        "AuthenticationRequired": (Why.AUTH, "auth_refused"),
        "AuthFactorTokenRequired": (Why.AUTH, "app_password_needed"),
        "AccountNotFound": (Why.AUTH, "account_gone"),
        "AccountTakedown": (Why.AUTH, "account_suspended"),
        "RepoTakendown": (Why.AUTH, "account_suspended"),
        "RepoSuspended": (Why.AUTH, "account_suspended"),
        "AccountDeactivated": (Why.AUTH, "account_inactive"),
        "RepoDeactivated": (Why.AUTH, "account_inactive"),
        "RepoNotFound": (Why.AUTH, "account_gone"),
        "Forbidden": (Why.PERMISSION, "permission_missing"),
        "ScopeMissingError": (Why.PERMISSION, "permission_missing"),
        "BadTokenMethod": (Why.PERMISSION, "messages_not_allowed"),  # see `name_of`
        # the post or its media
        "InvalidRequest": (Why.CONTENT, "refused_content"),
        "InvalidRecord": (Why.CONTENT, "refused_content"),
        "BlobTooLarge": (Why.CONTENT, "media_too_large"),
        "PayloadTooLarge": (Why.CONTENT, "media_too_large"),
        "InvalidMimeType": (Why.CONTENT, "media_type_refused"),
        "InvalidSwap": (Why.CONTENT, "record_key_taken"),
        # conversations (lexicons chat.bsky.convo.*)
        "InvalidConvo": (Why.GONE, "conversation_gone"),
        "ReplyTargetNotFound": (Why.GONE, "target_gone"),
        "ConvoLocked": (Why.PERMISSION, "conversation_closed"),
        "ConvoLockedByModeration": (Why.PERMISSION, "conversation_closed"),
        "BlockedActor": (Why.PERMISSION, "conversation_closed"),
        "MessagesDisabled": (Why.PERMISSION, "conversation_closed"),
        "NotFollowedBySender": (Why.PERMISSION, "conversation_closed"),
        "RecipientNotFound": (Why.GONE, "conversation_gone"),
        "AccountSuspended": (Why.PERMISSION, "conversation_closed"),  # ours or theirs: it does not say
        "ReactionMessageDeleted": (Why.GONE, "target_gone"),
        "ReactionNotAllowed": (Why.PERMISSION, "permission_missing"),
        "ReactionLimitReached": (Why.CONTENT, "refused_content"),
        # blobs that no record referred to in time are deleted: the uploads have to be made again
        "BlobNotFound": (Why.TRANSIENT, "upload_expired"),
        # video service
        "VideoTooLarge": (Why.CONTENT, "video_too_large"),
        "VideoTooLong": (Why.CONTENT, "video_too_long"),
        "BadAspectRatio": (Why.CONTENT, "aspect_ratio_refused"),
        "UnsupportedContentType": (Why.CONTENT, "media_type_refused"),
        "UploadForbidden": (Why.PERMISSION, "video_forbidden"),
        "DailyLimitExceeded": (Why.QUOTA, "video_quota_used"),
        "TooManyOpenUploads": (Why.QUOTA, "too_many_uploads"),
        "UploadNotFound": (Why.TRANSIENT, "upload_interrupted"),
        "UploadExpired": (Why.TRANSIENT, "upload_interrupted"),
        "UploadAborted": (Why.TRANSIENT, "upload_interrupted"),
        "UploadFailed": (Why.TRANSIENT, "upload_interrupted"),
        "UploadNotReady": (Why.TRANSIENT, "server_busy"),
        "ServiceOverloaded": (Why.TRANSIENT, "server_busy"),
        # the network's own trouble; with a 5xx status the outcome stays unknown for a call that changes something
        "RateLimitExceeded": (Why.QUOTA, "rate_limited"),
        "NotEnoughResources": (Why.TRANSIENT, "server_busy"),
        "UpstreamFailure": (Why.UNKNOWN, "server_error"),
        "UpstreamTimeout": (Why.UNKNOWN, "server_error"),
        "InternalServerError": (Why.UNKNOWN, "server_error"),
    }
)

#: `failureCode` of a video job (lexicon app.bsky.video.defs#jobStatus).
JOB_FAILURES: Mapping[str, tuple[Why, str]] = {
    "validation_failure": (Why.CONTENT, "video_refused"),
    "encoding_failure": (Why.CONTENT, "video_not_encodable"),
    "pds_upload_unsupported_blob_size": (Why.CONTENT, "video_too_large"),
    "pds_upload_failure": (Why.TRANSIENT, "video_job_failed"),
    "generic_failure": (Why.TRANSIENT, "video_job_failed"),
}


def name_of(answer: Answer) -> str:
    """The XRPC error name, "" where the answer has none.

    A PDS refuses what an app password may not do as an invalid token (seen on PDS 0.5); no other token would help.
    """
    data = answer.data
    name = data.get("error") if isinstance(data, Mapping) else None
    if name == "InvalidToken" and data.get("message") == "Bad token method":
        return "BadTokenMethod"
    return name if isinstance(name, str) else ""


def outcome(http: Http, answer: Answer, now: datetime, *, repeatable: bool = False) -> Outcome:
    """The outcome of an answer that is no success (or a success without what it should hold).

    `repeatable`: the call shows nothing to anybody, so a server's failure is NotSent rather than Unknown.
    """
    name = name_of(answer)
    if not name and 300 <= answer.status < 500 and answer.status not in {408, 413, 425, 429}:
        return NotSent("unexpected_answer", http.words(answer))
    return TABLE.outcome(http, answer, name, now, reset_header=RESET_HEADER, repeatable=repeatable)


def job_failure(failure: str, words: str) -> Refused:
    """The outcome of a video job that failed, by its `failureCode`. TRANSIENT: another upload may fare better."""
    why, code = JOB_FAILURES.get(failure, (Why.CONTENT, "video_refused"))
    return Refused(code, why, words)


def lost_work(outcome: Outcome) -> Outcome:
    """The outcome of a poll, where NotSent means "ask again": an upload that is gone is no silence but an end,
    after which the step is done anew."""
    if isinstance(outcome, NotSent) and outcome.code == "upload_interrupted":
        return Refused(outcome.code, Why.TRANSIENT, outcome.words)
    if isinstance(outcome, Refused) and outcome.code in {"refused_content", "refused"}:  # no such job
        return Refused("upload_interrupted", Why.TRANSIENT, outcome.words, outcome.status)
    return outcome
