"""Recurring posts: one occurrence waits, wall time is kept, and absence is not caught up with."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.publication import State
from smdesk.core.recurrence import Freq, Rule
from smdesk.core.walltime import WallTime, from_utc
from tests.publishing.desk import Desk

WEEK = 7 * 86_400.0
DAY = 86_400.0


def weekly(
    desk: Desk, *channels: int, first: str = "2026-12-02T09:00", mode: str | None = None, rule: Rule | None = None
) -> int:
    post = desk.post("weekly", recurrence=(rule or Rule(Freq.WEEKLY)).to_json())
    desk.schedule_at(post, WallTime(datetime.fromisoformat(first), "Europe/Madrid"), *channels, mode=mode)
    return post


def occurrences(desk: Desk) -> list[tuple[str, str]]:
    return [(str(row.wall_time), row.state.value) for row in sorted(desk.rows(), key=lambda row: row.id)]


def test_exactly_one_occurrence_waits(desk: Desk) -> None:
    channel = desk.channel("sol")
    weekly(desk, channel)
    desk.pass_time(3 * WEEK)
    assert [state for _, state in occurrences(desk)] == ["published"] * 3 + ["scheduled"]
    assert len(desk.texts()) == 3


def test_weekly_nine_oclock_stays_nine_oclock_through_daylight_saving(data_folder: object) -> None:
    clock = FakeClock(datetime.fromisoformat("2026-10-13T00:00:00+00:00"))
    desk = Desk(data_folder, clock=clock)  # type: ignore[arg-type]
    try:
        weekly(desk, desk.channel("sol"), first="2026-10-14T09:00")
        desk.pass_time(4 * WEEK)
        assert {wall[11:16] for wall, _ in occurrences(desk)} == {"09:00"}
        hours = [post.created.hour for post in desk.net.posts()]
        assert hours == [7, 7, 8, 8], "UTC: summer time ends on 25 October"
    finally:
        desk.close()


@pytest.mark.parametrize("how", ["off", "paused", "channel paused"])
def test_after_five_weeks_only_the_next_occurrence(desk: Desk, how: str) -> None:
    channel = desk.channel("sol")
    weekly(desk, channel)
    if how == "off":
        desk.sleep(5 * WEEK)
    else:
        desk.service.pause(None if how == "paused" else channel)
        desk.pass_time(5 * WEEK)
        desk.service.resume(None if how == "paused" else channel)
    desk.boot()
    desk.pass_time(3600)
    assert desk.texts() == []
    assert [state for _, state in occurrences(desk)] == ["skipped", "scheduled"]
    desk.pass_time(WEEK)
    assert desk.texts() == ["weekly"]


def test_slept_through_by_a_little_it_still_goes_out(desk: Desk) -> None:
    weekly(desk, desk.channel("sol"))
    desk.sleep(DAY + 600)
    desk.pass_time(600)
    assert desk.texts() == ["weekly"]


def test_one_left_out_is_followed_by_the_next(desk: Desk) -> None:
    channel = desk.channel("sol")
    weekly(desk, channel)
    desk.service.skip(desk.rows()[0].id)
    assert [wall for wall, _ in occurrences(desk)] == ["2026-12-02 09:00:00", "2026-12-09 09:00:00"]


def test_one_moved_by_hand_does_not_move_the_series_when_it_is_not_the_first(desk: Desk) -> None:
    weekly(desk, desk.channel("sol"))
    desk.pass_time(2 * DAY)
    second = desk.rows()[1].id
    desk.service.move(second, WallTime(datetime(2026, 12, 10, 18, 0), "Europe/Madrid"))
    desk.pass_time(2 * WEEK - 2 * DAY)
    walls = [wall for wall, _ in occurrences(desk)]
    assert walls == ["2026-12-02 09:00:00", "2026-12-10 18:00:00", "2026-12-16 09:00:00"]


def test_cancelling_ends_the_series_and_a_new_one_has_its_own_time(desk: Desk) -> None:
    channel = desk.channel("sol")
    post = weekly(desk, channel)
    desk.pass_time(2 * DAY)
    desk.service.cancel(desk.rows()[1].id)
    desk.pass_time(3 * WEEK)
    assert len(desk.texts()) == 1
    desk.schedule_at(post, WallTime(datetime(2027, 1, 4, 18, 0), "Europe/Madrid"), channel)
    desk.pass_time(3 * WEEK)
    walls = [wall for wall, _ in occurrences(desk)]
    assert walls[2:4] == ["2027-01-04 18:00:00", "2027-01-11 18:00:00"]


def test_each_channel_has_its_own_series(desk: Desk) -> None:
    one, other = desk.channel("sol"), desk.channel("luna")
    weekly(desk, one, other)
    desk.service.skip(next(row.id for row in desk.rows() if row.channel_id == other))
    desk.pass_time(WEEK)
    assert sum(row.channel_id == one for row in desk.rows()) == 2
    assert sum(row.channel_id == other for row in desk.rows()) == 2


def test_a_failed_occurrence_does_not_stop_the_next_and_can_still_be_tried(desk: Desk) -> None:
    weekly(desk, desk.channel("sol"))
    desk.break_network("publish", "refused")
    desk.pass_time(2 * DAY)
    assert [state for _, state in occurrences(desk)] == ["failed", "scheduled"]
    desk.service.retry(desk.rows()[0].id)
    desk.pass_time(60)
    assert [state for _, state in occurrences(desk)] == ["published", "scheduled"]


def test_a_series_handed_to_the_networks_scheduler_goes_on(desk: Desk) -> None:
    channel = desk.channel("sol")
    weekly(desk, channel, mode="delegate")
    desk.pass_time(3 * WEEK)
    assert [state for _, state in occurrences(desk)] == ["published"] * 3 + ["delegated"]
    assert len(desk.texts()) == 3


def test_an_answered_doubt_does_not_plan_twice(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"dedupe": "none"})
    weekly(desk, channel)
    desk.break_network("publish", "lost_after")
    desk.pass_time(2 * DAY)
    first = desk.rows()[0]
    assert first.state is State.UNCONFIRMED
    desk.service.resolve(first.id, published_url="")
    assert [state for _, state in occurrences(desk)] == ["published", "scheduled"]
    with desk.publisher.ledger.change() as change:
        from smdesk.publishing import series

        assert series.plan_next(change, change.row(first.id)) is None


def test_a_series_has_an_end(desk: Desk) -> None:
    weekly(desk, desk.channel("sol"), rule=Rule(Freq.WEEKLY, count=2))
    desk.pass_time(5 * WEEK)
    assert [state for _, state in occurrences(desk)] == ["published", "published"]


def test_the_clock_set_back_gives_no_second_occurrence(desk: Desk) -> None:
    weekly(desk, desk.channel("sol"))
    desk.pass_time(2 * DAY)
    desk.sleep(-3 * DAY)
    desk.pass_time(4 * DAY)
    assert len(desk.texts()) == 1
    assert len(desk.rows()) == 2
    assert desk.rows()[1].due_utc - desk.rows()[0].due_utc == timedelta(days=7)


def test_assisted_occurrences_wait_for_the_person_and_the_next_is_planned(desk: Desk) -> None:
    weekly(desk, desk.assisted())
    desk.pass_time(2 * DAY)
    assert [state for _, state in occurrences(desk)] == ["assisted", "scheduled"]
    assert from_utc(desk.rows()[1].due_utc, "Europe/Madrid").local.hour == 9
