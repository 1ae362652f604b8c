"""Wall time, zone and instant: the rules by example, the clock changes of two years by search, the rest by property."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import walltime, zones
from smdesk.core.errors import InvalidInput
from smdesk.core.walltime import Gap, Overlap, Resolved, WallTime, day_bounds, from_utc, in_zone, parse, resolve

ZONES = (
    "America/New_York",
    "Europe/Madrid",
    "Europe/London",
    "Australia/Lord_Howe",  # half an hour
    "America/Santiago",  # at midnight
    "Africa/Casablanca",  # the clocks go back for Ramadan
    "Africa/El_Aaiun",
    "Africa/Cairo",  # at midnight
    "Asia/Gaza",
    "Asia/Beirut",  # at midnight
    "Atlantic/Azores",
    "America/Havana",  # at midnight
    "America/St_Johns",
    "Antarctica/Troll",  # two hours
    "Pacific/Chatham",
    "Pacific/Apia",  # none any more
    "America/Sao_Paulo",  # none any more
    "Asia/Kathmandu",
    "UTC",
)
CHANGING = (
    "America/New_York", "Europe/Madrid", "Europe/London", "Australia/Lord_Howe", "America/Santiago",
    "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo", "Asia/Beirut", "Atlantic/Azores", "America/Havana",
    "America/St_Johns", "Antarctica/Troll", "Pacific/Chatham",
)  # fmt: skip


def wall(text: str, zone: str = "Europe/Madrid") -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@cache  # looking at each hour of two years takes longer than what is tested; examples ask for the same few zones
def changes(zone: str) -> tuple[tuple[datetime, timedelta, timedelta], ...]:
    """Each change of offset in 2026 and 2027: its first instant, the offset before and after."""
    tz = zones.zone(zone)
    found = []
    step = timedelta(hours=1)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    while at.year < 2028:
        before, after = at.astimezone(tz).utcoffset(), (at + step).astimezone(tz).utcoffset()
        if before != after:
            low, high = at, at + step
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
                low, high = (middle, high) if middle.astimezone(tz).utcoffset() == before else (low, middle)
            found.append((high, before, after))
        at += step
    return tuple(found)


@pytest.mark.parametrize("zone", CHANGING)
def test_every_clock_change_of_two_years_follows_the_rule(zone):
    found = changes(zone)
    assert len(found) >= 2
    for instant, before, after in found:
        last_shown = (instant + before).replace(tzinfo=None)  # what the old offset would show at the change
        first_shown = (instant + after).replace(tzinfo=None)
        assert resolve(WallTime(first_shown - timedelta(days=2), zone)).notice is None
        if after > before:
            for inside in (last_shown, last_shown + (after - before) / 2, first_shown - timedelta(microseconds=1)):
                assert resolve(WallTime(inside, zone)) == Resolved(instant, Gap(inside, first_shown))
            assert resolve(WallTime(first_shown, zone)) == Resolved(instant)
            just_before = instant - timedelta(microseconds=1)
            assert resolve(WallTime(last_shown - timedelta(microseconds=1), zone)) == Resolved(just_before)
        else:
            for inside in (first_shown, last_shown - timedelta(microseconds=1)):
                first = (inside - before).replace(tzinfo=UTC)
                second = (inside - after).replace(tzinfo=UTC)
                assert first < instant <= second
                assert resolve(WallTime(inside, zone)) == Resolved(first, Overlap(first, second, first))
                chosen = resolve(WallTime(inside.replace(fold=1), zone))
                assert chosen == Resolved(second, Overlap(first, second, second))
            assert resolve(WallTime(last_shown, zone)).notice is None


@pytest.mark.parametrize("zone", ["Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "UTC"])
def test_zones_without_a_change_have_none(zone):
    assert changes(zone) == ()


@pytest.mark.parametrize(
    ("text", "zone", "instant", "used"),
    [
        ("2026-03-29 02:30", "Europe/Madrid", "2026-03-29 01:00", "2026-03-29 03:00"),
        ("2026-03-08 02:00", "America/New_York", "2026-03-08 07:00", "2026-03-08 03:00"),
        ("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-03 15:30", "2026-10-04 02:30"),
        ("2026-03-08 00:00", "America/Havana", "2026-03-08 05:00", "2026-03-08 01:00"),
        ("2026-09-06 00:30", "America/Santiago", "2026-09-06 04:00", "2026-09-06 01:00"),
        ("2026-03-29 02:59", "Antarctica/Troll", "2026-03-29 01:00", "2026-03-29 03:00"),
        ("2011-12-30 12:00", "Pacific/Apia", "2011-12-30 10:00", "2011-12-31 00:00"),  # a day that never was
    ],
)
def test_a_time_that_does_not_exist_moves_to_the_first_valid_instant(text, zone, instant, used):
    asked = wall(text, zone)
    assert resolve(asked) == Resolved(utc(instant), Gap(asked.local, datetime.fromisoformat(used)))


@pytest.mark.parametrize(
    ("text", "zone", "first", "second"),
    [
        ("2026-10-25 02:30", "Europe/Madrid", "2026-10-25 00:30", "2026-10-25 01:30"),
        ("2026-11-01 01:00", "America/New_York", "2026-11-01 05:00", "2026-11-01 06:00"),
        ("2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-04 14:45", "2026-04-04 15:15"),
        ("2026-10-25 01:30", "Antarctica/Troll", "2026-10-24 23:30", "2026-10-25 01:30"),
    ],
)
def test_a_time_that_exists_twice_is_the_first_of_the_two(text, zone, first, second):
    assert resolve(wall(text, zone)) == Resolved(utc(first), Overlap(utc(first), utc(second), utc(first)))


walls = st.builds(
    WallTime,
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), allow_imaginary=True),
    st.sampled_from(ZONES),
)
near_changes = st.builds(
    lambda zone, which, minutes, seconds: WallTime(
        (lambda found: found[which % len(found)][0].replace(tzinfo=None) + found[which % len(found)][1])(changes(zone))
        + timedelta(minutes=minutes, seconds=seconds),
        zone,
    ),
    st.sampled_from(("Europe/Madrid", "Australia/Lord_Howe", "America/Havana", "Antarctica/Troll", "America/Santiago")),
    st.integers(0, 20),
    st.integers(-200, 200),
    st.integers(0, 59),
)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))


@given(walls | near_changes)
def test_resolving_never_lies(asked):
    """The instant shows the asked wall time in its zone, or there is a notice that says what it shows instead."""
    resolved = resolve(asked)
    shown = in_zone(resolved.instant, asked.zone).replace(tzinfo=None)
    match resolved.notice:
        case Gap(said, used):
            assert said == asked.local
            assert shown == used > asked.local
        case Overlap(first, second, used):
            assert first < second
            assert used == resolved.instant == (second if asked.local.fold else first)
            assert shown == asked.local == in_zone(second, asked.zone).replace(tzinfo=None)
        case None:
            assert shown == asked.local


@given(instants, st.sampled_from(ZONES))
def test_an_instant_survives_the_round_trip(instant, zone):
    assert resolve(from_utc(instant, zone)).instant == instant


@given(near_changes, st.integers(0, 10_000))
def test_a_later_wall_time_is_never_an_earlier_instant(asked, seconds):
    early = resolve(WallTime(asked.local.replace(fold=0), asked.zone))
    later = resolve(WallTime(asked.local.replace(fold=0) + timedelta(seconds=seconds), asked.zone))
    assert early.instant <= later.instant


def test_the_zone_of_the_computer_does_not_matter(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert resolve(wall("2026-12-01 09:00")).instant == utc("2026-12-01 08:00")
        assert from_utc(utc("2026-12-01 08:00"), "Europe/Madrid") == wall("2026-12-01 09:00")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_naive_and_aware_are_never_mixed():
    with pytest.raises(InvalidInput) as caught:
        WallTime(utc("2026-12-01 09:00"), "Europe/Madrid")
    assert caught.value.code == "bad_time"
    assert caught.value.facts["reason"] == "aware"
    for wrong in (
        lambda: from_utc(datetime(2026, 1, 1), "UTC"),
        lambda: walltime.rederive(wall("2026-01-01 09:00"), datetime(2026, 1, 1)),
        lambda: parse("now", "UTC", datetime(2026, 1, 1)),
    ):
        with pytest.raises(InvalidInput) as caught:
            wrong()
        assert caught.value.facts["reason"] == "naive"


def test_the_ends_of_the_calendar_are_refused_not_a_crash():
    for beyond in (
        lambda: resolve(wall("0001-01-01 00:00", "Asia/Tokyo")),
        lambda: resolve(wall("9999-12-31 23:59", "America/New_York")),
        lambda: from_utc(datetime.max.replace(tzinfo=UTC), "Asia/Tokyo"),
        lambda: day_bounds(date.max, "UTC"),
    ):
        with pytest.raises(InvalidInput) as caught:
            beyond()
        assert caught.value.code == "bad_time"
        assert caught.value.facts["reason"] == "out_of_range"


def test_the_length_of_a_day_follows_the_clocks():
    def hours(day: str, zone: str) -> float:
        first, after = day_bounds(date.fromisoformat(day), zone)
        return (after - first).total_seconds() / 3600

    assert hours("2026-03-29", "Europe/Madrid") == 23
    assert hours("2026-10-25", "Europe/Madrid") == 25
    assert hours("2026-06-01", "Europe/Madrid") == 24
    assert hours("2026-03-08", "America/Havana") == 23  # begins at 01:00
    assert hours("2026-04-05", "Australia/Lord_Howe") == 24.5
    assert hours("2011-12-30", "Pacific/Apia") == 0


def test_half_past_eleven_at_night_stays_on_its_day_for_a_person_elsewhere():
    late = wall("2026-06-01 23:30", "America/New_York")
    instant = resolve(late).instant
    assert instant.date() == date(2026, 6, 2)
    assert from_utc(instant, "America/New_York") == late
    first, after = day_bounds(date(2026, 6, 1), "America/New_York")
    assert first <= instant < after


def test_new_zone_data_give_a_new_instant_and_say_so(monkeypatch):
    """As if a country gave up summer time: Madrid stays at UTC+1."""
    planned = wall("2026-07-01 09:00")
    old = resolve(planned).instant
    assert walltime.rederive(planned, old).changed is False
    monkeypatch.setattr(walltime, "find_zone", lambda name: ZoneInfo("Etc/GMT-1"))
    again = walltime.rederive(planned, old)
    assert again.changed is True
    assert again.resolved.instant == old + timedelta(hours=1)


def test_the_second_of_two_equal_times_stays_the_second_when_derived_again():
    stored = wall("2026-10-25 02:30")  # the mark of the second time is not stored
    second = utc("2026-10-25 01:30")
    again = walltime.rederive(stored, second)
    assert again.changed is False
    assert again.resolved.instant == second
    assert again.resolved.notice == Overlap(utc("2026-10-25 00:30"), second, second)


NOW = utc("2026-11-30 10:00:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-01 09:00", "2026-12-01 09:00"),
        ("2026-12-01T09:00", "2026-12-01 09:00"),
        ("  2026-12-01   9:00 ", "2026-12-01 09:00"),
        ("2026-12-01 09:00:30", "2026-12-01 09:00:30"),
        ("2026-12-01T09:00:30.750", "2026-12-01 09:00:30"),
        ("2026-12-01T09:00Z", "2026-12-01 10:00"),
        ("2026-12-01T09:00:00+01:00", "2026-12-01 09:00"),
        ("2026-12-01 09:00 -0500", "2026-12-01 15:00"),
        ("2026-12-01T00:30+14:00", "2026-11-30 11:30"),
        ("tomorrow 09:00", "2026-12-01 09:00"),
        ("Tomorrow at 9:00", "2026-12-01 09:00"),
        ("mañana 09:00", "2026-12-01 09:00"),
        ("mañana a las 9:00", "2026-12-01 09:00"),
        ("manana 00:00", "2026-12-01 00:00"),
        ("hoy 23:59", "2026-11-30 23:59"),
        ("today 01:00", "2026-11-30 01:00"),
        ("pasado mañana 10:00", "2026-12-02 10:00"),
        ("day after tomorrow 10:00", "2026-12-02 10:00"),
        ("+10s", "2026-11-30 11:00:10"),
        ("+10m", "2026-11-30 11:10"),
        ("+ 2 h", "2026-11-30 13:00"),
        ("in 10 s", "2026-11-30 11:00:10"),
        ("in 10 seconds", "2026-11-30 11:00:10"),
        ("en 5 minutos", "2026-11-30 11:05"),
        ("dentro de 3 días", "2026-12-03 11:00"),
        ("+1d", "2026-12-01 11:00"),
        ("now", "2026-11-30 11:00"),
        ("ahora", "2026-11-30 11:00"),
    ],
)
def test_times_are_understood_as_a_person_types_them(text, expected):
    assert parse(text, "Europe/Madrid", NOW).text == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "format"),
        ("soon", "format"),
        ("09:00", "format"),
        ("01/12/2026 09:00", "format"),
        ("2026-12-01 09:00 Europe/Madrid", "format"),
        ("2026-12-01 9", "format"),
        ("٢٠٢٦-12-01 09:00", "format"),
        ("2026-02-30 09:00", "no_such_date"),
        ("0000-01-01 09:00", "no_such_date"),
        ("2026-12-01 24:00", "no_such_hour"),
        ("2026-12-01 09:60", "no_such_hour"),
        ("2026-12-01 09:00+99:00", "no_such_hour"),
        ("2026-12-01", "hour_missing"),
        ("tomorrow", "hour_missing"),
        ("0001-01-01 00:00+05:00", "out_of_range"),
        ("9999-12-31 23:59-05:00", "out_of_range"),
        ("9999-12-31 23:59Z", "out_of_range"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(text, reason):
    with pytest.raises(InvalidInput) as caught:
        parse(text, "Europe/Madrid", NOW)
    assert caught.value.code == "bad_time"
    assert caught.value.facts == {"text": text, "reason": reason}


def test_a_relative_time_too_far_away_is_refused():
    with pytest.raises(InvalidInput) as caught:
        parse("+999999d", "UTC", utc("9000-01-01 00:00"))
    assert caught.value.facts["reason"] == "out_of_range"


def test_ten_seconds_from_now_are_never_less_and_hold_in_the_repeated_hour():
    now = utc("2026-10-25 01:30:00").replace(microsecond=999)
    planned = parse("+10s", "Europe/Madrid", now)
    assert resolve(planned).instant == utc("2026-10-25 01:30:11")
    explicit = parse("2026-10-25T02:30+01:00", "Europe/Madrid", now)
    assert resolve(explicit).instant == utc("2026-10-25 01:30")
    assert resolve(parse("2026-10-25T02:30", "Europe/Madrid", now)).instant == utc("2026-10-25 00:30")


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_a_clear_refusal(text):
    try:
        code = ""
        parse(text, "Europe/Madrid", NOW)
    except InvalidInput as error:
        code = error.code
    assert code in {"", "bad_time"}


def test_an_unknown_zone_is_refused_with_names_near_it():
    for text, near in (
        ("Europe/Madird", "Europe/Madrid"),
        ("madrid", "Europe/Madrid"),
        ("New York", "America/New_York"),
    ):
        with pytest.raises(InvalidInput) as caught:
            zones.zone(text)
        assert caught.value.code == "unknown_zone"
        assert caught.value.facts["zone"] == text
        assert near in caught.value.facts["near"]
    for text in ("", "../../etc/passwd", "/etc/localtime", "Europe", "Nowhere/At_All", "a" * 500, "Europe/Madrid\0"):
        with pytest.raises(InvalidInput):
            zones.zone(text)


def test_zones_come_from_the_package_and_not_from_the_system(monkeypatch, tmp_path):
    import tzdata

    assert zones.version() == tzdata.IANA_VERSION
    assert isinstance(zones.zone("Europe/Madrid"), zones.Zone)
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Oslo").write_bytes(b"not zone data")
    import zoneinfo

    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([tmp_path])
    try:
        zones.zone.cache_clear()
        assert in_zone(utc("2026-07-01 10:00"), "Europe/Oslo").hour == 12
    finally:
        zoneinfo.reset_tzpath(before)
        zones.zone.cache_clear()


def test_every_known_zone_loads_and_resolves():
    for name in sorted(zones.known()):
        assert resolve(WallTime(datetime(2026, 7, 1, 12), name)).notice is None


def test_times_in_a_zone_can_be_copied_and_pickled():
    here = in_zone(NOW, "Europe/Madrid")
    assert copy.deepcopy(here) == here
    back = pickle.loads(pickle.dumps(here))
    assert back == here
    assert back.tzinfo is here.tzinfo
