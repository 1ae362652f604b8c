"""Published once, on time, or you are told: failures that users of comparable tools have reported.

Each docstring names the report. What the calendar and the recovery panel show of it is tested with them.
"""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta

import pytest

from smdesk.adapters.practice.faults import Fault
from smdesk.core.outcome import Published
from smdesk.core.publication import ENDS, State
from smdesk.core.recurrence import Freq, Rule
from smdesk.core.walltime import WallTime
from tests.publishing.desk import Desk, PowerCut
from tests.services.desk import Desk as Shop

pytestmark = pytest.mark.slow

HOUR = 3600.0
DAY = 24 * HOUR


@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback", "none"])
def test_a_lost_answer_is_looked_up_and_not_sent_again(desk: Desk, dedupe: str) -> None:
    """postiz-app PR 1813; buffer-publish PR 1039."""
    [number] = desk.schedule(desk.post("one"), desk.channel("sol", limits={"dedupe": dedupe}))
    desk.break_network("publish", "lost_after")
    desk.pass_time(DAY)
    assert desk.texts() == ["one"]
    view = desk.service.view(number)
    assert view.ask if dedupe == "none" else view.remote_url


@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback"])
def test_killed_between_the_networks_yes_and_the_commit_it_is_reconciled_first(desk: Desk, dedupe: str) -> None:
    """postiz-app PR 1681."""
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("one"), channel)
    [waiting] = desk.schedule(desk.post("two"), channel, in_s=61)
    desk.pool.cut = lambda: "after"
    with pytest.raises(PowerCut):
        desk.pass_time(60)
    desk.pool.cut = lambda: ""
    desk.clock.advance(30)
    desk.boot()
    desk.publisher.tick()
    assert desk.state(waiting) is State.SCHEDULED, "nothing else before the doubt is settled"
    desk.pass_time(HOUR)
    assert desk.texts() == ["one", "two"]
    assert desk.state(number) is State.PUBLISHED


def test_a_post_whose_link_is_not_known_yet_is_published(desk: Desk) -> None:
    """postiz-app 1562: live, but marked failed because reading its link back failed."""
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    real = desk.publisher.sender._call

    def without_link(adapter: object, job: object) -> object:
        from dataclasses import replace

        outcome = real(adapter, job)  # type: ignore[arg-type]
        return replace(outcome, remote=replace(outcome.remote, url=None)) if isinstance(outcome, Published) else outcome

    desk.publisher.sender._call = without_link  # type: ignore[method-assign,assignment]
    desk.pass_time(61)
    view = desk.service.view(number)
    assert (view.state, view.remote_url, view.error_code) == (State.PUBLISHED, "", "")
    assert view.remote_id


def test_published_is_only_what_the_network_has_given_an_id(desk: Desk) -> None:
    """postiz-app 989: marked published though nothing went out."""
    numbers = [
        desk.schedule(desk.post(f"post {n}"), desk.channel(f"c{n}", limits={"dedupe": "lookback"}))[0] for n in range(4)
    ]
    desk.break_network("publish", "refused", "lost_before", "server_error_before", "ok")
    desk.pass_time(61)
    live = {post.id for post in desk.net.posts()}
    for number in numbers:
        row = desk.row(number)
        assert (row.state is State.PUBLISHED) == (row.remote_id in live)


@pytest.mark.parametrize(
    "fault", ["not_sent", "lost_before", "lost_after", "limited", "refused", "token_expired", "processing"]
)
def test_nothing_past_due_is_without_a_state_one_can_see_and_a_next_step(desk: Desk, fault: str) -> None:
    """postiz-app 1724, 1512, 1259; MixpostApp 8: stuck in the queue for ever, without an error."""
    desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.always("publish", fault)
    for _ in range(30):
        desk.pass_time(HOUR)
        for view in desk.service.views():
            assert view.state is not State.SENDING
            assert (view.next_step == "nothing") == (view.state in ENDS)
            assert view.state in ENDS | {State.FAILED, State.LATE, State.HELD} or view.next_try_at or view.ask


def test_tries_and_waits_hold_across_restarts(desk: Desk) -> None:
    """postybirb 716: endless tries after a restart, account banned."""
    desk.change_client(late_limit_min=10_000)
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.always("publish", "not_sent")
    for _ in range(50):
        desk.boot()
        desk.pass_time(1800)
    assert (desk.state(number), desk.sends(number)) == (State.FAILED, 8)


