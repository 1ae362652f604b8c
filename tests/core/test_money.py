"""Money in minor units: exact in both directions, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.errors import InvalidInput
from smdesk.core.money import MOST, WHOLE, decimals, exact, from_decimal, loose, minor, plain

CURRENCIES = st.sampled_from(["EUR", "USD", "GBP", "MXN", "JOD", *sorted(WHOLE)])


@given(st.integers(1, MOST), CURRENCIES)
def test_what_is_shown_is_what_was_meant(amount: int, currency: str) -> None:
    number, _, code = plain(amount, currency).partition(" ")
    assert code == currency
    assert minor(number, currency) == amount
    assert minor(number.replace(".", ","), currency) == amount
    assert from_decimal(number, currency) == amount
    assert exact(amount, currency) * 10 ** decimals(currency) == amount


@given(st.decimals(0, 10**9, places=2), CURRENCIES)
def test_what_the_network_tells_is_rounded_to_its_own_unit(amount: Decimal, currency: str) -> None:
    assert abs(exact(from_decimal(f"{amount:f}", currency), currency) - amount) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("", "EUR"), ("0", "EUR"), ("0.00", "EUR"), ("-5", "EUR"), ("1.234", "EUR"), ("1.000,50", "EUR"), ("5.", "EUR"),
        (".5", "EUR"), ("5 €", "EUR"), ("1e3", "EUR"), ("٣", "EUR"), ("99999999999999", "EUR"), ("14.5", "JPY"),
        ("14.00", "JPY"), ("nan", "USD"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str, currency: str) -> None:
    with pytest.raises(InvalidInput, match="bad_amount"):
        minor(text, currency)


@pytest.mark.parametrize("text", ["", "12,5", "abc", "1e9", "inf"])
def test_a_number_of_the_network_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"^" + text):
        from_decimal(text, "EUR")


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("120", "EUR", 12000), ("120 €", "EUR", 12000), ("1.480,50\N{NO-BREAK SPACE}€", "EUR", 148050),
        ("€1,480", "EUR", 148000), ("1,480.5", "USD", 148050), ("0", "EUR", 0), ("0,31 €", "EUR", 31),
        ("1.234.567", "EUR", 123456700), ("12.345", "JPY", 12345), ("12,00", "JPY", 12), ("1.500", "JOD", 150000),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(text: str, currency: str, amount: int) -> None:
    assert loose(text, currency) == amount


@pytest.mark.parametrize("text", ["", "gratis", "12x", "-5", "1,2,3.4.5", "1.5.5,5,5", "9" * 16])
def test_what_nobody_writes_for_an_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        loose(text, "EUR")
    with pytest.raises(InvalidInput):
        loose("12,5", "JPY")
