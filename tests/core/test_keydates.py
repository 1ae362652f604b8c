"""Rules that give a day of each year, dates of one's own, clock changes, and which world days concern whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import keydates
from smdesk.core.errors import InvalidInput


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("10-16", date(2026, 10, 16)),
        ("4 thu nov +1", date(2026, 11, 27)),  # Black Friday
        ("last sat mar", date(2026, 3, 28)),
        ("1 sun may", date(2026, 5, 3)),
        ("5 sun feb", None),
        ("easter -47", date(2026, 2, 17)),
        ("02-29", date(2026, 2, 28)),
    ],
)
def test_a_rule_gives_its_day(rule, day):
    assert keydates.day_of(rule, 2026) == day


@pytest.mark.parametrize("rule", ["", "13-40", "0 mon may", "last xyz may", "easter-47", "2 mon mays"])
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(InvalidInput, match="bad_key_rule"):
        keydates.day_of(rule, 2026)


@given(st.integers(1583, 4000))
def test_easter_is_that_of_the_library(year):
    assert keydates.easter(year) == easter(year)


days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(days, st.integers(0, 40), days, st.integers(1, 400), st.booleans())
def test_a_date_of_ones_own_is_told_exactly_where_it_touches_the_span(day, length, first, span, yearly):
    until, end = day + timedelta(days=length), first + timedelta(days=span)
    found = list(keydates.repeats(day, until, every_year=yearly, first=first, end=end))
    assert all(start < end and last >= first and last - start == until - day for start, last in found)
    years = range(day.year, 2100) if yearly else [day.year]
    wanted = [keydates.yearly(day, year) for year in years]
    assert [start for start, _ in found] == [each for each in wanted if each < end and each + (until - day) >= first]


def test_an_end_before_the_start_is_explained():
    with pytest.raises(InvalidInput, match="end_before_start"):
        keydates.check_own(date(2026, 12, 2), date(2026, 12, 1))
    with pytest.raises(InvalidInput, match="key_date_too_long"):
        keydates.check_own(date(2026, 1, 1), date(2027, 6, 1))


def test_the_clocks_change_on_their_sundays():
    year = date(2026, 1, 1), date(2027, 1, 1)
    assert keydates.clock_changes("Europe/Madrid", *year) == [date(2026, 3, 29), date(2026, 10, 25)]
    assert keydates.clock_changes("America/Bogota", *year) == []


def test_every_world_day_has_a_rule_a_source_both_languages_and_known_sectors():
    known = keydates.world_days()
    assert len({each.id for each in known}) == len(known) > 100
    for each in known:
        assert any(keydates.day_of(each.rule, year) for year in range(2026, 2032)), each.id
        assert each.source.startswith("https://"), each.id
        assert all(each.names[language] for language in ("es", "en")), each.id
        assert set(each.sectors) <= set(keydates.sector_words()), each.id


def test_a_day_of_a_sector_is_for_clients_of_that_sector():
    bread = next(each for each in keydates.world_days() if each.id == "bread")
    assert keydates.concerns(bread, keydates.sectors_of("Panadería artesana"), "ES")
    assert not keydates.concerns(bread, keydates.sectors_of("Bike shop"), "ES")
    mothers = next(each for each in keydates.world_days() if each.id == "mothers-es")
    assert keydates.concerns(mothers, frozenset(), "ES")
    assert not keydates.concerns(mothers, frozenset(), "US")
