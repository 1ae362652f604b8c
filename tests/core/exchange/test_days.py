"""Days and hours of tables: every way to write them, and what comes first found over a column and never guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import days
from smdesk.core.exchange.days import Doubt, Moment, Order
from smdesk.core.exchange.table import Cell

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("cell", "order", "told"),
    [
        ("2026-12-01", Order.DMY, Moment(DAY)),
        ("01/12/2026", Order.DMY, Moment(DAY)),
        ("12/01/2026", Order.MDY, Moment(DAY)),
        ("1.12.26", Order.DMY, Moment(DAY)),
        ("2026-12-01T09:30:00Z", Order.DMY, Moment(DAY, time(9, 30), timedelta(0))),
        ("01/12/2026 9:30 p. m.", Order.DMY, Moment(DAY, time(21, 30))),
        ("12/01/2026 12:05 AM", Order.MDY, Moment(DAY, time(0, 5))),
        ("martes, 1 de diciembre de 2026 a las 9:30", Order.DMY, Moment(DAY, time(9, 30))),
        ("Dec 1, 2026 9:30 am", Order.DMY, Moment(DAY, time(9, 30))),
        ("Tue 1 dic 2026", Order.MDY, Moment(DAY)),
        (46357, Order.DMY, Moment(DAY)),
        (46357.5, Order.DMY, Moment(DAY, time(12))),
        (datetime(2026, 12, 1, 9, 30), Order.MDY, Moment(DAY, time(9, 30))),
        (date(2026, 1, 12), Order.FLIPPED, Moment(DAY)),
        ("", Order.DMY, None),
    ],
)
def test_a_day_is_read_as_it_was_meant(cell: Cell, order: Order, told: Moment | None) -> None:
    assert days.moment(cell, order) == told


@pytest.mark.parametrize(
    "cell", ["30/02/2026", "mañana", "1.23E+15", "13/13/2026", 3, "01/12/2026 25:00", "1 foo 2026"]
)
def test_what_is_no_day_is_refused_and_not_guessed(cell: Cell) -> None:
    with pytest.raises(InvalidInput, match="bad_day"):
        days.moment(cell, Order.DMY)


@pytest.mark.parametrize(
    ("cell", "told"),
    [("9:30", time(9, 30)), ("9h", time(9)), ("09:30:15", time(9, 30, 15)), (0.375, time(9)), ("9 pm", time(21)),
     ("21.15", time(21, 15)), (time(8), time(8))],
)  # fmt: skip
def test_an_hour_is_read_as_it_was_meant(cell: Cell, told: time) -> None:
    assert days.hour(cell) == (told, None)


@pytest.mark.parametrize(
    ("cells", "order", "doubt"),
    [
        (["01/12/2026", "13/12/2026"], Order.DMY, Doubt.NONE),
        (["01/12/2026", "12/13/2026"], Order.MDY, Doubt.NONE),
        (["2026-12-01", "2026-12-13"], Order.YMD, Doubt.NONE),
        (["01/12/2026", "02/12/2026"], Order.DMY, Doubt.AMBIGUOUS),
        (["12/12/2026", "11/11/2026"], Order.DMY, Doubt.NONE),
        (["13/12/2026", "12/13/2026"], Order.DMY, Doubt.MIXED),
        ([date(2026, day, 12) for day in (1, 2, 3)] + [f"{day}/12/2026" for day in (13, 14, 15)], Order.DMY,
         Doubt.FLIPPED),
        ([date(2026, 12, day) for day in (1, 14, 20)] + ["13/12/2026", "15/12/2026"], Order.DMY, Doubt.NONE),
    ],
)  # fmt: skip
def test_the_order_of_a_column_is_found_or_asked(cells: list[Cell], order: Order, doubt: Doubt) -> None:
    found = days.find(cells)
    assert (found.order, found.doubt) == (order, doubt)


def test_days_that_are_known_settle_the_order() -> None:
    assert days.find(["01/12/2026"], [("01/12/2026", date(2026, 1, 12))]) == days.Found(Order.MDY)