def test_a_stored_back_off_is_honoured(desk: Desk) -> None:
    """BrightBean: the back-off was stored and never looked at."""
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.break_network("publish", "not_sent")
    desk.pass_time(61)
    until = desk.row(number).next_try_at
    for _ in range(20):
        desk.run()
    assert desk.sends(number) == 1
    desk.pass_time((until - desk.clock.now()).total_seconds() + 0.01)
    assert desk.sends(number) == 2


def test_publish_now_five_times_and_retry_twice_is_one_publication(desk: Desk) -> None:
    """WordPress-Android 9845."""
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=DAY)
    for _ in range(5):
        desk.service.now(number)
        desk.run()
        if desk.state(number) in ENDS:
            break
    [failed] = desk.schedule(desk.post("two"), channel)
    desk.break_network("publish", "refused")
    desk.pass_time(61)
    desk.service.retry(failed)
    desk.service.retry(failed)
    desk.pass_time(60)
    assert desk.texts() == ["one", "two"]


def test_two_posts_of_a_channel_due_at_the_same_second_both_go_out_spaced(desk: Desk) -> None:
    """trypost 178: only one went out."""
    channel = desk.channel("sol", spacing_s=30.0)
    for n in range(2):
        desk.schedule(desk.post(f"post {n}"), channel)
    desk.pass_time(120)
    first, second = desk.net.posts()
    assert (first.text, second.text) == ("post 0", "post 1")
    assert second.created - first.created == timedelta(seconds=30)


def test_of_three_channels_one_fails_and_only_that_one_is_tried_again(desk: Desk) -> None:
    numbers = desk.schedule(desk.post("one"), *(desk.channel(name) for name in "abc"))
    desk.break_network("publish", "refused", account="b")
    desk.pass_time(61)
    assert [desk.state(number) for number in numbers] == [State.PUBLISHED, State.FAILED, State.PUBLISHED]
    desk.service.retry(numbers[1])
    desk.pass_time(60)
    assert [desk.sends(number) for number in numbers] == [1, 2, 1]


def test_editing_a_published_post_sends_nothing_and_a_duplicate_is_a_draft_without_a_date(shop: Shop) -> None:
    from smdesk.services.patches import PartInput, PostPatch, VariantInput

    client = shop.client()
    channel = shop.channel(client)
    saved = shop.add(client, channel, after=timedelta(minutes=1))
    shop.clock.advance(61)
    shop.publish()
    shop.runtime.posts.edit(saved.post.id, PostPatch(base=VariantInput(parts=(PartInput("Adiós"),))))
    copy = shop.runtime.posts.duplicate(saved.post.id)
    shop.clock.advance(DAY)
    shop.publish()
    assert copy.stage == "draft"
    assert shop.runtime.publishing.views(post_id=copy.id) == []
    [view] = shop.runtime.publishing.views(post_id=saved.post.id)
    assert (view.state, view.attempts) == (State.PUBLISHED, 1)


def test_recurring_posts_do_not_fire_together_after_a_pause(desk: Desk) -> None:
    """postiz-app PR 1936: after five weeks off only the next occurrence."""
    post = desk.post("weekly", recurrence=Rule(Freq.WEEKLY).to_json())
    desk.schedule_at(post, WallTime(datetime.fromisoformat("2026-12-02T09:00"), "Europe/Madrid"), desk.channel("sol"))
    desk.service.pause()
    desk.pass_time(36 * DAY)
    desk.service.resume()
    desk.pass_time(HOUR)
    assert desk.texts() == []
    [waiting] = desk.open_rows()
    assert str(waiting.wall_time) == "2027-01-13 09:00:00"


