"""States of a publication, the legal moves between them, and what a person may do in each: all as data."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    SCHEDULED = "scheduled"  # waits for its time, or for the next try after a failure that sent nothing
    HELD = "held"  # something must be put right first; the reason says what
    DELEGATED = "delegated"  # the network's own scheduler has it
    LATE = "late"  # due while asleep, off or off line for longer than the client's limit: the person decides
    SENDING = "sending"  # intent on disk; the call may or may not have happened
    PROCESSING = "processing"  # the network has it and works on it; only polls
    ASSISTED = "assisted"  # due, and the person publishes it
    UNCONFIRMED = "unconfirmed"  # outcome unknown: looked for, or asked
    PUBLISHED = "published"
    FAILED = "failed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


S = State

#: state → states it may go to. The comment says who moves it; whatever is not here is a bug and is refused.
MOVES: dict[State, frozenset[State]] = {
    # publisher: claim, hold, late, at its time for the person; person: cancel, skip, keep what is out of a thread
    # publisher again: unconfirmed when a repeat is no longer harmless
    S.SCHEDULED: frozenset(
        {S.SENDING, S.HELD, S.LATE, S.ASSISTED, S.UNCONFIRMED, S.CANCELLED, S.SKIPPED, S.FAILED, S.PUBLISHED}
    ),
    # released when the cause is gone; late when its time has passed meanwhile; unconfirmed in a restored copy
    S.HELD: frozenset({S.SCHEDULED, S.LATE, S.UNCONFIRMED, S.CANCELLED, S.SKIPPED, S.FAILED, S.PUBLISHED}),
    S.DELEGATED: frozenset({S.PUBLISHED, S.SCHEDULED, S.SENDING, S.FAILED, S.UNCONFIRMED, S.CANCELLED}),
    # the recovery panel: now or next slot, skip
    S.LATE: frozenset({S.SCHEDULED, S.SKIPPED, S.CANCELLED, S.PUBLISHED}),
    # the outcome of the one call; back to scheduled also when a repeatable step did not get through; assisted when the
    # network has laid it before the person, who finishes it there (so from processing and unconfirmed, too)
    S.SENDING: frozenset(
        {S.PROCESSING, S.PUBLISHED, S.DELEGATED, S.ASSISTED, S.SCHEDULED, S.HELD, S.FAILED, S.UNCONFIRMED, S.CANCELLED}
    ),
    S.PROCESSING: frozenset(
        {S.PUBLISHED, S.DELEGATED, S.ASSISTED, S.SENDING, S.SCHEDULED, S.HELD, S.FAILED, S.UNCONFIRMED}
    ),
    S.ASSISTED: frozenset({S.PUBLISHED, S.SCHEDULED, S.SKIPPED, S.CANCELLED}),
    # looking back, or the person's answer; failed when nothing is there after the last try
    S.UNCONFIRMED: frozenset({S.PUBLISHED, S.DELEGATED, S.ASSISTED, S.SCHEDULED, S.FAILED, S.SKIPPED}),
    # only what the person said to be out, and takes back: where it waits for the person again, never to be sent
    S.PUBLISHED: frozenset({S.ASSISTED, S.UNCONFIRMED, S.LATE, S.FAILED}),
    S.FAILED: frozenset({S.SCHEDULED, S.PUBLISHED, S.CANCELLED, S.SKIPPED}),
    S.SKIPPED: frozenset(),
    S.CANCELLED: frozenset(),
}

#: The proof of what is out because the person said so; such a mark can be taken back, what a network told never.
BY_HAND = "person"
#: In `step_state` of one that waits in the network's app for the person to finish it: where.
HANDED = "handed"
#: Nothing more happens by itself, and nothing is owed.
ENDS = frozenset({S.PUBLISHED, S.SKIPPED, S.CANCELLED})
#: Open: at most one such row for a variant, channel and occurrence.
OPEN = frozenset(State) - ENDS - {S.FAILED}
#: The network may be working on it; not to be touched by the person except to answer a question.
IN_FLIGHT = frozenset({S.SENDING, S.PROCESSING})
#: May be moved to another time or edited so that what goes out changes.
EDITABLE = frozenset({S.SCHEDULED, S.HELD, S.LATE, S.ASSISTED, S.FAILED})


class Act(StrEnum):
    """What a person may do with a publication."""

    MOVE = "move"
    NOW = "now"
    CANCEL = "cancel"
    SKIP = "skip"
    RETRY = "retry"
    TAKE_BACK = "take_back"
    SAY_PUBLISHED = "say_published"
    SAY_NOT_PUBLISHED = "say_not_published"
    UNMARK = "unmark"


#: state → acts offered, the likeliest first; see `acts`.
ACTS: dict[State, tuple[Act, ...]] = {
    S.SCHEDULED: (Act.MOVE, Act.NOW, Act.CANCEL),
    S.HELD: (Act.MOVE, Act.CANCEL),
    S.DELEGATED: (Act.TAKE_BACK,),
    S.LATE: (Act.NOW, Act.MOVE, Act.SKIP, Act.SAY_PUBLISHED),
    S.SENDING: (),
    S.PROCESSING: (),
    S.ASSISTED: (Act.SAY_PUBLISHED, Act.MOVE, Act.SKIP),
    S.UNCONFIRMED: (Act.SAY_PUBLISHED, Act.SAY_NOT_PUBLISHED),
    S.PUBLISHED: (Act.UNMARK,),
    S.FAILED: (Act.RETRY, Act.MOVE, Act.CANCEL, Act.SAY_PUBLISHED),
    S.SKIPPED: (),
    S.CANCELLED: (),
}


def may(state: State, target: State, proof: str = "") -> bool:
    """True when the move is legal. `proof` is that of a published one: what a network told to be out stays so."""
    return target in MOVES[state] and (state is not State.PUBLISHED or proof == BY_HAND)


def acts(state: State, proof: str = "") -> tuple[Act, ...]:
    """What the person may do, the likeliest first; with a published one it depends on who said so."""
    return ACTS[state] if state is not State.PUBLISHED or proof == BY_HAND else ()


class Drawn(StrEnum):
    """The status a person sees on a chip; several states share one. The values are the names of its drawings."""

    IDEA = "idea"
    DRAFT = "draft"
    IN_DESIGN = "inDesign"
    WITH_CLIENT = "withClient"
    CHANGES = "changes"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    DUE = "due"
    PUBLISHED = "published"
    MISSED = "missed"
    FAILED = "failed"
    NONE = "none"


DRAWN: dict[State, Drawn] = {
    S.SCHEDULED: Drawn.SCHEDULED,
    S.HELD: Drawn.SCHEDULED,
    S.DELEGATED: Drawn.SCHEDULED,
    S.SENDING: Drawn.SCHEDULED,
    S.PROCESSING: Drawn.SCHEDULED,
    S.LATE: Drawn.MISSED,
    S.ASSISTED: Drawn.DUE,
    S.UNCONFIRMED: Drawn.FAILED,
    S.PUBLISHED: Drawn.PUBLISHED,
    S.FAILED: Drawn.FAILED,
    S.SKIPPED: Drawn.NONE,
    S.CANCELLED: Drawn.NONE,
}

#: What a post shows by its own stage while nothing of it is scheduled.
STAGE_DRAWN: dict[str, Drawn] = {
    "idea": Drawn.IDEA,
    "draft": Drawn.DRAFT,
    "in_design": Drawn.IN_DESIGN,
    "with_client": Drawn.WITH_CLIENT,
    "changes": Drawn.CHANGES,
    "approved": Drawn.APPROVED,
    "planned": Drawn.DRAFT,  # it was scheduled once, and what was planned has been cancelled
}

#: What is drawn, the most urgent first: a post shows the first that one of its publications has (DESIGN 19).
URGENCY: tuple[Drawn, ...] = (Drawn.FAILED, Drawn.MISSED, Drawn.DUE, Drawn.SCHEDULED, Drawn.PUBLISHED)
