"""The table of states: each is reached, each that is no end can be left, and the person always knows what to do."""

from __future__ import annotations

import pytest

from smdesk.core import publication
from smdesk.core.publication import (
    ACTS,
    BY_HAND,
    DRAWN,
    EDITABLE,
    ENDS,
    IN_FLIGHT,
    MOVES,
    OPEN,
    Act,
    Drawn,
    State,
    acts,
    may,
)

#: States that the program leaves by itself.
BY_ITSELF = {State.SCHEDULED, State.HELD, State.DELEGATED, State.SENDING, State.PROCESSING, State.UNCONFIRMED}


def reached_from(start: State) -> set[State]:
    found, todo = {start}, [start]
    while todo:
        for target in MOVES[todo.pop()] - found:
            found.add(target)
            todo.append(target)
    return found


def test_the_tables_know_every_state() -> None:
    assert set(MOVES) == set(ACTS) == set(DRAWN) == set(State)
    assert set().union(*MOVES.values()) | {State.SCHEDULED} == set(State)


def test_every_state_is_reached_from_scheduled() -> None:
    assert reached_from(State.SCHEDULED) == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - ENDS))
def test_every_state_that_is_no_end_can_end_as_published(state: State) -> None:
    assert MOVES[state]
    assert State.PUBLISHED in reached_from(state)
    assert ACTS[state] or state in BY_ITSELF, "the person or the program goes on"


@pytest.mark.parametrize("state", sorted(ENDS))
def test_an_end_is_an_end(state: State) -> None:
    assert not any(may(state, target) for target in State)
    assert acts(state) == ()
    assert DRAWN[state] in {Drawn.PUBLISHED, Drawn.NONE}


@pytest.mark.parametrize("state", sorted(State))
def test_no_state_moves_to_itself(state: State) -> None:
    assert state not in MOVES[state]
    assert all(may(state, target, BY_HAND) is (target in MOVES[state]) for target in State)


def test_what_may_have_been_sent_is_not_simply_sent_again_or_called_off() -> None:
    assert State.SENDING not in MOVES[State.UNCONFIRMED], "only through scheduled, after a look or an answer"
    assert State.CANCELLED not in MOVES[State.UNCONFIRMED]
    assert not {Act.NOW, Act.RETRY, Act.CANCEL, Act.MOVE} & set(ACTS[State.UNCONFIRMED])
    for state in IN_FLIGHT:
        assert ACTS[state] == ()


#: What each act does to the state, as `services.publishing` does it.
TARGETS = {
    Act.MOVE: State.SCHEDULED, Act.NOW: State.SCHEDULED, Act.RETRY: State.SCHEDULED, Act.CANCEL: State.CANCELLED,
    Act.SKIP: State.SKIPPED, Act.SAY_PUBLISHED: State.PUBLISHED, Act.SAY_NOT_PUBLISHED: State.SCHEDULED,
}  # fmt: skip


@pytest.mark.parametrize(("state", "act"), [(state, act) for state in State for act in ACTS[state]])
def test_every_act_that_is_offered_is_a_legal_move(state: State, act: Act) -> None:
    if act in TARGETS and TARGETS[act] is not state:
        assert may(state, TARGETS[act])


def test_only_the_persons_own_word_is_taken_back_and_to_where_it_waits_for_the_person() -> None:
    for proof in ("", "answer", "found"):
        assert not any(may(State.PUBLISHED, target, proof) for target in State)
        assert acts(State.PUBLISHED, proof) == ()
    assert acts(State.PUBLISHED, BY_HAND) == (Act.UNMARK,)
    for target in MOVES[State.PUBLISHED]:
        assert State.SENDING not in MOVES[target], "nothing goes out from there without a new decision"
        assert acts(target), "the person goes on"


def test_the_sets_fit_together() -> None:
    assert OPEN | ENDS | {State.FAILED} == set(State)
    assert not OPEN & ENDS
    assert IN_FLIGHT <= OPEN
    assert not EDITABLE & (IN_FLIGHT | ENDS)
    assert {state for state in State if Act.MOVE in ACTS[state]} == EDITABLE
    assert publication.S is State