def test_the_stop_stops_fixed_times_too_and_what_is_in_flight_is_finished_and_written_down(desk: Desk) -> None:
    """ "Pause" elsewhere stops the queue but not posts with a fixed time."""
    channel = desk.channel("sol")
    [in_flight] = desk.schedule(desk.post("in flight"), channel)
    others = [desk.schedule(desk.post(f"post {n}"), channel, in_s=120 + n)[0] for n in range(3)]
    [handed] = desk.schedule(desk.post("handed over"), channel, in_s=2 * HOUR, mode="delegate")
    real = desk.publisher.sender.run

    def stopping(job: object) -> object:
        if job.publication_id == in_flight:  # type: ignore[attr-defined]
            desk.service.pause()
        return real(job)  # type: ignore[arg-type]

    desk.publisher.sender.run = stopping  # type: ignore[method-assign,assignment]
    desk.run()
    desk.pass_time(3 * HOUR)
    assert desk.state(in_flight) is State.PUBLISHED
    assert {desk.service.view(number).next_step for number in others} == {"wait_paused"}
    assert desk.state(handed) is State.PUBLISHED, "the network had it before the stop"
    assert desk.texts() == ["in flight", "handed over"]


def test_what_came_due_during_sleep_does_not_burst_out(desk: Desk) -> None:
    channel = desk.channel("sol")
    old = [desk.schedule(desk.post(f"old {n}"), channel, in_s=60 + n)[0] for n in range(3)]
    new = [desk.schedule(desk.post(f"new {n}"), channel, in_s=DAY - 600 + n)[0] for n in range(3)]
    desk.sleep(DAY)
    desk.run()
    assert {desk.state(number) for number in old} == {State.LATE}
    assert len(desk.texts()) == 1
    desk.service.now(old[0])
    desk.service.skip(old[1])
    desk.service.move(old[2], desk.service_wall(DAY))
    desk.pass_time(HOUR)
    assert sorted(desk.texts()) == ["new 0", "new 1", "new 2", "old 0"]
    times = [post.created for post in desk.net.posts()]
    assert all(b - a >= timedelta(seconds=59) for a, b in itertools.pairwise(times))
    assert [desk.state(number) for number in new] == [State.PUBLISHED] * 3


def test_a_permanent_error_is_not_tried_again_and_a_rate_limit_is_honoured(desk: Desk) -> None:
    [refused] = desk.schedule(desk.post("refused"), desk.channel("a"))
    [limited] = desk.schedule(desk.post("limited"), desk.channel("b"))
    desk.break_network("publish", "refused", Fault("publish", "limited", seconds=2700))
    desk.pass_time(61)
    desk.boot()
    desk.pass_time(2600)
    assert (desk.sends(refused), desk.sends(limited)) == (1, 1)
    desk.pass_time(200)
    assert desk.state(limited) is State.PUBLISHED
    desk.pass_time(DAY)
    assert desk.sends(refused) == 1


def test_a_first_comment_is_never_sent_several_times_and_its_failure_leaves_the_post(desk: Desk) -> None:
    [lost] = desk.schedule(desk.post("one", comment="#one"), desk.channel("a"))
    [failed] = desk.schedule(desk.post("two", comment="#two"), desk.channel("b"))
    desk.break_network("publish", "ok", "lost_after", account="a")
    desk.pass_time(61)
    desk.break_network("publish", "refused", account="b")
    desk.pass_time(HOUR)
    assert desk.texts().count("#one") == 1
    assert desk.comment_of(lost).state is State.PUBLISHED
    assert desk.state(failed) is State.PUBLISHED


def test_of_a_thread_of_five_whose_third_fails_two_are_kept_and_three_follow(desk: Desk) -> None:
    """postiz-app 1123, 1581."""
    [number] = desk.schedule(desk.post(*"abcde"), desk.channel("sol"))
    desk.break_network("publish", "ok", "ok", "refused")
    desk.pass_time(61)
    assert desk.texts() == ["a", "b"]
    desk.service.retry(number)
    desk.pass_time(60)
    posts = desk.net.posts()
    assert [post.text for post in posts] == list("abcde")
    assert [post.parent for post in posts[1:]] == [post.id for post in posts[:-1]]


def test_a_medium_that_is_gone_is_told_before_the_due_time_and_never_an_empty_post(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), desk.channel("sol"), in_s=12 * HOUR)
    (desk.folder / "media" / "m1").unlink()
    desk.pass_time(HOUR)
    assert desk.service.view(number).next_step == "replace_media"
    assert [notice.facts["code"] for notice in desk.notices] == ["media_missing"]
    desk.pass_time(DAY)
    assert desk.texts() == []


# Left to the screens that show it: the recovery panel with its three answers for each post.
