"""Starting, sleeping, pausing, clocks and zones: what was left behind is put right, and nothing is sent twice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from smdesk.adapters.practice.faults import Fault, FaultPlan
from smdesk.core import retry, walltime, zones
from smdesk.core.outcome import Published, RemoteRef
from smdesk.core.publication import State
from smdesk.db import Backups, open_database, restore
from smdesk.models import RateState
from tests.publishing.desk import Desk, PowerCut

pytestmark = pytest.mark.slow

HOUR = 3600.0
DAY = 24 * HOUR


def dying(when: str, calls: int) -> Callable[[], str]:
    """The process ends before or after the call with that number."""
    left = [calls]

    def cut() -> str:
        left[0] -= 1
        return when if left[0] < 0 else ""

    return cut


def die(desk: Desk, when: str) -> None:
    """The process ends before or after its next call."""
    desk.pool.cut = dying(when, 0)
    with pytest.raises(PowerCut):
        desk.pass_time(120)
    desk.pool.cut = lambda: ""


# -- a process that died ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("calls", range(6))
@pytest.mark.parametrize("dedupe", ["key", "client_id", "two_phase", "lookback"])
def test_killed_at_each_point_of_a_thread_with_media_and_comment(
    desk: Desk, when: str, calls: int, dedupe: str
) -> None:
    channel = desk.channel("sol", limits={"dedupe": dedupe})
    [number] = desk.schedule(desk.post("a", "b", media=[desk.medium("m1")], comment="c"), channel)
    with suppress(PowerCut):  # the last points lie behind the last call
        desk.pool.cut = dying(when, calls)
        desk.pass_time(120)
    desk.pool.cut = lambda: ""
    desk.boot()
    desk.pass_time(2 * HOUR)
    assert desk.texts() == ["a", "b", "c"]
    assert desk.state(number) is State.PUBLISHED
    assert desk.comment_of(number).state is State.PUBLISHED


def test_at_the_start_what_was_being_sent_is_unconfirmed_before_anything_else_goes_out(desk: Desk) -> None:
    channel = desk.channel("sol")
    [first] = desk.schedule(desk.post("first"), channel)
    [second] = desk.schedule(desk.post("second"), channel, in_s=61)
    die(desk, "after")
    assert desk.state(first) is State.SENDING
    desk.boot()
    view = desk.service.view(first)
    assert (view.state, view.error_code, view.next_step) == (State.UNCONFIRMED, "process_died", "look_back")
    assert desk.outcomes(first) == [("part:0", "unknown")]
    desk.clock.advance(1)
    desk.publisher.tick()
    assert desk.state(second) is State.SCHEDULED
    desk.pass_time(HOUR)
    assert desk.texts() == ["first", "second"]


def test_the_deaths_of_the_program_are_no_failures_of_the_network(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"settle_s": 1.0})
    desk.change_client(late_limit_min=100_000)
    [number] = desk.schedule(desk.post("one"), channel)
    for _ in range(retry.MAX_TRIES + 2):
        with suppress(PowerCut):
            desk.pool.cut = lambda: "before" if desk.state(number) is State.SENDING else ""
            desk.pass_time(3 * HOUR)
        desk.boot()
    assert desk.sends(number) == retry.MAX_TRIES + 2
    desk.pool.cut = lambda: ""
    desk.pass_time(3 * HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_an_upload_that_ends_the_program_again_and_again_leaves_it_time_to_be_used(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    waits = []
    for _ in range(3):
        die(desk, "before")
        desk.boot()
        waits.append((desk.row(number).next_try_at - desk.clock.now()).total_seconds())
        desk.clock.advance(waits[-1])
    assert waits == [0, 30, 120]


def test_an_upload_cut_off_is_simply_made_again(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    die(desk, "after")
    desk.boot()
    assert desk.state(number) is State.SCHEDULED
    desk.pass_time(60)
    assert desk.texts() == ["one"]


def test_back_off_and_tries_are_kept_over_restarts(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(late_limit_min=10_000)
    [number] = desk.schedule(desk.post("one"), channel)
    desk.always("publish", "not_sent")
    for _ in range(50):
        desk.boot()
        desk.pass_time(2400)
    assert desk.sends(number) == 8
    assert desk.service.view(number).error_code == "offline"
    assert desk.state(number) is State.FAILED


def test_a_row_that_says_sending_though_nobody_sends_it_is_found_within_a_minute_or_two(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    die(desk, "before")  # the thread is gone, but the process goes on
    desk.publisher.calls.busy.clear()
    desk.pass_time(30)
    assert desk.state(number) is State.SENDING
    desk.clock.advance(31)
    desk.pass_time(120)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_what_is_being_sent_just_now_is_no_orphan(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    assert desk.publisher.claims.claim(number) is not None
    assert desk.publisher.recovery.orphans([number]) == 0
    assert desk.publisher.recovery.orphans([]) == 1
    assert desk.state(number) is State.UNCONFIRMED


def test_an_orphan_on_a_channel_that_was_removed_becomes_a_question(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one"), channel)
    die(desk, "after")
    desk.change_channel(channel, deleted_at=desk.clock.now())
    desk.boot()
    desk.pass_time(60)
    assert desk.service.view(number).ask == "no_listing"


def test_an_answer_that_comes_after_the_publication_moved_on_is_left_aside(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    job = desk.publisher.claims.claim(number)
    desk.publisher.recovery.orphans([])
    desk.service.resolve(number, published_url="https://practice.invalid/@sol/7")
    assert desk.publisher.records.outcome(job, Published(RemoteRef("8"))) is None
    assert desk.row(number).remote_url == "https://practice.invalid/@sol/7"


# -- late -------------------------------------------------------------------------------------------------------------


def test_within_the_clients_limit_it_goes_out_by_itself_and_beyond_it_the_person_decides(desk: Desk) -> None:
    channel = desk.channel("sol")
    [beyond] = desk.schedule(desk.post("beyond"), channel)
    [within] = desk.schedule(desk.post("within"), channel, in_s=1200)
    desk.sleep(60 + 1801)
    desk.pass_time(300)
    assert desk.state(beyond) is State.LATE
    assert desk.state(within) is State.PUBLISHED
    assert desk.codes() == ["publication_late"]
    assert [view.id for view in desk.service.late()] == [beyond]


@pytest.mark.parametrize("act", ["now", "skip", "move", "said"])
def test_each_answer_to_a_late_one_is_final(desk: Desk, act: str) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.sleep(DAY)
    desk.pass_time(60)
    assert desk.state(number) is State.LATE
    if act == "now":
        desk.service.now(number)
    elif act == "skip":
        desk.service.skip(number)
    elif act == "said":
        desk.service.resolve(number, published_url="")
    else:
        desk.service.move(number, walltime.from_utc(desk.clock.now() + timedelta(hours=1), "Europe/Madrid"))
    desk.pass_time(DAY)
    assert desk.state(number) is {"skip": State.SKIPPED}.get(act, State.PUBLISHED)
    assert len(desk.texts()) == (act in {"now", "move"})


def test_a_limit_of_zero_always_asks(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(late_limit_min=0)
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(121)
    desk.run()
    assert desk.state(number) is State.LATE


def test_a_limit_of_zero_lets_out_what_is_seen_within_its_minute(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(late_limit_min=0)
    [number] = desk.schedule(desk.post("one"), channel)
    desk.clock.advance(60.5)  # a running publisher is never there at the very instant
    desk.run()
    assert desk.state(number) is State.PUBLISHED


def test_what_was_waiting_its_turn_is_judged_anew_after_sleep(desk: Desk) -> None:
    channel = desk.channel("sol", spacing_s=600.0)
    numbers = [desk.schedule(desk.post(f"post {number}"), channel)[0] for number in range(2)]
    desk.pass_time(61)
    assert desk.service.view(numbers[1]).next_step == "wait_turn"
    desk.sleep(2 * HOUR)
    desk.pass_time(60)
    assert desk.state(numbers[1]) is State.LATE


def test_offline_longer_than_the_limit_is_the_persons_turn(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.always("publish", "not_sent")
    desk.pass_time(4 * HOUR)
    assert desk.state(number) is State.LATE
    assert desk.texts() == []


def test_a_thread_half_out_is_never_late(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("a", "b"), channel)
    desk.break_network("publish", "ok", "not_sent")
    desk.pass_time(61)
    desk.sleep(DAY)
    desk.pass_time(60)
    assert desk.texts() == ["a", "b"]
    assert desk.state(number) is State.PUBLISHED


# -- pauses, accounts, approval ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(("hours", "after"), [(0.3, State.PUBLISHED), (3.0, State.LATE)])
def test_what_comes_due_while_paused_is_held_and_judged_at_the_end(
    desk: Desk, whole: bool, hours: float, after: State
) -> None:
    channel, other = desk.channel("sol"), desk.channel("luna")
    number, elsewhere = desk.schedule(desk.post("one"), channel, other)
    desk.service.pause(None if whole else channel)
    desk.pass_time(hours * HOUR)
    view = desk.service.view(number)
    assert (view.state, view.hold_reason) == (State.HELD, "paused" if whole else "channel_paused")
    assert view.next_step == "wait_paused"
    assert desk.state(elsewhere) is (State.HELD if whole else State.PUBLISHED)
    desk.service.resume(None if whole else channel)
    desk.pass_time(60)
    assert desk.state(number) is after


def test_a_pause_with_an_end_ends_by_itself(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.service.pause(until=desk.clock.now() + timedelta(minutes=10))
    desk.pass_time(300)
    assert desk.service.paused()
    assert desk.state(number) is State.HELD
    desk.pass_time(360)
    assert not desk.service.paused()
    assert desk.state(number) is State.PUBLISHED


def test_a_reason_to_wait_that_changes_is_told(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.service.pause()
    desk.pass_time(61)
    desk.change_channel(channel, problem="auth_refused")
    desk.run()
    assert desk.service.view(number).next_step == "repair_account"
    desk.change_channel(channel, problem="keyring_locked")
    desk.run()
    assert desk.service.view(number).next_step == "unlock_keyring"
    desk.change_channel(channel, problem="", deleted_at=desk.clock.now())
    desk.run()
    assert desk.service.view(number).next_step == "choose_channel"
    assert desk.texts() == []


def test_a_pause_in_the_middle_of_a_thread_lets_the_thread_finish(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("a", "b", "c"), channel)
    real = desk.publisher.sender.run

    def pausing(job: object) -> object:
        desk.service.pause()
        return real(job)  # type: ignore[arg-type]

    desk.publisher.sender.run = pausing  # type: ignore[method-assign,assignment]
    desk.pass_time(61)
    assert desk.texts() == ["a", "b", "c"]
    assert desk.state(number) is State.PUBLISHED


def test_a_refused_access_holds_what_waits_for_the_account_and_is_told_once(desk: Desk) -> None:
    channel, other = desk.channel("sol"), desk.channel("luna")
    numbers = [desk.schedule(desk.post(f"post {n}"), channel, other, in_s=60 + n) for n in range(3)]
    desk.always("publish", "token_expired", account="sol")
    desk.pass_time(600)
    held = [desk.service.view(pair[0]) for pair in numbers]
    assert {view.state for view in held} == {State.HELD}
    assert {view.next_step for view in held} == {"repair_account"}
    assert [desk.state(pair[1]) for pair in numbers] == [State.PUBLISHED] * 3
    assert desk.codes() == ["channel_problem"]
    assert sum(desk.sends(view.id) for view in held) == 1
    desk.break_network("publish")
    desk.change_channel(channel, problem="")
    desk.pass_time(600)
    assert [post.text for post in desk.net.posts("sol")] == ["post 0", "post 1", "post 2"]


def test_a_blip_is_no_dead_account(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "not_sent", "server_error_before", "limited")
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.codes() == []


def test_what_must_be_approved_waits_for_it(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.change_client(approval_required=True)
    post = desk.post("one", stage="client")
    [number] = desk.schedule(post, channel)
    desk.pass_time(120)
    view = desk.service.view(number)
    assert (view.state, view.hold_reason, view.next_step) == (State.HELD, "approval", "wait_approval")
    desk.change_post(post, stage="approved")
    desk.pass_time(10)
    assert desk.texts() == ["one"]


# -- files ------------------------------------------------------------------------------------------------------------


def test_a_lost_file_is_told_the_day_before_and_never_sends_an_empty_post(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", media=[desk.medium("m1")])
    [number] = desk.schedule(post, channel, in_s=20 * HOUR)
    [without] = desk.schedule(desk.post("two"), channel, in_s=20 * HOUR)
    (desk.folder / "media" / "m1").unlink()
    desk.boot()
    view = desk.service.view(number)
    assert (view.state, view.hold_reason, view.next_step) == (State.HELD, "media_missing", "replace_media")
    assert [(notice.code, notice.facts["code"]) for notice in desk.notices] == [("publication_failed", "media_missing")]
    desk.pass_time(20 * HOUR + 60)
    assert desk.state(number) is State.HELD
    assert desk.state(without) is State.PUBLISHED
    assert desk.texts() == ["two"]
    desk.medium("m1")
    desk.pass_time(60)
    assert desk.texts() == ["two", "one"]


def test_files_are_looked_for_while_the_program_runs_too(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel, in_s=20 * HOUR)
    desk.pass_time(60)
    (desk.folder / "media" / "m1").unlink()
    desk.pass_time(HOUR)
    assert desk.state(number) is State.HELD


def test_a_file_lost_at_the_last_moment_is_a_clear_failure(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    (desk.folder / "media" / "m1").unlink()
    desk.pass_time(61)
    assert desk.row(number).error_code == "media_missing"
    assert desk.texts() == []


def test_after_a_first_try_another_file_lets_it_go_on(desk: Desk) -> None:
    from smdesk.models import Media, PartMedia

    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.break_network("prepare", "not_sent")
    desk.pass_time(61)
    (desk.folder / "media" / "m1").unlink()
    desk.service.move(number, walltime.from_utc(desk.clock.now() + timedelta(hours=2), "Europe/Madrid"))
    desk.boot()
    assert desk.row(number).hold_reason == "media_missing"
    desk.medium("m2")
    with desk.db.write() as unit:
        row = Media(sha256="m2", mime="image/png", size=20, width=8, height=8, filename="m2")
        unit.session.add(row)
        unit.session.flush()
        unit.session.scalar(select(PartMedia)).media_id = row.id
    desk.pass_time(3 * HOUR)
    assert desk.texts() == ["one"]


def test_a_file_that_comes_back_after_a_first_try_lets_it_go_on(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), desk.channel("sol"))
    desk.break_network("prepare", "not_sent")
    desk.pass_time(61)
    (desk.folder / "media" / "m1").unlink()
    desk.service.move(number, desk.service_wall(2 * HOUR))
    desk.boot()
    assert desk.row(number).hold_reason == "media_missing"
    desk.medium("m1")
    desk.pass_time(3 * HOUR)
    assert desk.texts() == ["one"]


def test_a_deleted_post_misses_no_file(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = desk.post("one", media=[desk.medium("m1")])
    [number] = desk.schedule(post, channel, in_s=HOUR)
    (desk.folder / "media" / "m1").unlink()
    desk.change_post(post, deleted_at=desk.clock.now())
    desk.boot()
    assert desk.state(number) is State.SCHEDULED


# -- clocks -----------------------------------------------------------------------------------------------------------


def test_the_clock_set_back_sends_nothing_twice_and_keeps_nobody_waiting(desk: Desk) -> None:
    channel = desk.channel("sol", spacing_s=60.0)
    [first] = desk.schedule(desk.post("first"), channel)
    desk.pass_time(61)
    desk.sleep(-HOUR)
    [second] = desk.schedule(desk.post("second"), channel)
    desk.pass_time(200)
    assert desk.state(second) is State.PUBLISHED
    desk.pass_time(2 * HOUR)
    assert desk.texts() == ["first", "second"] or desk.texts() == ["second", "first"]
    assert desk.sends(first) == 1


def test_a_budget_spent_under_a_clock_far_ahead_is_not_owed_for_a_year(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"rate": {"budgets": [[1, 600]]}})
    [first, *_] = desk.schedule(desk.post("first"), channel)
    desk.sleep(365 * DAY)
    desk.service.now(first)
    desk.run()
    assert desk.texts() == ["first"]
    desk.clock.jump(-365 * DAY)
    desk.boot()
    [second] = desk.schedule(desk.post("second"), channel)
    desk.pass_time(900)
    assert desk.state(second) is State.PUBLISHED
    with desk.db.read() as session:
        assert session.scalar(select(RateState.limited_until)) is None


def test_a_try_that_a_wrong_clock_put_off_is_made_soon(desk: Desk) -> None:
    channel = desk.channel("sol")
    desk.schedule(desk.post("one"), channel)
    desk.clock.advance(61)
    desk.change_client(late_limit_min=10_000)
    desk.clock.jump(5 * DAY)
    desk.break_network("publish", Fault("publish", "limited", seconds=1800))
    desk.run()
    desk.sleep(-5 * DAY)
    desk.pass_time(300)
    assert desk.texts() == ["one"]


def test_a_lost_answer_under_a_wrong_clock_is_still_found(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"settle_s": 60.0})
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "lost_after")
    desk.change_client(late_limit_min=120)
    desk.clock.advance(61)
    desk.clock.jump(HOUR)
    desk.run()
    # The computer's clock is an hour ahead; the network's own is right.
    with desk.net.store.write() as db:
        db.execute("UPDATE post SET created = created - 3600000000, listed = listed - 3600000000")
    desk.sleep(-HOUR)
    desk.pass_time(3 * HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert len(desk.texts()) == 1


def test_after_sleep_a_doubt_settles_once_more_before_a_look_counts(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"settle_s": 60.0})
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", Fault("publish", "lost_after", hidden_s=40))
    desk.pass_time(61)
    # Under a clock that was behind and is set right, the minute seems long gone.
    with desk.net.store.write() as db:
        db.execute("UPDATE post SET created = created + 7200000000, listed = listed + 7200000000")
    desk.sleep(2 * HOUR)
    desk.pass_time(HOUR)
    assert len(desk.texts()) == 1
    assert desk.state(number) is State.PUBLISHED


def test_a_jump_of_a_day_forward_loses_nothing(desk: Desk) -> None:
    channel = desk.channel("sol")
    numbers = [desk.schedule(desk.post(f"post {n}"), channel, in_s=600 * n)[0] for n in range(1, 4)]
    desk.sleep(DAY)
    desk.pass_time(60)
    assert {desk.state(number) for number in numbers} == {State.LATE}


def test_questions_and_waits_of_the_network_survive_the_clock(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"schedule_min_s": 60})
    [handed] = desk.schedule(desk.post("handed over"), channel, in_s=DAY, mode="delegate")
    desk.run()
    before = desk.row(handed).next_try_at
    desk.sleep(-HOUR)
    desk.run()
    assert desk.row(handed).next_try_at == before, "due is due"


# -- zones ------------------------------------------------------------------------------------------------------------


def newer_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zone data in which Madrid keeps summer time through the winter of 2026."""
    resolve = walltime.resolve
    monkeypatch.setattr(zones, "version", lambda: "2027a")
    monkeypatch.setattr(walltime, "resolve", lambda wall: walltime.Resolved(resolve(wall).instant - timedelta(hours=1)))


