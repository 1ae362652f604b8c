"""The spans of time that the calendar shows: which days a view has, the one before and after, what it is called."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate


class View(StrEnum):
    """The four ways to look."""

    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    AGENDA = "agenda"


def span(view: View, day: date, first_weekday: int) -> tuple[date, date]:
    """The first day that a view of this day shows, and the day after the last."""
    if view is View.DAY:
        return day, day + timedelta(days=1)
    if view is View.WEEK:
        start = _week(day, first_weekday)
        return start, start + timedelta(days=7)
    first = day.replace(day=1)
    following = months(first, 1)
    if view is View.AGENDA:
        return first, following
    start = _week(first, first_weekday)
    last = _week(following - timedelta(days=1), first_weekday)
    return start, last + timedelta(days=7)


def turn(view: View, day: date, steps: int) -> date:
    """The day that the view shows so many periods later; in a shorter month its last day."""
    if view is View.DAY:
        return day + timedelta(days=steps)
    if view is View.WEEK:
        return day + timedelta(weeks=steps)
    return months(day, steps)


def months(day: date, count: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def title(view: View, day: date, today: date, first_weekday: int, locale: QLocale) -> str:
    """`October 2026`; for a week its days, for a day its date: both without the year while it is this one."""
    if view in (View.MONTH, View.AGENDA):
        return _said(locale, day, translate("Periods", "MMMM yyyy"))
    this_year = day.year == today.year
    if view is View.DAY:
        pattern = translate("Periods", "dddd d MMMM") if this_year else translate("Periods", "dddd d MMM yyyy")
        return _said(locale, day, pattern)
    start, end = span(view, day, first_weekday)
    last = end - timedelta(days=1)
    if start.year != last.year:
        first, second = translate("Periods", "d MMM yyyy"), translate("Periods", "d MMM yyyy")
    elif start.month != last.month:
        first = translate("Periods", "d MMM")
        second = first if this_year else translate("Periods", "d MMM yyyy")
    else:
        first, second = "d", translate("Periods", "d MMMM") if this_year else translate("Periods", "d MMM yyyy")
    return f"{qdate(start, locale, first)} – {qdate(last, locale, second)}"


def short_title(view: View, day: date, first_weekday: int, locale: QLocale) -> str:
    """The same in less room: `Oct 2026`, `5 – 11 Oct`, `Mon 5 Oct`."""
    if view in (View.MONTH, View.AGENDA):
        return _said(locale, day, translate("Periods", "MMM yyyy"))
    if view is View.DAY:
        return _said(locale, day, translate("Periods", "ddd d MMM"))
    start, end = span(view, day, first_weekday)
    last = end - timedelta(days=1)
    month = translate("Periods", "d MMM")
    return f"{qdate(start, locale, 'd' if start.month == last.month else month)} – {qdate(last, locale, month)}"


@lru_cache(maxsize=8)
def titles(view: View, year: int, first_weekday: int, locale: QLocale) -> tuple[str, ...]:
    """All that a view is called in the course of a year."""
    first = date(year, 1, 1)
    if view in (View.MONTH, View.AGENDA):
        days = [months(first, count) for count in range(12)]
    else:
        apart = 7 if view is View.WEEK else 1
        days = [first + timedelta(days=count) for count in range(0, 365, apart)]
    return tuple(title(view, day, first, first_weekday, locale) for day in days)


def qdate(day: date, locale: QLocale, pattern: str) -> str:
    """A day in the locale's words."""
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _said(locale: QLocale, day: date, pattern: str) -> str:
    text = qdate(day, locale, pattern)
    return text[:1].upper() + text[1:]


def _week(day: date, first_weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
