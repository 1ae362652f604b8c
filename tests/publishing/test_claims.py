"""What is claimed, when, and with what: payloads frozen once shown, channels paced, each publication claimed once."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from smdesk.adapters.practice.faults import Fault
from smdesk.core.content import Payload
from smdesk.core.errors import Conflict
from smdesk.core.publication import State
from smdesk.models import Part, Post, Variant
from smdesk.publishing.ledger import IllegalMove
from tests.publishing.desk import Desk


def created(desk: Desk, text: str) -> float:
    """Seconds after the desk's start at which the network made the post."""
    from tests.publishing.desk import START

    return next((post.created - START).total_seconds() for post in desk.net.posts() if post.text == text)


def test_two_posts_of_one_channel_due_at_the_same_second_both_go_out_in_order(desk: Desk) -> None:
    channel = desk.channel("sol")
    for number in range(3):
        desk.schedule(desk.post(f"post {number}"), channel)
    desk.pass_time(61)
    assert desk.texts() == ["post 0", "post 1", "post 2"]


def test_the_channels_own_spacing_goes_before_the_networks(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"rate": {"spacing_s": 5}}, spacing_s=120.0)
    for number in range(3):
        desk.schedule(desk.post(f"post {number}"), channel)
    desk.pass_time(600)
    times = [created(desk, f"post {number}") for number in range(3)]
    assert [b - a for a, b in itertools.pairwise(times)] == [120, 120]


def test_a_spaced_channel_does_not_hold_up_another(desk: Desk) -> None:
    slow, quick = desk.channel("slow", spacing_s=600.0), desk.channel("quick")
    for number in range(2):
        desk.schedule(desk.post(f"post {number}"), slow, quick)
    desk.pass_time(61)
    assert sorted(post.account for post in desk.net.posts()) == ["quick", "quick", "slow"]


def test_a_budget_is_kept_over_a_restart(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"rate": {"budgets": [[2, 3600]]}})
    for number in range(3):
        desk.schedule(desk.post(f"post {number}"), channel)
    desk.pass_time(61)
    assert desk.texts() == ["post 0", "post 1"]
    desk.boot()
    desk.pass_time(3000)
    assert len(desk.texts()) == 2
    desk.pass_time(601)
    assert desk.texts() == ["post 0", "post 1", "post 2"]


def test_the_wait_a_network_asks_for_is_kept_over_a_restart_and_holds_for_the_channel(desk: Desk) -> None:
    channel, other = desk.channel("sol"), desk.channel("luna")
    [first, _] = desk.schedule(desk.post("first"), channel, other)
    [second] = desk.schedule(desk.post("second"), channel, in_s=120)
    desk.break_network("publish", Fault("publish", "limited", seconds=1800, account="sol"))
    desk.pass_time(61)
    assert desk.service.view(first).error_code == "rate_limited"
    desk.boot()
    desk.pass_time(1700)
    assert {post.account for post in desk.net.posts()} == {"luna"}
    assert desk.state(second) is State.SCHEDULED
    desk.pass_time(120)
    assert [post.text for post in desk.net.posts("sol")] == ["first", "second"]
    assert desk.sends(first) == 2


def test_what_came_due_while_nobody_could_send_goes_out_spaced(desk: Desk) -> None:
    channel = desk.channel("sol")
    for number in range(4):
        desk.schedule(desk.post(f"post {number}"), channel)
    desk.sleep(1200)
    desk.pass_time(1)
    assert len(desk.texts()) == 1, "no burst"
    desk.pass_time(300)
    times = [created(desk, f"post {number}") for number in range(4)]
    assert all(b - a >= 60 for a, b in itertools.pairwise(times))


