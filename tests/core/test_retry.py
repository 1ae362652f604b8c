"""What follows an outcome or a look: every combination ends somewhere, later and later, and never sends blindly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import retry
from smdesk.core.network import Dedupe
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
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
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.publication import MOVES, State
from smdesk.core.retry import MAX_LIMITED, MAX_TRIES, UPLOAD_EXPIRED, Decision, Situation, after, after_look, after_poll

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
REF = RemoteRef("1")

times = st.integers(-40 * 86_400, 40 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds))
codes = st.sampled_from(["offline", "no_answer", UPLOAD_EXPIRED])
outcomes: st.SearchStrategy[Outcome] = st.one_of(
    st.just(Published(REF)),
    st.just(Prepared({})),
    st.builds(Processing, st.just({}), st.floats(0, 600)),
    st.builds(Delegated, st.just("h"), times),
    st.builds(NotSent, codes, st.just(""), st.sampled_from([Why.TRANSIENT, Why.CONTENT])),
    st.builds(Limited, st.just("rate_limited"), st.none() | times),
    st.builds(Refused, st.just("no"), st.sampled_from(Why)),
    st.builds(Unknown, codes),
)
findings = st.one_of(
    st.just(Found(REF)),
    st.just(FoundDelegated("h")),
    st.just(NotThere()),
    st.builds(CannotTell, st.just("listing_cut"), st.booleans()),
)
situations = st.builds(
    Situation,
    now=st.just(NOW),
    attempts=st.integers(0, 60) | st.just(10**9),
    repeatable=st.booleans(),
    doubt=st.booleans(),
    settle_s=st.floats(0, 600),
    dedupe=st.sampled_from(Dedupe),
    key_life_s=st.sampled_from([0.0, 3600.0]),
    first_try=st.none() | times,
    last_try=st.none() | times,
    chance=st.floats(0, 1),
    tries=st.integers(0, 20),
    code=st.just("no_answer"),
)


def situation(**values: object) -> Situation:
    known = {"now": NOW, "attempts": 0, "repeatable": False, "doubt": False, "settle_s": 60.0}
    return Situation(**{**known, **values})  # type: ignore[arg-type]


def sends_again(decision: Decision) -> bool:
    return decision.state is State.SCHEDULED


def goes_on(decision: Decision, at: Situation) -> None:
    """Whatever waits has a next step, and no wait lies in the past."""
    if decision.next_at is not None and not decision.done:
        assert decision.next_at >= at.now
    if decision.state in {State.SCHEDULED, State.PROCESSING} and not decision.done:
        assert decision.next_at is not None
    if decision.state is State.UNCONFIRMED:
        assert decision.doubt
        assert decision.ask or decision.next_at is not None
    if decision.state is State.HELD:
        assert decision.hold
    if decision.state is State.FAILED:
        assert decision.code
        assert decision.why


@given(outcomes, situations)
def test_after_any_outcome_the_move_is_legal_and_something_follows(outcome: Outcome, at: Situation) -> None:
    decision = after(outcome, at)
    assert decision.state in MOVES[State.SENDING] | {State.SENDING}
    goes_on(decision, at)


@given(outcomes, situations)
def test_after_any_poll_the_move_is_legal_and_something_follows(outcome: Outcome, at: Situation) -> None:
    decision = after_poll(outcome, at)
    assert decision.state in MOVES[State.PROCESSING] | {State.PROCESSING}
    goes_on(decision, at)


@given(findings, situations)
def test_after_any_look_the_move_is_legal_and_something_follows(finding: object, at: Situation) -> None:
    decision = after_look(finding, at)  # type: ignore[arg-type]
    assert decision.state in MOVES[State.UNCONFIRMED] | {State.UNCONFIRMED}
    goes_on(decision, at)


@given(outcomes, situations)
def test_a_step_in_doubt_is_never_sent_again_without_a_look(outcome: Outcome, at: Situation) -> None:
    if at.repeatable or not at.doubt:
        return
    for decision in (after(outcome, at), after_poll(outcome, at)):
        assert not sends_again(decision)
        assert decision.state is not State.FAILED, "nobody knows that"
        assert decision.done or decision.doubt, "the doubt stays until a look ends it"


@given(outcomes, situations)
def test_an_unknown_outcome_of_a_step_that_shows_is_never_simply_repeated(outcome: Outcome, at: Situation) -> None:
    if isinstance(outcome, Unknown) and not at.repeatable:
        assert after(outcome, at).state is State.UNCONFIRMED


@given(findings, situations)
def test_a_look_sends_again_only_when_it_is_conclusive_or_the_network_makes_it_harmless(
    finding: object, at: Situation
) -> None:
    decision = after_look(finding, at)  # type: ignore[arg-type]
    if not sends_again(decision):
        return
    if isinstance(finding, NotThere):
        assert at.now >= (at.last_try or at.now) + timedelta(seconds=at.settle_s)
    else:
        assert isinstance(finding, CannotTell)
        assert not finding.again
        assert retry.protected(at.dedupe, at.key_life_s, at.first_try, at.now)
        assert decision.doubt
    assert at.tries < MAX_TRIES


@given(situations)
def test_no_network_is_called_for_ever(at: Situation) -> None:
    if at.tries >= MAX_TRIES:
        for finding in (NotThere(), CannotTell("listing_cut"), CannotTell("silent", again=True)):
            assert not sends_again(after_look(finding, at))
    if at.attempts >= MAX_TRIES:
        assert not sends_again(after(NotSent("offline"), at))
        assert not sends_again(after(Unknown("no_answer"), at))
        assert after_poll(Unknown("no_answer"), at).state is not State.PROCESSING
    if at.attempts >= MAX_LIMITED:
        assert not sends_again(after(Limited("rate_limited"), at))


@given(st.integers(-5, 10**9), st.floats(0, 1))
def test_the_wait_grows_and_is_bounded(attempts: int, chance: float) -> None:
    wait = retry.backoff(attempts, chance).total_seconds()
    assert 24.0 <= wait <= 8640.0
    assert retry.backoff(attempts + 1, chance) >= retry.backoff(attempts, chance)


def test_the_back_off_is_the_documented_one() -> None:
    waits = [retry.backoff(attempts, 0.5).total_seconds() for attempts in range(1, 7)]
    assert waits == [30, 120, 600, 1800, 7200, 7200]


def test_failures_count_up_to_the_persons_turn() -> None:
    at = situation()
    states = []
    for attempts in range(MAX_TRIES):
        decision = after(NotSent("offline", "no route"), situation(attempts=attempts))
        states.append(decision.state)
        assert decision.attempts == attempts + 1
    assert states == [State.SCHEDULED] * (MAX_TRIES - 1) + [State.FAILED]
    assert at.attempts == 0
    assert (decision.code, decision.why, decision.words) == ("offline", "transient", "no route")


def test_the_network_names_the_time_and_it_is_kept_for_the_whole_channel() -> None:
    until = NOW + timedelta(hours=3)
    decision = after(Limited("rate_limited", until), situation(attempts=20))
    assert (decision.state, decision.next_at, decision.limited_until) == (State.SCHEDULED, until, until)
    assert decision.why == "quota"
    assert after(Limited("rate_limited", NOW - timedelta(hours=1)), situation()).next_at == NOW + timedelta(seconds=1)
    doubt = after(Limited("rate_limited", until), situation(doubt=True))
    assert (doubt.state, doubt.next_at, doubt.limited_until) == (State.UNCONFIRMED, until, until)


@pytest.mark.parametrize(
    ("why", "state", "hold"),
    [
        (Why.AUTH, State.HELD, "account"), (Why.PERMISSION, State.FAILED, ""), (Why.CONTENT, State.FAILED, ""),
        (Why.GONE, State.FAILED, ""), (Why.QUOTA, State.FAILED, ""), (Why.TRANSIENT, State.SCHEDULED, ""),
        (Why.UNKNOWN, State.UNCONFIRMED, ""),
    ],
)  # fmt: skip
def test_each_kind_of_refusal(why: Why, state: State, hold: str) -> None:
    decision = after(Refused("no", why, "words"), situation())
    assert (decision.state, decision.hold, decision.code, decision.words) == (state, hold, "no", "words")
    assert decision.channel_problem == ("no" if why is Why.AUTH else "")


@pytest.mark.parametrize("code", ["no_keyring", "keyring_locked", "keyring_failed"])
def test_what_a_closed_keyring_does_not_tell_wants_no_new_connection(code: str) -> None:
    decision = after(Refused(code, Why.AUTH), situation())
    assert (decision.state, decision.hold, decision.channel_problem) == (State.HELD, "keyring", code)


def test_a_refused_access_in_doubt_is_looked_up_and_told() -> None:
    decision = after(Refused("auth_refused", Why.AUTH), situation(doubt=True))
    assert (decision.state, decision.channel_problem) == (State.UNCONFIRMED, "auth_refused")


def test_an_upload_the_network_forgot_is_made_again_at_once_and_later_with_waits() -> None:
    first = after(NotSent(UPLOAD_EXPIRED), situation())
    assert (first.state, first.next_at, first.forget_uploads) == (State.SCHEDULED, NOW, True)
    again = after(NotSent(UPLOAD_EXPIRED), situation(attempts=1))
    assert again.next_at == NOW + timedelta(seconds=120)
    assert after(NotSent(UPLOAD_EXPIRED), situation(attempts=MAX_TRIES - 1)).state is State.FAILED
    doubt = after(NotSent(UPLOAD_EXPIRED), situation(doubt=True))
    assert (doubt.state, doubt.forget_uploads) == (State.UNCONFIRMED, True)


def test_our_own_refusal_fails_at_once_but_not_in_doubt() -> None:
    mine = NotSent("file_unreadable", "", Why.CONTENT)
    assert after(mine, situation()).state is State.FAILED
    assert after(mine, situation(doubt=True)).state is State.UNCONFIRMED


def test_done_is_done() -> None:
    assert after(Published(REF), situation(doubt=True)) == Decision(State.PUBLISHED, done=True)
    assert after(Prepared({}), situation()).done
    assert after(Delegated("h", NOW), situation()).state is State.DELEGATED
    assert after_look(Found(REF), situation()).done
    assert after_look(FoundDelegated("h"), situation()).state is State.DELEGATED


def test_asking_what_is_processed_slows_down_and_ends() -> None:
    def wait(hours: float) -> float:
        at = situation(last_try=NOW - timedelta(hours=hours))
        decision = after_poll(Processing({}, 2.0), at)
        assert decision.next_at is not None
        return (decision.next_at - NOW).total_seconds()

    assert [wait(0), wait(0.01), wait(0.5), wait(20)] == [2.0, 3.6, 180.0, 300.0]
    old = situation(last_try=NOW - timedelta(hours=25))
    assert after_poll(Processing({}), old).state is State.UNCONFIRMED
    upload = situation(last_try=NOW - timedelta(hours=25), repeatable=True)
    assert after_poll(Processing({}), upload).state is State.SCHEDULED
    assert after_poll(Processing({}), situation(last_try=NOW + timedelta(hours=1))).state is State.PROCESSING


def test_a_poll_that_is_refused_leaves_the_post_where_it_is() -> None:
    auth = after_poll(Refused("auth_refused", Why.AUTH), situation())
    assert (auth.state, auth.channel_problem, auth.hold) == (State.PROCESSING, "auth_refused", "")
    scope = after_poll(Refused("permission_missing", Why.PERMISSION), situation())
    assert (scope.state, scope.channel_problem, scope.hold) == (State.PROCESSING, "permission_missing", "")
    assert after_poll(Refused("gone", Why.GONE), situation()).state is State.UNCONFIRMED
    assert after_poll(Refused("gone", Why.GONE), situation(repeatable=True)).state is State.SCHEDULED
    assert after_poll(Refused("bad", Why.CONTENT), situation()).state is State.FAILED


def test_a_limited_poll_waits_as_long_as_it_is_told() -> None:
    until = NOW + timedelta(minutes=7)
    assert after_poll(Limited("rate_limited", until), situation()).next_at == until
    assert after_poll(Limited("rate_limited"), situation()).next_at == NOW + timedelta(seconds=30)
    assert after_poll(NotSent(UPLOAD_EXPIRED), situation(repeatable=True)).forget_uploads


def test_not_there_counts_only_once_it_has_settled() -> None:
    young = after_look(NotThere(), situation(last_try=NOW - timedelta(seconds=59), code="no_answer"))
    assert (young.state, young.next_at) == (State.UNCONFIRMED, NOW + timedelta(seconds=1))
    assert young.code == "no_answer"
    old = after_look(NotThere(), situation(last_try=NOW - timedelta(seconds=60), tries=1))
    assert (old.state, old.next_at, old.doubt) == (State.SCHEDULED, NOW, False)
    assert after_look(NotThere(), situation()).state is State.UNCONFIRMED, "nobody knows when it was tried"


def test_each_further_sending_waits_longer() -> None:
    last = NOW - timedelta(seconds=60)
    waits = []
    for tries in range(1, MAX_TRIES):
        decision = after_look(NotThere(), situation(last_try=last, tries=tries))
        assert decision.next_at is not None
        waits.append((decision.next_at - last).total_seconds())
    assert waits == [60, 60, 120, 600, 1800, 7200, 7200]
    given_up = after_look(NotThere(), situation(last_try=last, tries=MAX_TRIES, code="no_answer"))
    assert (given_up.state, given_up.code) == (State.FAILED, "no_answer")


def test_a_death_of_the_process_makes_the_next_one_wait_but_is_no_failure_of_the_network() -> None:
    last = NOW - timedelta(seconds=60)
    died = after_look(NotThere(), situation(last_try=last, tries=MAX_TRIES, deaths=1))
    assert (died.state, died.next_at) == (State.SCHEDULED, last + timedelta(seconds=7200))
    assert after_look(NotThere(), situation(last_try=last, tries=MAX_TRIES + 1, deaths=1)).state is State.FAILED


def test_a_token_that_may_not_publish_holds_the_channel_and_a_forbidden_video_only_its_post() -> None:
    scope = after(Refused("permission_missing", Why.PERMISSION), situation())
    assert (scope.state, scope.hold, scope.channel_problem) == (State.HELD, "account", "permission_missing")
    doubtful = after(Refused("permission_missing", Why.PERMISSION), situation(doubt=True))
    assert (doubtful.state, doubtful.channel_problem) == (State.UNCONFIRMED, "permission_missing")
    for code in ("video_forbidden", "not_ours"):
        one = after(Refused(code, Why.PERMISSION), situation())
        assert (one.state, one.channel_problem) == (State.FAILED, "")


@pytest.mark.parametrize(
    ("dedupe", "ago", "harmless"),
    [
        (Dedupe.KEY, 3599, True), (Dedupe.KEY, 3600, False), (Dedupe.CLIENT_ID, 10**6, True),
        (Dedupe.TWO_PHASE, 1, False), (Dedupe.LOOKBACK, 1, False), (Dedupe.NONE, 1, False),
    ],
)  # fmt: skip
def test_where_a_second_sending_is_harmless(dedupe: Dedupe, ago: int, harmless: bool) -> None:
    first = NOW - timedelta(seconds=ago)
    at = situation(dedupe=dedupe, key_life_s=3600.0, first_try=first, last_try=first)
    decision = after_look(CannotTell("listing_cut"), at)
    assert sends_again(decision) is harmless
    assert decision.ask == ("" if harmless else "listing_cut")
    assert retry.protected(Dedupe.KEY, 3600.0, None, NOW) is False


def test_a_look_that_fails_is_repeated_and_the_fourth_asks_too() -> None:
    asks = [
        after_look(CannotTell("network_silent", again=True), situation(attempts=looks, dedupe=Dedupe.CLIENT_ID))
        for looks in range(4)
    ]
    assert [decision.ask for decision in asks] == ["", "", "", "network_silent"]
    assert all(decision.next_at for decision in asks)
    final = after_look(CannotTell("no_listing"), situation())
    assert (final.ask, final.next_at) == ("no_listing", None)
