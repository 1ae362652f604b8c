"""Numbers with the marks of a language: thousands set apart, the language's own decimal point."""

from __future__ import annotations


def grouped(value: float, decimals: int, *, group: str, point: str, minus: str = "-") -> str:
    """`1.480,5` and `1,480.5`.

    Thousands are set apart from the first one on, in tables of figures above all; the locale data of Spanish would
    leave four digits together (CLDR `minimumGroupingDigits` 2), and `980` above `1480` does not line up in meaning.
    """
    whole, _, rest = f"{abs(value):,.{decimals}f}".partition(".")
    text = whole.replace(",", group) + (point + rest if rest else "")
    negative = value < 0 and any(each in "123456789" for each in text)
    return f"{minus}{text}" if negative else text
