"""The day that a person means: “16 oct”, “next friday”, “el viernes”, “mañana”, “16/10”, “in 3 days”."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_WEEKDAYS = (
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miercoles"), ("thursday", "jueves"),
    ("friday", "viernes"), ("saturday", "sabado"), ("sunday", "domingo"),
)  # fmt: skip
_MONTHS = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"), ("may", "mayo"),
    ("june", "junio"), ("july", "julio"), ("august", "agosto"), ("september", "septiembre"), ("october", "octubre"),
    ("november", "noviembre"), ("december", "diciembre"),
)  # fmt: skip
_NEAR = {
    "today": 0, "hoy": 0, "tomorrow": 1, "manana": 1, "yesterday": -1, "ayer": -1,
    "day after tomorrow": 2, "pasado manana": 2, "anteayer": -2,
}  # fmt: skip
_IN = re.compile(r"(?:in|en|dentro de) (\d{1,3}) (day|days|dia|dias|week|weeks|semana|semanas)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:de |of )?([a-z]{3,})\.?(?:,? (?:de |del )?(\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WEEKDAY = re.compile(r"(?:(next|this|el proximo|proximo|este|el|on) )?([a-z]{3,})(?: (que viene|proximo))?")
#: A day without a year that lies further back than this is the one of next year.
_BACK = timedelta(days=60)


def read(text: str, today: date) -> date | None:
    """The day, in English or Spanish; None for what is none. Accents and capitals make no difference."""
    asked = " ".join(_plain(text).split())
    if asked in _NEAR:
        return today + timedelta(days=_NEAR[asked])
    if found := _IN.fullmatch(asked):
        return today + timedelta(days=int(found[1]) * (7 if found[2][0] in "ws" else 1))
    if found := _ISO.fullmatch(asked):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(asked):
        return _dated(today, int(found[1]), int(found[2]), found[3])
    if found := _DAY_MONTH.fullmatch(asked):
        return _named(today, int(found[1]), found[2], found[3])
    if found := _MONTH_DAY.fullmatch(asked):
        return _named(today, int(found[2]), found[1], found[3])
    found = _WEEKDAY.fullmatch(asked)
    return _weekday(today, found) if found else None


def _weekday(today: date, found: re.Match[str]) -> date | None:
    number = _number(found[2], _WEEKDAYS)
    if number is None:
        return None
    ahead = (number - today.weekday()) % 7
    later = found[1] in {"next", "el proximo", "proximo"} or found[3]
    return today + timedelta(days=ahead or (7 if later else 0))


def _named(today: date, day: int, month: str, year: str | None) -> date | None:
    number = _number(month, _MONTHS)
    return _dated(today, day, number + 1, year) if number is not None else None


def _dated(today: date, day: int, month: int, year: str | None) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _day(today.year, month, day)
    if this is None or this < today - _BACK:
        return _day(today.year + 1, month, day) or this
    return this


def _number(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    """The place of a name, which may be cut after three letters."""
    return next((at for at, both in enumerate(names) if any(name.startswith(word) for name in both)), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))
