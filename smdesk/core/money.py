"""Money as whole minor units of a currency, as Meta's ads count it; typed and shown exactly, never as a float."""

from __future__ import annotations

import re
from decimal import Decimal

from smdesk.core.errors import InvalidInput

#: Currencies that are counted whole (Meta's list of currency codes, offset 1); all others in hundredths, also those
#: that have three decimals (JOD, BHD).
WHOLE = frozenset({"CLP", "COP", "CRC", "HUF", "IDR", "ISK", "JPY", "KRW", "PYG", "TWD", "VND"})
#: More than any budget; what is larger was mistyped.
MOST = 10**12
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TYPED = re.compile(r"(\d{1,15})(?:[.,](\d{1,2}))?")


#: What people pay with, by country; where a country is not named, in euros.
_OF_COUNTRY = {
    "AR": "ARS", "AU": "AUD", "BO": "BOB", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CL": "CLP", "CO": "COP",
    "CR": "CRC", "DO": "DOP", "EC": "USD", "GB": "GBP", "GT": "GTQ", "HN": "HNL", "HU": "HUF", "IN": "INR",
    "JP": "JPY", "MX": "MXN", "NI": "NIO", "NZ": "NZD", "PA": "USD", "PE": "PEN", "PL": "PLN", "PR": "USD",
    "PY": "PYG", "SE": "SEK", "SV": "USD", "US": "USD", "UY": "UYU", "VE": "VES",
}  # fmt: skip


def of_country(country: str) -> str:
    """The currency of a country (ISO 3166, two letters)."""
    return _OF_COUNTRY.get(country, "EUR")


def decimals(currency: str) -> int:
    """How many digits stand behind the point."""
    return 0 if currency in WHOLE else 2


def minor(text: str, currency: str) -> int:
    """What was typed (`12`, `12.5`, `12,50`), in minor units. No signs, no separators of thousands.

    Raises InvalidInput `bad_amount` (`value`, `currency`): no amount, nothing, or finer than the currency is.
    """
    typed = _TYPED.fullmatch(text.strip()) if text.isascii() else None
    places = decimals(currency)
    fraction = (typed[2] or "") if typed else ""
    amount = int(typed[1] + fraction.ljust(places, "0")) if typed and len(fraction) <= places else 0
    if not 0 < amount <= MOST:
        raise InvalidInput("bad_amount", field="amount", value=text.strip()[:40], currency=currency)
    return amount


def loose(text: str, currency: str) -> int:
    """What a person writes in a field or a file has: `1.480,50 €`, `€1,480`, `1480`, also 0, in minor units.

    A sign that stands once with one or two digits behind it is the decimal one; where both signs are, the last is.
    Raises InvalidInput `bad_amount`.
    """
    bare = re.sub(r"[\s€$£¥]|(?<![A-Za-z])[A-Z]{2,3}(?![A-Za-z])|S/", "", text)
    last = max(bare.rfind("."), bare.rfind(","))
    tail = len(bare) - last - 1
    once = last >= 0 and bare.count(bare[last]) == 1
    decimal = once and (tail in {1, 2} or ("." in bare and "," in bare))
    front, places = bare[:last] if decimal else bare, decimals(currency)
    whole = re.sub(r"[.,]", "", front) if _GROUPED.fullmatch(front) else front
    fraction = bare[last + 1 :].rstrip("0") if decimal else ""
    if not re.fullmatch(r"\d{1,15}", whole) or len(fraction) > places or not re.fullmatch(r"\d*", fraction):
        raise InvalidInput("bad_amount", field="amount", value=text.strip()[:40], currency=currency)
    amount = int(whole + fraction.ljust(places, "0"))
    if amount > MOST:
        raise InvalidInput("bad_amount", field="amount", value=text.strip()[:40], currency=currency)
    return amount


def exact(amount: int, currency: str) -> Decimal:
    """The amount in the currency's own unit."""
    return Decimal(amount).scaleb(-decimals(currency))


def plain(amount: int, currency: str) -> str:
    """`140.00 EUR`, `1400 JPY`: the same in every language; `minor` reads the number back."""
    return f"{exact(amount, currency):f} {currency}"


def from_decimal(text: str, currency: str) -> int:
    """A network's own decimal amount (`"12.34"`, in the currency's unit) in minor units, to the nearest one.

    Raises ValueError where it is no amount.
    """
    if not re.fullmatch(r"-?\d{1,15}(\.\d+)?", text):
        raise ValueError(text)
    return int(Decimal(text).scaleb(decimals(currency)).to_integral_value())
