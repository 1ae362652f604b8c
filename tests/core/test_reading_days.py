"""When the number of a KPI is to be read."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.core.reading_days import due

WEDNESDAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("rhythm", "read", "missing"),
    [
        ("", None, None),
        ("day", date(2026, 10, 13), WEDNESDAY),
        ("day", WEDNESDAY, None),
        ("wed", date(2026, 10, 13), WEDNESDAY),
        ("thu", date(2026, 10, 7), date(2026, 10, 8)),
        ("thu", date(2026, 10, 9), None),
        ("month", None, date(2026, 10, 1)),
        ("month", date(2026, 10, 1), None),
    ],
)
def test_a_reading_is_missing_from_its_day_on_until_there_is_one(rhythm, read, missing):
    assert due(rhythm, WEDNESDAY, read=read, starts=date(2026, 9, 1), deadline=None) == missing


def test_nothing_is_read_before_it_begins_nor_after_it_is_over():
    first, last = date(2026, 10, 12), date(2026, 10, 11)
    assert due("mon", WEDNESDAY, read=None, starts=first, deadline=None) is None
    assert due("mon", WEDNESDAY, read=None, starts=None, deadline=last) is None
    assert due("mon", WEDNESDAY, read=None, starts=last, deadline=first) == first
