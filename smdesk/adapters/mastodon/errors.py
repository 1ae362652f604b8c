"""Mastodon's refusals sorted into ours (NETWORKS 8; documentation: entities/Error, methods/statuses, methods/media).

Mastodon has no codes, only a status and a sentence, and the sentence is in the account's language. So the status
decides; a few English phrases make the result more exact where they are understood.
"""

from __future__ import annotations

from smdesk.adapters.http import Answer, ErrorTable
from smdesk.adapters.mastodon.api import Api
from smdesk.core.outcome import Outcome, Unknown, Why

#: English phrase in the error → code in the table. All parts of a key must occur.
PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("duplicate", "idempotency"), "duplicate_key"),  # Pixelfed: the first one may be live
    (("finished processing",), "media_processing"),
    (("scheduled posts",), "schedule_full"),  # 25 a day, 300 in all on Mastodon
    (("scheduled statuses",), "schedule_full"),
    (("scheduled", "must be in the future"), "schedule_too_soon"),
    (("character limit",), "text_too_long"),
    (("authorized scopes",), "permission_missing"),
)

TABLE = ErrorTable(
    codes={
        "media_processing": (Why.TRANSIENT, "media_processing"),
        "schedule_full": (Why.CONTENT, "schedule_full"),
        "schedule_too_soon": (Why.TRANSIENT, "schedule_too_soon"),
        "text_too_long": (Why.CONTENT, "text_refused_too_long"),
        "permission_missing": (Why.PERMISSION, "permission_missing"),
        "empty_422": (Why.AUTH, "auth_refused"),
    },
    statuses={
        # Redirects are never followed with a token; the account has to be connected at its new address.
        **dict.fromkeys((301, 302, 303, 307, 308), (Why.AUTH, "server_moved")),
        400: (Why.CONTENT, "refused_content"),
        401: (Why.AUTH, "auth_refused"),
        403: (Why.PERMISSION, "permission_missing"),
        404: (Why.GONE, "target_gone"),
        405: (Why.AUTH, "server_without_api"),
        410: (Why.GONE, "target_gone"),
        413: (Why.CONTENT, "media_too_large"),
        415: (Why.CONTENT, "media_type_refused"),
        422: (Why.CONTENT, "refused_content"),
    },
)

RESET = "x-ratelimit-reset"  # ISO time on Mastodon, epoch seconds on GoToSocial


def code_of(answer: Answer) -> str:
    """The key in the table for an answer, "" when only its status speaks."""
    if answer.status == 422 and not answer.text.strip():
        return "empty_422"  # snac's way of saying 401; Mastodon's 422 always has a body
    data = answer.data
    sentence = str(data.get("error", "")).lower() if isinstance(data, dict) else ""
    for parts, code in PHRASES:
        if all(part in sentence for part in parts):
            return code
    return ""


def outcome(api: Api, answer: Answer, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means."""
    code = code_of(answer)
    if code == "duplicate_key" and answer.status < 500:
        return Unknown("duplicate_key", api.http.words(answer), answer.status)
    return TABLE.outcome(api.http, answer, code, api.clock.now(), reset_header=RESET, repeatable=repeatable)
