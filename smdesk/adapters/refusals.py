"""What a network's answer means outside publishing: the errors that connecting and reading raise, and why a look told
nothing. The outcome is the network's own (its `errors.outcome`, repeatable).
"""

from __future__ import annotations

from smdesk.adapters.http import Answer
from smdesk.core.errors import AuthExpired, LimitedError, MissingScope, NetworkError, Offline, RefusedError, Unavailable
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Refused, Why

#: What kept the question from the network, or its answer from us → our error.
_NOT_THE_NETWORK = {"led_elsewhere": "server_unreadable", "clock_wrong": "clock_wrong"}


def error_of(
    answer: Answer | Outcome, result: Outcome, host: str, *, granted: bool = False, lacks: str = "permission_missing"
) -> NetworkError:  # fmt: skip
    """The error of an answer that is no success, or of a call that brought none.

    `granted`: the access was given in the browser and renews itself, so that its end is one for good. `lacks`: the code
    of an access without the right.
    """
    words = str(getattr(result, "words", ""))
    match result:
        case Limited(retry_at=at):
            return LimitedError("rate_limited", host=host, retry_at=at)
        case Refused(why=Why.AUTH):
            return AuthExpired("access_ended" if granted else "token_refused", host=host, words=words)
        case Refused(why=Why.PERMISSION):
            return MissingScope(lacks, host=host, words=words)
        case Refused(status=status):
            return RefusedError("network_refused", host=host, status=status, words=words)
    if isinstance(answer, NotSent):
        return Offline(answer.code, host=host, words=words)
    if isinstance(result, NotSent) and result.code in _NOT_THE_NETWORK:
        return Unavailable(_NOT_THE_NETWORK[result.code], host=host, words=words)
    return Unavailable("server_error", host=host, status=getattr(answer, "status", None), words=words)


def cannot_tell(answer: Answer | Outcome, result: Outcome) -> CannotTell:
    """Why a list could not be read. Token, rate and trouble may pass; so the look is made again."""
    code = "network_silent" if isinstance(answer, NotSent) else str(getattr(result, "code", "network_silent"))
    return CannotTell(code, again=True)
