"""LinkedIn's refusals sorted into ours (NETWORKS 6.3): by `code` or `serviceErrorCode`, else by the status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.http import STATUSES, Answer, ErrorTable, Failure
from smdesk.adapters.linkedin.api import Api
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Why

TABLE = ErrorTable(
    codes={
        "REVOKED_ACCESS_TOKEN": (Why.AUTH, "auth_refused"),
        "EXPIRED_ACCESS_TOKEN": (Why.AUTH, "auth_refused"),
        "65601": (Why.AUTH, "auth_refused"),
        "65602": (Why.AUTH, "auth_refused"),
        "ACCESS_DENIED": (Why.PERMISSION, "permission_missing"),
        "MEDIA_ASSET_PROCESSING_FAILED": (Why.CONTENT, "media_processing_failed"),
        "MEDIA_ASSET_WAITING_UPLOAD": (Why.TRANSIENT, "media_processing"),
        "DUPLICATE_POST": (Why.CONTENT, "duplicate_content"),
    },
    statuses={**STATUSES, 426: (Why.AUTH, "api_version_over")},
)


def code_of(answer: Answer) -> str:
    """The key in the table for an answer, "" when only its status speaks."""
    data: Mapping[str, Any] = answer.data if isinstance(answer.data, dict) else {}
    message = str(data.get("message", ""))
    if answer.status == 422 and "duplicate" in message.lower():
        return "DUPLICATE_POST"
    for said in (str(data.get("code", "")), str(data.get("serviceErrorCode", "")), message):
        known = next((key for key in TABLE.codes if key == said or (len(key) > 8 and key in said)), "")
        if known:
            return known
    return ""


def outcome(api: Api, answer: Answer | Failure, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means, or a call that brought none."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and not isinstance(answer, NotSent) else answer
    result = TABLE.outcome(api.http, answer, code_of(answer), api.clock.now(), repeatable=repeatable)
    if isinstance(result, Limited) and result.retry_at is None:
        now = api.clock.now()  # the day's quota is new at midnight, UTC
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return replace(result, retry_at=midnight)
    return result


def cannot_tell(api: Api, answer: Answer | NotSent) -> CannotTell:
    """Why a list could not be read; the look is made again."""
    return refusals.cannot_tell(answer, outcome(api, answer, repeatable=True))
