"""What a client of the practice network is told when a fault strikes; pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from smdesk.adapters.practice.faults import MADE_BUT_UNSAID, Fault, Kind
from smdesk.adapters.practice.server import SECOND, Manner
from smdesk.core.errors import AuthExpired, LimitedError, Offline, Unavailable
from smdesk.core.outcome import CannotTell, Limited, NotSent, Outcome, Refused, Unknown, Why

SILENCE = Unknown("no_answer", "the practice network did not answer")

#: kind of refusal → our usual code for it, and the status a real network would give
REFUSALS: dict[Why, tuple[str, int]] = {
    Why.CONTENT: ("refused_content", 422),
    Why.AUTH: ("auth_refused", 401),
    Why.PERMISSION: ("permission_missing", 403),
    Why.GONE: ("target_gone", 404),
}


def before(fault: Fault | None, now: datetime) -> Outcome | None:
    """The answer where the network does not carry the call out at all; None where it does."""
    if fault is None:
        return None
    match Kind(fault.kind):
        case Kind.NOT_SENT:
            return NotSent("offline", "the practice network cannot be reached")
        case Kind.REFUSED:
            code, status = REFUSALS.get(Why(fault.why), ("refused", 400))
            return Refused(fault.code or code, Why(fault.why), "the practice network says no", status)
        case Kind.LIMITED:
            return Limited("rate_limited", now + timedelta(seconds=fault.seconds), "too many requests", 429)
        case Kind.TOKEN_EXPIRED:
            return Refused("auth_refused", Why.AUTH, "the access has expired", 401)
        case Kind.LOST_BEFORE:
            return SILENCE
        case Kind.SERVER_ERROR_BEFORE:
            return Unknown("server_error", "bad gateway", 502)
        case Kind.UPLOAD_EXPIRED:
            return NotSent("upload_expired", "media not found")
    return None


def manner(fault: Fault | None) -> Manner:
    """How the network takes a submission in under a fault."""
    if fault is None:
        return Manner()
    works = fault.kind in {Kind.PROCESSING, Kind.PROCESSING_FAILS}
    return Manner(
        polls=max(fault.polls, 1) if works else 0,
        fails=fault.kind == Kind.PROCESSING_FAILS,
        hidden=round(fault.hidden_s * SECOND),
        forgets=fault.kind == Kind.FORGETS_KEY,
    )


def after(fault: Fault | None, outcome: Outcome) -> Outcome:
    """What the client hears of an outcome: the outcome itself, or nothing useful."""
    if fault is None or fault.kind not in MADE_BUT_UNSAID | {Kind.STALL}:
        return outcome
    if fault.kind == Kind.SERVER_ERROR_AFTER:
        return Unknown("server_error", "bad gateway", 502)
    if fault.kind == Kind.LIES_4XX:
        # This network is known to say 400 about things it has made; so a 400 from it proves nothing.
        return Unknown("misleading_answer", "bad request", 400)
    return SILENCE


def blind(fault: Fault | None) -> CannotTell | None:
    """What looking back gives when the look itself fails; None when it does not."""
    if fault is None or fault.kind in {Kind.OK, Kind.SLOW}:
        return None
    if fault.kind == Kind.FIND_CUT:
        return CannotTell("listing_cut")
    codes = {
        Kind.LIMITED: "rate_limited",
        Kind.TOKEN_EXPIRED: "auth_refused",
        Kind.REFUSED: fault.code or "auth_refused",
    }
    return CannotTell(codes.get(Kind(fault.kind), "network_silent"), again=True)


def complain(fault: Fault | None, now: datetime, network: str) -> None:
    """What reading raises under a fault. Raises Offline, AuthExpired, LimitedError, Unavailable."""
    told = before(fault, now)
    if fault is not None and fault.kind == Kind.STALL:
        told = SILENCE
    match told:
        case None:
            return
        case Limited():
            at = told.retry_at.isoformat() if told.retry_at else None
            raise LimitedError(told.code, host=network, retry_at=at)
        case Refused(why=Why.AUTH):
            raise AuthExpired(told.code, network=network)
        case NotSent():
            raise Offline("offline", host=network, words=told.words)
        case _:
            raise Unavailable("server_error", host=network, status=None)
