"""Days and times as the person wants them shown: the one place that every page asks.

A page asks again when it is told of another language (`retranslate`): the time format arrives in the same way. The
first day of a week is read from the settings; ask for it when a view is built anew, not at every paint.
"""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, Qt

from smdesk.core.settings import Scope
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital

_FIRST = {"monday": 0, "sunday": 6, "saturday": 5}


def clock(ui: Ui, moment: datetime | time) -> str:
    """`21:05` or `9:05 pm`; with seconds where there are any."""
    return ui.language.clock(moment)


def hour(ui: Ui, number: int) -> str:
    """A whole hour beside a grid: `21:00` or `9 pm`."""
    facts = ui.language.words.facts
    if not ui.language.twelve_hours:
        return f"{number:02}:00"
    return f"{number % 12 or 12}\N{NO-BREAK SPACE}{facts.half_days[number // 12 % 2]}"


def time_pattern(ui: Ui) -> str:
    """The display format of a field for a time."""
    return clock_pattern(twelve_hours=ui.language.twelve_hours)


def clock_pattern(*, twelve_hours: bool) -> str:
    """The display format of a field for a time, by how many hours the clock has."""
    return "h:mm ap" if twelve_hours else "HH:mm"


def first_weekday(ui: Ui, client: int | None = None) -> int:
    """The day that weeks begin with, Monday is 0; of a client, else of the one the window looks at."""
    chosen = ui.scope.client if client is None else client
    place = (Scope.CLIENT, chosen) if chosen else (Scope.APP, 0)
    return _FIRST[str(ui.settings.get("calendar.week_start", scope=place[0], scope_id=place[1]))]


def week(ui: Ui, client: int | None = None) -> tuple[int, ...]:
    """The seven weekdays in the order of a calendar's columns, Monday is 0."""
    first = first_weekday(ui, client)
    return tuple((first + place) % 7 for place in range(7))


def usual_time(ui: Ui, client: int | None = None) -> time:
    """When a new post goes out on a day that has no free slot; of a client, else of the one the window looks at."""
    chosen = ui.scope.client if client is None else client
    place = (Scope.CLIENT, chosen) if chosen else (Scope.APP, 0)
    return time(*divmod(int(str(ui.settings.get("posts.default_time", scope=place[0], scope_id=place[1]))), 60))


def qt_weekday(number: int) -> Qt.DayOfWeek:
    """The same day for Qt, whose Monday is 1."""
    return Qt.DayOfWeek(number + 1)


def short_weekday(ui: Ui, number: int) -> str:
    """`Wed` and `mié`, Monday is 0."""
    return ui.language.words.facts.weekdays[number]


def long_weekday(ui: Ui, number: int) -> str:
    """`Wednesday` and `miércoles`, Monday is 0."""
    return ui.language.locale.standaloneDayName(number + 1)


def short_month(ui: Ui, number: int) -> str:
    """`Oct` and `oct`, January is 1."""
    return ui.language.words.facts.months[number - 1]


def short_day(ui: Ui, day: date) -> str:
    """`Wed 14 Oct` and `mié 14 oct`."""
    return ui.language.words.facts.day(day)


def short_date(ui: Ui, day: date, today: date | None = None) -> str:
    """`14 Oct` and `14 oct`; with the year where `today` lies in another one."""
    text = f"{day.day} {short_month(ui, day.month)}"
    return text if today is None or today.year == day.year else f"{text} {day.year}"


def short_days(ui: Ui, first: date, last: date, today: date | None = None) -> str:
    """`9 – 22 Oct`, `26 Oct – 1 Nov`; one day is told once."""
    told = short_date(ui, last, today)
    if first == last:
        return told
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else short_date(ui, first, today)} \N{EN DASH} {told}"


def short_moment(ui: Ui, moment: datetime, today: date | None = None) -> str:
    """`Wed 14 Oct, 09:30`; the time alone when it is on `today`."""
    if today is not None and moment.date() == today:
        return clock(ui, moment)
    return f"{short_day(ui, moment)}, {clock(ui, moment)}"


def near_moment(ui: Ui, moment: datetime, today: date) -> str:
    """`today 09:30`, `yesterday 09:30`, `tomorrow 09:30`, else `Wed 14 Oct, 09:30`; within a sentence."""
    translate = QCoreApplication.translate
    near = {
        -1: translate("Dates", "yesterday %1"),
        0: translate("Dates", "today %1"),
        1: translate("Dates", "tomorrow %1"),
    }.get((moment.date() - today).days)
    return near.replace("%1", clock(ui, moment)) if near else short_moment(ui, moment)


def long_day(ui: Ui, day: date, today: date) -> str:
    """`Today, Wednesday 14 October`, `Friday 16 October`; the year where it is another one than today's."""
    return ui.language.day(day, today)


def month_title(ui: Ui, day: date) -> str:
    """`October 2026` and `Octubre 2026`, as the title of the calendar."""
    return capital(ui.language.locale.toString(QDate(day.year, day.month, day.day), "MMMM yyyy"))
