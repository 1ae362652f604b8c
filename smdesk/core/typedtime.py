"""The forms in which a person types a time, taken apart; `core.walltime.parse` turns the result into a wall time."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_ISO = re.compile(
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})(?:[T ]{_CLOCK} ?(?P<offset>Z|[+-]\d{{2}}:?\d{{2}})?)?", re.I | re.A
)
_DAYS = {
    "today": 0, "hoy": 0,
    "tomorrow": 1, "mañana": 1, "manana": 1,
    "day after tomorrow": 2, "pasado mañana": 2, "pasado manana": 2,
}  # fmt: skip
_DAY = re.compile(rf"(?P<day>{'|'.join(_DAYS)})(?:,? (?:at |a las? )?{_CLOCK})?", re.I | re.A)
_RELATIVE = re.compile(
    r"(?:\+ ?|in |en |dentro de )(?P<amount>\d{1,6}) ?"
    r"(?P<unit>s|secs?|seg|seconds?|segundos?|m|mins?|minutes?|minutos?|h|hours?|horas?|d|days?|d[ií]as?)",
    re.I,
)
_NOW = {"now", "ahora", "ahora mismo"}
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Absolute:
    """A date and an hour; with `offset` it is an instant, without it is the zone's wall time."""

    local: datetime  # naive
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class OnDay:
    """An hour so many days from today."""

    days: int
    hour: time


@dataclass(frozen=True, slots=True)
class SameHour:
    """The present hour so many days from today."""

    days: int


@dataclass(frozen=True, slots=True)
class FromNow:
    """So much later than now."""

    delay: timedelta


Typed = Absolute | OnDay | SameHour | FromNow


def read(text: str) -> Typed:
    """Take a typed time apart.

    Raises:
        InvalidInput: `bad_time` with `text` and reason `format`, `no_such_date`, `no_such_hour` or `hour_missing`.
    """
    asked = " ".join(text.split())
    if asked.casefold() in _NOW:
        return FromNow(timedelta(0))
    if found := _RELATIVE.fullmatch(asked):
        amount, unit = int(found["amount"]), found["unit"][0].casefold()
        return SameHour(amount) if unit == "d" else FromNow(timedelta(seconds=amount * _SECONDS[unit]))
    if found := _ISO.fullmatch(asked):
        local = datetime.combine(_date(found["date"], text), _hour(found, text))
        return Absolute(local, _offset(found["offset"], text) if found["offset"] else None)
    if found := _DAY.fullmatch(asked):
        return OnDay(_DAYS[found["day"].casefold()], _hour(found, text))
    raise InvalidInput("bad_time", text=text, reason="format")


def _date(digits: str, text: str) -> date:
    try:
        return date.fromisoformat(digits)
    except ValueError as error:
        raise InvalidInput("bad_time", text=text, reason="no_such_date") from error


def _hour(found: re.Match[str], text: str) -> time:
    if found["hour"] is None:
        raise InvalidInput("bad_time", text=text, reason="hour_missing")
    try:
        return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError as error:
        raise InvalidInput("bad_time", text=text, reason="no_such_hour") from error


def _offset(written: str, text: str) -> timedelta:
    if written.upper() == "Z":
        return timedelta(0)
    digits = written[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise InvalidInput("bad_time", text=text, reason="no_such_hour")
    return timedelta(hours=hours, minutes=minutes) * (-1 if written[0] == "-" else 1)