def test_a_payload_is_frozen_once_a_part_is_out(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", "two")
    [number] = desk.schedule(post, channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    before = desk.row(number)
    desk.edit(post, "changed")
    desk.pass_time(60)
    assert desk.texts() == ["one", "two"]
    assert desk.row(number).key == before.key


def test_an_edit_between_tries_that_showed_nothing_changes_payload_and_key(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", media=[desk.medium("m1")])
    [number] = desk.schedule(post, channel)
    desk.break_network("publish", "not_sent")
    desk.pass_time(61)
    before = desk.row(number)
    desk.edit(post, "changed")
    desk.pass_time(60)
    after = desk.row(number)
    assert desk.texts() == ["changed"]
    assert after.key != before.key
    assert Payload.from_json(after.payload).parts[0].text == "changed"
    assert [step for step, _ in desk.outcomes(number)].count("upload:0:0") == 2, "uploads belong to the payload"


def test_without_an_edit_uploads_are_kept_between_tries(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("publish", "not_sent", "not_sent")
    desk.pass_time(300)
    assert [step for step, _ in desk.outcomes(number)] == ["upload:0:0", "part:0", "part:0", "part:0"]
    assert desk.state(number) is State.PUBLISHED


def test_editing_a_published_post_sends_nothing(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [number] = desk.schedule(post, channel)
    desk.pass_time(61)
    desk.edit(post, "changed")
    desk.boot()
    desk.pass_time(7200)
    assert desk.texts() == ["one"]
    assert desk.sends(number) == 1


def test_a_post_too_long_by_now_fails_before_it_is_sent(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [number] = desk.schedule(post, channel)
    desk.edit(post, "x" * 501)
    desk.pass_time(61)
    view = desk.service.view(number)
    assert (view.state, view.error_code, view.error_why) == (State.FAILED, "text_too_long", "content")
    assert desk.sends(number) == 0
    assert desk.codes() == ["publication_failed"]
    desk.edit(post, "short")
    desk.service.retry(number)
    desk.pass_time(10)
    assert desk.texts() == ["short"]


def test_a_post_deleted_before_its_time_is_cancelled(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one")
    [number] = desk.schedule(post, channel)
    desk.change_post(post, deleted_at=desk.clock.now())
    desk.pass_time(61)
    assert desk.state(number) is State.CANCELLED
    assert desk.service.history(number).transitions[-1].reason == "unknown_post"


def test_a_network_that_this_version_does_not_know_fails_alone(desk: Desk) -> None:
    strange, good = desk.channel("strange"), desk.channel("good")
    desk.change_channel(strange, network="friendster")
    numbers = desk.schedule(desk.post("one"), strange, good)
    desk.pass_time(61)
    assert desk.row(numbers[0]).error_code == "unknown_network"
    assert desk.row(numbers[1]).state is State.PUBLISHED


def test_what_comes_due_between_judging_and_claiming_waits_for_the_next_look(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = desk.channel("sol")
    desk.change_client(approval_required=True)
    [number] = desk.schedule(desk.post("one", stage="client"), channel)
    questions = desk.publisher.questions.due

    def slow(*args: object) -> object:
        desk.clock.advance(120)
        return questions(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.publisher.questions, "due", slow)
    desk.publisher.tick()
    assert desk.texts() == []
    monkeypatch.undo()
    desk.run()
    assert desk.service.view(number).hold_reason == "approval"


def test_what_is_not_scheduled_any_more_is_not_claimed(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.pass_time(61)
    assert desk.publisher.claims.claim(number) is None


def test_a_claim_lost_to_somebody_else_is_left_to_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(61)
    claim, lost = desk.publisher.claims._claim, [True, True]  # with others, and by itself

    def contested(change: Any, row: Any) -> object:
        if lost:
            lost.pop()
            raise Conflict("publication_moved_on", publication=row.id)
        return claim(change, row)

    monkeypatch.setattr(desk.publisher.claims, "_claim", contested)
    desk.publisher.tick()
    assert desk.texts() == []
    desk.run()
    assert desk.state(number) is State.PUBLISHED


def test_a_version_that_moved_on_is_a_conflict_and_changes_nothing(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    stale = desk.row(number)
    desk.service.cancel(number)
    with pytest.raises(Conflict) as conflict, desk.publisher.ledger.change() as change:
        change.move(stale, State.SENDING)
    assert conflict.value.code == "publication_moved_on"
    assert desk.state(number) is State.CANCELLED
    assert [move.target for move in desk.service.history(number).transitions] == ["cancelled"]


def test_a_move_that_the_table_does_not_have_is_refused_as_a_bug(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.pass_time(61)
    with pytest.raises(IllegalMove, match="published to scheduled"), desk.publisher.ledger.change() as change:
        change.move(change.row(number), State.SCHEDULED)
    assert desk.state(number) is State.PUBLISHED


def test_a_publication_with_every_step_done_is_a_bug_and_not_sent(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", "two"), channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    state = desk.row(number).step_state
    desk.change_row(number, step_state={"done": {**state["done"], "part:1": {"id": "x"}}})
    with pytest.raises(AssertionError, match="every step done"):
        desk.publisher.claims.claim(number)
    assert desk.state(number) is State.SCHEDULED


def test_a_link_card_is_a_step_of_its_own(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"makes_cards": True})
    post = desk.post("one")
    with desk.db.write() as unit:
        for part in unit.session.query(Part).join(Variant).join(Post).where(Post.id == post):
            part.link = "https://example.org/"
    [number] = desk.schedule(post, channel)
    desk.pass_time(61)
    assert [step for step, _ in desk.outcomes(number)] == ["card:0", "part:0"]
    assert desk.net.posts()[0].link == "https://example.org/"


def test_now_sends_at_once_and_five_times_now_sends_once(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=86_400)
    for _ in range(5):
        desk.service.now(number)
    desk.run()
    assert desk.texts() == ["one"]
    assert desk.row(number).due_utc <= desk.clock.now() < desk.row(number).due_utc + timedelta(seconds=1)


def test_channels_of_a_post_that_are_sent_at_once_keep_one_time(desk: Desk) -> None:
    numbers = desk.schedule(desk.post("one"), desk.channel("sol"), desk.channel("luna"), in_s=86_400)
    asked_at = desk.clock.now()
    for number in numbers:
        desk.clock.advance(0.01)
        desk.service.now(number, asked_at)
    assert {desk.row(number).due_utc for number in numbers} == {asked_at}
    desk.run()
    assert desk.texts() == ["one", "one"]
    [later] = desk.schedule(desk.post("two"), desk.channel("sur"), in_s=86_400)
    desk.service.now(later, desk.clock.now() + timedelta(hours=1))  # nothing that was asked for now waits
    assert desk.row(later).due_utc <= desk.clock.now()


def test_what_moves_by_itself_is_told_from_what_waits_for_somebody(desk: Desk) -> None:
    sol, luna = desk.channel("sol"), desk.channel("luna", limits={"dedupe": "none"})
    soon = lambda: desk.service.moving(desk.clock.now() + timedelta(seconds=150))  # noqa: E731
    assert not soon()
    [number] = desk.schedule(desk.post("one", comment="#tags"), sol, in_s=149)
    desk.schedule(desk.post("tomorrow"), sol, in_s=86_400)
    assert soon()
    desk.service.pause()
    assert not soon()
    desk.service.resume()
    desk.service.pause(sol)
    assert not soon()
    desk.service.resume(sol)
    desk.break_network("publish", "ok", Fault("publish", "processing", seconds=60.0))
    desk.pass_time(150)
    assert desk.comment_of(number).state is State.PROCESSING
    assert soon(), "the comment is not out yet"
    desk.pass_time(300)
    assert not soon()
    desk.schedule(desk.post("two"), luna, in_s=1)
    desk.break_network("publish", "lost_after")
    desk.pass_time(2)
    assert soon(), "it is looked for"
    desk.pass_time(600)
    assert not soon(), "the person is asked"
