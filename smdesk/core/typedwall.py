"""The day and hour that a person means in one field: “8 dec 20:00”, “mañana a las 9:30”, “next friday 8 pm”."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from smdesk.core import typedday

_CLOCK = re.compile(
    r"(?:,\s*|\s+)(?:(?:at|a las?)\s+)?(\d{1,2})(?:[:.h](\d{2})|\s*h|(?=\s*[ap]\.?\s*m))\s*(?:([ap])\.?\s*m\.?)?$",
    re.ASCII | re.IGNORECASE,
)


def read(text: str, today: date, usual: time) -> datetime | None:
    """A wall time; a day alone is taken at the `usual` hour. None for what is none."""
    asked = " ".join(text.split())
    found = _CLOCK.search(asked)
    day = typedday.read(asked if found is None else asked[: found.start()].rstrip(" ,"), today)
    hour = usual if found is None else _hour(found)
    return datetime.combine(day, hour) if day is not None and hour is not None else None


def _hour(found: re.Match[str]) -> time | None:
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
