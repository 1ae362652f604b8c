"""Uploads, threads, processing and first comments: steps with outcomes of their own."""

from __future__ import annotations

import itertools

import pytest

from smdesk.adapters.practice.faults import Fault, FaultPlan
from smdesk.core import retry
from smdesk.core.publication import State
from tests.publishing.desk import Desk

pytestmark = pytest.mark.slow

HOUR = 3600.0


# -- uploads ----------------------------------------------------------------------------------------------------------


def test_an_upload_that_did_not_get_through_is_repeated_without_a_look(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", "lost_after", "server_error_before")
    desk.pass_time(300)
    assert desk.outcomes(number) == [
        ("upload:0:0", "unknown"), ("upload:0:0", "unknown"), ("upload:0:0", "prepared"), ("part:0", "published"),
    ]  # fmt: skip
    assert desk.texts() == ["one"]


def test_uploads_that_the_network_forgot_are_made_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1"), desk.medium("m2")]), channel)
    desk.break_network("publish", "upload_expired")
    desk.pass_time(61)
    steps = [step for step, _ in desk.outcomes(number)]
    assert steps == ["upload:0:0", "upload:0:1", "part:0"] * 2
    assert desk.state(number) is State.PUBLISHED


def test_a_network_that_forgets_uploads_again_and_again_is_given_up_on(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.change_client(late_limit_min=10_000)
    desk.always("publish", "upload_expired")
    desk.pass_time(24 * HOUR)
    view = desk.service.view(number)
    assert (view.state, view.error_code) == (State.FAILED, "upload_expired")
    assert [step for step, _ in desk.outcomes(number)].count("part:0") == retry.MAX_TRIES


def test_a_refused_medium_stops_a_thread_before_anybody_sees_a_part(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", "two", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", "refused")
    desk.pass_time(61)
    assert desk.state(number) is State.FAILED
    assert desk.texts() == []


def test_an_upload_in_processing_is_asked_at_a_growing_interval(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", Fault("prepare", "processing", polls=40))
    desk.pass_time(61)
    waits = []
    while desk.state(number) is State.PROCESSING:
        wait = (desk.row(number).next_try_at - desk.clock.now()).total_seconds()
        waits.append(wait)
        desk.pass_time(max(wait, 0))
    assert waits[0] <= 2
    assert waits[-1] > 20
    assert all(b >= 0.99 * a for a, b in itertools.pairwise(waits))
    assert desk.texts() == ["one"]


def test_an_upload_that_vanished_while_it_was_processed_is_made_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", Fault("prepare", "processing", polls=3))
    desk.pass_time(60)
    assert desk.state(number) is State.PROCESSING
    with desk.net.store.write() as db:
        db.execute("DELETE FROM upload")
    desk.pass_time(120)
    assert desk.state(number) is State.PUBLISHED
    assert [step for step, _ in desk.outcomes(number)].count("upload:0:0") == 2


def test_a_medium_that_the_network_cannot_process_is_the_persons_turn(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", Fault("prepare", "processing_fails", polls=2))
    desk.pass_time(HOUR)
    view = desk.service.view(number)
    assert (view.state, view.error_code) == (State.FAILED, "media_processing_failed")


# -- processing of the post itself ------------------------------------------------------------------------------------


def test_a_post_in_processing_is_polled_and_published_once(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "two_phase"})
    [number] = desk.schedule(desk.post("one", "two"), channel)
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one", "two"]
    assert desk.outcomes(number) == [("part:0", "processing"), ("part:1", "processing")]


def test_silence_during_processing_sends_nothing_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.net.set_faults(
        FaultPlan.script("publish", "processing") + FaultPlan.script("poll", *["not_sent"] * (retry.MAX_TRIES - 1))
    )
    desk.pass_time(12 * HOUR)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.PUBLISHED


def test_after_long_silence_a_post_in_processing_is_looked_for(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.net.set_faults(
        FaultPlan.script("publish", "processing") + FaultPlan((Fault("poll", "not_sent", probability=1.0),))
    )
    desk.pass_time(24 * HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.service.view(number).proof == "found"
    assert desk.texts() == ["one"]


def test_a_poll_that_is_refused_for_the_account_says_nothing_about_the_post(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.net.set_faults(FaultPlan.script("publish", "processing") + FaultPlan.script("poll", "token_expired"))
    desk.pass_time(63)
    assert desk.state(number) is State.PROCESSING
    assert desk.codes() == ["channel_problem"]
    desk.change_channel(channel, problem="")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"], "the network had it all the time"


def test_a_handle_that_is_gone_is_looked_for_and_not_taken_for_a_no(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    gone = Fault("poll", "refused", why="gone", code="target_gone")
    desk.net.set_faults(FaultPlan.script("publish", "processing") + FaultPlan.script("poll", gone))
    desk.pass_time(62)
    assert desk.state(number) is not State.FAILED
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_what_is_processed_for_more_than_a_day_becomes_a_question(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one"), channel)
    desk.net.set_faults(
        FaultPlan.script("publish", "processing") + FaultPlan((Fault("poll", "processing", probability=1.0),))
    )
    desk.pass_time(HOUR)
    desk.clock.advance(22 * HOUR)
    desk.run()
    assert desk.state(number) is State.PROCESSING
    desk.pass_time(2 * HOUR)
    view = desk.service.view(number)
    assert (view.state, view.ask) == (State.UNCONFIRMED, "no_listing")


# -- threads ----------------------------------------------------------------------------------------------------------


def test_a_thread_is_resumed_from_the_part_that_failed_under_the_right_parent(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("a", "b", "c", "d", "e"), channel)
    desk.break_network("publish", "ok", "ok", "refused")
    desk.pass_time(61)
    view = desk.service.view(number)
    assert (view.state, view.parts_done, view.parts_total) == (State.FAILED, 2, 5)
    assert view.remote_id
    desk.service.retry(number)
    desk.service.retry(number)
    desk.pass_time(60)
    assert desk.texts() == ["a", "b", "c", "d", "e"]
    posts = desk.net.posts()
    assert [post.parent for post in posts] == ["", *(post.id for post in posts[:-1])]
    assert desk.row(number).remote_id == posts[0].id


@pytest.mark.parametrize("dedupe", ["key", "client_id", "lookback", "two_phase"])
def test_a_lost_answer_in_the_middle_of_a_thread(desk: Desk, dedupe: str) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("a", "b", "c"), channel)
    desk.break_network("publish", "ok", "lost_after")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    posts = desk.net.posts()
    assert [post.text for post in posts] == ["a", "b", "c"]
    assert [post.parent for post in posts] == ["", posts[0].id, posts[1].id]


@pytest.mark.parametrize("act", ["cancel", "skip"])
def test_of_a_thread_that_is_partly_out_what_is_out_counts_as_published(desk: Desk, act: str) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("a", "b"), channel)
    desk.break_network("publish", "ok", "refused")
    desk.pass_time(61)
    view = getattr(desk.service, act)(number)
    assert view.state is State.PUBLISHED
    assert view.remote_id
    desk.pass_time(HOUR)
    assert desk.texts() == ["a"]


def test_a_part_found_by_looking_back_is_gone_on_from(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("a", "b"), channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    desk.service.pause(channel)
    desk.pass_time(60)
    assert desk.state(number) is State.HELD
    desk.service.resume(channel)
    desk.pass_time(60)
    assert desk.texts() == ["a", "b"]


# -- first comments ---------------------------------------------------------------------------------------------------


def test_a_first_comment_goes_under_its_post_once_that_is_out(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.pass_time(61)
    comment = desk.comment_of(number)
    assert comment.state is State.PUBLISHED
    post, answer = desk.net.posts()
    assert (answer.text, answer.kind, answer.parent) == ("#tags", "comment", post.id)
    assert desk.service.view(number).first_comment is not None


def test_a_failed_first_comment_leaves_the_post_published(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.break_network("publish", "ok", "refused")
    desk.pass_time(61)
    comment = desk.comment_of(number)
    assert desk.state(number) is State.PUBLISHED
    assert comment.state is State.FAILED
    desk.service.retry(comment.id)
    desk.pass_time(30)
    assert desk.texts() == ["one", "#tags"]


def test_a_first_comment_in_doubt_is_looked_for_before_it_is_sent_again(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.break_network("publish", "ok", "lost_after")
    desk.pass_time(HOUR)
    assert desk.comment_of(number).state is State.PUBLISHED
    assert desk.texts() == ["one", "#tags"]


def test_a_comment_under_a_post_that_is_gone_fails_for_good(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    gone = Fault("publish", "refused", why="gone")
    desk.net.set_faults(FaultPlan.script("publish", "ok", gone))
    desk.pass_time(61)
    assert desk.comment_of(number).error_why == "gone"
    desk.pass_time(24 * HOUR)
    assert desk.sends(desk.comment_of(number).id) == 1


def test_a_comment_paused_before_it_went_goes_when_the_pause_ends_however_late(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    desk.service.pause()
    desk.pass_time(20 * HOUR)
    comment = desk.comment_of(number)
    assert (comment.state, comment.hold_reason) == (State.HELD, "paused")
    desk.service.resume()
    desk.pass_time(1)
    assert desk.texts() == ["one", "#tags"]


@pytest.mark.parametrize("comment", ["", "   ", None])
def test_no_comment_where_there_is_none(desk: Desk, comment: str | None) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment=comment), channel)
    desk.pass_time(61)
    assert desk.comment_of(number) is None


def test_a_channel_that_says_no_comment_gets_none(desk: Desk) -> None:
    from smdesk.models import Variant

    channel = desk.channel("sol")
    post = desk.post("one", comment="#tags")
    with desk.db.write() as unit:
        unit.session.add(Variant(post_id=post, channel_id=channel, first_comment=""))
    [number] = desk.schedule(post, channel)
    desk.pass_time(61)
    assert desk.state(number) is State.PUBLISHED
    assert desk.comment_of(number) is None


def test_a_post_deleted_while_it_went_out_is_recorded_and_gets_no_comment(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", comment="#tags")
    [number] = desk.schedule(post, channel)
    real = desk.publisher.sender.run

    def deleting(job: object) -> object:
        outcome = real(job)  # type: ignore[arg-type]
        desk.change_post(post, deleted_at=desk.clock.now())
        return outcome

    desk.publisher.sender.run = deleting  # type: ignore[method-assign,assignment]
    desk.pass_time(61)
    assert desk.state(number) is State.PUBLISHED
    assert desk.comment_of(number) is None


def test_a_network_where_the_account_has_no_comments_gets_none(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"features": ["publish"]})
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.pass_time(61)
    assert desk.state(number) is State.PUBLISHED
    assert desk.comment_of(number) is None


def test_a_comment_whose_post_has_no_id_is_never_a_post_of_its_own(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", comment="#tags"), channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    desk.change_row(number, remote_id=None)
    desk.pass_time(HOUR)
    assert desk.comment_of(number).error_code == "parent_missing"
    assert desk.texts() == ["one"]


def test_several_polls_refused_for_one_account_are_one_notice(desk: Desk) -> None:
    channel = desk.channel("sol")
    for n in range(2):
        desk.schedule(desk.post(f"post {n}"), channel)
    desk.net.set_faults(
        FaultPlan.script("publish", "processing", "processing")
        + FaultPlan((Fault("poll", "token_expired", probability=1.0),))
    )
    desk.pass_time(120)
    assert desk.codes() == ["channel_problem"]
