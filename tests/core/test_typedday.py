"""Days as a person types them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.core.typedday import read

TODAY = date(2026, 10, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("16 oct", (2026, 10, 16)),
        ("16 de octubre", (2026, 10, 16)),
        ("Oct 16th", (2026, 10, 16)),
        ("16 October 2027", (2027, 10, 16)),
        ("16 de octubre de 2027", (2027, 10, 16)),
        ("5/1", (2027, 1, 5)),
        ("1/9", (2026, 9, 1)),
        ("3.11.26", (2026, 11, 3)),
        ("2026-12-01", (2026, 12, 1)),
        ("today", (2026, 10, 14)),
        ("mañana", (2026, 10, 15)),
        ("pasado  mañana", (2026, 10, 16)),
        ("ayer", (2026, 10, 13)),
        ("Friday", (2026, 10, 16)),
        ("next friday", (2026, 10, 16)),
        ("el viernes", (2026, 10, 16)),
        ("miércoles", (2026, 10, 14)),
        ("el próximo miércoles", (2026, 10, 21)),
        ("miércoles que viene", (2026, 10, 21)),
        ("next wed", (2026, 10, 21)),
        ("in 3 days", (2026, 10, 17)),
        ("en 2 semanas", (2026, 10, 28)),
    ],
)
def test_days(typed: str, day: tuple[int, int, int]) -> None:
    assert read(typed, TODAY) == date(*day)


@pytest.mark.parametrize("typed", ["", "bread", "31 feb", "32/1", "el", "16", "2026-13-01", "fr", "next", "99 oct"])
def test_what_is_no_day(typed: str) -> None:
    assert read(typed, TODAY) is None