def test_new_zone_data_move_the_instant_and_keep_the_wall_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=DAY)
    before = desk.row(number)
    newer_zones(monkeypatch)
    desk.boot()
    after = desk.row(number)
    assert after.wall_time == before.wall_time
    assert after.due_utc == before.due_utc - timedelta(hours=1)
    assert after.zone_data == "2027a"
    assert desk.codes() == ["zone_data_changed"]
    desk.boot()
    assert desk.codes() == ["zone_data_changed"], "once"


def test_new_zone_data_also_move_what_the_networks_scheduler_has(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=DAY, mode="delegate")
    desk.run()
    [(_, planned)] = desk.net.scheduled()
    newer_zones(monkeypatch)
    desk.boot()
    desk.run()
    [(_, now)] = desk.net.scheduled()
    assert now == planned - timedelta(hours=1)
    assert desk.state(number) is State.DELEGATED


def test_a_zone_that_these_data_do_not_know_keeps_its_instant(desk: Desk, allow_log: object) -> None:
    allow_log("due time of publication .* kept")  # type: ignore[operator]
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.change_row(number, zone="Atlantis/Poseidonis", zone_data="2031c")
    desk.boot()
    desk.pass_time(61)
    assert desk.texts() == ["one"]


def test_newer_data_without_a_difference_move_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    monkeypatch.setattr(zones, "version", lambda: "2027a")
    desk.boot()
    assert desk.row(number).zone_data == "2027a"
    assert desk.codes() == []


