"""What an adapter of ads answers, as the errors that a person is told."""

from __future__ import annotations

from smdesk.core.errors import (
    AuthExpired,
    LimitedError,
    MissingScope,
    NetworkError,
    RefusedError,
    unreachable,
)
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Refused, Unknown, Why

HOST = "graph.facebook.com"


def settled(outcome: Outcome, unknown: NetworkError | None = None) -> None:
    """Nothing, when it was done. Raises `unknown` when nobody can tell, else what it was refused for."""
    if isinstance(outcome, Prepared):
        return
    raise unknown if unknown is not None and isinstance(outcome, Unknown) else error_of(outcome)


def error_of(outcome: Outcome) -> NetworkError:
    """What it was not done for."""
    match outcome:
        case Limited(retry_at=retry_at):
            return LimitedError("rate_limited", host=HOST, retry_at=retry_at)
        case Refused(why=Why.AUTH, words=words):
            return AuthExpired("token_refused", host=HOST, words=words)
        case Refused(why=Why.PERMISSION, words=words):
            return MissingScope("permission_missing", host=HOST, words=words)
        case Refused(code=code, words=words) if code in {"api_version_over", "ad_history_over"}:
            return RefusedError(code, host=HOST, words=words)
        case Refused(words=words):
            return RefusedError("ad_refused", host=HOST, words=words)
        case NotSent(code=code, words=words):
            return unreachable(HOST, code, words)
    return NetworkError("ad_state_unknown", name="")
