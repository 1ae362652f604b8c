"""What documents say: sentences of the catalogue, and days, numbers and money, in the document's own language."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale

from smdesk.core import money
from smdesk.core.errors import NotFound
from smdesk.core.grouped import grouped
from smdesk.core.persona import ELSEWHERE
from smdesk.words import Words, best_language


class Speech:
    """One language, that of the document and not of the window."""

    def __init__(self, language: str, country: str = "") -> None:
        """`language` is a client's (`es`, `es-MX`); one that nobody here speaks becomes English.

        In the `country` (ISO 3166, two letters) a week begins with another day than elsewhere.
        """
        self._country = country
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
        """The name of a network, also where smdesk publishes nothing; one that nobody knows as it is written."""
        try:
            return ELSEWHERE.get(network) or self.words.network(network)
        except NotFound:
            return network.replace("_", " ").capitalize()

    def measure(self, code: str) -> str:
        """What is counted, within a sentence: a metric of the networks, else a figure of audits."""
        own = f"facts.field.{code}"
        return self.words.t(own) if self.words.has(own) else self.words.metric(code).lower()

    def day(self, day: date | str) -> str:
        """`1 de diciembre de 2026`, `1 December 2026`; what is no day as it is."""
        found = _date(day)
        if found is None:
            return str(day)
        return self._locale.toString(found, self.say("dates.day"))

    def weekday(self, day: date) -> str:
        """`martes`, `Tuesday`."""
        return self._locale.toString(QDate(day.year, day.month, day.day), "dddd")

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
        territory = QLocale.codeToTerritory(self._country)
        known = bool(self._country) and territory != QLocale.Country.AnyCountry
        locale = QLocale(QLocale.Language.AnyLanguage, territory) if known else self._locale
        return locale.firstDayOfWeek().value - 1

    def number(self, value: float, decimals: int = 0) -> str:
        """`1.480,5` and `1,480.5`: thousands are set apart from the first one on."""
        marks = self._locale
        return grouped(
            value, decimals, group=marks.groupSeparator(), point=marks.decimalPoint(), minus=marks.negativeSign()
        )

    @property
    def point(self) -> str:
        """The decimal mark."""
        return self._locale.decimalPoint()

    def figure(self, value: float) -> str:
        """A number with as many decimals as it has, at most two."""
        decimals = next(places for places in (0, 1, 2) if places == 2 or round(value, places) == round(value, 2))
        return self.number(value, decimals)

    def percent(self, value: float) -> str:
        """`45 %` and `45%`."""
        return self.say("dates.percent", value=self.figure(value))

    def money(self, amount: int, currency: str) -> str:
        """Minor units in words: `1.200,50 €`, `€1,200`; without the cents where there are none."""
        exact = money.exact(amount, currency)
        places = 0 if exact == exact.to_integral_value() else money.decimals(currency)
        return self.priced(self.number(float(exact), places), currency)

    def priced(self, amount: str, currency: str) -> str:
        """A number with its currency where the language has it."""
        symbol = self.symbol(currency)
        return self.say("dates.code" if symbol == currency else "dates.money", amount=amount, symbol=symbol)

    def symbol(self, currency: str) -> str:
        """`€`; the code of a currency that has no sign of its own."""
        return {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, currency)

    def tongue(self, language: str) -> str:
        """The name of a language (`es`, `en-GB`) in this one."""
        return self.named("tongues", language[:2])

    def territory(self, country: str) -> str:
        """The name of a country (ISO 3166, two letters): in English, or as it is written there."""
        found = QLocale.codeToTerritory(country)
        if not country or found == QLocale.Country.AnyCountry:
            return country
        if self.language == "en":
            return QLocale.territoryToString(found)
        return QLocale(QLocale.Language.AnyLanguage, found).nativeTerritoryName() or country

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
