"""What follows an outcome or a look back, as pure decisions: (outcome, situation) → state, wait, hold or question.

The rules are DESIGN 5 and NETWORKS 0.3–0.4; nothing here touches a clock, a database or a network.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from smdesk.core.errors import KEYRING_CLOSED
from smdesk.core.network import Dedupe
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    Limited,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    Unknown,
    Why,
    WithPerson,
)
from smdesk.core.publication import State
from smdesk.core.records import dataclass

#: Seconds to the next try after the first, second, ... failure in a row (NETWORKS 0.4), each ± 20 %.
BACKOFF_S = (30.0, 120.0, 600.0, 1800.0, 7200.0)
JITTER = 0.2
#: Failed tries in a row after which it is the person's turn. With the back-off above, about nine hours.
MAX_TRIES = 8
#: The same where the network itself names the time to come back: a known wait is no failure.
MAX_LIMITED = 50
#: Looks that did not get through, after which the person is asked as well (smdesk goes on looking).
LOOKS_BEFORE_ASKING = 4
#: Between two looks at what the network works on: at least a tenth of the time it has taken, at most this.
POLL_MOST_S = 300.0
#: What the network still works on after this long counts as lost: made again, or looked for.
PROCESSING_PATIENCE = timedelta(hours=24)
#: An upload that the network has forgotten is made again at once; `prepared` steps are dropped.
UPLOAD_EXPIRED = "upload_expired"
#: What was prepared is of no use any more: forgotten by the network, or it could not fetch or process it.
ANEW = frozenset({UPLOAD_EXPIRED, "media_not_fetched", "container_failed"})
#: The access lacks the permission to publish at all.
NO_SCOPE = "permission_missing"


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision depends on besides the outcome."""

    now: datetime
    attempts: int  # failed tries (or looks) in a row before this one
    repeatable: bool  # the step shows nothing to anybody when done twice
    doubt: bool  # an earlier try of this step may have gone through
    settle_s: float
    dedupe: Dedupe = Dedupe.NONE
    key_life_s: float = 0.0
    first_try: datetime | None = None
    last_try: datetime | None = None
    chance: float = 0.5  # 0..1, for the jitter
    deaths: int = 0  # of the tries: those in which smdesk itself ended, which says nothing about the network
    tries: int = 0  # calls of this step so far, over looks and restarts, since the person last had it sent
    code: str = ""  # what went wrong last


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the publication goes. `done` means the step itself is finished and the next one follows."""

    state: State
    done: bool = False
    attempts: int = 0
    next_at: datetime | None = None
    doubt: bool = False
    hold: str = ""
    ask: str = ""
    code: str = ""
    why: str = ""
    words: str = ""
    forget_uploads: bool = False
    channel_problem: str = ""
    limited_until: datetime | None = None


def backoff(attempts: int, chance: float) -> timedelta:
    """The wait before the next try when `attempts` have failed in a row (1 for the first failure)."""
    base = BACKOFF_S[min(max(attempts, 1), len(BACKOFF_S)) - 1]
    return timedelta(seconds=base * (1 + JITTER * (2 * chance - 1)))


def after(outcome: Outcome, at: Situation) -> Decision:
    """The decision that follows the outcome of a call."""
    match outcome:
        case Published():
            return Decision(State.PUBLISHED, done=True)
        case Prepared():
            return Decision(State.SENDING, done=True)
        case Delegated():
            return Decision(State.DELEGATED, done=True, next_at=outcome.at)
        case WithPerson():
            return Decision(State.ASSISTED)
        case Processing(wait_s=wait):
            return Decision(State.PROCESSING, next_at=at.now + timedelta(seconds=wait), doubt=at.doubt)
        case NotSent():
            return _not_sent(outcome, at)
        case Limited():
            return _limited(outcome, at)
        case Refused():
            return _refused(outcome, at)
        case Unknown():
            return _unknown(outcome, at)


def after_poll(outcome: Outcome, at: Situation) -> Decision:
    """The same for a read-only poll of a publication that is processing: silence leaves it there for a while."""
    match outcome:
        case Processing():
            return _still_processing(outcome, at)
        case NotSent(code=code) if code in ANEW:
            return after(outcome, at)
        case NotSent() | Limited() | Unknown():
            return _silent_poll(outcome, at)
        case Refused(why=Why.AUTH | Why.PERMISSION):
            # The poll is refused, not the post, which may be on its way: to send it again would be a second one.
            return replace(_silent_poll(outcome, at), why=outcome.why.value, channel_problem=account_problem(outcome))
        case Refused(why=Why.GONE):
            # The handle is gone; what became of the post is another question.
            return _unknown(Unknown(outcome.code, outcome.words, outcome.status), at)
        case _:
            return after(outcome, at)


def after_look(finding: Finding, at: Situation) -> Decision:
    """The decision that follows a look back at an unconfirmed publication."""
    match finding:
        case Found():
            return Decision(State.PUBLISHED, done=True)
        case FoundDelegated():
            return Decision(State.DELEGATED, done=True)
        case WithPerson():
            return Decision(State.ASSISTED)
        case NotThere():
            return _not_there(at)
        case CannotTell():
            return _cannot_tell(finding, at)


def _still_processing(outcome: Processing, at: Situation) -> Decision:
    taken = max(at.now - (at.last_try or at.now), timedelta(0))
    if taken > PROCESSING_PATIENCE:
        return _unknown(Unknown("media_processing"), at)
    wait = max(outcome.wait_s, min(taken.total_seconds() / 10, POLL_MOST_S))
    return Decision(State.PROCESSING, next_at=at.now + timedelta(seconds=wait), doubt=at.doubt)


def _silent_poll(outcome: NotSent | Limited | Unknown | Refused, at: Situation) -> Decision:
    failed = at.attempts + 1
    if failed >= MAX_TRIES:
        return _unknown(Unknown(outcome.code, outcome.words), at)
    wait = outcome.retry_at if isinstance(outcome, Limited) else None
    return Decision(
        State.PROCESSING,
        attempts=failed,
        next_at=max(wait or at.now + backoff(failed, at.chance), at.now + timedelta(seconds=1)),
        doubt=at.doubt,
        code=outcome.code,
        words=outcome.words,
    )


def _not_sent(outcome: NotSent, at: Situation) -> Decision:
    if outcome.code in ANEW:
        again = _again(outcome.code, outcome.words, at)
        # Made again at once the first time; a network that forgets them again and again gets the usual back-off.
        at_once = at.attempts == 0 and again.state is State.SCHEDULED and outcome.code == UPLOAD_EXPIRED
        return replace(again, forget_uploads=True, next_at=at.now if at_once else again.next_at)
    if outcome.why is Why.CONTENT and (at.repeatable or not at.doubt):
        return _failed(outcome.code, outcome.why, outcome.words)
    return _again(outcome.code, outcome.words, at)


def _again(code: str, words: str, at: Situation) -> Decision:
    failed = at.attempts + 1
    if at.doubt and not at.repeatable:
        return _unknown(Unknown(code, words), at)  # this try sent nothing, but an earlier one may have: look first
    if failed >= MAX_TRIES:
        return Decision(State.FAILED, attempts=failed, code=code, why=Why.TRANSIENT.value, words=words)
    return Decision(
        State.SCHEDULED,
        attempts=failed,
        next_at=at.now + backoff(failed, at.chance),
        code=code,
        why=Why.TRANSIENT.value,
        words=words,
    )


def _limited(outcome: Limited, at: Situation) -> Decision:
    failed = at.attempts + 1
    until = max(outcome.retry_at or at.now + backoff(failed, at.chance), at.now + timedelta(seconds=1))
    if at.doubt and not at.repeatable:
        look = _unknown(Unknown(outcome.code, outcome.words, outcome.status), at)
        return replace(look, next_at=max(look.next_at or until, until), limited_until=until)
    if failed >= MAX_LIMITED:
        return Decision(State.FAILED, attempts=failed, code=outcome.code, why=Why.QUOTA.value, words=outcome.words)
    return Decision(
        State.SCHEDULED,
        attempts=failed,
        next_at=until,
        code=outcome.code,
        why=Why.QUOTA.value,
        words=outcome.words,
        limited_until=until,
    )


def _refused(outcome: Refused, at: Situation) -> Decision:
    if outcome.why is Why.TRANSIENT:
        return _again(outcome.code, outcome.words, at)
    if outcome.why is Why.UNKNOWN:
        return _unknown(Unknown(outcome.code, outcome.words, outcome.status), at)
    if at.doubt and not at.repeatable:
        # It may be refused because the first one is live: a refusal proves nothing after an unknown outcome.
        look = _unknown(Unknown(outcome.code, outcome.words, outcome.status), at)
        return replace(look, channel_problem=account_problem(outcome))
    problem = account_problem(outcome)
    if problem:
        return Decision(
            State.HELD, hold=holds(problem), code=outcome.code, why=outcome.why.value, words=outcome.words,
            channel_problem=problem,
        )  # fmt: skip
    return _failed(outcome.code, outcome.why, outcome.words)


def account_problem(outcome: Refused) -> str:
    """What must be repaired at the account before anything else of the channel can go out, "" for nothing.

    A token without the permission to publish refuses every post, as one that has expired does; a permission that one
    post or one video lacks concerns that one only.
    """
    lacks = outcome.why is Why.PERMISSION and outcome.code == NO_SCOPE
    return outcome.code if outcome.why is Why.AUTH or lacks else ""


def holds(problem: str) -> str:
    """Why that is held which a channel with this problem is to send: a closed keyring wants no new connection."""
    return "keyring" if problem in KEYRING_CLOSED else "account"


def _failed(code: str, why: Why, words: str) -> Decision:
    return Decision(State.FAILED, code=code, why=why.value, words=words)


def _unknown(outcome: Unknown, at: Situation) -> Decision:
    if at.repeatable:
        return _again(outcome.code, outcome.words, at)
    return Decision(
        State.UNCONFIRMED,
        doubt=True,
        next_at=at.now + timedelta(seconds=at.settle_s),
        code=outcome.code,
        why=Why.UNKNOWN.value,
        words=outcome.words,
    )


def _resend(at: Situation, *, doubt: bool) -> Decision:
    """Send again: at once after the first try, later and later after more."""
    wait = backoff(at.tries - 1, at.chance) if at.tries > 1 else timedelta(0)
    return Decision(State.SCHEDULED, next_at=max(at.now, (at.last_try or at.now) + wait), doubt=doubt)


def _not_there(at: Situation) -> Decision:
    settled = (at.last_try or at.now) + timedelta(seconds=at.settle_s)
    if at.now < settled:
        return Decision(State.UNCONFIRMED, doubt=True, next_at=settled, attempts=at.attempts, code=at.code)
    if at.tries - at.deaths >= MAX_TRIES:
        return Decision(State.FAILED, attempts=at.attempts, code=at.code, why=Why.TRANSIENT.value)
    # Under CLIENT_ID a late arrival of the first call is the same record: harmless, and never a second one.
    return _resend(at, doubt=False)


def protected(dedupe: Dedupe, key_life_s: float, first_try: datetime | None, now: datetime) -> bool:
    """True while the network itself makes a second send harmless."""
    if dedupe is Dedupe.KEY:
        return first_try is not None and now - first_try < timedelta(seconds=key_life_s)
    return dedupe is Dedupe.CLIENT_ID


def _cannot_tell(finding: CannotTell, at: Situation) -> Decision:
    harmless = protected(at.dedupe, at.key_life_s, at.first_try, at.now)
    if not finding.again and harmless and at.tries - at.deaths < MAX_TRIES:
        # What the network did with the first stays open until it says.
        return _resend(at, doubt=True)
    looks = at.attempts + 1
    asking = not finding.again or looks >= LOOKS_BEFORE_ASKING
    return Decision(
        State.UNCONFIRMED,
        doubt=True,
        attempts=looks,
        next_at=at.now + backoff(looks, at.chance) if finding.again else None,
        ask=finding.code if asking else "",
        code=finding.code,
        why=Why.UNKNOWN.value,
    )
