"""What documents say: sentences of the catalogue, and days, numbers and money, in the document's own language."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale

from smdesk.core import money
from smdesk.core.errors import NotFound
from smdesk.words import Words, best_language


class Speech:
    """One language, that of the document and not of the window."""

    def __init__(self, language: str) -> None:
        """`language` is a client's (`es`, `es-MX`); one that nobody here speaks becomes English."""
        self.language = best_language(language or "en", environ={})
        self.words = Words(self.language)
        self._locale = QLocale(language.replace("-", "_") if language[:2] == self.language else self.language)

    def say(self, key: str, /, **facts: Any) -> str:
        """A text of the table `document` of the catalogue."""
        return self.words.t(f"document.{key}", **facts)

    def named(self, table: str, code: str) -> str:
        """The name of a code; the code as a word where it has none."""
        key = f"document.{table}.{code}"
        return self.words.t(key) if self.words.has(key) else code.replace("_", " ").capitalize()

    def network(self, network: str) -> str:
        """The name of a network; one that nobody knows (WhatsApp) as it is written."""
        try:
            return self.words.network(network)
        except NotFound:
            return network.replace("_", " ").capitalize()

    def day(self, day: date | str) -> str:
        """`1 de diciembre de 2026`, `1 December 2026`; what is no day as it is."""
        found = _date(day)
        if found is None:
            return str(day)
        return self._locale.toString(found, self.say("dates.day"))

    def short(self, day: date | str) -> str:
        """`1 dic`, `1 Dec`: in a table."""
        found = _date(day)
        return self._locale.toString(found, "d MMM").replace(".", "") if found is not None else str(day)

    def period(self, start: date | str, end: date | str) -> str:
        """`1–31 de diciembre de 2026`; one end alone as that day."""
        first, last = _date(start), _date(end)
        if first is None or last is None:
            return self.day(end) if first is None else self.day(start)
        if first == last:
            return self.day(start)
        if (first.year(), first.month()) == (last.year(), last.month()):
            return f"{first.day()}–{self.day(end)}"
        return f"{self.day(start)} – {self.day(end)}"

    def month(self, year: int, month: int) -> str:
        """`diciembre de 2026`, `December 2026`."""
        return self._locale.toString(QDate(year, month, 1), self.say("dates.month"))

    def weekdays(self) -> tuple[str, ...]:
        """Their short names, Monday first."""
        return self.words.facts.weekdays

    def first_weekday(self) -> int:
        """With which day a week begins there: 0 is Monday."""
        return self._locale.firstDayOfWeek().value - 1

    def number(self, value: float, decimals: int = 0) -> str:
        """`12.345,6` and `12,345.6`."""
        return self._locale.toString(float(value), "f", decimals)

    def figure(self, value: float) -> str:
        """A number with as many decimals as it has, at most two."""
        decimals = next(places for places in (0, 1, 2) if places == 2 or round(value, places) == round(value, 2))
        return self.number(value, decimals)

    def percent(self, value: float) -> str:
        """`45 %` and `45%`."""
        return self.say("dates.percent", value=self.figure(value))

    def money(self, amount: int, currency: str) -> str:
        """Minor units in words: `1.200,50 €`."""
        text = self.number(float(money.exact(amount, currency)), money.decimals(currency))
        symbol = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, currency)
        return self.say("dates.money", amount=text, symbol=symbol)

    def listed(self, items: list[str]) -> str:
        """`a, b, c`."""
        return ", ".join(item for item in items if item)


def _date(day: date | str) -> QDate | None:
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return None
    return QDate(day.year, day.month, day.day)
