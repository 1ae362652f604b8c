"""Snapchat's refusals sorted into ours: `error_code` of the envelope, else the status (NETWORKS 16).

NETWORKS has the envelope and no codes; these are those that public integrations have met. An unknown one is a refusal.
"""

from __future__ import annotations

from dataclasses import replace

from smdesk.adapters.http import STATUSES, Answer, ErrorTable
from smdesk.adapters.snapchat.api import Api, data_of, said
from smdesk.core.outcome import NotSent, Outcome, Unknown, Why

TABLE = ErrorTable(
    codes={
        "AUTHORIZATION_PERMISSION_DENIED": (Why.PERMISSION, "app_not_let_in"),
        "MEDIA_PROCESSING": (Why.TRANSIENT, "media_processing"),
        "MEDIA_EXPIRED": (Why.TRANSIENT, "upload_expired"),
        # The first one may be going out this moment.
        "MEDIA_POSTING_ALREADY_IN_PROGRESS": (Why.UNKNOWN, "no_answer"),
    },
    statuses={**STATUSES, 403: (Why.PERMISSION, "app_not_let_in")},
)


def outcome(api: Api, answer: Answer | Outcome, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means, or a call that brought none."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and isinstance(answer, Unknown) else answer
    data = data_of(answer)
    words = next((data[name] for name in ("display_message", "debug_message") if isinstance(data.get(name), str)), "")
    shown = replace(answer, data={"message": words}) if words else answer
    code, no = str(data.get("error_code", "")), said(answer) == "ERROR"
    result = TABLE.outcome(api.http, shown, code, api.clock.now(), repeatable=repeatable, told=no)
    return NotSent(result.code, result.words) if repeatable and isinstance(result, Unknown) else result
