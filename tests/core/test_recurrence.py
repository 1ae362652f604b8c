"""Recurrences: wall time kept, short months, leap days, weeks, ends, and what is next after a long absence."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smdesk.core.errors import InvalidInput
from smdesk.core.recurrence import SUNDAY, Freq, Rule, check, iso_week, next_after, occurrences, week_of
from smdesk.core.walltime import Gap, WallTime, resolve


def wall(text: str, zone: str = "Europe/Madrid") -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days(rule: Rule, start: WallTime, number: int) -> list[str]:
    return [each.wall.text[:10] for each in itertools.islice(occurrences(rule, start), number)]


def test_weekly_at_nine_stays_at_nine_through_a_year_of_clock_changes():
    series = list(itertools.islice(occurrences(Rule(Freq.WEEKLY), wall("2026-01-05 09:00")), 60))
    assert {each.wall.local.time().isoformat("minutes") for each in series} == {"09:00"}
    assert {each.resolved.instant.hour for each in series} == {7, 8}
    assert all(each.resolved.notice is None for each in series)
    assert [each.number for each in series] == list(range(1, 61))


def test_an_hour_that_the_clocks_skip_moves_that_day_only():
    series = list(itertools.islice(occurrences(Rule(Freq.DAILY), wall("2026-03-28 02:30")), 3))
    assert [each.resolved.instant for each in series] == [
        utc("2026-03-28 01:30"), utc("2026-03-29 01:00"), utc("2026-03-30 00:30")
    ]  # fmt: skip
    assert isinstance(series[1].resolved.notice, Gap)


def test_after_five_weeks_off_only_the_next_one():
    weekly = Rule(Freq.WEEKLY)
    found = next_after(weekly, wall("2026-09-07 09:00"), utc("2026-10-14 12:00"))
    assert found.wall == wall("2026-10-19 09:00")
    assert found.number == 7


def test_the_next_one_is_strictly_later():
    start = wall("2026-09-07 09:00")
    instant = resolve(start).instant
    assert next_after(Rule(Freq.DAILY), start, instant - timedelta(microseconds=1)).wall == start
    assert next_after(Rule(Freq.DAILY), start, instant).wall == wall("2026-09-08 09:00")
    assert next_after(Rule(Freq.DAILY), start, utc("2020-01-01 00:00")).wall == start


def test_the_31st_is_the_last_day_of_a_shorter_month():
    assert days(Rule(Freq.MONTHLY), wall("2026-01-31 09:00"), 6) == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"
    ]  # fmt: skip
    assert days(Rule(Freq.MONTHLY, monthday=30), wall("2027-12-31 09:00"), 3) == [
        "2028-01-30", "2028-02-29", "2028-03-30"
    ]  # fmt: skip


def test_the_29th_of_february_is_the_28th_in_other_years():
    assert days(Rule(Freq.YEARLY), wall("2024-02-29 09:00"), 6) == [
        "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"
    ]  # fmt: skip
    assert days(Rule(Freq.YEARLY, interval=4), wall("2024-02-29 09:00"), 2) == ["2024-02-29", "2028-02-29"]


def test_every_second_week_depends_on_where_weeks_begin():
    """The example of RFC 5545, 3.3.10 (WKST): Tuesday and Sunday, every second week, from Tuesday 5 August 1997."""
    start = wall("1997-08-05 09:00", "America/New_York")
    monday = Rule(Freq.WEEKLY, interval=2, weekdays=(1, 6), count=4)
    sunday = Rule(Freq.WEEKLY, interval=2, weekdays=(1, 6), count=4, week_start=SUNDAY)
    assert days(monday, start, 9) == ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
    assert days(sunday, start, 9) == ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]


def test_weekdays_before_the_start_are_not_in_its_week():
    rule = Rule(Freq.WEEKLY, weekdays=(0, 2, 4))
    assert days(rule, wall("2026-10-15 09:00"), 4) == ["2026-10-16", "2026-10-19", "2026-10-21", "2026-10-23"]
    late = Rule(Freq.WEEKLY, interval=2, weekdays=(0,))
    assert days(late, wall("2026-10-15 09:00"), 2) == ["2026-10-26", "2026-11-09"]


def test_weekly_goes_through_iso_week_53_without_a_hole():
    assert days(Rule(Freq.WEEKLY), wall("2026-12-21 09:00"), 4) == [
        "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"
    ]  # fmt: skip
    assert iso_week(date(2026, 12, 31)) == iso_week(date(2027, 1, 3)) == (2026, 53)
    assert iso_week(date(2027, 1, 4)) == (2027, 1)
    assert iso_week(date(2024, 12, 30)) == (2025, 1)


def test_the_week_of_a_day_begins_where_the_setting_says():
    assert week_of(date(2026, 10, 18)) == (date(2026, 10, 12), date(2026, 10, 18))
    assert week_of(date(2026, 10, 18), SUNDAY) == (date(2026, 10, 18), date(2026, 10, 24))
    assert week_of(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))


def test_until_belongs_to_the_series_and_is_a_date_in_the_zone():
    rule = Rule(Freq.DAILY, until=date(2026, 10, 3))
    start = wall("2026-10-01 23:30", "America/New_York")  # already the next day in UTC
    assert days(rule, start, 9) == ["2026-10-01", "2026-10-02", "2026-10-03"]
    assert next_after(rule, start, utc("2026-10-04 03:00")).wall.text == "2026-10-03 23:30"
    assert next_after(rule, start, utc("2026-10-04 03:30")) is None


def test_count_counts_what_was_missed():
    rule = Rule(Freq.WEEKLY, weekdays=(0, 3), count=5)
    start = wall("2026-10-01 09:00")  # a Thursday
    assert days(rule, start, 9) == ["2026-10-01", "2026-10-05", "2026-10-08", "2026-10-12", "2026-10-15"]
    assert next_after(rule, start, utc("2026-10-13 00:00")).number == 5
    assert next_after(rule, start, utc("2026-10-15 12:00")) is None


def test_a_rule_that_never_gives_an_occurrence_is_refused():
    with pytest.raises(InvalidInput) as caught:
        check(Rule(Freq.DAILY, until=date(2026, 9, 30)), wall("2026-10-01 09:00"))
    assert caught.value.code == "recurrence_never"
    assert caught.value.facts == {"start": "2026-10-01 09:00", "until": "2026-09-30"}
    with pytest.raises(InvalidInput):
        next_after(
            Rule(Freq.MONTHLY, monthday=1, until=date(2026, 10, 31)), wall("2026-10-02 09:00"), utc("2026-01-01")
        )
    check(Rule(Freq.MONTHLY, monthday=1, until=date(2026, 11, 1)), wall("2026-10-02 09:00"))


def test_an_unknown_zone_is_refused_at_once():
    with pytest.raises(InvalidInput) as caught:
        check(Rule(Freq.DAILY), wall("2026-10-01 09:00", "Europe/Madird"))
    assert caught.value.code == "unknown_zone"


def test_a_series_ends_with_the_calendar():
    series = list(occurrences(Rule(Freq.YEARLY), wall("9990-06-01 09:00")))
    assert len(series) == 10
    assert len(list(occurrences(Rule(Freq.DAILY), wall("9999-12-30 23:59", "America/New_York")))) == 1


def test_a_day_that_a_zone_left_out_gives_one_occurrence_not_two():
    series = list(itertools.islice(occurrences(Rule(Freq.DAILY), wall("2011-12-29 00:00", "Pacific/Apia")), 3))
    assert [each.resolved.instant for each in series] == [
        utc("2011-12-29 10:00"), utc("2011-12-30 10:00"), utc("2011-12-31 10:00")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "data"),
    [
        ("freq", {"freq": "hourly"}),
        ("freq", {}),
        ("interval", {"freq": "daily", "interval": 0}),
        ("interval", {"freq": "daily", "interval": True}),
        ("interval", {"freq": "daily", "interval": "2"}),
        ("weekdays", {"freq": "weekly", "weekdays": [7]}),
        ("weekdays", {"freq": "weekly", "weekdays": "mon"}),
        ("weekdays", {"freq": "daily", "weekdays": [0]}),
        ("monthday", {"freq": "monthly", "monthday": 0}),
        ("monthday", {"freq": "monthly", "monthday": 32}),
        ("monthday", {"freq": "weekly", "monthday": 3}),
        ("count", {"freq": "daily", "count": 0}),
        ("until", {"freq": "daily", "until": "2026-02-30"}),
        ("until", {"freq": "daily", "until": 20260230}),
        ("week_start", {"freq": "weekly", "week_start": 7}),
    ],
)
def test_what_is_no_rule_is_refused_with_its_field(field, data):
    with pytest.raises(InvalidInput) as caught:
        Rule.from_json(data)
    assert caught.value.code == "bad_recurrence"
    assert caught.value.facts["field"] == field


rules = st.builds(
    lambda freq, interval, weekdays, monthday, count, week_start: Rule(
        freq,
        interval,
        weekdays if freq is Freq.WEEKLY else (),
        monthday if freq is Freq.MONTHLY else None,
        None,
        count,
        week_start,
    ),
    st.sampled_from(Freq),
    st.integers(1, 5),
    st.lists(st.integers(0, 6), max_size=4).map(tuple),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(1, 60),
    st.integers(0, 6),
)
starts = st.builds(
    WallTime,
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from(("Europe/Madrid", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "America/Santiago")),
)


@given(rules)
def test_rules_survive_json(rule):
    assert Rule.from_json(rule.to_json()) == rule


@given(rules, starts, st.integers(-100, 2000))
def test_the_next_one_is_the_same_found_by_jumping_and_by_walking(rule, start, ahead):
    instant = resolve(start).instant + timedelta(days=ahead, hours=ahead % 24)
    walked = next((each for each in occurrences(rule, start) if each.resolved.instant > instant), None)
    assert next_after(rule, start, instant) == walked


@given(rules, starts)
def test_a_series_rises_and_keeps_its_hour(rule, start):
    series = list(itertools.islice(occurrences(rule, start), 40))
    assume(len(series) > 1)
    instants = [each.resolved.instant for each in series]
    assert instants == sorted(set(instants))
    assert {each.wall.local.time() for each in series} == {start.local.time()}
    assert series[0].wall.local >= start.local
