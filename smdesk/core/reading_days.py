"""When the number of a KPI that is typed by hand is to be read."""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: No day, every day, once a week on a day, on the first of each month.
RHYTHMS = ("", "day", *WEEKDAYS, "month")


def latest(rhythm: str, today: date) -> date | None:
    """The last day on which it was to be read, today among them; None without a rhythm."""
    if rhythm == "day":
        return today
    if rhythm == "month":
        return today.replace(day=1)
    if rhythm in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(rhythm)) % 7)
    return None


def due(rhythm: str, today: date, *, read: date | None, starts: date | None, deadline: date | None) -> date | None:
    """The day whose reading is missing: not before the KPI has begun, nor once it is over; `read` is the last one."""
    day = latest(rhythm, today)
    if day is None or (starts is not None and day <= starts) or (deadline is not None and day > deadline):
        return None
    return None if read is not None and read >= day else day
