"""The geometry of hours: snapping, lanes, the stops of the arrows, and days on which the clocks change."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.hourlayout import CARD_MINUTES, DAY, HOUR_PX, ClockChange, Lane, Stop

AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)


# -- minutes and pixels -------------------------------------------------------------------------------------------


def test_a_point_is_a_time_on_the_five_minutes_and_never_on_another_day() -> None:
    assert hourlayout.minute_at(9.5 * HOUR_PX + 1, HOUR_PX) == 9 * 60 + 30
    assert hourlayout.minute_at(-30, HOUR_PX) == 0
    assert hourlayout.minute_at(25 * HOUR_PX, HOUR_PX) == DAY - 5


@given(st.integers(0, DAY - 1))
def test_a_minute_and_back_is_the_minute_on_the_grid(minute: int) -> None:
    back = hourlayout.minute_at(hourlayout.y_of(minute, HOUR_PX), HOUR_PX)
    assert back % 5 == 0
    assert abs(back - minute) <= 4


def test_dragged_to_another_day_a_post_keeps_its_minute_and_to_another_hour_it_takes_the_grid() -> None:
    odd = datetime(2026, 10, 16, 9, 37)
    assert hourlayout.dragged(odd, 1, HOUR_PX) == 9 * 60 + 37
    assert hourlayout.dragged(odd, HOUR_PX, HOUR_PX) == 10 * 60 + 35
    assert hourlayout.dragged(datetime(2026, 10, 16, 23, 30), 500, HOUR_PX) == DAY - 5


def test_the_keys_move_a_post_onto_the_quarter_and_not_off_its_day() -> None:
    odd = datetime(2026, 10, 16, 9, 37)
    assert hourlayout.stepped(odd, 1) == datetime(2026, 10, 16, 9, 45)
    assert hourlayout.stepped(odd, -1) == datetime(2026, 10, 16, 9, 30)
    assert hourlayout.stepped(datetime(2026, 10, 16, 9, 45), -1) == datetime(2026, 10, 16, 9, 30)
    assert hourlayout.stepped(datetime(2026, 10, 16, 23, 50), 1) == datetime(2026, 10, 16, 23, 45)
    assert hourlayout.stepped(datetime(2026, 10, 16, 0, 5), -1) == datetime(2026, 10, 16)


# -- posts that overlap -------------------------------------------------------------------------------------------


def test_posts_apart_take_the_whole_width_and_posts_together_share_it() -> None:
    placed, more = hourlayout.lanes([9 * 60, 9 * 60 + CARD_MINUTES, 15 * 60, 15 * 60 + 10])
    assert placed == [Lane(0, 1, 1), Lane(0, 1, 1), Lane(0, 1, 2), Lane(1, 1, 2)]
    assert more == []


def test_a_card_grows_into_the_lanes_that_are_free_beside_it() -> None:
    placed, _ = hourlayout.lanes([540, 545, 550, 600])
    assert placed[:3] == [Lane(0, 1, 3), Lane(1, 1, 3), Lane(2, 1, 3)]
    assert placed[3] == Lane(0, 2, 3)


def test_the_fourth_of_one_moment_hides_behind_a_count() -> None:
    placed, more = hourlayout.lanes([540.0] * 5)
    assert [each is None for each in placed] == [False, False, False, True, True]
    assert [(each.minute, each.hidden) for each in more] == [(540, (3, 4))]


@given(st.lists(st.integers(0, DAY - 1), max_size=40).map(sorted), st.integers(1, 5))
def test_no_two_cards_overlap_and_none_is_lost(minutes: list[int], most: int) -> None:
    placed, more = hourlayout.lanes(minutes, most)
    hidden = [place for each in more for place in each.hidden]
    assert sorted([*hidden, *(place for place, lane in enumerate(placed) if lane)]) == list(range(len(minutes)))
    shown = [(minutes[place], lane) for place, lane in enumerate(placed) if lane]
    for number, (minute, lane) in enumerate(shown):
        assert lane.lane + lane.span <= lane.lanes <= most
        for other, beside in shown[number + 1 :]:
            if other - minute < CARD_MINUTES:
                assert lane.lanes == beside.lanes
                apart = lane.lane + lane.span <= beside.lane or beside.lane + beside.span <= lane.lane
                assert apart, (minute, other)


# -- the stops of the arrows --------------------------------------------------------------------------------------


def test_the_arrows_stop_at_each_quarter_and_at_each_post() -> None:
    found = hourlayout.stops([545.0, 550.0, 600.0])
    around = [stop for stop in found if 530 <= stop.minute <= 600]
    assert around == [Stop(545, 0), Stop(550, 1), Stop(555), Stop(570), Stop(585), Stop(600, 2)]
    assert len(found) == DAY // 15 + 1
    assert found[hourlayout.nearest(found, 560)] == Stop(555)
    assert found[hourlayout.nearest(found, 545)] == Stop(545, 0)


# -- the clocks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (AUTUMN, "Europe/Madrid", (120, 180, True)),
        (SPRING, "Europe/Madrid", (120, 180, False)),
        (date(2026, 10, 24), "Europe/Madrid", None),
        (date(2026, 10, 26), "Europe/Madrid", None),
        (AUTUMN, "America/Bogota", None),
        (date(2026, 10, 4), "Australia/Lord_Howe", (120, 150, False)),
        (date(2026, 4, 24), "Africa/Cairo", (0, 60, False)),  # the day begins at one
        (date(2026, 10, 29), "Africa/Cairo", (1380, 1440, True)),  # its last hour comes twice
        (date(2020, 11, 1), "America/Havana", (0, 60, True)),
        (date(2011, 12, 30), "Pacific/Apia", (0, 1440, False)),  # a day that never was
        (date(9999, 12, 31), "Europe/Madrid", None),
    ],
)
def test_the_hour_that_is_missing_or_comes_twice(day: date, zone: str, expected: tuple[int, int, bool] | None) -> None:
    assert hourlayout.clock_change(day, zone) == (ClockChange(zone, *expected) if expected else None)
