"""Figures as the person reads and types them: with a unit, short where they are long, in the language's own marks."""

from __future__ import annotations

import math

from smdesk.core.errors import InvalidInput
from smdesk.core.grouped import grouped
from smdesk.ui.kit.i18n import Language

SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
#: From here on thousands are shown with one decimal (`12.4 k`).
_LONG = 10_000
_GAP = "\N{NO-BREAK SPACE}"


def figure(language: Language, value: float | None, unit: str = "", *, short: bool = True) -> str:
    """`1,240`, `12.4 k`, `1.6%`, `€430`, `3.5 h`; a dash where there is none. `unit` is as KPIs have it."""
    if value is None or not math.isfinite(value):
        return "—"
    if unit == "%":
        return number(language, value) + ("%" if language.code == "en" else f"{_GAP}%")
    if unit == "x":
        return f"{number(language, value)}×"
    if unit.isupper():
        symbol = SYMBOLS.get(unit, unit)
        decimals = 0 if value == int(value) or abs(value) >= _LONG else 2
        return priced(language, written(language, value, decimals), symbol)
    text = number(language, value, short=short)
    return f"{text}{_GAP}{unit}" if unit else text


def number(language: Language, value: float, *, short: bool = False) -> str:
    """With the marks of the language: two decimals below ten, one below a thousand, none above, and no empty ones."""
    if short and abs(value) >= _LONG:
        for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
            if abs(value) >= size:
                return f"{_plain(language, value / size, 1)}{_GAP}{letter}"
    return _plain(language, value, 2 if abs(value) < 10 else 1 if abs(value) < 1000 else 0)


def exact(language: Language, value: float | None) -> str:
    """For a field: all that is stored, without separators of thousands; "" for none."""
    if value is None:
        return ""
    text = f"{value:.12g}"
    return text.replace(".", language.locale.decimalPoint()) if "e" not in text else text


def typed(language: Language, text: str, field: str) -> float | None:
    """What somebody typed: `1.240` is a thousand in Spanish, `1.5` is one and a half anywhere. None for nothing.

    Raises InvalidInput `bad_reading` (`value`, `field`).
    """
    bare = "".join(each for each in text.replace("−", "-") if each.isdigit() or each in ".,-+eE")
    strange = [each for each in text if each.isalpha() and each not in "eE"]
    if not text.strip():
        return None
    value, good = language.locale.toDouble(bare)
    if not good:
        try:
            value = float(bare.replace(",", "."))
        except ValueError:
            good = False
        else:
            good = math.isfinite(value)
    if not good or strange:
        raise InvalidInput("bad_reading", field=field, value=text.strip()[:40])
    return value


def written(language: Language, value: float, decimals: int = 0) -> str:
    """With so many decimals, and thousands set apart: `1.480,5` and `1,480.5`."""
    marks = language.locale
    return grouped(
        value, decimals, group=marks.groupSeparator(), point=marks.decimalPoint(), minus=marks.negativeSign()
    )


def priced(language: Language, amount: str, symbol: str) -> str:
    """A number with its currency where the language has it: `120 €`, `€120`, `CHF 120`."""
    if language.code == "es":
        return f"{amount}{_GAP}{symbol}"
    return f"{symbol}{amount}" if len(symbol) == 1 else f"{symbol}{_GAP}{amount}"


def _plain(language: Language, value: float, decimals: int) -> str:
    text, point = written(language, value, decimals), language.locale.decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text
