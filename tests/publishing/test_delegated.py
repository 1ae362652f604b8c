"""Publications that the network's own scheduler has: handed over, watched, moved, taken back, and never sent twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.adapters.practice.faults import Fault
from smdesk.core.errors import NotAllowed
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Why,
)
from smdesk.core.publication import State
from smdesk.core.walltime import from_utc
from smdesk.models import Part, Variant
from smdesk.publishing.jobs import Call
from tests.publishing.desk import Desk, PowerCut

pytestmark = pytest.mark.slow

HOUR = 3600.0


def handed(desk: Desk, text: str = "one", in_s: float = 2 * HOUR, **channel: object) -> int:
    """A publication that the network's scheduler has."""
    [number] = desk.schedule(desk.post(text), desk.channel("sol", **channel), in_s=in_s, mode="delegate")
    desk.run()
    assert desk.state(number) is State.DELEGATED
    return number


def answers(desk: Desk, call: Call, *outcomes: object) -> None:
    """The next calls of one kind get these answers; the network hears nothing of them."""
    real, waiting = desk.publisher.sender._call, list(outcomes)

    def answered(adapter: object, job: object) -> object:
        if job.call is call and waiting:  # type: ignore[attr-defined]
            return waiting.pop(0)
        return real(adapter, job)  # type: ignore[arg-type]

    desk.publisher.sender._call = answered  # type: ignore[method-assign,assignment]


def gone_from_the_network(desk: Desk) -> None:
    with desk.net.store.write() as db:
        db.execute("UPDATE waiting SET state = 'recalled'")


def test_before_its_time_the_network_is_to_send_it_and_after_it_is_being_confirmed(desk: Desk) -> None:
    number = handed(desk)
    assert desk.service.view(number).next_step == "wait_network"
    desk.clock.advance(2 * HOUR + 1)
    assert (desk.state(number), desk.service.view(number).next_step) == (State.DELEGATED, "confirm_network")


def test_handed_over_it_is_published_while_this_computer_is_off(desk: Desk) -> None:
    number = handed(desk)
    assert desk.service.view(number).next_step == "wait_network"
    desk.sleep(2 * HOUR + 120)
    desk.pass_time(120)
    view = desk.service.view(number)
    assert (view.state, view.proof) == (State.PUBLISHED, "found")
    assert view.remote_url
    assert desk.texts() == ["one"]


def test_found_later_the_networks_own_time_is_kept_beside_the_time_of_finding(desk: Desk) -> None:
    number = handed(desk)
    due = desk.service.view(number).due
    desk.sleep(5 * HOUR)
    desk.pass_time(120)
    view = desk.service.view(number)
    assert view.out_at == view.found_out_at
    assert view.found_out_at is not None
    assert abs(view.found_out_at - due) < timedelta(minutes=1)
    assert view.published_at is not None
    assert view.published_at - due > timedelta(hours=2)  # when smdesk learnt of it
    assert desk.service.history(number).transitions[-1].at == view.published_at
    assert desk.row(number).remote_extra["out_at"] == view.found_out_at.isoformat()


def test_what_this_computer_sent_has_one_time(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"), in_s=70)
    desk.pass_time(90)
    view = desk.service.view(number)
    assert (view.state, view.found_out_at) == (State.PUBLISHED, None)
    assert view.out_at == view.published_at


def test_with_media_and_a_first_comment(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", media=[desk.medium("m1")], comment="#tags")
    [number] = desk.schedule(post, channel, in_s=HOUR, mode="delegate")
    desk.pass_time(HOUR + 120)
    assert [step for step, _ in desk.outcomes(number)] == ["upload:0:0", "delegate:0"]
    assert desk.texts() == ["one", "#tags"]
    assert desk.comment_of(number).state is State.PUBLISHED


def test_uploads_that_expired_before_the_handover_are_made_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel, in_s=HOUR, mode="delegate")
    desk.break_network("delegate", "upload_expired")
    desk.pass_time(10)
    assert [step for step, _ in desk.outcomes(number)] == ["upload:0:0", "delegate:0"] * 2
    assert desk.state(number) is State.DELEGATED


def test_what_is_too_near_for_the_networks_scheduler_goes_out_from_here(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"schedule_min_s": 60})
    [number] = desk.schedule(desk.post("one"), channel, in_s=70, mode="delegate")
    desk.pass_time(71)
    assert desk.row(number).mode == "auto"
    assert desk.outcomes(number) == [("part:0", "published")]


