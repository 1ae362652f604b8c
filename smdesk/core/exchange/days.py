"""Days and hours as spreadsheets and people write them; which comes first, day or month, is found over a column.

A column where nothing tells is not guessed: the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from smdesk.core.errors import InvalidInput
from smdesk.core.exchange.table import Cell, text_of
from smdesk.core.records import dataclass


class Order(StrEnum):
    """How a column writes its days."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"  # or in words, or as real dates: nothing to decide
    FLIPPED = "flipped"  # the spreadsheet has read days as months where it could; the others are texts, day first


class Doubt(StrEnum):
    """Why a column's order is not known."""

    NONE = ""
    AMBIGUOUS = "ambiguous"  # every day of it could be a month
    MIXED = "mixed"  # some lines can only be one, some only the other
    FLIPPED = "flipped"  # real dates whose days are all below 13 stand among texts whose days are all above


@dataclass(frozen=True, slots=True)
class Found:
    """What a column tells of its order; `example` is one of its cells that can be read both ways."""

    order: Order
    doubt: Doubt = Doubt.NONE
    example: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A cell as it was read. Without `hour` it was a day only; with `offset` it is an instant."""

    day: date
    hour: time | None = None
    offset: timedelta | None = None

    @property
    def instant(self) -> datetime | None:
        """Aware, where the cell said how far from UTC it is."""
        if self.offset is None or self.hour is None:
            return None
        return datetime.combine(self.day, self.hour, timezone(self.offset))


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril", "may mayo",
            "jun june junio", "jul july julio", "aug august ago agosto",
            "sep sept september septiembre setiembre set", "oct october octubre", "nov november noviembre",
            "dec december dic diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mi[ée]|jue|vie|s[áa]b|dom)[a-záéíóú]*\.?,?\s+(?=\S)", re.I
)
_NUMBERS = re.compile(r"^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?=$|[\sT,])")
_DAY_FIRST = re.compile(
    r"^(\d{1,2})[ \-/]+(?:de +)?([a-zñ]{3,10})\.?,?[ \-/]+(?:de(?:l)? +)?(\d{4}|\d{2})(?=$|[\sT,])", re.I
)
_MONTH_FIRST = re.compile(r"^([a-zñ]{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?=$|[\sT,])", re.I)
_HOUR = re.compile(
    r"^(?:at |a las? )?(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*h?(?:rs?|oras)?\.?\s*"
    r"([ap])?\.?\s*(?:m\b\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$",
    re.I,
)
#: Day 0 of a spreadsheet's count, and the days that are taken for one: 1954 to 2119.
_EPOCH, _SERIALS = date(1899, 12, 30), (20_000, 80_000)
_COUNTED = re.compile(r"^\d{5}(?:\.\d+)?$", re.ASCII)
_LEAST_FLIPPED = 3


def find(cells: Iterable[Cell], known: Sequence[tuple[Cell, date]] = ()) -> Found:
    """Which order a column has. `known` are cells whose day is known from elsewhere, which settles it."""
    for order in (Order.DMY, Order.MDY):
        told = [(cell, day) for cell, day in known if isinstance(cell, str) and _NUMBERS.match(_bare(cell))]
        other = Order.MDY if order is Order.DMY else Order.DMY
        if (
            told
            and all(_day(cell, order) == day for cell, day in told)
            and any(_day(cell, other) != day for cell, day in told)
        ):
            return Found(order)
    firsts: list[tuple[int, int, str]] = []
    real: list[date] = []
    for cell in cells:
        if isinstance(cell, date):
            real.append(cell)
        elif isinstance(cell, str) and (match := _NUMBERS.match(_bare(cell))) and len(match[1]) <= 2:
            firsts.append((int(match[1]), int(match[3]), cell))
    return _judged(firsts, real)


def _judged(firsts: Sequence[tuple[int, int, str]], real: Sequence[date]) -> Found:
    if not firsts:
        return Found(Order.YMD)
    days_first = any(first > 12 for first, _, _ in firsts)
    months_first = any(second > 12 for _, second, _ in firsts)
    unclear = next((cell for first, second, cell in firsts if first != second), firsts[0][2])
    if days_first and months_first:
        return Found(Order.DMY, Doubt.MIXED, next(cell for _, second, cell in firsts if second > 12))
    if days_first and _flipped(firsts, real):
        return Found(Order.DMY, Doubt.FLIPPED, unclear)
    if days_first or months_first:
        return Found(Order.DMY if days_first else Order.MDY)
    if all(first == second for first, second, _ in firsts):
        return Found(Order.DMY)
    return Found(Order.DMY, Doubt.AMBIGUOUS, unclear)


def _flipped(firsts: Sequence[tuple[int, int, str]], real: Sequence[date]) -> bool:
    """Every day from 13 on is a text, every one below a real date: the spreadsheet took months for days."""
    enough = len(real) >= _LEAST_FLIPPED and len(firsts) >= _LEAST_FLIPPED
    return enough and all(first > 12 for first, _, _ in firsts) and all(day.day <= 12 for day in real)


def moment(cell: Cell, order: Order) -> Moment | None:
    """The day, and the hour where there is one. None for an empty cell.

    Raises:
        InvalidInput: `bad_day` (`text`): no date, or none that there is.
    """
    if isinstance(cell, datetime):
        day = _turned(cell.date()) if order is Order.FLIPPED else cell.date()
        offset = cell.utcoffset()
        plain = cell.time().replace(microsecond=0)
        return Moment(day, None if plain == time() and offset is None else plain, offset)
    if isinstance(cell, date):
        return Moment(_turned(cell) if order is Order.FLIPPED else cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(float(cell))
    text = text_of(cell)
    if not text:
        return None
    bare = _bare(text)
    day, rest = _split(bare, Order.DMY if order is Order.FLIPPED else order, text)
    if not rest:
        return Moment(day)
    hour, offset = _clock(rest, text)
    return Moment(day, hour, offset)


def hour(cell: Cell) -> tuple[time, timedelta | None] | None:
    """The time of day of a cell of its own, and its offset; None for an empty one.

    Raises:
        InvalidInput: `bad_hour` (`text`).
    """
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0, tzinfo=None), cell.utcoffset()
    if isinstance(cell, time):
        return cell.replace(microsecond=0, tzinfo=None), None
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 0 <= cell < 1:
        return _of_day(float(cell)), None
    text = text_of(cell)
    if not text:
        return None
    try:
        return _clock(text, text)
    except InvalidInput:
        raise InvalidInput("bad_hour", text=text) from None


def is_day(cell: Cell) -> bool:
    """True when the cell can be read as a day in some order."""
    for order in (Order.DMY, Order.MDY):
        try:
            return moment(cell, order) is not None
        except InvalidInput:
            continue
    return False


def _day(cell: Cell, order: Order) -> date | None:
    try:
        read = moment(cell, order)
    except InvalidInput:
        return None
    return read.day if read is not None else None


def _bare(text: str) -> str:
    """One blank between words, no weekday in front."""
    return _WEEKDAY.sub("", " ".join(text.split()))


def _split(bare: str, order: Order, text: str) -> tuple[date, str]:
    """The day in front, and what stands behind it."""
    if match := _NUMBERS.match(bare):
        first, second, third = match[1], match[3], match[4]
        if len(first) > 2:
            parts = (first, second, third)
        elif order is Order.MDY:
            parts = (third, first, second)
        else:
            parts = (third, second, first)
    elif match := _DAY_FIRST.match(bare):
        parts = (match[3], str(_MONTHS.get(match[2].casefold(), 0)), match[1])
    elif match := _MONTH_FIRST.match(bare):
        parts = (match[3], str(_MONTHS.get(match[1].casefold(), 0)), match[2])
    else:
        raise InvalidInput("bad_day", text=text)
    year = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)
    try:
        return date(year, int(parts[1]), int(parts[2])), bare[match.end() :].strip(" T,")
    except ValueError:
        raise InvalidInput("bad_day", text=text) from None


def _clock(rest: str, text: str) -> tuple[time, timedelta | None]:
    match = _HOUR.match(rest.strip().replace("\u202f", " ").replace("\u00a0", " "))
    if match is None:
        raise InvalidInput("bad_day", text=text)
    hours, minutes, seconds = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[4]:
        if not 1 <= hours <= 12:
            raise InvalidInput("bad_day", text=text)
        hours = hours % 12 + (12 if match[4].casefold() == "p" else 0)
    elif match[2] is None and "h" not in rest.casefold():
        raise InvalidInput("bad_day", text=text)  # a lone number is no hour
    if (hours, minutes, seconds) == (24, 0, 0):
        raise InvalidInput("bad_day", text=text)
    try:
        return time(hours, minutes, seconds), _offset(match[5])
    except ValueError:
        raise InvalidInput("bad_day", text=text) from None


def _offset(text: str | None) -> timedelta | None:
    if not text:
        return None
    if text.casefold() in {"z", "utc", "gmt"}:
        return timedelta(0)
    digits = text[1:].replace(":", "")
    return timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if text[0] == "-" else 1)


def _serial(number: float) -> Moment:
    """A spreadsheet's count of days since the last days of 1899."""
    if not _SERIALS[0] <= number < _SERIALS[1]:
        raise InvalidInput("bad_day", text=text_of(number))
    whole = int(number)
    clock = _of_day(number - whole)
    return Moment(_EPOCH + timedelta(days=whole), clock if number != whole else None)


def counted(text: str) -> date | None:
    """The day that a number in a text would be for a spreadsheet; None where it is no such number."""
    bare = text.strip().replace(",", ".")
    if not _COUNTED.match(bare):
        return None
    try:
        return _serial(float(bare)).day
    except InvalidInput:
        return None


def _of_day(part: float) -> time:
    seconds = min(round(part * 86_400), 86_399)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def _turned(day: date) -> date:
    """Day and month the other way round, where that is a date."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else day
