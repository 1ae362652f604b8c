"""How a spreadsheet shows the money of an ads plan."""

from __future__ import annotations

import pytest

from smdesk.core.adsheet import number_format


@pytest.mark.parametrize(
    ("currency", "shown"),
    [
        ("EUR", '#,##0.00\N{NO-BREAK SPACE}"€"'),
        ("GBP", '"£"#,##0.00'),
        ("USD", '"$"#,##0.00'),
        ("JPY", '#,##0\N{NO-BREAK SPACE}"JPY"'),
    ],
)
def test_a_currency_stands_where_it_is_written_where_it_is_paid(currency: str, shown: str) -> None:
    assert number_format(currency) == shown
