"""Readings of ads added up, the pace, and the money of a month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.adpace import Reading, Totals, month, pace, spent_between, stale, together, totals
from smdesk.core.adplan import Money, Planned, Set, Span, month_of

FROM, TO = date(2026, 10, 9), date(2026, 10, 22)
SPAN = Span(FROM, TO)
TODAY = date(2026, 10, 14)


def so_far(day: int, spent: int, clicks: int | None = None) -> Reading:
    return Reading(date(2026, 10, day), True, spent, clicks=clicks, number=day)


def test_of_cumulative_readings_the_latest_counts_and_days_after_it_are_added() -> None:
    found = totals([so_far(14, 7800, 251), so_far(10, 2200, 68), Reading(date(2026, 10, 15), spent=500, clicks=9)])
    assert (found.spent, found.clicks, found.day) == (8300, 260, date(2026, 10, 15))
    assert totals([]).spent is None


def test_a_day_read_twice_counts_once_with_the_later_value() -> None:
    day = date(2026, 10, 10)
    assert totals([Reading(day, spent=100, number=1), Reading(day, spent=120, number=2)]).spent == 120


def test_what_each_thing_cost() -> None:
    found = Totals(spent=7800, impressions=10000, clicks=240, results=26)
    assert (found.cpc, found.cpm, found.cost_per_result, found.ctr) == (33, 780, 300, pytest.approx(0.024))
    nothing = Totals(spent=0, clicks=0)
    assert (nothing.cpc, nothing.ctr, nothing.cost_per_result) == (None, None, None)


def test_a_ratio_is_of_readings_that_tell_both_its_figures() -> None:
    full = Reading(date(2026, 10, 10), True, 5000, impressions=10000, clicks=240, results=10, number=1)
    newer = Reading(date(2026, 10, 14), True, 9000, clicks=430, number=2)
    found = totals([full, newer])
    assert (found.clicks, found.impressions, found.spent) == (430, 10000, 9000)
    assert found.ctr == pytest.approx(0.024)
    assert (found.cpc, found.cpm, found.cost_per_result) == (21, 500, 500)
    daily = Reading(date(2026, 10, 15), impressions=1000, clicks=20, number=3)
    assert totals([full, newer, daily]).ctr == pytest.approx(260 / 11000)
    assert totals([Reading(FROM, clicks=5), Reading(TO, impressions=100)]).ctr is None


def test_a_ratio_of_a_campaign_is_of_one_side_and_of_parts_that_tell_both() -> None:
    parts = [totals([Reading(FROM, spent=500, impressions=1000, clicks=50)]), totals([Reading(FROM, clicks=900)])]
    assert together(Totals(), parts).ctr == pytest.approx(0.05)
    assert together(Totals(clicks=300, impressions=2000), parts).ctr == pytest.approx(0.15)


def test_a_campaign_and_its_ads_are_not_counted_twice() -> None:
    ads = [Totals(100, reach=50, clicks=3), Totals(50, reach=80)]
    assert together(Totals(), ads).spent == 150
    assert together(Totals(400), ads).spent == 400
    assert together(Totals(), ads).reach == 80


def test_spending_faster_than_planned_says_when_it_ends_and_what_would_last() -> None:
    found = pace(Money(12000), SPAN, 7800, TODAY, TODAY)
    assert found.state == "fast"
    assert found.runs_out == date(2026, 10, 18)
    assert found.days_early == 4
    assert found.cap == 525  # eight days are left for 42.00


def test_the_other_paces() -> None:
    assert pace(Money(12000), SPAN, 5200, TODAY, TODAY).state == "even"
    slow = pace(Money(14000), SPAN, 1200, TODAY, TODAY)
    assert (slow.state, slow.left) == ("slow", 11200)
    assert pace(Money(12000), SPAN, 0, date(2026, 10, 9), date(2026, 10, 8)).state == "before"
    assert pace(Money(12000), SPAN, 12100, TODAY, TODAY).state == "over"
    assert pace(Money(12000), SPAN, 11000, TO, date(2026, 10, 30)).state == "done"
    assert pace(Money(None), SPAN, 10, TODAY, TODAY).state == "none"
    assert pace(Money(12000), SPAN, None, None, TODAY).state == "none"


def test_a_reading_before_the_first_day_does_not_break_the_pace() -> None:
    assert pace(Money(12000), SPAN, 100, date(2026, 10, 1), TODAY).state in {"even", "slow"}


def test_between_two_readings_each_day_counts_the_same() -> None:
    readings = [so_far(14, 1400), Reading(date(2026, 11, 3), True, 3400, number=2)]
    october = spent_between(readings, date(2026, 10, 1), month_of(TODAY))
    assert october == 1400 + 1700
    assert spent_between(readings, date(2026, 10, 1), month_of(date(2026, 11, 1))) == 300


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 10**6)), max_size=8, unique_by=lambda each: each[0]))
def test_the_months_of_any_readings_add_up_to_all(found: list[tuple[int, int]]) -> None:
    spent = sorted(amount for _, amount in found)
    days = sorted(day for day, _ in found)
    readings = [Reading(date(2026, 10, day), True, amount) for day, amount in zip(days, spent, strict=True)]
    assert spent_between(readings, date(2026, 10, 1), Span()) == (totals(readings).spent or 0)


def test_the_money_of_a_month() -> None:
    autumn = Planned(1, "Autumn", Span(FROM, date(2026, 10, 30)), 18000)
    always = Planned(2, "Always", Span(date(2026, 9, 1)), 6000)
    later = Planned(3, "Panellets", Span(date(2026, 10, 26), date(2026, 11, 1)), 7000)
    found = month([autumn, always, later], {1: 8700, 2: 9000}, {1: 8700, 2: 2800}, 30000, TODAY, TODAY)
    assert found.spent == {1: 8700, 2: 2800}
    assert found.committed == {1: 9300, 2: 3200, 3: 6000}
    assert found.free == 30000 - 30000
    past = month([autumn, always], {1: 8700}, {}, None, date(2026, 9, 1), TODAY)
    assert (past.planned, past.free) == (0, None)


def test_a_campaign_without_a_budget_commits_that_of_its_ad_sets() -> None:
    sets = (Set(1, "a", SPAN, Money(12000)), Set(2, "b", Span(date(2026, 10, 13), TO), Money(6000)))
    found = month([Planned(1, "Autumn", Span(FROM, None), None, "EUR", sets)], {1: 8700}, {1: 8700}, None, TODAY, TODAY)
    assert found.committed == {1: 9300}


def test_figures_are_old_after_five_days() -> None:
    assert stale(True, date(2026, 10, 10), FROM, TODAY) == 0
    assert stale(True, date(2026, 10, 9), FROM, TODAY) == 5
    assert stale(True, None, FROM, TODAY) == 5
    assert stale(False, None, FROM, TODAY) == 0
