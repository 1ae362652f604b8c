"""When a publication's numbers are read: often on the first day, daily for a month, weekly to the ninetieth day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import readings
from smdesk.core.readings import DAY, HOUR

OUT = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


def readings_of(look_every: timedelta, days: int, *, dear: bool = False) -> list[timedelta]:
    """The ages at which one who looks so often reads."""
    found, since, now = [], OUT, OUT
    while now <= OUT + timedelta(days=days):
        if readings.due(OUT, since, now, dear=dear):
            found.append(now - OUT)
        since, now = now, now + look_every
    return found


def test_hourly_then_daily_then_weekly_then_no_more():
    read = readings_of(HOUR, 200)
    assert read[:24] == [HOUR * number for number in range(1, 25)]
    assert read[24:53] == [DAY * number for number in range(2, 31)]
    assert [age.days for age in read[53:]] == [37, 44, 51, 58, 65, 72, 79, 86, 90]


def test_where_reading_costs_money_there_are_four():
    assert [age.days for age in readings_of(HOUR, 200, dear=True)] == [1, 3, 7, 28]


def test_what_was_missed_is_read_once():
    """A computer that was off for a week reads once, not seven times."""
    assert len(readings_of(timedelta(days=7), 21)) == 3
    assert readings.due(OUT, OUT + DAY, OUT + 8 * DAY)
    assert not readings.due(OUT, OUT + 8 * DAY, OUT + 8 * DAY + HOUR)


@pytest.mark.parametrize(("age", "wanted"), [(timedelta(minutes=59), False), (50 * DAY, True), (98 * DAY, False)])
def test_what_was_never_read(age, wanted):
    assert readings.due(OUT, None, OUT + age) is wanted


@given(st.timedeltas(timedelta(0), timedelta(days=89)), st.booleans())
def test_the_next_reading_is_due_when_it_comes_and_not_before(age, dear):
    now = OUT + age
    upcoming = readings.following(OUT, now, dear=dear)
    if upcoming is None:
        assert dear
        return
    assert upcoming > now
    assert readings.due(OUT, now, upcoming, dear=dear)
    assert not readings.due(OUT, now, upcoming - timedelta(microseconds=1), dear=dear)
