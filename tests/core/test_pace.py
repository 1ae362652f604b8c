"""Where a KPI stands: the agreed line, the forecast and what is said of it."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import pace
from smdesk.core.errors import InvalidInput
from smdesk.core.pace import Aim, Pace, Point

START, END = date(2026, 10, 1), date(2026, 10, 31)
BOOKED = Aim(18, 40, START, END, adds=True, counts=True, source="hand")
FOLLOWERS = Aim(1240, 1500, START, END, source="api")
HOURS = Aim(20, 4, START, END, falling=True, source="hand")


def _days(values: list[float], every: int = 1) -> list[Point]:
    return [Point(START + timedelta(place * every), value) for place, value in enumerate(values)]


def test_what_adds_up_is_expected_to_grow_from_nothing_and_a_level_from_its_baseline() -> None:
    assert pace.expected(BOOKED, date(2026, 10, 16)) == pytest.approx(20)
    assert pace.expected(FOLLOWERS, date(2026, 10, 16)) == pytest.approx(1370)
    assert pace.expected(FOLLOWERS, date(2026, 9, 1)) == 1240
    assert pace.expected(FOLLOWERS, date(2027, 9, 1)) == 1500


@pytest.mark.parametrize(
    ("aim", "values", "state"),
    [
        (BOOKED, [0, 0, 1, 1, 2, 3, 3, 4, 5], Pace.BEHIND),
        (BOOKED, [2, 5, 8, 10, 14, 17, 19, 22, 25], Pace.AHEAD),
        (BOOKED, [1, 2, 4, 5, 6, 8, 10, 11, 12], Pace.ON_PACE),
        (FOLLOWERS, [1240, 1241, 1243, 1243, 1246, 1247], Pace.BEHIND),
        (FOLLOWERS, [1240, 1250, 1258, 1265, 1276, 1283], Pace.ON_PACE),
        (FOLLOWERS, [1240, 1260, 1280, 1301, 1320, 1340], Pace.AHEAD),
        (HOURS, [20, 20, 19.8, 19.9, 20, 19.7], Pace.BEHIND),
        (HOURS, [20, 18.6, 17.1, 16, 14.4, 13], Pace.AHEAD),
        (BOOKED, [0, 1, 1], Pace.UNKNOWN),
        (Aim(50, 50, START, END, source="hand"), [50, 50, 50, 50], Pace.ON_PACE),
        (Aim(50, 50, START, END, source="hand"), [50, 48, 46, 44], Pace.BEHIND),
        (Aim(50, 50, START, END, source="hand"), [50, 52, 54, 56], Pace.AHEAD),
    ],
)
def test_the_state_follows_from_the_forecast(aim: Aim, values: list[float], state: Pace) -> None:
    found = pace.standing(aim, _days(values), START + timedelta(len(values)))
    assert found.state is state
    assert (found.forecast is None) == (state is Pace.UNKNOWN)


@pytest.mark.parametrize("gone", ["baseline", "target", "starts", "deadline", "source"])
def test_without_a_part_of_what_is_agreed_it_is_a_draft(gone: str) -> None:
    parts = {"baseline": 1.0, "target": 2.0, "starts": START, "deadline": END, "source": "hand"}
    aim = Aim(**{**parts, gone: "" if gone == "source" else None})  # type: ignore[arg-type]
    assert pace.standing(aim, _days([1, 2, 3, 4, 5]), END).state is Pace.DRAFT


def test_a_target_on_the_wrong_side_is_refused_and_one_at_the_baseline_is_not() -> None:
    for wrong in (Aim(18, 12, START, END), Aim(4, 20, START, END, falling=True)):
        with pytest.raises(InvalidInput, match="target_wrong_side") as refused:
            pace.check(wrong)
        assert refused.value.facts["field"] == "target"
    pace.check(Aim(18, 18, START, END))
    pace.check(HOURS)
    with pytest.raises(InvalidInput, match="deadline_before_start"):
        pace.check(Aim(1, 2, END, START))
    with pytest.raises(InvalidInput, match="bad_reading"):
        pace.check(Aim(1, float("nan"), START, END))


def test_it_tells_how_much_of_the_way_is_done_and_what_each_day_has_to_bring() -> None:
    found = pace.standing(BOOKED, _days([0, 2, 4, 7, 9, 12], 3), date(2026, 10, 16))
    assert found.way == pytest.approx(0.3)
    assert found.way_expected == pytest.approx(0.5)
    assert found.needed == pytest.approx(28 / 15)
    falling = pace.standing(HOURS, _days([20, 16]), date(2026, 10, 2))
    assert falling.way == pytest.approx(0.25)
    assert falling.needed == pytest.approx(-12 / 29)


def test_after_the_deadline_what_was_reached_by_then_is_said() -> None:
    late = [*_days([0, 10, 20, 41], 10), Point(date(2026, 11, 20), 90.0)]
    found = pace.standing(BOOKED, late, date(2026, 11, 21))
    assert (found.over, found.reached, found.state) == (True, True, Pace.AHEAD)
    assert found.now == Point(END, 41)
    missed = pace.standing(BOOKED, late[:-2], date(2026, 11, 21))
    assert (missed.reached, missed.state, missed.forecast) == (False, Pace.BEHIND, None)


def test_a_total_is_never_expected_to_shrink_and_a_level_not_below_zero() -> None:
    total = pace.forecast(BOOKED, _days([0, 0, 0, 9, 9, 9]))
    assert total is not None
    assert total.low >= 9
    level = pace.forecast(HOURS, _days([20, 14, 9, 3]))
    assert level is not None
    assert level.low == level.value == 0


def test_eight_of_ten_deadlines_fall_into_the_interval() -> None:
    inside = 0
    for seed in range(200):
        chance = random.Random(seed)
        a_day, booked, totals = chance.uniform(0.3, 2), 0, []
        for _ in range(31):
            booked += sum(chance.random() < a_day / 20 for _ in range(20))
            totals.append(float(booked))
        found = pace.forecast(BOOKED, _days(totals[:10]))
        assert found is not None
        inside += found.low <= totals[-1] <= found.high
    assert 0.74 <= inside / 200 <= 0.9


READINGS = st.lists(
    st.builds(Point, st.dates(START, END), st.floats(0, 1e6)), max_size=25
)  # fmt: skip


@given(READINGS, st.floats(0, 1e6), st.floats(0, 1e6), st.booleans(), st.booleans(), st.dates(START, END))
def test_whatever_is_read_the_answer_is_whole(
    readings: list[Point], one: float, other: float, falling: bool, adds: bool, today: date
) -> None:
    low, high = sorted((one, other))
    aim = Aim(high if falling else low, low if falling else high, START, END, falling, adds, source="hand")
    pace.check(aim)
    found = pace.standing(aim, readings, today)
    assert found.state is not Pace.DRAFT
    if found.forecast is not None:
        assert found.forecast.low <= found.forecast.value <= found.forecast.high
        assert len(found.forecast.cone) > 1
        assert all(each.low <= each.value <= each.high for each in found.forecast.cone)
    assert pace.standing(aim, readings[::-1], today).state in set(Pace)


@given(st.integers(1, 29), st.booleans())
def test_the_agreed_line_goes_only_one_way(day: int, falling: bool) -> None:
    aim = HOURS if falling else BOOKED
    before, after = (pace.expected(aim, START + timedelta(each)) or 0 for each in (day, day + 1))
    assert (after < before) if falling else (after > before)


def test_a_client_is_at_risk_with_one_behind_and_off_track_with_most_of_them() -> None:
    ahead, behind, unknown = Pace.AHEAD, Pace.BEHIND, Pace.UNKNOWN
    told = [pace.overall(each) for each in ((), (unknown,), (ahead, unknown), (ahead, behind), (ahead, behind, behind))]
    assert told == [None, None, pace.Track.ON, pace.Track.RISK, pace.Track.OFF]
