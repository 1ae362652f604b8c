"""After a call whose outcome is unknown: nothing is sent again before a look, and looking never ends in silence."""

from __future__ import annotations

import itertools

import pytest

from smdesk.adapters.practice.faults import Fault
from smdesk.core import retry
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.outcome import Found, NotThere, RemoteRef
from smdesk.core.publication import State
from smdesk.publishing.jobs import Call
from tests.publishing.desk import Desk

pytestmark = pytest.mark.slow

HOUR = 3600.0


@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback"])
@pytest.mark.parametrize("kind", ["lost_after", "server_error_after", "lies_4xx"])
def test_what_went_out_unsaid_is_found_and_not_sent_again(desk: Desk, dedupe: str, kind: str) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", kind)
    desk.pass_time(HOUR)
    view = desk.service.view(number)
    assert (view.state, view.proof) == (State.PUBLISHED, "found")
    assert view.remote_url
    assert desk.texts() == ["once"]
    assert desk.outcomes(number) == [("part:0", "unknown")]


@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback"])
def test_what_never_arrived_is_sent_again_after_a_conclusive_look(desk: Desk, dedupe: str) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", "lost_before")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["once"]
    assert [step for step, _ in desk.outcomes(number)] == ["part:0", "part:0"]


def test_where_nobody_can_tell_the_person_is_asked_at_once(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(HOUR)
    view = desk.service.view(number)
    assert (view.state, view.ask, view.next_step) == (State.UNCONFIRMED, "no_listing", "answer_question")
    assert desk.codes() == ["publication_unconfirmed"]
    assert desk.service.resolve(number, published_url="https://practice.invalid/@sol/1").proof == "person"
    desk.pass_time(HOUR)
    assert desk.texts() == ["once"]


def in_question(desk: Desk, **post: str) -> int:
    """A post that is out, though only the person can tell."""
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("once", **post), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(HOUR)
    return number


def test_under_what_the_person_says_is_out_the_first_comment_goes_by_its_link(desk: Desk) -> None:
    number = in_question(desk, comment="#tags")
    [post] = desk.net.posts()
    desk.service.resolve(number, published_url=post.url)
    desk.pass_time(60)
    assert desk.comment_of(number).state is State.PUBLISHED
    assert [(each.text, each.parent) for each in desk.net.posts()] == [("once", ""), ("#tags", post.id)]


def test_without_a_link_the_person_is_told_that_the_comment_is_theirs_to_add(desk: Desk) -> None:
    number = in_question(desk, comment="#tags")
    desk.service.resolve(number, published_url="")
    desk.pass_time(60)
    comment = desk.comment_of(number)
    assert (comment.state, comment.error_code) == (State.FAILED, "parent_address_unknown")
    assert desk.codes() == ["publication_unconfirmed", "publication_failed"]
    assert desk.texts() == ["once"]
    desk.service.resolve(comment.id, published_url="")
    assert desk.state(number) is State.PUBLISHED
    assert not desk.open_rows()


def test_a_link_is_judged_by_the_channels_own_server(desk: Desk) -> None:
    channel = desk.assisted("mastodon")
    desk.change_channel(channel, server="https://social.example")
    [number] = desk.schedule(desk.post("once"), channel)
    desk.pass_time(61)
    with pytest.raises(InvalidInput) as wrong:
        desk.service.resolve(number, published_url="https://elsewhere.example/@sol/1")
    assert wrong.value.code == "link_of_other_network"
    assert desk.service.resolve(number, published_url="social.example/@sol/1").state is State.PUBLISHED


def test_not_published_says_the_person_and_it_is_sent_with_what_it_says_today(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    post = desk.post("once")
    [number] = desk.schedule(post, channel)
    desk.break_network("publish", "lost_before")
    desk.pass_time(HOUR)
    desk.edit(post, "better")
    first = desk.row(number).key
    desk.service.resolve(number, published_url=None)
    desk.pass_time(60)
    assert desk.texts() == ["better"]
    assert desk.row(number).key != first


def test_a_listing_that_shows_it_late_is_not_believed_before_it_settled(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"settle_s": 60.0})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", Fault("publish", "lost_after", hidden_s=50))
    desk.pass_time(90)
    assert desk.state(number) is State.UNCONFIRMED
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["once"]


def test_a_silent_network_is_asked_at_a_growing_interval_and_then_the_person_too(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(61)
    desk.always("find", "find_silent")
    waits = []
    for _ in range(retry.LOOKS_BEFORE_ASKING):
        assert desk.service.view(number).ask == ""
        before = desk.clock.now()
        desk.pass_time((desk.row(number).next_try_at - before).total_seconds())
        waits.append((desk.row(number).next_try_at - desk.clock.now()).total_seconds())
    assert desk.service.view(number).ask == "network_silent"
    assert waits == sorted(waits)
    assert desk.codes() == ["publication_unconfirmed"]

    desk.break_network("find")  # it answers again: smdesk has gone on looking
    desk.pass_time(3 * HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["once"]
    assert desk.codes() == ["publication_unconfirmed"]


def test_nothing_new_goes_out_on_a_channel_in_doubt_until_the_person_is_asked(desk: Desk) -> None:
    doubted, other = desk.channel("sol"), desk.channel("luna")
    [first] = desk.schedule(desk.post("first"), doubted)
    [second, elsewhere] = desk.schedule(desk.post("second"), doubted, other, in_s=62)
    desk.break_network("publish", "lost_after")
    desk.pass_time(61)
    desk.always("find", "find_silent", account="sol")
    desk.pass_time(20)
    assert desk.state(first) is State.UNCONFIRMED
    assert desk.state(second) is State.SCHEDULED
    assert desk.state(elsewhere) is State.PUBLISHED
    desk.pass_time(HOUR)
    assert desk.service.view(first).ask
    assert desk.state(second) is State.PUBLISHED


def test_a_network_that_never_answers_is_not_called_for_ever(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"settle_s": 60.0})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.always("publish", "lost_before")
    desk.pass_time(48 * HOUR)
    view = desk.service.view(number)
    assert (view.state, view.error_code, view.next_step) == (State.FAILED, "no_answer", "fix_and_retry")
    assert desk.sends(number) == retry.MAX_TRIES
    started = [attempt.started_at for attempt in desk.service.history(number).attempts]
    gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(started)]
    assert gaps[-1] > 100 * gaps[0] / 2, gaps
    assert desk.codes() == ["publication_failed"]

    desk.break_network("publish")
    desk.service.retry(number)
    desk.pass_time(60)
    assert desk.texts() == ["once"]


def test_with_a_key_it_is_sent_again_while_the_key_lives_and_the_listing_is_cut(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "key", "key_life_s": 3600.0})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.net.set_faults(_both("lost_after", "find_cut"))
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert [outcome for _, outcome in desk.outcomes(number)] == ["unknown", "published"]
    assert desk.texts() == ["once"]


