"""Days and money of campaigns: spans, budgets, what is odd, and moving together."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.core.adplan import Money, Note, Planned, Set, Span, budget_of, checked_span, month_of, notes, per_day, share
from smdesk.core.errors import InvalidInput

OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
AUTUMN = Span(date(2026, 10, 9), date(2026, 10, 30))


def codes(found: tuple[Note, ...]) -> list[tuple[str, int]]:
    return [(each.code, each.of) for each in found]


def test_both_ends_of_a_span_count() -> None:
    assert Span(date(2026, 10, 9), date(2026, 10, 22)).days == 14
    assert Span(date(2026, 10, 25), date(2026, 10, 25)).days == 1
    assert Span(date(2026, 10, 25)).days is None
    with pytest.raises(InvalidInput) as refused:
        checked_span(date(2026, 10, 2), date(2026, 10, 1))
    assert refused.value.code == "campaign_end_before_start"


def test_a_budget_of_a_day_of_the_whole_and_of_a_month() -> None:
    assert Money(900, per_day=True).whole(AUTUMN) == 900 * 22
    assert Money(18000).whole(AUTUMN) == 18000
    assert Money(6000).whole(Span(date(2026, 9, 1))) is None
    over_the_end = Span(date(2026, 10, 30), date(2026, 11, 2))
    assert Money(100).of_month(over_the_end, OCTOBER) == 50
    assert Money(6000).of_month(Span(date(2026, 9, 1)), OCTOBER) == 6000
    assert Money(6000).of_month(Span(date(2026, 11, 1), date(2026, 11, 3)), OCTOBER) == 0


def test_shares_add_up_to_the_nearest_unit() -> None:
    assert share(100, 1, 3) == 33
    assert share(101, 1, 2) == 51
    assert share(5, 1, 0) == 0
    assert per_day(4200, 8) == 525
    assert per_day(100, 3) * 3 <= 100


def test_ad_sets_outside_of_their_campaign_and_above_its_budget_are_told() -> None:
    late = Set(2, "Late", Span(date(2026, 10, 20), date(2026, 11, 2)), Money(10000))
    inside = Set(1, "In", Span(date(2026, 10, 9)), Money(9000))
    plan = Planned(1, "Autumn", AUTUMN, 18000, "EUR", (inside, late))
    found = notes(plan)
    assert codes(found) == [("ad_set_outside", 2), ("ad_sets_over_budget", 0)]
    assert found[1].facts["over"] == 1000
    assert not notes(Planned(1, "Autumn", AUTUMN, 19000, "EUR", (inside,)))


def test_a_cap_that_cannot_spend_the_budget_is_a_hint() -> None:
    capped = Set(1, "Capped", Span(date(2026, 10, 9), date(2026, 10, 18)), Money(12000, cap=900))
    assert codes(notes(Planned(1, "Autumn", AUTUMN, None, "EUR", (capped,)))) == [("ad_cap_too_low", 1)]


def test_campaigns_of_the_same_days_are_explained_and_allowed() -> None:
    one, other = Planned(1, "Autumn", AUTUMN), Planned(2, "Panellets", Span(date(2026, 10, 26), date(2026, 11, 1)))
    (found,) = notes(one, [one, other])
    assert (found.code, found.level) == ("campaigns_overlap", "hint")
    assert found.facts == {"name": "Panellets", "first": "2026-10-26", "last": "2026-10-30"}
    assert not notes(one, [Planned(3, "After", Span(date(2026, 10, 31), date(2026, 11, 1)))])


def test_a_campaign_without_a_budget_has_that_of_its_ad_sets() -> None:
    sets = (Set(1, "a", Span(), Money(500)), Set(2, "b", Span(), Money(10, per_day=True)))
    assert budget_of(Planned(1, "x", AUTUMN, None, "EUR", sets)) == 720
    assert budget_of(Planned(1, "x", AUTUMN, None)) is None
    assert month_of(date(2026, 2, 14)) == Span(date(2026, 2, 1), date(2026, 2, 28))
