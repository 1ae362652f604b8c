"""The next free slot of a channel's week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.errors import InvalidInput
from smdesk.core.slots import Slot, from_json, next_free, parse, to_json, to_text
from smdesk.core.walltime import Gap

MADRID = "Europe/Madrid"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def free(slots: str, after: str, taken: tuple[str, ...] = (), zone: str = MADRID) -> str:
    return next_free(parse(slots), zone, [utc(each) for each in taken], utc(after)).wall.text


def test_the_next_slot_of_the_week_in_the_zone():
    assert free("mon 09:00, wed 18:30", "2026-10-19 06:00") == "2026-10-19 09:00"
    assert free("mon 09:00, wed 18:30", "2026-10-19 07:00") == "2026-10-21 18:30"  # strictly later
    assert free("mon 09:00", "2026-10-19 07:00") == "2026-10-26 09:00"


def test_tomorrow_at_an_earlier_hour_works():
    assert free("daily 08:00", "2026-10-19 16:00") == "2026-10-20 08:00"


def test_taken_slots_are_passed_over_whatever_their_seconds():
    assert free("daily 09:00 18:00", "2026-10-19 05:00", ("2026-10-19 07:00:30",)) == "2026-10-19 18:00"
    assert free("daily 09:00 18:00", "2026-10-19 05:00", ("2026-10-19 07:00", "2026-10-19 16:00")) == "2026-10-20 09:00"


def test_the_day_is_the_zones_day():
    assert free("tue 00:30", "2026-10-19 22:00") == "2026-10-20 00:30"
    assert free("mon 23:30", "2026-10-20 03:00", zone="America/New_York") == "2026-10-19 23:30"


def test_a_slot_in_a_gap_is_moved_and_says_so():
    found = next_free(parse("sun 02:30"), MADRID, [], utc("2026-03-28 12:00"))
    assert found.resolved.instant == utc("2026-03-29 01:00")
    assert isinstance(found.resolved.notice, Gap)


def test_slots_that_a_gap_moves_onto_each_other_are_one_place():
    slots = parse("sun 02:30 03:00")
    taken = [utc("2026-03-29 01:00")]
    assert next_free(slots, MADRID, taken, utc("2026-03-28 12:00")).wall.text == "2026-04-05 02:30"


def test_without_slots_or_without_a_free_one_it_says_so():
    with pytest.raises(InvalidInput) as caught:
        next_free((), MADRID, [], utc("2026-10-19 05:00"))
    assert caught.value.code == "no_slots"
    weekly = [utc("2026-10-19 07:00") + timedelta(hours=hour) for hour in range(24 * 400)]
    with pytest.raises(InvalidInput) as caught:
        next_free(parse("mon 09:00"), MADRID, weekly, utc("2026-10-18 05:00"))
    assert caught.value.code == "no_free_slot"
    assert caught.value.facts == {"days": 366}


def test_naive_instants_are_refused():
    with pytest.raises(InvalidInput):
        next_free(parse("mon 09:00"), MADRID, [datetime(2026, 1, 1)], utc("2026-10-18 05:00"))
    with pytest.raises(InvalidInput):
        next_free(parse("mon 09:00"), MADRID, [], datetime(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon 9:00", "mon 09:00"),
        ("lunes 09:00; Miércoles 18:30", "mon 09:00, wed 18:30"),
        ("mie 10:00, sáb 11:00", "wed 10:00, sat 11:00"),
        ("mon-wed 09:00 18:00", "mon 09:00 18:00, tue 09:00 18:00, wed 09:00 18:00"),
        ("sat-mon 10:00", "mon 10:00, sat 10:00, sun 10:00"),
        ("fri 18:00 09:00 18:00", "fri 09:00 18:00"),
        ("", ""),
    ],
)
def test_slots_are_understood_as_typed(text, expected):
    assert to_text(parse(text)) == expected


@pytest.mark.parametrize(
    "text", ["mon", "09:00", "mo 09:00", "moneybag 09:00", "mon 24:00", "mon 9", "mon-tue-wed 9:00"]
)
def test_what_is_no_slot_is_refused(text):
    with pytest.raises(InvalidInput) as caught:
        parse(text)
    assert caught.value.code == "bad_slots"
    assert caught.value.facts == {"text": text}


def test_a_weekday_beyond_sunday_is_refused():
    with pytest.raises(InvalidInput):
        Slot(7, time(9))


slots = st.builds(Slot, st.integers(0, 6), st.builds(time, st.integers(0, 23), st.integers(0, 59)))


@given(st.sets(slots, min_size=1, max_size=10))
def test_text_and_slots_are_the_same(week):
    assert parse(to_text(week)) == from_json(to_json(week)) == tuple(sorted(week))


@pytest.mark.parametrize(
    "item", [[0], [7, "09:00"], ["mon", "09:00"], [True, "09:00"], [0, "9"], [0, "25:00"], [0, None]]
)
def test_what_is_no_stored_slot_is_refused(item):
    with pytest.raises(InvalidInput) as caught:
        from_json([item])
    assert caught.value.code == "bad_slots"


@given(st.sets(slots, min_size=1, max_size=6), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_filling_slots_one_by_one_gives_each_once_in_order(week, at):
    taken: list[datetime] = []
    after = at.replace(tzinfo=UTC)
    for _ in range(8):
        taken.append(next_free(week, "America/Havana", taken, after).resolved.instant)
    assert taken == sorted(set(taken))
    assert taken[0] > after


def kept(slots: str, after: str, pillar: int | None, taken: tuple[str, ...] = (), quiet: tuple[str, ...] = ()) -> str:
    days = {date.fromisoformat(each) for each in quiet}
    return next_free(parse(slots), MADRID, map(utc, taken), utc(after), pillar=pillar, quiet=days).wall.text


def test_a_post_takes_the_slots_of_its_pillar_then_those_of_none_and_only_without_such_any():
    queue, monday = "mon 09:00, tue 09:00=3, wed 09:00=4", "2026-10-19 06:00"
    assert kept(queue, monday, 3) == "2026-10-20 09:00"
    assert kept(queue, monday, 3, ("2026-10-20 07:00",)) == "2026-10-27 09:00"  # its own of next week, not another's
    assert kept(queue, monday, 5) == kept(queue, monday, None) == "2026-10-19 09:00"
    assert kept("tue 09:00=3, wed 09:00=4", monday, None) == "2026-10-20 09:00"


def test_nothing_goes_out_on_a_quiet_day():
    assert kept("daily 09:00", "2026-10-19 06:00", None, quiet=("2026-10-19", "2026-10-20")) == "2026-10-21 09:00"


def test_a_time_of_the_week_is_one_slot_and_rows_without_a_pillar_stay_valid():
    assert from_json([[0, "09:00"], [0, "09:00", 3], [1, "10:00"]]) == (Slot(0, time(9), 3), Slot(1, time(10)))
    assert to_json(parse("mon 09:00=3 10:00")) == [[0, "09:00", 3], [0, "10:00"]]
    assert parse(to_text(parse("mon 09:00=3 10:00"))) == parse("mon 09:00=3 10:00")
    for bad in ("mon 09:00=x", "mon 09:00="):
        with pytest.raises(InvalidInput, match="bad_slots"):
            parse(bad)
