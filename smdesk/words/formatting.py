"""How facts look inside a sentence: lists, sizes, times and counts, in the language of the sentence."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from datetime import time as wall_time
from decimal import Decimal
from typing import Any

#: What people call MIME types whose second half is not the name, in capitals.
_TYPES = {
    "video/quicktime": "MOV", "video/x-matroska": "MKV", "video/x-msvideo": "AVI", "video/x-m4v": "M4V",
    "audio/mpeg": "MP3", "audio/mp4": "M4A", "image/webp": "WebP", "video/webm": "WebM", "audio/ogg": "Ogg",
}  # fmt: skip


def type_name(mime: str) -> str:
    """`JPEG` for `image/jpeg`: as people call the type of a file."""
    return _TYPES.get(mime, mime.rpartition("/")[2].upper())


def _moment(value: Any) -> Any:
    """ISO text of an instant as a datetime; anything else as it is."""
    if isinstance(value, str):
        with suppress(ValueError):
            return datetime.fromisoformat(value)
    return value


class Facts(string.Formatter):
    """Fills the placeholders of a sentence; a fact that is missing shows as "…" instead of breaking it.

    A placeholder may say how to show its fact: `{names:list}`, `{size:bytes}`, `{at:time}`, `{seconds:duration}`,
    `{least:money}`, `{zone:place}`, `{first:day}`, `{quiet:days}`, `{month:month}`, `{mime:type}`, `{until:here}`.
    """

    def __init__(self, terms: Mapping[str, Any]) -> None:
        self._terms = terms
        self.twelve_hours = False  # 9:05 pm instead of 21:05
        self.weekdays: tuple[str, ...] = tuple(str(terms["weekdays"]).split())  # short, Monday first
        self.months: tuple[str, ...] = tuple(str(terms["months"]).split())
        self.half_days: tuple[str, ...] = tuple(str(terms["half_days"]).split("/"))  # before and after noon

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """The fact, or the mark of a missing one."""
        value = kwargs.get(str(key))
        return "…" if value is None else value

    def format_field(self, value: Any, format_spec: str) -> str:
        """The fact as its placeholder wants it; what cannot be shown so is shown as it is."""
        if format_spec == "days":
            return self.listed([self.whole_day(each) for each in value])
        if format_spec == "type":
            return self.listed(
                [type_name(str(each)) for each in (value if isinstance(value, list | tuple) else [value])]
            )
        if format_spec == "list" or isinstance(value, list | tuple):
            return self.listed(value if isinstance(value, list | tuple) else [value])
        if format_spec == "bytes" and isinstance(value, int | float):
            return self.size(value)
        if format_spec == "duration" and isinstance(value, int | float):
            return self.duration(value)
        if format_spec == "time":
            return self.time(value)
        if format_spec == "here":
            return self.here(value)
        if format_spec == "count" and isinstance(value, int):
            return self.count(value)
        if format_spec == "money" and " " in str(value):  # `140.00 EUR`, as `core.money.plain` writes it
            amount, _, currency = str(value).partition(" ")
            return self.money(Decimal(amount), currency, whole="." not in amount)
        if format_spec == "day":
            return self.whole_day(value)
        if format_spec == "month":
            return self.month(value)
        if format_spec == "place":  # of a time zone: `America/Mexico_City` is planned for Mexico City
            return str(value).rpartition("/")[2].replace("_", " ")
        if isinstance(value, float):
            return self.figure(value)
        return str(value)

    def listed(self, values: Sequence[Any]) -> str:
        """`a, b, c`."""
        return ", ".join(str(value) for value in values) or "–"

    def number(self, value: float) -> str:
        """Up to two decimals, with the language's own decimal mark, as a person types it."""
        return self._marked(f"{value:.2f}".rstrip("0").rstrip("."))

    def figure(self, value: float) -> str:
        """The same with thousands set apart from the first one on, to be read."""
        return self._marked(f"{value:,.2f}".rstrip("0").rstrip("."))

    def count(self, value: int) -> str:
        """How many: thousands are set apart from five figures on, as counters of characters are read."""
        return self._marked(f"{value:,}") if abs(value) >= 10_000 else str(value)

    def _marked(self, text: str) -> str:
        """A number as Python writes it, with the marks of the language."""
        whole, point, rest = text.partition(".")
        mark = str(self._terms.get("decimal", ".")) if point else ""
        return whole.replace(",", str(self._terms.get("thousands", ","))) + mark + rest

    def money(self, amount: Decimal, currency: str, *, whole: bool = False) -> str:
        """`$0.20` and `0,20 $`: two decimals, three where the third is not 0; other currencies by their code.

        `whole` is for amounts of a currency that has no decimals.
        """
        text = self._marked(f"{amount:,.0f}" if whole else f"{amount:,.3f}".removesuffix("0"))
        symbol = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, f"{currency}\N{NO-BREAK SPACE}")
        return str(self._terms["money"]).format(symbol=symbol, amount=text).strip("\N{NO-BREAK SPACE}")

    def size(self, count: float) -> str:
        """Bytes as a person reads them, in powers of ten as networks count them; with three figures."""
        for unit in ("bytes", "kB", "MB"):
            if count < 1000:
                return f"{self.number(_three(count))} {unit}"
            count /= 1000
        return f"{self.number(_three(count))} GB"

    def duration(self, seconds: float) -> str:
        """The two largest units: `2 h 5 min`, `40 s`."""
        whole = round(seconds)
        days, rest = divmod(whole, 86400)
        hours, rest = divmod(rest, 3600)
        minutes, left = divmod(rest, 60)
        given = [(days, "d"), (hours, "h"), (minutes, "min"), (left, "s")]
        shown = [f"{amount} {unit}" for amount, unit in given if amount]
        return " ".join(shown[:2]) or "0 s"

    def time(self, value: Any) -> str:
        """`Tue 1 Dec 2026, 09:00` and `mar 1 dic 2026, 09:00`, from a datetime or ISO text; in the time's own zone."""
        value = _moment(value)
        if isinstance(value, wall_time):
            return self.clock(value)
        if not isinstance(value, datetime):
            return str(value)
        return f"{self.day(value)} {value.year}, {self.clock(value)}"

    def here(self, value: Any) -> str:
        """The same of an instant that belongs to nobody's zone, as this computer's clock shows it."""
        value = _moment(value)
        return self.time(value.astimezone() if isinstance(value, datetime) and value.tzinfo is not None else value)

    def whole_day(self, value: Any) -> str:
        """`Wed 14 Oct 2026` from a date or ISO text; with the time where it has one."""
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return self.time(value)
        return self.time(value) if isinstance(value, datetime) else f"{self.day(value)} {value.year}"

    def month(self, value: Any) -> str:
        """`Dec 2026` from `2026-12`."""
        try:
            first = date.fromisoformat(f"{value}-01")
        except ValueError:
            return str(value)
        return f"{self.months[first.month - 1]} {first.year}"

    def day(self, value: date) -> str:
        """`Wed 14 Oct` and `mié 14 oct`."""
        return f"{self.weekdays[value.weekday()]} {value.day} {self.months[value.month - 1]}"

    def clock(self, value: datetime | wall_time) -> str:
        """`21:05`, or `9:05 pm` and `9:05 p. m.`; with seconds where there are any."""
        rest = f"{value:%M:%S}" if value.second else f"{value:%M}"
        if not self.twelve_hours:
            return f"{value:%H}:{rest}"
        return f"{value.hour % 12 or 12}:{rest}\N{NO-BREAK SPACE}{self.half_days[value.hour // 12]}"


def _three(count: float) -> float:
    """The three figures of a number below 1000 that are read at a glance."""
    return round(count, 0 if count >= 100 else 1 if count >= 10 else 2)
