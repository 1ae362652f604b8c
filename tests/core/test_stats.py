"""Intervals against published tables and closed forms."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import stats


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [  # Newcombe 1998, table I, 95 %: score interval without continuity correction
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_wilsons(hits: int, trials: int, low: float, high: float) -> None:
    found = stats.wilson(hits, trials, 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0, 3.689),
        (1, 0.02532, 5.572),
        (2, 0.2422, 7.225),
        (3, 0.6187, 8.767),
        (10, 4.795, 18.39),
        (50, 37.11, 65.92),
    ],
)
def test_the_interval_of_a_count_is_garwoods(count: int, low: float, high: float) -> None:
    found = stats.poisson(count, 0.95)
    assert (found.low, found.high) == pytest.approx((low, high), rel=5e-4)


@pytest.mark.parametrize(
    ("freedom", "eighty", "ninety_five"),
    [(1, 3.078, 12.706), (2, 1.886, 4.303), (3, 1.638, 3.182), (4, 1.533, 2.776), (5, 1.476, 2.571),
     (10, 1.372, 2.228), (30, 1.310, 2.042), (120, 1.289, 1.980)],
)  # fmt: skip
def test_students_t_is_that_of_the_tables(freedom: int, eighty: float, ninety_five: float) -> None:
    assert stats.student(freedom, 0.8) == pytest.approx(eighty, abs=6e-4)
    assert stats.student(freedom, 0.95) == pytest.approx(ninety_five, abs=6e-4)


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from([0.5, 0.8, 0.95]))
def test_a_share_lies_in_its_interval_and_more_trials_narrow_it(hits: int, misses: int, level: float) -> None:
    trials = hits + misses
    found = stats.wilson(hits, trials, level)
    assert 0 <= found.low <= found.high <= 1
    if trials:
        assert found.low <= hits / trials <= found.high
        more = stats.wilson(4 * hits, 4 * trials, level)
        assert more.high - more.low < found.high - found.low


def test_what_is_no_count_is_refused_and_nothing_tells_nothing() -> None:
    assert stats.wilson(0, 0) == stats.Interval(0, 1)
    for wrong in ((3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="2"):
            stats.wilson(*wrong)
    with pytest.raises(ValueError, match="-1"):
        stats.poisson(-1)


@given(st.floats(-100, 100), st.floats(-10, 10), st.integers(4, 40), st.integers(0, 10_000))
def test_wild_points_do_not_bend_the_line(height: float, slope: float, count: int, seed: int) -> None:
    points = [(float(x), height + slope * x) for x in range(count)]
    wild = random.Random(seed).sample(range(count), count // 5)
    for place in wild:
        points[place] = (points[place][0], 1e6)
    line = stats.theil_sen(points)
    assert line.slope == pytest.approx(slope, abs=1e-6)
    assert line.at(0) == pytest.approx(height, abs=1e-6)


def test_many_points_are_thinned_with_both_ends() -> None:
    kept = stats.thinned([(float(x), 0.0) for x in range(5000)])
    assert len(kept) == stats.MOST_POINTS
    assert (kept[0][0], kept[-1][0]) == (0, 4999)
    assert stats.theil_sen([(float(x), 2.0 * x) for x in range(5000)]).slope == pytest.approx(2)


def test_the_robust_spread_is_that_of_normal_values() -> None:
    chance = random.Random(7)
    values = [chance.gauss(5, 3) for _ in range(4000)]
    assert stats.spread(values) == pytest.approx(3, rel=0.05)
    assert stats.mean_spread(values) == pytest.approx(3, rel=0.05)
    assert stats.spread(values + [1e9] * 400) == pytest.approx(3, rel=0.2)
    assert math.isclose(stats.spread([]), 0)