def test_what_is_too_far_waits_until_the_scheduler_takes_it(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"schedule_max_s": int(4 * HOUR)})
    [number] = desk.schedule(desk.post("one"), channel, in_s=3 * HOUR, mode="delegate")
    desk.service.move(number, from_utc(desk.clock.now() + timedelta(hours=9), "Europe/Madrid"))
    desk.pass_time(HOUR)
    assert desk.service.view(number).next_step == "hand_over"
    desk.pass_time(4.5 * HOUR)
    assert desk.state(number) is State.DELEGATED
    desk.pass_time(4 * HOUR)
    assert desk.texts() == ["one"]


def test_the_service_refuses_what_no_scheduler_would_take(desk: Desk) -> None:
    plain = desk.channel("plain", limits={"features": ["publish"]})
    able = desk.channel("able", limits={"schedule_min_s": 600})
    post = desk.post("one")
    with pytest.raises(NotAllowed) as refused:
        desk.schedule(post, plain, in_s=HOUR, mode="delegate")
    assert refused.value.code == "not_delegable"
    with pytest.raises(NotAllowed) as refused:
        desk.schedule(post, able, in_s=300, mode="delegate")
    assert (refused.value.code, refused.value.facts["least_min"]) == ("delegate_lead", 10)


def test_a_thread_asked_to_be_handed_over_is_refused_at_once(desk: Desk) -> None:
    channel = desk.channel("sol")
    thread = desk.post("a", "b")
    with pytest.raises(NotAllowed) as refused:
        desk.schedule(thread, channel, in_s=HOUR, mode="delegate")
    assert refused.value.code == "thread_not_delegable"
    [number] = desk.schedule(thread, channel, in_s=HOUR)
    with pytest.raises(NotAllowed) as refused:
        desk.service.delegate(number)
    assert (refused.value.code, refused.value.facts["network"]) == ("thread_not_delegable", "practice")
    assert desk.row(number).mode == "auto"


def test_a_post_that_became_a_thread_is_never_handed_over_by_its_first_part_and_says_so(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("a"), channel, in_s=HOUR, mode="delegate")
    with desk.db.write() as unit:
        variant = unit.session.query(Variant).one()
        unit.session.add(Part(variant_id=variant.id, position=1, text="b"))
    desk.pass_time(600)
    view = desk.service.view(number)
    assert (view.state, view.mode, view.error_code) == (State.SCHEDULED, "auto", "not_delegable")
    assert desk.net.scheduled() == ()
    desk.pass_time(HOUR)
    assert desk.texts() == ["a", "b"]
    assert desk.state(number) is State.PUBLISHED


