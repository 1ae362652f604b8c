"""Numbers as they are written: thousands apart, nothing negative that is shown as nothing."""

from __future__ import annotations

import pytest

from smdesk.core.grouped import grouped


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(980, 0, "980"), (1480, 0, "1.480"), (1480.5, 1, "1.480,5"), (-12000, 0, "-12.000"), (-0.004, 2, "0,00")],
)
def test_thousands_are_set_apart_from_the_first_one_on(value: float, decimals: int, written: str) -> None:
    assert grouped(value, decimals, group=".", point=",") == written
