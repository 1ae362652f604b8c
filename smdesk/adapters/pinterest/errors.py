"""Pinterest's refusals sorted into ours (NETWORKS 12): `{code, message}`, by words where they say more than the status.

The numbers of `code` have no list; the same one stands for different things, so only what is certain is read from them.
"""

from __future__ import annotations

from smdesk.adapters import refusals
from smdesk.adapters.http import Answer, ErrorTable
from smdesk.adapters.pinterest.api import Api, data_of
from smdesk.core.outcome import CannotTell, NotSent, Outcome, Unknown, Why

RESET = "x-ratelimit-reset"  # seconds from now
#: Words of a message → key in the table; the first that occurs counts.
PHRASES: tuple[tuple[str, str], ...] = (
    ("trial access", "trial"),
    ("consumer type is not supported", "trial"),
    ("board not found", "board"),
    ("we blocked this link", "link"), ("unable to reach the url", "link"),
    ("not authorized to access board", "board"),
)  # fmt: skip

TABLE = ErrorTable(
    codes={
        "trial": (Why.PERMISSION, "trial_access"),
        "board": (Why.GONE, "board_gone"),
        "link": (Why.CONTENT, "link_refused"),
    },
)


def code_of(answer: Answer) -> str:
    """The key in the table for an answer, "" when only its status speaks."""
    said = str(data_of(answer).get("message", "")).lower()
    return next((key for phrase, key in PHRASES if phrase in said), "") if 400 <= answer.status < 500 else ""


def outcome(api: Api, answer: Answer | Outcome, *, repeatable: bool = False) -> Outcome:
    """What an answer that is no success means, or a call that brought none."""
    if not isinstance(answer, Answer):
        return NotSent(answer.code, answer.words) if repeatable and isinstance(answer, Unknown) else answer
    return TABLE.outcome(api.http, answer, code_of(answer), api.clock.now(), repeatable=repeatable)


def cannot_tell(api: Api, answer: Answer | Outcome) -> CannotTell:
    """Why a list could not be read; the look is made again."""
    return refusals.cannot_tell(answer, outcome(api, answer, repeatable=True))
