"""Working hours as people write them."""

from __future__ import annotations

import pytest

from smdesk.core import hours
from smdesk.core.errors import InvalidInput


@pytest.mark.parametrize(
    "text", ["9-14, 17-20:30", "17:00–20:30; 9.00 – 14", "9h a 14h y 17 a 20:30", "9 to 14 and 17-20:30"]
)
def test_hours_are_read_as_they_are_typed(text: str) -> None:
    spans = hours.typed(text)
    assert spans == ((540, 840), (1020, 1230))
    assert hours.typed(hours.written(spans)) == spans


def test_nothing_is_closed_and_midnight_is_an_end() -> None:
    assert hours.typed(" ") == hours.typed("—") == ()
    assert hours.typed("20-24") == ((1200, 1440),)


@pytest.mark.parametrize(
    ("text", "code"),
    [("14-9", "hours_end_before_start"), ("9-9", "hours_end_before_start"), ("9-14, 13-16", "hours_overlap"),
     ("9 o'clock", "bad_hours"), ("9-25", "bad_hours"), ("9-13:75", "bad_hours")],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused_with_what_was_typed(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        hours.typed(text)
    assert (caught.value.code, caught.value.facts["text"]) == (code, text)


def test_a_week_is_read_back_and_what_is_none_is_left_out() -> None:
    week = (((540, 840),), (), (), (), (), ((600, 1440),), ())
    assert hours.from_json(hours.to_json(week)) == week
    assert hours.from_json([[9, "09:00", "10:00"], [0, "x", "10:00"], [1, "12:00", "11:00"], "y"]) == hours.CLOSED
