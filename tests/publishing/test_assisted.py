"""Assisted publishing, and what else only the person does: due, said, moved, left out, and each of them once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.publication import State
from smdesk.core.walltime import WallTime, from_utc
from tests.publishing.desk import Desk

HOUR = 3600.0


def due(desk: Desk) -> int:
    [number] = desk.schedule(desk.post("by hand", comment="#tags"), desk.assisted())
    desk.pass_time(61)
    assert desk.state(number) is State.ASSISTED
    return number


def later(desk: Desk, hours: float) -> WallTime:
    return from_utc(desk.clock.now() + timedelta(hours=hours), "Europe/Madrid")


def test_at_its_time_the_person_is_called_once(desk: Desk) -> None:
    number = due(desk)
    desk.boot()
    desk.pass_time(HOUR)
    assert desk.codes() == ["assisted_due"]
    assert desk.service.view(number).next_step == "publish_by_hand"
    assert desk.sends(number) == 0


def test_published_with_its_link(desk: Desk) -> None:
    number = due(desk)
    view = desk.service.resolve(number, published_url="https://www.instagram.com/p/Cabc123/")
    assert (view.state, view.proof) == (State.PUBLISHED, "person")
    assert view.remote_url.startswith("https://www.instagram.com/p/Cabc123")
    assert desk.comment_of(number) is None, "the person has done that too"


@pytest.mark.parametrize("link", ["https://example.org/p/1", "not a link"])
def test_a_link_of_another_network_is_refused_and_nothing_is_lost(desk: Desk, link: str) -> None:
    number = due(desk)
    with pytest.raises(InvalidInput):
        desk.service.resolve(number, published_url=link)
    assert desk.state(number) is State.ASSISTED


def test_the_same_link_said_of_two_is_kept_with_both(desk: Desk) -> None:
    channel = desk.assisted()
    numbers = [desk.schedule(desk.post(f"post {n}"), channel)[0] for n in range(2)]
    desk.pass_time(61)
    link = "https://www.instagram.com/p/Cabc123/"
    views = [desk.service.resolve(number, published_url=link) for number in numbers]
    assert {view.state for view in views} == {State.PUBLISHED}
    assert views[0].remote_url == views[1].remote_url
    assert [view.remote_id is None for view in views] == [False, True]


def test_later_and_left_out(desk: Desk) -> None:
    number = due(desk)
    desk.service.move(number, later(desk, 2))
    assert desk.state(number) is State.SCHEDULED
    desk.pass_time(2 * HOUR + 60)
    assert desk.state(number) is State.ASSISTED
    desk.service.skip(number)
    assert desk.state(number) is State.SKIPPED


@pytest.mark.parametrize("held", [False, True])
def test_now_calls_the_person_at_once(desk: Desk, held: bool) -> None:
    channel = desk.assisted()
    [number] = desk.schedule(desk.post("by hand"), channel, in_s=HOUR)
    if held:
        desk.change_channel(channel, paused=True)
        desk.pass_time(HOUR + 60)
        assert desk.state(number) is State.HELD
        desk.change_channel(channel, paused=False)
    assert desk.service.now(number).next_step != "wait_turn", "its channel has no turns"
    desk.pass_time(1)
    assert desk.state(number) is State.ASSISTED
    assert desk.codes()[-1] == "assisted_due"


def test_now_of_one_whose_time_has_come_leaves_it_with_the_person(desk: Desk) -> None:
    number = due(desk)
    desk.service.now(number)
    desk.pass_time(1)
    assert desk.state(number) is State.ASSISTED


def test_an_assisted_one_is_never_late(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("by hand"), desk.assisted())
    desk.sleep(10 * 24 * HOUR)
    desk.pass_time(60)
    assert desk.state(number) is State.ASSISTED


def test_a_paused_desk_calls_nobody(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("by hand"), desk.assisted())
    desk.service.pause()
    desk.pass_time(120)
    assert desk.state(number) is State.HELD
    assert desk.codes() == []


# -- what a person may do, and when -----------------------------------------------------------------------------------


def test_the_past_asks_and_tomorrow_at_an_earlier_hour_works(desk: Desk) -> None:
    channel = desk.channel("sol")
    with pytest.raises(InvalidInput) as refused:
        desk.schedule(desk.post("past"), channel, in_s=-HOUR)
    assert refused.value.code == "past_time"
    [number] = desk.schedule(desk.post("tomorrow"), channel, in_s=23 * HOUR)
    with pytest.raises(InvalidInput) as refused:
        desk.service.move(number, later(desk, -1))
    assert refused.value.code == "past_time"
    assert desk.texts() == []


def test_one_open_publication_for_a_post_and_channel(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [number] = desk.schedule(post, channel)
    with pytest.raises(NotAllowed) as refused:
        desk.schedule(post, channel, in_s=HOUR)
    assert (refused.value.code, refused.value.facts["publication"]) == ("already_planned", number)
    desk.pass_time(61)
    desk.schedule(post, channel, in_s=HOUR)
    desk.pass_time(2 * HOUR)
    assert desk.texts() == ["one", "one"], "asked for twice, one after the other"


def test_a_failed_one_is_not_opened_beside_its_successor(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [first] = desk.schedule(post, channel)
    desk.break_network("publish", "refused")
    desk.pass_time(61)
    [second] = desk.schedule(post, channel, in_s=HOUR)
    for act in (desk.service.retry, desk.service.now, lambda number: desk.service.move(number, later(desk, 1))):
        with pytest.raises(NotAllowed) as refused:
            act(first)
        assert (refused.value.code, refused.value.facts["publication"]) == ("already_planned", second)
    desk.pass_time(2 * HOUR)
    with pytest.raises(NotAllowed):
        desk.service.retry(first)
    assert desk.texts() == ["one"]
    assert desk.service.cancel(first).state is State.CANCELLED


def test_a_failed_one_opens_again_once_its_successor_is_cancelled(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [first] = desk.schedule(post, channel)
    desk.break_network("publish", "refused")
    desk.pass_time(61)
    [second] = desk.schedule(post, channel, in_s=HOUR)
    desk.service.cancel(second)
    desk.service.retry(first)
    desk.pass_time(60)
    assert desk.texts() == ["one"]


def test_a_thread_that_failed_half_way_is_not_begun_a_second_time(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("a", "b")
    [number] = desk.schedule(post, channel)
    desk.break_network("publish", "ok", "refused")
    desk.pass_time(61)
    with pytest.raises(NotAllowed) as refused:
        desk.schedule(post, channel)
    assert (refused.value.code, refused.value.facts["publication"]) == ("already_planned", number)


def test_retry_twice_is_one_publication(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "refused")
    desk.pass_time(61)
    for _ in range(2):
        desk.service.retry(number)
    desk.run()
    for _ in range(2):
        with pytest.raises(NotAllowed) as refused:
            desk.service.retry(number)
        assert refused.value.code == "already_ended"
    assert desk.texts() == ["one"]


def test_three_channels_one_fails_and_a_retry_touches_only_that_one(desk: Desk) -> None:
    channels = [desk.channel(name) for name in ("a", "b", "c")]
    numbers = desk.schedule(desk.post("one"), *channels)
    desk.break_network("publish", "refused", account="b")
    desk.pass_time(61)
    assert [desk.state(number) for number in numbers] == [State.PUBLISHED, State.FAILED, State.PUBLISHED]
    desk.service.retry(numbers[1])
    desk.pass_time(60)
    assert sorted(post.account for post in desk.net.posts()) == ["a", "b", "c"]


@pytest.mark.parametrize("act", ["now", "cancel", "move", "skip", "retry"])
def test_what_is_being_sent_is_not_touched(desk: Desk, act: str) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    job = desk.publisher.claims.claim(number)
    if act in {"now", "retry"}:
        assert getattr(desk.service, act)(number).state is State.SENDING
    else:
        with pytest.raises(NotAllowed) as refused:
            desk.service.move(number, later(desk, 1)) if act == "move" else getattr(desk.service, act)(number)
        assert refused.value.code == "being_sent"
    desk.publisher.records.outcome(job, desk.publisher.sender.run(job))
    assert desk.state(number) is State.PUBLISHED


def test_an_unknown_publication_is_said_so(desk: Desk) -> None:
    for act in (desk.service.now, desk.service.cancel, desk.service.view):
        with pytest.raises(NotFound) as unknown:
            act(4711)
        assert unknown.value.code == "unknown_publication"


def test_nothing_to_answer(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    with pytest.raises(NotAllowed) as refused:
        desk.service.resolve(number, published_url=None)
    assert refused.value.code == "nothing_to_answer"


def test_cancelling_twice_is_cancelling_once(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.service.cancel(number)
    desk.service.cancel(number)
    assert len(desk.service.history(number).transitions) == 1


def test_a_channel_without_slots_has_no_next_one(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.service.next_slot(desk.channel("sol"))
    assert refused.value.code == "no_slots"
