"""Faults on demand: what the practice network does wrong, when, and how often; pure and reproducible."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass


class Operation(StrEnum):
    """The calls a fault can be set on."""

    PREPARE = "prepare"
    PUBLISH = "publish"
    POLL = "poll"
    FIND = "find"
    DELEGATE = "delegate"
    RECALL = "recall"
    FIND_DELEGATED = "find_delegated"
    DELETE = "delete"
    PAGE = "page"
    REPLY = "reply"
    FIND_REPLY = "find_reply"
    ACT = "act"  # like, hide, take away, block


class Kind(StrEnum):
    """What goes wrong. "Made" is whether the network carried the call out all the same."""

    OK = "ok"  # nothing: a gap in a script
    NOT_SENT = "not_sent"  # no connection; not made
    REFUSED = "refused"  # a clean no; not made. `why` and `code` say which
    LIMITED = "limited"  # too many requests; not made. `seconds` is Retry-After
    TOKEN_EXPIRED = "token_expired"  # 401; not made
    LOST_BEFORE = "lost_before"  # the request is lost on the way; not made, no answer
    LOST_AFTER = "lost_after"  # made, the answer is lost
    SERVER_ERROR_BEFORE = "server_error_before"  # 502; not made
    SERVER_ERROR_AFTER = "server_error_after"  # 502; made
    SLOW = "slow"  # made, after `seconds`
    STALL = "stall"  # no answer within `seconds`; made when `made` is true
    LIES_4XX = "lies_4xx"  # 400; made
    FORGETS_KEY = "forgets_key"  # made, the answer is lost, and so is the idempotency key
    UPLOAD_EXPIRED = "upload_expired"  # the uploads are gone; not made
    PROCESSING = "processing"  # accepted; done after `polls` looks
    PROCESSING_FAILS = "processing_fails"  # accepted; `polls` looks later it says no
    FIND_SILENT = "find_silent"  # looking back gets no answer
    FIND_CUT = "find_cut"  # looking back gets a listing that does not reach back far enough


_LOOKS = frozenset({Operation.FIND, Operation.FIND_DELEGATED, Operation.FIND_REPLY})
_READS = _LOOKS | {Operation.POLL, Operation.PAGE}
_WRITES = frozenset(Operation) - _READS
_EVERYWHERE = frozenset(Operation)

#: kind → operations it makes sense on
APPLIES: Mapping[Kind, frozenset[Operation]] = {
    **dict.fromkeys(Kind, _EVERYWHERE),
    Kind.LOST_AFTER: _WRITES,
    Kind.SERVER_ERROR_AFTER: _WRITES,
    Kind.LIES_4XX: _WRITES,
    Kind.FORGETS_KEY: frozenset({Operation.PUBLISH, Operation.REPLY}),
    Kind.UPLOAD_EXPIRED: frozenset({Operation.PUBLISH, Operation.DELEGATE}),
    Kind.PROCESSING: frozenset({Operation.PREPARE, Operation.PUBLISH, Operation.POLL}),
    Kind.PROCESSING_FAILS: frozenset({Operation.PREPARE, Operation.PUBLISH, Operation.POLL}),
    Kind.FIND_SILENT: _LOOKS,
    Kind.FIND_CUT: _LOOKS,
}

#: Kinds after which the network has carried the call out although the answer says nothing useful.
MADE_BUT_UNSAID = frozenset({Kind.LOST_AFTER, Kind.SERVER_ERROR_AFTER, Kind.LIES_4XX, Kind.FORGETS_KEY})


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule: by script (`times` calls in a row, the rules in their order) or by chance (`probability` a call).

    Scripted rules are used up before chance is asked. `account` "" means every account.

    Raises:
        InvalidInput: `bad_fault`, for an unknown kind or operation, a kind that cannot happen on the operation,
            or numbers that make no sense.
    """

    operation: str
    kind: str
    times: int = 1
    probability: float | None = None
    account: str = ""
    seconds: float = 0.0  # slow, stall; limited: Retry-After
    polls: int = 1  # processing: looks until it is done
    why: str = "content"  # refused: a value of core.outcome.Why
    code: str = ""  # refused: our code, "" for the usual one of `why`
    made: bool = False  # stall: carried out all the same
    hidden_s: float = 0.0  # made, but missing from the listing for so long

    def __post_init__(self) -> None:
        try:
            fits = Operation(self.operation) in APPLIES[Kind(self.kind)]
        except ValueError:
            fits = False
        numbers = self.times >= 0 and 0 <= (self.probability or 0) <= 1 and min(self.seconds, self.polls) >= 0
        if not fits or not numbers:
            raise InvalidInput("bad_fault", operation=str(self.operation), kind=str(self.kind))


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """All rules, and the seed that makes chance come out the same every time."""

    rules: tuple[Fault, ...] = ()
    seed: int = 0

    @classmethod
    def script(cls, operation: str, *kinds: str | Fault, account: str = "") -> FaultPlan:
        """One fault a call, in this order, then none: `script("publish", "not_sent", "ok", "lost_after")`."""
        rules = [kind if isinstance(kind, Fault) else Fault(operation, kind) for kind in kinds]
        return cls(tuple(replace(rule, account=account) if account else rule for rule in rules))

    @classmethod
    def chance(cls, seed: int = 0, **operations: Mapping[str, float]) -> FaultPlan:
        """Faults by chance: `chance(7, publish={"not_sent": 0.1, "lost_after": 0.12})`."""
        rules = (
            Fault(operation, kind, probability=share)
            for operation, shares in operations.items()
            for kind, share in shares.items()
        )
        return cls(tuple(rules), seed)

    def __add__(self, other: FaultPlan) -> FaultPlan:
        return FaultPlan(self.rules + other.rules, self.seed or other.seed)


def dice(seed: int, account: str, operation: str, count: int) -> float:
    """A number in [0, 1) that depends on nothing but its arguments, whatever the threads do."""
    digest = hashlib.sha256(f"{seed}|{account}|{operation}|{count}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def by_chance(rules: Iterable[Fault], throw: float) -> Fault | None:
    """The rule that the throw hits when the shares are laid end to end, or None."""
    edge = 0.0
    for rule in rules:
        edge += rule.probability or 0.0
        if throw < edge:
            return rule
    return None
