"""The ads plan as lines of a sheet: what a buyer of ads and a designer need, in the order they read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal

from smdesk.core.money import decimals
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class AdLine:
    """One ad. Money is in the currency's own unit; None is not told."""

    campaign: str
    aim: str
    ad_set: str
    ad: str
    placements: str
    first: date | None
    last: date | None
    budget: Decimal | None
    budget_for: str
    cap: Decimal | None
    currency: str
    audience: str
    persona: str
    post: str
    headline: str
    text: str
    link: str
    button: str
    brief: str
    spent: Decimal | None = None
    results: float | None = None
    cost: Decimal | None = None  # per result
    whole: Decimal | None = None  # of a budget of a day: what it comes to in all


#: The columns in their order.
COLUMNS = tuple(each.name for each in fields(AdLine) if each.name != "whole")
MONEY = frozenset({"budget", "cap", "spent", "cost"})
DAYS = frozenset({"first", "last"})


def number_format(currency: str) -> str:
    """How a spreadsheet shows an amount of a currency: pounds and dollars say so in front, as where they are paid."""
    places = "0." + "0" * decimals(currency) if decimals(currency) else "0"
    if currency in {"GBP", "USD"}:
        return f'"{"£" if currency == "GBP" else "$"}"#,##{places}'
    symbol = '"€"' if currency == "EUR" else f'"{currency}"'
    return f"#,##{places}\N{NO-BREAK SPACE}{symbol}"


def sums(lines: Iterable[AdLine]) -> dict[str, Decimal]:
    """What is planned in all, by currency; what has no budget adds nothing."""
    found: dict[str, Decimal] = {}
    for each in lines:
        amount = each.budget if each.whole is None else each.whole
        if amount is not None:
            found[each.currency] = found.get(each.currency, Decimal(0)) + amount
    return found
