"""Figures as people type them into a form, and back into what the services take."""

from __future__ import annotations

import re
from datetime import date

from smdesk.core import typedday
from smdesk.core.errors import InvalidInput
from smdesk.ui.kit.context import Ui

#: `2.310` and `12,400` are thousands, in whatever language.
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(\1\d{3})*")


def typed(field: str, text: str, *, average: bool = False) -> float | int | None:
    """A number as typed, with `,` or `.` before decimals and spaces or marks between thousands; None for nothing.

    Of an `average` three digits after a mark are decimals. Raises InvalidInput `bad_value`.
    """
    bare = text.replace("\N{NO-BREAK SPACE}", "").replace(" ", "").removesuffix("%")
    if not bare:
        return None
    if not average and _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", "")
    try:
        found = float(bare.replace(",", "."))
    except ValueError:
        raise InvalidInput("bad_value", field=field, value=text) from None
    return int(found) if found.is_integer() else found


def shown(ui: Ui, value: float | None) -> str:
    """A number as it stands in a field."""
    return "" if value is None else ui.language.words.facts.number(value)


def day_to_come(field: str, text: str, today: date) -> str:
    """The same for a day that may be to come: `friday`, `12 dec`; "" for nothing. Raises InvalidInput `bad_day`."""
    if not text.strip():
        return ""
    found = typedday.read(text, today)
    if found is None:
        raise InvalidInput("bad_day", field=field, value=text)
    return found.isoformat()


def typed_day(field: str, text: str, today: date) -> str:
    """An ISO day of what a person typed: `12 oct`, `yesterday`, `2026-10-12`; "" for nothing.

    Raises InvalidInput `bad_day`.
    """
    if not text.strip():
        return ""
    found = typedday.read(text, today)
    if found is None:
        raise InvalidInput("bad_day", field=field, value=text)
    if found > today and not any(mark.isdigit() and len(mark) == 4 for mark in text.replace("-", " ").split()):
        # A day without a year is one that has passed: an audit looks back.
        near = typedday.read(text, today.replace(year=today.year - 1))
        found = near if near is not None and near <= today else found
    return found.isoformat()
