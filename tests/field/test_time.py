"""Time: what users of comparable tools have seen go wrong with hours, days and zones."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.core import recurrence, slots, walltime
from smdesk.core.clock import FakeClock
from smdesk.core.errors import InvalidInput
from smdesk.core.publication import State
from smdesk.core.recurrence import Freq, Rule
from smdesk.core.walltime import Gap, Overlap, WallTime, day_bounds
from smdesk.services.calendar.service import CalendarService
from tests.publishing.desk import Desk
from tests.services.desk import Desk as Shop

DAY = 86_400.0


def wall(text: str, zone: str = "Europe/Madrid") -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone)


def test_weekly_nine_oclock_does_not_drift_at_daylight_saving(data_folder: Path) -> None:
    """postiz-app 1145."""
    desk = Desk(data_folder, clock=FakeClock(datetime.fromisoformat("2026-03-15T00:00:00+00:00")))
    try:
        post = desk.post("weekly", recurrence=Rule(Freq.WEEKLY).to_json())
        desk.schedule_at(post, wall("2026-03-16T09:00"), desk.channel("sol"))
        desk.pass_time(24 * DAY)
        assert [post.created.strftime("%d %H:%M") for post in desk.net.posts()] == [
            "16 08:00", "23 08:00", "30 07:00", "06 07:00",
        ]  # fmt: skip
        assert {row.wall_time.strftime("%H:%M") for row in desk.rows()} == {"09:00"}
    finally:
        desk.close()


def test_an_hour_that_does_not_exist_is_moved_and_one_that_exists_twice_goes_out_once(data_folder: Path) -> None:
    gap = walltime.resolve(wall("2026-03-29T02:30"))
    assert isinstance(gap.notice, Gap)
    assert walltime.from_utc(gap.instant, "Europe/Madrid").text == "2026-03-29 03:00"
    twice = walltime.resolve(wall("2026-10-25T02:30"))
    assert isinstance(twice.notice, Overlap)
    assert twice.notice.used == twice.notice.first
    desk = Desk(data_folder, clock=FakeClock(datetime.fromisoformat("2026-10-24T12:00:00+00:00")))
    try:
        desk.schedule_at(desk.post("one"), wall("2026-10-25T02:30"), desk.channel("sol"))
        desk.pass_time(2 * DAY)
        [post] = desk.net.posts()
        assert post.created == twice.notice.first
    finally:
        desk.close()


def test_saving_again_does_not_shift_the_time_for_a_person_in_another_zone(shop: Shop) -> None:
    """shoutrrr 61. The tests' computer is in Kathmandu, the client in Madrid."""
    client = shop.client()
    channel = shop.channel(client)
    saved = shop.add(client, channel, after=timedelta(days=3))
    [before] = shop.runtime.publishing.views(post_id=saved.post.id)
    for _ in range(3):
        [now] = shop.runtime.publishing.views(post_id=saved.post.id)
        shop.runtime.publishing.move(now.id, WallTime(now.wall, now.zone))
    [after] = shop.runtime.publishing.views(post_id=saved.post.id)
    assert (after.wall, after.zone, after.due) == (before.wall, before.zone, before.due)


def test_half_past_eleven_at_night_stays_on_its_day(shop: Shop) -> None:
    """trypost PR 312: days were cut at midnight UTC."""
    client = shop.client()
    channel = shop.channel(client)
    for zone, on in (
        ("Europe/Madrid", "2026-10-08"),
        ("America/Bogota", "2026-10-09"),
        ("Pacific/Auckland", "2026-10-10"),
    ):
        saved = shop.add(client, channel)
        with shop.runtime.db.write() as unit:
            shop.runtime.publishing.schedule(unit.session, saved.post.id, [channel.id], wall(f"{on}T23:30", zone))
        start, end = day_bounds(date.fromisoformat(on), zone)
        items = CalendarService(shop.runtime.db).range(start, end)
        assert [str(item.wall) for item in items if item.post_id == saved.post.id] == [f"{on} 23:30:00"]


