"""Recurrences as RFC 5545 writes them, as far as our rules go: FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261231."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.recurrence import MONDAY, Freq, Rule

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST", "BYMONTH"}


def write(data: Mapping[str, Any] | None) -> str:
    """A stored rule as text; "" for none."""
    if not data:
        return ""
    rule = Rule.from_json(data)
    parts = [f"FREQ={rule.freq.value.upper()}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.weekdays:
        parts.append(f"BYDAY={','.join(_DAYS[day] for day in rule.weekdays)}")
    if rule.monthday is not None:
        parts.append(f"BYMONTHDAY={rule.monthday}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.week_start != MONDAY:
        parts.append(f"WKST={_DAYS[rule.week_start]}")
    return ";".join(parts)


def read(text: str, start: date | None = None) -> dict[str, Any] | None:
    """The rule as it is stored; None for no text. `start` is the first day, to see what merely repeats it.

    Raises:
        InvalidInput: `recurrence_not_ours` (`text`): what our rules cannot say, such as the second Tuesday.
    """
    asked = text.strip().removeprefix("RRULE:").strip()
    if not asked:
        return None
    try:
        given = dict(part.split("=", 1) for part in asked.upper().split(";") if part)
    except ValueError:
        raise InvalidInput("recurrence_not_ours", text=text) from None
    if not set(given) <= _KNOWN or not _month_fits(given, start):
        raise InvalidInput("recurrence_not_ours", text=text)
    try:
        return _rule(given, start).to_json()
    except (InvalidInput, ValueError, KeyError):
        raise InvalidInput("recurrence_not_ours", text=text) from None


def _rule(given: Mapping[str, str], start: date | None) -> Rule:
    freq = Freq(given["FREQ"].lower())
    days = tuple(_DAYS.index(day) for day in given["BYDAY"].split(",")) if "BYDAY" in given else ()
    if days and freq is Freq.DAILY and given.get("INTERVAL", "1") == "1":
        freq = Freq.WEEKLY  # every day that is one of these
    monthday = int(given["BYMONTHDAY"]) if "BYMONTHDAY" in given else None
    if monthday is not None and freq is Freq.YEARLY:
        if start is None or start.day != monthday:
            raise ValueError(given)
        monthday = None
    if monthday == -1 and freq is Freq.MONTHLY:
        monthday = 31  # the last day of each month
    return Rule(
        freq=freq,
        interval=int(given.get("INTERVAL", "1")),
        weekdays=days,
        monthday=monthday,
        until=_until(given["UNTIL"]) if "UNTIL" in given else None,
        count=int(given["COUNT"]) if "COUNT" in given else None,
        week_start=_DAYS.index(given.get("WKST", "MO")),
    )


def _month_fits(given: Mapping[str, str], start: date | None) -> bool:
    """A yearly rule may name the month that it begins in."""
    if "BYMONTH" not in given:
        return True
    return given.get("FREQ") == "YEARLY" and start is not None and given["BYMONTH"] == str(start.month)


def _until(text: str) -> date:
    digits = re.match(r"\d{8}", text)
    if digits is None:
        raise ValueError(text)
    return datetime.strptime(digits[0], "%Y%m%d").date()  # noqa: DTZ007 (a day has no zone)