def test_what_must_be_approved_is_not_handed_over_before(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(approval_required=True)
    post = desk.post("one", stage="client")
    [number] = desk.schedule(post, channel, in_s=HOUR, mode="delegate")
    desk.pass_time(600)
    assert desk.net.scheduled() == ()
    desk.change_post(post, stage="approved")
    desk.pass_time(10)
    assert desk.state(number) is State.DELEGATED
    other = desk.post("two", stage="client")
    [late] = desk.schedule(other, channel, in_s=HOUR, mode="delegate")
    desk.pass_time(2 * HOUR)
    assert desk.service.view(late).hold_reason == "approval"
    assert desk.texts() == ["one"]


def test_a_pause_keeps_it_from_being_handed_over(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.service.pause()
    [number] = desk.schedule(desk.post("one"), channel, in_s=HOUR, mode="delegate")
    desk.pass_time(600)
    assert desk.net.scheduled() == ()
    desk.service.resume()
    desk.pass_time(10)
    assert desk.state(number) is State.DELEGATED


def test_a_moved_one_is_taken_back_and_handed_over_anew(desk: Desk) -> None:
    number = handed(desk)
    when = desk.clock.now() + timedelta(hours=5)
    desk.service.move(number, from_utc(when.replace(microsecond=0), "Europe/Madrid"))
    desk.run()
    assert desk.state(number) is State.DELEGATED
    [(handle, at)] = desk.net.scheduled()
    assert at == when.replace(microsecond=0)
    assert desk.row(number).delegated == handle
    desk.pass_time(6 * HOUR)
    assert desk.texts() == ["one"]


def test_taken_back_it_goes_out_from_here_at_its_time(desk: Desk) -> None:
    number = handed(desk)
    desk.service.take_back(number)
    desk.run()
    view = desk.service.view(number)
    assert (view.state, view.mode) == (State.SCHEDULED, "auto")
    assert desk.net.scheduled() == ()
    desk.pass_time(3 * HOUR)
    assert desk.texts() == ["one"]
    assert desk.service.view(number).proof == "answer"


def test_cancelled_it_is_taken_back_and_never_sent(desk: Desk) -> None:
    number = handed(desk)
    desk.service.cancel(number)
    desk.run()
    assert desk.state(number) is State.CANCELLED
    desk.pass_time(3 * HOUR)
    assert desk.texts() == []


def test_taken_back_too_late_it_is_published(desk: Desk) -> None:
    number = handed(desk)
    desk.clock.advance(2 * HOUR + 5)
    desk.service.cancel(number)
    desk.run()
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


@pytest.mark.parametrize("fault", ["not_sent", "lost_before", "lost_after", "limited"])
@pytest.mark.parametrize("act", ["take_back", "cancel"])
def test_the_wish_to_take_it_back_is_kept_until_it_is_answered(desk: Desk, fault: str, act: str) -> None:
    number = handed(desk)
    getattr(desk.service, act)(number)
    desk.break_network("recall", Fault("recall", fault, seconds=300))
    desk.run()
    assert desk.state(number) is State.DELEGATED
    assert desk.row(number).error_code
    desk.boot()
    desk.pass_time(600)
    assert desk.state(number) is (State.SCHEDULED if act == "take_back" else State.CANCELLED)
    desk.pass_time(3 * HOUR)
    assert len(desk.texts()) == (act == "take_back")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("act", ["take_back", "cancel", "move"])
def test_killed_while_taking_it_back(desk: Desk, when: str, act: str) -> None:
    number = handed(desk)
    if act == "move":
        desk.service.move(number, from_utc(desk.clock.now() + timedelta(hours=3), "Europe/Madrid"))
    else:
        getattr(desk.service, act)(number)
    desk.pool.cut = lambda: when
    with pytest.raises(PowerCut):
        desk.run()
    desk.pool.cut = lambda: ""
    assert desk.state(number) is State.SENDING
    desk.boot()
    desk.pass_time(5 * HOUR)
    assert len(desk.texts()) == (act != "cancel")
    assert desk.state(number) is (State.CANCELLED if act == "cancel" else State.PUBLISHED)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("dedupe", ["key", "client_id", "lookback"])
def test_killed_while_handing_it_over(desk: Desk, when: str, dedupe: str) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("one"), channel, in_s=2 * HOUR, mode="delegate")
    desk.pool.cut = lambda: when
    with pytest.raises(PowerCut):
        desk.run()
    desk.pool.cut = lambda: ""
    desk.boot()
    desk.pass_time(HOUR)
    assert desk.state(number) is State.DELEGATED
    assert len(desk.net.scheduled()) == 1
    desk.pass_time(2 * HOUR)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.PUBLISHED


def test_a_lost_answer_to_the_handover_where_nobody_can_list_is_asked(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one"), channel, in_s=2 * HOUR, mode="delegate")
    desk.break_network("delegate", "lost_after")
    desk.pass_time(600)
    assert desk.service.view(number).ask
    desk.service.resolve(number, published_url="")
    desk.pass_time(3 * HOUR)
    assert desk.texts() == ["one"]


def test_a_refused_handover_is_the_persons_turn(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=2 * HOUR, mode="delegate")
    desk.break_network("delegate", "refused")
    desk.pass_time(60)
    assert desk.state(number) is State.FAILED


def test_taken_out_of_the_scheduler_by_somebody_else_it_goes_out_from_here(desk: Desk) -> None:
    number = handed(desk)
    gone_from_the_network(desk)
    desk.change_row(number, next_try_at=desk.clock.now())
    desk.run()
    assert desk.state(number) is State.SCHEDULED
    assert desk.service.history(number).transitions[-1].reason == "delegated_gone"
    desk.pass_time(3 * HOUR)
    assert desk.texts() == ["one"]


def test_a_cancelled_one_that_somebody_else_took_out_stays_cancelled(desk: Desk) -> None:
    number = handed(desk)
    row = desk.row(number)
    gone_from_the_network(desk)
    desk.change_row(number, next_try_at=desk.clock.now())
    with desk.db.read() as session:
        [question] = desk.publisher.questions.due(session.connection(), desk.clock.now())
    desk.service.cancel(number)
    desk.publisher.records.finding(question, NotThere())  # asked before the person cancelled
    assert desk.state(number) is State.DELEGATED
    assert desk.row(number).id == row.id
    desk.pass_time(3 * HOUR)
    assert desk.state(number) is State.CANCELLED
    assert desk.texts() == []


def test_neither_kept_nor_published_after_its_time_is_a_question(desk: Desk) -> None:
    number = handed(desk)
    gone_from_the_network(desk)
    desk.pass_time(2 * HOUR + 120)
    view = desk.service.view(number)
    assert (view.state, view.ask) == (State.UNCONFIRMED, "delegated_not_published")
    assert desk.codes() == ["publication_unconfirmed"]
    desk.service.resolve(number, published_url=None)
    desk.pass_time(60)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.PUBLISHED


def test_overdue_at_the_network_is_a_question_and_no_means_taken_back_first(desk: Desk) -> None:
    number = handed(desk)
    with desk.net.store.write() as db:  # the network's scheduler is behind
        db.execute("UPDATE waiting SET at = at + 3600 * 1000000")
    desk.pass_time(2 * HOUR + 1900)
    view = desk.service.view(number)
    assert (view.state, view.ask) == (State.UNCONFIRMED, "delegated_overdue")
    desk.service.resolve(number, published_url=None)
    desk.pass_time(60)
    assert desk.texts() == ["one"]
    desk.pass_time(5 * HOUR)
    assert desk.texts() == ["one"], "the network's scheduler must not send it as well"


def test_a_silent_scheduler_is_asked_less_and_less_often(desk: Desk) -> None:
    number = handed(desk)
    desk.pass_time(2 * HOUR)
    desk.break_network("find_delegated", "find_silent", "find_silent")
    desk.pass_time(80)
    first = desk.row(number).next_try_at
    desk.pass_time(300)
    assert desk.row(number).next_try_at is None or desk.row(number).next_try_at > first
    assert desk.state(number) is State.PUBLISHED


def test_an_id_that_belongs_to_another_publication_is_not_adopted(desk: Desk) -> None:
    channel = desk.channel("sol")
    [first] = desk.schedule(desk.post("first"), channel)
    desk.pass_time(61)
    [number] = desk.schedule(desk.post("one"), channel, in_s=2 * HOUR, mode="delegate")
    desk.run()
    other = RemoteRef(desk.row(first).remote_id)
    answers(desk, Call.DELEGATED, Found(other))
    desk.change_row(number, next_try_at=desk.clock.now())
    desk.run()
    assert desk.state(number) is State.DELEGATED
    desk.service.take_back(number)
    answers(desk, Call.RECALL, Published(other))
    desk.run()
    assert desk.state(number) is State.DELEGATED
    assert desk.row(number).error_code == "answer_of_other_publication"
    desk.pass_time(HOUR)
    assert desk.state(number) is State.SCHEDULED


def test_a_refused_access_while_taking_back_asks_for_the_repair(desk: Desk) -> None:
    number = handed(desk)
    desk.service.take_back(number)
    answers(desk, Call.RECALL, Refused("auth_refused", Why.AUTH))
    desk.run()
    assert desk.codes() == ["channel_problem"]
    desk.pass_time(60)
    assert desk.state(number) is State.SCHEDULED


def test_taking_back_waits_for_what_the_channel_sends_just_now(desk: Desk) -> None:
    number = handed(desk)
    channel = desk.row(number).channel_id
    [other] = desk.schedule(desk.post("two"), channel)
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    job = desk.publisher.claims.claim(other)
    desk.service.take_back(number)
    with desk.db.read() as session:
        assert desk.publisher.questions.due(session.connection(), desk.clock.now()) == []
    desk.publisher.records.outcome(job, desk.publisher.sender.run(job))
    desk.run()
    assert desk.state(number) is State.SCHEDULED


def test_no_second_question_while_one_is_under_way(desk: Desk) -> None:
    number = handed(desk)
    desk.service.take_back(number)
    with desk.db.read() as session:
        assert desk.publisher.questions.due(session.connection(), desk.clock.now(), [number]) == []
    assert desk.state(number) is State.DELEGATED


def test_a_wish_that_is_gone_by_the_time_is_not_carried_out(desk: Desk) -> None:
    number = handed(desk)
    desk.service.take_back(number)
    stale = desk.row(number)
    desk.change_row(number, wish="")
    assert desk.publisher.questions._recall(stale) is None
    assert desk.state(number) is State.DELEGATED


def test_now_and_edits_must_wait_for_the_network(desk: Desk) -> None:
    number = handed(desk)
    with pytest.raises(NotAllowed) as refused:
        desk.service.now(number)
    assert refused.value.code == "delegated"


def test_before_it_is_handed_over_taking_back_and_delegating_only_change_the_way(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=HOUR)
    assert desk.service.delegate(number).mode == "delegate"
    assert desk.service.take_back(number).mode == "auto"
    assert desk.service.take_back(number).mode == "auto"
    desk.service.delegate(number)
    desk.run()
    assert desk.service.delegate(number).state is State.DELEGATED


def test_a_network_that_keeps_losing_the_way_is_never_handed_to_twice(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=5 * HOUR, mode="delegate")
    desk.break_network("delegate", "lost_before", "server_error_after", "lost_after")
    desk.pass_time(4 * HOUR)
    assert len(desk.net.scheduled()) == 1
    desk.pass_time(2 * HOUR)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.PUBLISHED


def test_recall_through_an_adapter_without_scheduler(desk: Desk) -> None:
    number = handed(desk)
    answers(desk, Call.DELEGATED, CannotTell("not_delegable"))
    desk.change_row(number, next_try_at=desk.clock.now())
    desk.run()
    assert desk.state(number) is State.DELEGATED
    answers(desk, Call.RECALL, Prepared({}))
    desk.service.take_back(number)
    desk.run()
    assert desk.state(number) is State.SCHEDULED


def test_a_handover_that_the_network_works_on_first_ends_with_its_scheduler(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=2 * HOUR, mode="delegate")
    real, first = desk.publisher.sender._call, [True]

    def working(adapter: object, job: object) -> object:
        outcome = real(adapter, job)  # type: ignore[arg-type]
        if isinstance(outcome, Delegated) and first.pop():
            answers(desk, Call.POLL, outcome)
            return Processing({"video": "1"}, 5.0)
        return outcome

    desk.publisher.sender._call = working  # type: ignore[method-assign,assignment]
    desk.pass_time(60)
    assert desk.state(number) is State.DELEGATED
    desk.pass_time(3 * HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_a_network_that_this_version_does_not_know_is_not_handed_anything(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=HOUR, mode="delegate")
    desk.change_channel(channel, network="friendster")
    desk.run()
    assert desk.state(number) is State.SCHEDULED


def test_a_wish_left_on_a_row_in_doubt_hinders_no_look(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.break_network("publish", "lost_after")
    desk.pass_time(61)
    desk.change_row(number, wish="cancel")
    desk.run()
    assert desk.state(number) is State.UNCONFIRMED
    desk.pass_time(60)
    assert desk.state(number) is State.PUBLISHED
