"""What each month of a KPI was to bring, and how the running one stands."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.core.pace import Aim, Pace, Point
from smdesk.core.pace_months import check, months

BOOKED = Aim(18, 60, date(2026, 9, 16), date(2026, 11, 30), adds=True, counts=True, source="hand")
FOLLOWERS = Aim(1000, 1300, date(2026, 10, 1), date(2026, 12, 31), source="api")


def read(*values: tuple[int, int, float]) -> list[Point]:
    return [Point(date(2026, month, day), value) for month, day, value in values]


def test_what_adds_up_counts_from_the_first_day_and_a_part_of_a_month_has_a_part_of_the_target() -> None:
    points = read((9, 20, 4), (9, 30, 11), (10, 31, 29), (11, 10, 33))
    first, second, now = months(BOOKED, 20, points, date(2026, 11, 12))
    assert (first.first, first.last, first.goal, first.gained, first.state) == (
        date(2026, 9, 16), date(2026, 9, 30), 10, 11, Pace.ON_PACE,
    )  # fmt: skip
    assert (second.goal, second.gained, second.state) == (20, 18, Pace.BEHIND)
    assert (now.gained, now.expected, now.until, now.state) == (
        4,
        pytest.approx(20 / 3),
        date(2026, 11, 10),
        Pace.BEHIND,
    )


@pytest.mark.parametrize(
    ("value", "day", "state"),
    [(1062, 20, Pace.ON_PACE), (1040, 20, Pace.BEHIND), (1090, 20, Pace.AHEAD), (1100, 2, Pace.AHEAD),
     (1001, 3, Pace.UNKNOWN)],
)  # fmt: skip
def test_a_level_grows_from_its_baseline(value: float, day: int, state: Pace) -> None:
    (found,) = months(FOLLOWERS, 100, read((10, day, value)), date(2026, 10, day))
    assert (found.gained, found.state) == (value - 1000, state)


def test_between_two_readings_the_way_is_even_and_without_any_nothing_is_told() -> None:
    points = read((9, 25, 990), (10, 11, 1020), (11, 10, 1110))
    first, second = months(FOLLOWERS, 100, points, date(2026, 11, 20))
    assert first.gained == pytest.approx(1020 + 90 * 20 / 30 - (990 + 30 * 5 / 16))
    assert second.gained == pytest.approx(1110 - (1020 + 90 * 20 / 30))
    (silent,) = months(FOLLOWERS, 100, [], date(2026, 10, 11))
    assert (silent.gained, silent.state, silent.until) == (None, Pace.UNKNOWN, date(2026, 10, 11))
    assert months(FOLLOWERS, None, points, date(2026, 11, 20)) == ()
    assert months(FOLLOWERS, 100, points, date(2026, 9, 30)) == ()
    assert len(months(FOLLOWERS, 100, points, date(2027, 3, 1))) == 3


@pytest.mark.parametrize(
    ("monthly", "gathers", "unit", "falling", "code"),
    [(0, "sum", "", False, "monthly_low"), (float("nan"), "sum", "", False, "monthly_low"),
     (5, "ratio", "", False, "monthly_not_here"), (5, "last", "%", False, "monthly_not_here"),
     (5, "last", "", True, "monthly_not_here")],
)  # fmt: skip
def test_only_what_grows_has_a_target_each_month(
    monthly: float, gathers: str, unit: str, falling: bool, code: str
) -> None:
    with pytest.raises(InvalidInput, match=code):
        check(monthly, gathers, unit, falling=falling)
    check(5, "last", "EUR", falling=False)