def test_a_key_is_not_relied_on_after_its_life_even_when_the_second_try_was_put_off(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "key", "key_life_s": 3600.0})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.net.set_faults(_both("lost_after", "find_cut", after=("not_sent",) * 9))
    desk.pass_time(12 * HOUR)
    view = desk.service.view(number)
    assert (view.state, view.ask) == (State.UNCONFIRMED, "listing_cut")
    assert desk.texts() == ["once"]


def test_a_key_that_died_during_a_pause_is_not_relied_on(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "key", "key_life_s": 3600.0})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(61)
    desk.net.set_faults(_both(None, "find_cut"))
    desk.service.pause()
    desk.pass_time(600)
    assert desk.row(number).doubt
    assert desk.state(number) is State.HELD
    desk.pass_time(2 * HOUR)
    desk.service.resume()
    desk.pass_time(HOUR)
    assert desk.service.view(number).ask == "listing_cut"
    assert desk.texts() == ["once"]


def test_a_refusal_after_an_unknown_outcome_proves_nothing(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "key"})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.net.set_faults(_both("lost_after", "find_cut", after=("refused",)))
    desk.pass_time(70)
    assert ("part:0", "refused") in desk.outcomes(number)
    assert desk.state(number) is not State.FAILED
    desk.break_network("find")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["once"]


def test_a_refused_access_in_doubt_also_asks_for_the_repair_of_the_account(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "key"})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.net.set_faults(_both("lost_after", "find_cut", after=("token_expired",)))
    desk.pass_time(70)
    assert "channel_problem" in desk.codes()
    desk.break_network("find")
    desk.change_channel(channel, problem="")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["once"]


