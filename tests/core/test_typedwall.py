"""A day with its hour in one field, as people write it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from smdesk.core import typedwall

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8 dec, 20:00", (12, 8, 20, 0)), ("8 dic 2026 8 pm", (12, 8, 20, 0)), ("mañana a las 9:30", (11, 27, 9, 30)),
        ("next friday at 7h", (11, 27, 7, 0)), ("31/12 23.59", (12, 31, 23, 59)), ("1.12", (12, 1, 12, 0)),
        ("8 dec 9:30 p. m.", (12, 8, 21, 30)), ("3 dec 2026", (12, 3, 12, 0)),
    ],
)  # fmt: skip
def test_what_is_written_is_understood(text: str, meant: tuple[int, int, int, int]) -> None:
    assert typedwall.read(text, TODAY, time(12)) == datetime(2026, *meant)


@pytest.mark.parametrize("text", ["", "20:00", "whenever", "8 dec 25:00", "8 dec 13 pm", "31/2 10:00"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert typedwall.read(text, TODAY, time(12)) is None
