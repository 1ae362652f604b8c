"""Values that a person types into an audit, checked: whole numbers, shares, days; what is left empty stays unknown."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from smdesk.core.errors import InvalidInput

#: Nobody has more followers than there are people; beyond that a figure is a slip of the keyboard.
MOST = 8_000_000_000
TEXT_LIMIT, LINE_LIMIT = 4000, 300


def whole(field: str, value: Any, least: int = 0, most: int = MOST) -> int | None:
    """A whole number between two others; None for nothing. Raises InvalidInput `bad_number`."""
    found = number(field, value, least, most)
    if found is None:
        return None
    if not found.is_integer():
        raise InvalidInput("bad_number", field=field, value=value, least=least, most=most)
    return int(found)


def number(field: str, value: Any, least: float = 0, most: float = MOST) -> float | None:
    """A number between two others; None for nothing. Raises InvalidInput `bad_number`."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput("bad_number", field=field, value=value, least=least, most=most)
    if not math.isfinite(value) or not least <= value <= most:
        raise InvalidInput("bad_number", field=field, value=value, least=least, most=most)
    return float(value)


def past_day(field: str, value: str, today: date, *, empty: bool = True) -> str:
    """An ISO day that is not to come; "" where it may be empty. Raises InvalidInput `bad_day`, `day_to_come`."""
    day = any_day(field, value, empty=empty)
    if day and day > today.isoformat():
        raise InvalidInput("day_to_come", field=field, day=day)
    return day


def any_day(field: str, value: str, *, empty: bool = True) -> str:
    """An ISO day as it is stored; "" where it may be empty. Raises InvalidInput `bad_day`."""
    text = value.strip()
    if not text and empty:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InvalidInput("bad_day", field=field, value=value) from None


def line(field: str, value: str, limit: int = LINE_LIMIT, *, empty: bool = True) -> str:
    """A text in one line, without spaces around it. Raises InvalidInput `title_empty`, `name_too_long`."""
    text = " ".join(value.split())
    if not text and not empty:
        raise InvalidInput("title_empty", field=field)
    if len(text) > limit:
        raise InvalidInput("name_too_long", field=field, limit=limit)
    return text


def text(field: str, value: str, limit: int = TEXT_LIMIT) -> str:
    """A text of several lines. Raises InvalidInput `name_too_long`."""
    found = value.strip()
    if len(found) > limit:
        raise InvalidInput("name_too_long", field=field, limit=limit)
    return found


def chosen(field: str, value: str, known: tuple[str, ...]) -> str:
    """One of some words, or none of them. Raises InvalidInput `bad_kind`."""
    if value and value not in known:
        raise InvalidInput("bad_kind", field=field, kind=value, known=list(known))
    return value