def test_an_answer_with_the_id_of_another_publication_is_no_success(desk: Desk) -> None:
    channel = desk.channel("sol")
    [first] = desk.schedule(desk.post("first"), channel)
    desk.pass_time(61)
    desk.net.set_limits("sol", {"dedupe": "key"})
    desk.change_channel(channel, limits={"dedupe": "key"})
    known = desk.row(first)
    [second] = desk.schedule(desk.post("second"), channel)
    real = desk.publisher.sender._call

    def confused(adapter: object, job: object) -> object:
        from smdesk.core.outcome import Published, RemoteRef
        from smdesk.publishing.jobs import Call

        return Published(RemoteRef(known.remote_id)) if job.call is Call.SEND else real(adapter, job)  # type: ignore[attr-defined]

    desk.publisher.sender._call = confused  # type: ignore[method-assign,assignment]
    desk.pass_time(61)
    assert desk.state(second) is State.UNCONFIRMED
    assert desk.row(second).error_code == "answer_of_other_publication"
    desk.pass_time(48 * HOUR)
    assert desk.state(second) is State.FAILED, "not endlessly"
    assert desk.row(second).remote_id is None


def test_an_answer_without_an_id_is_no_success(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("once"), channel)
    real = desk.publisher.sender._call

    def nameless(adapter: object, job: object) -> object:
        from smdesk.core.outcome import Published, RemoteRef

        outcome = real(adapter, job)  # type: ignore[arg-type]
        return Published(RemoteRef("")) if isinstance(outcome, Published) else outcome

    desk.publisher.sender._call = nameless  # type: ignore[method-assign,assignment]
    desk.pass_time(61)
    assert desk.row(number).error_code == "answer_without_id"
    desk.pass_time(60)
    assert desk.service.view(number).proof == "found"
    assert desk.texts() == ["once"]


def test_two_equal_texts_are_each_found_once(desk: Desk) -> None:
    channel = desk.channel("sol")
    numbers = [desk.schedule(desk.post("same words"), channel, in_s=60 + place)[0] for place in range(2)]
    desk.break_network("publish", "lost_after", "lost_after")
    desk.pass_time(HOUR)
    assert [desk.state(number) for number in numbers] == [State.PUBLISHED] * 2
    assert len({desk.row(number).remote_id for number in numbers}) == 2
    assert len(desk.texts()) == 2


def test_what_is_in_doubt_is_neither_moved_nor_cancelled_nor_sent(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("once"), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(HOUR)
    for act in (desk.service.now, desk.service.retry, desk.service.cancel):
        with pytest.raises(NotAllowed) as refused:
            act(number)
        assert refused.value.code == "answer_first"
    assert desk.service.skip(number).state is State.SKIPPED


def answered(desk: Desk, wanted: Call, *outcomes: object) -> None:
    """The next calls of one kind get these answers; the network hears nothing of them."""
    real, waiting = desk.publisher.sender._call, list(outcomes)

    def call(adapter: object, job: object) -> object:
        if job.call is wanted and waiting:  # type: ignore[attr-defined]
            return waiting.pop(0)
        return real(adapter, job)  # type: ignore[arg-type]

    desk.publisher.sender._call = call  # type: ignore[method-assign,assignment]


def test_a_look_that_finds_another_publications_post_adopts_nothing(desk: Desk) -> None:
    channel = desk.channel("sol")
    [first] = desk.schedule(desk.post("first"), channel)
    desk.pass_time(61)
    [second] = desk.schedule(desk.post("second"), channel)
    desk.break_network("publish", "lost_after")
    answered(desk, Call.LOOK, Found(RemoteRef(desk.row(first).remote_id)))
    desk.pass_time(90)
    assert desk.service.view(second).ask == "found_other_publication"
    assert desk.row(second).remote_id is None


def test_a_look_that_comes_back_after_the_person_has_answered_is_left_aside(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(61)
    desk.clock.advance(60)
    with desk.db.read() as session:
        [question] = desk.publisher.questions.due(session.connection(), desk.clock.now())
    desk.service.resolve(number, published_url="")
    desk.publisher.records.finding(question, NotThere())
    assert desk.state(number) is State.PUBLISHED


def _both(publish: str | None, find: str, after: tuple[str, ...] = ()) -> object:
    """Publishing fails once in a way, then in others; looking always fails in its way."""
    from smdesk.adapters.practice.faults import FaultPlan

    first = [publish] if publish else []
    return FaultPlan.script("publish", *first, *after) + FaultPlan((Fault("find", find, probability=1.0),))
