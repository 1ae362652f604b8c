"""Spacing and budgets: nothing goes before its time, every budget holds, a limit of the network goes first."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.network import RateRule
from smdesk.core.pacing import Rate, Window, is_late

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_nothing_remembered_is_nothing_to_wait_for() -> None:
    assert Rate().allowed_at(NOW) == NOW


def test_the_latest_of_all_waits_counts() -> None:
    full = Window(1, 3600, 1, NOW)
    rate = Rate(after(10), after(20), (full, Window(5, 60, 4, NOW)))
    assert rate.allowed_at(NOW) == after(3600)
    assert Rate(after(10), after(20)).allowed_at(NOW) == after(20)
    assert Rate(after(-10), after(-20)).allowed_at(NOW) == NOW
    assert Rate(windows=(full,)).allowed_at(after(3600)) == after(3600), "a window that has ended holds nobody"


def test_the_channels_own_spacing_goes_before_the_networks() -> None:
    rule = RateRule(60.0)
    assert Rate().spend(rule, NOW).next_allowed == after(60)
    assert Rate().spend(rule, NOW, 5.0).next_allowed == after(5)
    assert Rate().spend(rule, NOW, 0.0).allowed_at(NOW) == NOW


def test_a_changed_budget_begins_anew_and_an_ended_window_too() -> None:
    spent = Rate().spend(RateRule(0, ((2, 60),)), NOW)
    assert spent.windows == (Window(2, 60, 1, NOW),)
    assert spent.spend(RateRule(0, ((3, 60),)), after(1)).windows == (Window(3, 60, 1, after(1)),)
    assert spent.spend(RateRule(0, ((2, 60),)), after(60)).windows == (Window(2, 60, 1, after(60)),)


def test_a_limit_of_the_network_survives_spending() -> None:
    assert Rate(limited_until=after(900)).spend(RateRule(), NOW).limited_until == after(900)


@given(
    st.floats(0, 300),
    st.lists(st.tuples(st.integers(1, 5), st.integers(10, 900)), max_size=3, unique=True),
    st.lists(st.floats(0, 120), min_size=1, max_size=25),
)
def test_no_budget_is_ever_overdrawn_and_no_gap_too_short(
    spacing: float, budgets: list[tuple[int, int]], pauses: list[float]
) -> None:
    rule, rate, now, sent = RateRule(spacing, tuple(budgets)), Rate(), NOW, []
    for pause in pauses:
        now = rate.allowed_at(now + timedelta(seconds=pause))
        assert rate.allowed_at(now) == now, "what is allowed then is allowed then"
        rate = rate.spend(rule, now)
        sent.append(now)
        assert all(window.used <= window.limit for window in rate.windows)
    gaps = [(b - a).total_seconds() for a, b in itertools.pairwise(sent)]
    assert all(gap >= spacing - 1e-3 for gap in gaps)


def test_late_is_beyond_the_limit_and_not_at_it() -> None:
    assert not is_late(NOW, after(1800), 30)
    assert is_late(NOW, after(1800.001), 30)
    assert is_late(NOW, after(180), 0)
    assert not is_late(NOW, after(-60), 0)