def test_nothing_is_derived_again_for_the_same_data(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    version = desk.row(number).version
    assert desk.publisher.recovery.rederive() == 0
    assert desk.row(number).version == version


# -- after a restore --------------------------------------------------------------------------------------------------


def reopened(desk: Desk, copy: Path) -> None:
    desk.db.close()
    restore(desk.folder, copy, clock=desk.clock)
    desk.db = open_database(desk.folder, clock=desk.clock)
    desk.service.db = desk.service.ledger.db = desk.db
    desk.boot()


def test_what_was_waiting_for_its_next_try_in_the_copy_is_not_sent_by_itself_either(desk: Desk) -> None:
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "not_sent")
    desk.pass_time(61)
    assert desk.state(number) is State.SCHEDULED
    copy = Backups(desk.folder, clock=desk.clock).create("manual")
    desk.pass_time(120)
    assert desk.texts() == ["one"]
    reopened(desk, copy.path)
    desk.pass_time(60)
    assert desk.state(number) is State.LATE
    assert desk.texts() == ["one"]


def test_what_was_in_doubt_or_processing_in_the_copy_is_found(desk: Desk) -> None:
    doubted, working = desk.channel("sol"), desk.channel("luna")
    [first] = desk.schedule(desk.post("first"), doubted)
    [second] = desk.schedule(desk.post("second"), working)
    desk.net.set_faults(
        FaultPlan.script("publish", "lost_after", account="sol")
        + FaultPlan.script("publish", Fault("publish", "processing", polls=3), account="luna")
    )
    desk.pass_time(60)
    copy = Backups(desk.folder, clock=desk.clock).create("manual")
    desk.pass_time(600)
    reopened(desk, copy.path)
    desk.pass_time(600)
    assert desk.state(first) is desk.state(second) is State.PUBLISHED
    assert sorted(desk.texts()) == ["first", "second"]


def test_a_time_typed_and_the_time_shown_are_the_same(desk: Desk) -> None:
    """The start of this file's clock is a winter morning in Madrid, an hour ahead of UTC."""
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel, in_s=60)
    assert desk.row(number).wall_time == datetime(2026, 12, 1, 9, 1)