def test_new_posts_take_the_next_free_slot_and_no_random_hour(shop: Shop) -> None:
    """postiz-app 471."""
    client = shop.client()
    channel = shop.channel(client)
    shop.runtime.channels.set_slots(channel.id, slots.parse("mon 09:00, thu 18:30"))
    walls = []
    for _ in range(3):
        found = shop.runtime.publishing.next_slot(channel.id)
        walls.append(found.text)
        saved = shop.add(client, channel)
        with shop.runtime.db.write() as unit:
            shop.runtime.publishing.schedule(unit.session, saved.post.id, [channel.id], found)
    assert walls == ["2026-10-01 18:30", "2026-10-05 09:00", "2026-10-08 18:30"]


def test_a_post_can_be_written_without_a_date(shop: Shop) -> None:
    """publishpress-planner 278, 454: no undated column."""
    client = shop.client()
    saved = shop.add(client, shop.channel(client))
    assert saved.publications == ()
    assert [post.id for post in shop.runtime.posts.listing(client=client.id)] == [saved.post.id]


def test_any_number_fits_on_one_day_and_a_move_across_months_keeps_the_hour(shop: Shop) -> None:
    """shoutrrr 154."""
    client = shop.client()
    channel = shop.channel(client)
    numbers = [shop.add(client, channel, after=timedelta(days=29)).publications[0] for _ in range(30)]
    view = shop.runtime.publishing.view(numbers[0])
    moved = shop.runtime.publishing.move(view.id, WallTime(view.wall + timedelta(days=31), view.zone))
    assert (moved.wall.hour, moved.wall.minute) == (view.wall.hour, view.wall.minute)
    assert moved.wall.month != view.wall.month


def test_the_past_asks_and_tomorrow_at_an_earlier_hour_works(desk: Desk) -> None:
    """LemmySchedule 62: a past time went out at once; trunks-public 252: tomorrow, an hour earlier, was refused."""
    channel = desk.channel("sol")
    post = desk.post("one")
    with pytest.raises(InvalidInput, match="past_time"):
        desk.schedule_at(post, wall("2026-12-01T08:30"), channel)
    [number] = desk.schedule_at(post, wall("2026-12-02T08:30"), channel)
    desk.run()
    assert desk.texts() == []
    assert desk.state(number) is State.SCHEDULED


def test_the_monthly_one_on_the_31st_the_53rd_week_and_both_beginnings_of_a_week() -> None:
    rule = Rule(Freq.MONTHLY, monthday=31)
    found = recurrence.occurrences(rule, wall("2026-12-31T09:00"), datetime.fromisoformat("2026-12-01T00:00+00:00"))
    assert [next(found).wall.text[:10] for _ in range(4)] == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]
    assert recurrence.iso_week(date(2027, 1, 1)) == (2026, 53)
    assert recurrence.iso_week(date(2027, 1, 4)) == (2027, 1)
    sunday = date(2026, 12, 6)
    assert recurrence.week_of(sunday)[0] == date(2026, 11, 30)
    assert recurrence.week_of(sunday, week_start=6)[0] == sunday


@pytest.mark.parametrize("jump", [-7200.0, -90.0, 90.0, 1200.0])
def test_a_jump_of_the_system_clock_doubles_nothing_and_skips_nothing(desk: Desk, jump: float) -> None:
    channel = desk.channel("sol")
    for n in range(4):
        desk.schedule(desk.post(f"post {n}"), channel, in_s=600 + 300 * n)
    desk.pass_time(1000)
    desk.sleep(jump)
    desk.pass_time(4 * 3600)
    assert sorted(desk.texts()) == [f"post {n}" for n in range(4)]


# Left to the calendar: that week and day show what the month shows (postiz-app 709, 450), that dragging keeps hour and
# minutes (postiz-app 1052), the column without a date, dragging across months.
