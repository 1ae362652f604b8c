"""Key dates: rules that give a day of each year, days of a person's own, and when the clocks of a zone change.

A rule is written so:

- `10-16`: month and day; 29 February is the 28th in other years;
- `last fri nov`, `1 sun may`, `4 thu nov`: a weekday of a month;
- `4 thu nov +1`, `easter -47`: so many days after or before that; Easter is the western one.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from smdesk.core import resources
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.zones import zone as find_zone

#: A day of one's own lasts no longer: what does is a campaign.
LONGEST_DAYS = 366
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIXED = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
_NTH = re.compile(r"(last|[1-5]) ([a-z]{3}) ([a-z]{3})(?: ([+-]\d+))?", re.ASCII)
_EASTER = re.compile(r"easter(?: ([+-]\d+))?", re.ASCII)


class KeyDay(NamedTuple):
    """One key date on its days. `ref` names it across years: `es:2026-10-12` is not one, `world:bread` is."""

    day: date
    until: date  # the last day; `day` where it takes one
    name: str  # "" where the words are the window's own
    kind: str  # holiday, world, own, quiet, clocks
    ref: str
    number: int = 0  # of the row, where it is the person's own
    note: str = ""

    def on(self, day: date) -> bool:
        """True when a day belongs to it."""
        return self.day <= day <= self.until


@dataclass(frozen=True, slots=True)
class WorldDay:
    """A day that comes back each year by a rule; `sectors` empty: it concerns everybody."""

    id: str
    rule: str
    names: Mapping[str, str]
    source: str
    sectors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Its name in a language, else in English."""
        return self.names.get(language.split("-")[0].lower()) or self.names["en"]


def day_of(rule: str, year: int) -> date | None:
    """The day that a rule gives in a year; None where that year has none (a fifth Friday).

    Raises:
        InvalidInput: `bad_key_rule` (`rule`).
    """
    fixed, nth, easter_based = _FIXED.fullmatch(rule), _NTH.fullmatch(rule), _EASTER.fullmatch(rule)
    try:
        if fixed:
            return yearly(date(2000, int(fixed[1]), int(fixed[2])), year)
        if easter_based:
            return easter(year) + timedelta(days=int(easter_based[1] or 0))
        if nth:
            return _nth(nth[1], _WEEKDAYS.index(nth[2]), year, _MONTHS.index(nth[3]) + 1, int(nth[4] or 0))
    except ValueError as error:
        raise InvalidInput("bad_key_rule", rule=rule) from error
    raise InvalidInput("bad_key_rule", rule=rule)


def _nth(which: str, weekday: int, year: int, month: int, later: int) -> date | None:
    last = calendar.monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).weekday() == weekday]
    place = len(days) if which == "last" else int(which)
    return date(year, month, days[place - 1]) + timedelta(days=later) if place <= len(days) else None


def short(name: str) -> str:
    """A name without what so many have in common: `World Bread Day` is `Bread Day` where there is little room."""
    for word in ("Mundial ", "Internacional ", "World ", "International "):
        name = name.replace(word, "", 1)
    return name


def typographic(name: str) -> str:
    """A name as it is printed: the library of public holidays writes `New Year's Day`."""
    return re.sub(r"(?<=\w)'", "’", name)


def yearly(day: date, year: int) -> date:
    """The same day of another year; 29 February is the 28th where there is none."""
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def check_own(day: date, until: date | None) -> date:
    """The last day of a date of one's own. Raises InvalidInput `end_before_start`, `too_long` (`days`)."""
    last = until or day
    if last < day:
        raise InvalidInput("end_before_start", field="until", start=day.isoformat(), end=last.isoformat())
    if (last - day).days >= LONGEST_DAYS:
        raise InvalidInput("key_date_too_long", field="until", days=LONGEST_DAYS)
    return last


def repeats(day: date, until: date, *, every_year: bool, first: date, end: date) -> Iterator[tuple[date, date]]:
    """First and last day of each time that falls into a span, from a day up to but not at another."""
    if not every_year:
        if day < end and until >= first:
            yield day, until
        return
    length = until - day
    for year in range(max(day.year, (first - length).year), end.year + 1):
        start = yearly(day, year)
        if start < end and start + length >= first:
            yield start, start + length


def clock_changes(zone: str, first: date, end: date) -> list[date]:
    """The days of a span on which the clocks of a zone are set. Raises InvalidInput `unknown_zone`."""
    tz = find_zone(zone)

    def offset(day: date) -> timedelta | None:
        return datetime.combine(day, time(12), UTC).astimezone(tz).utcoffset()

    found, day, before = [], first, offset(first - timedelta(days=1))
    while day < end:
        now = offset(day)
        if now != before:
            found.append(day)
        day, before = day + timedelta(days=1), now
    return found


def sectors_of(text: str, words: Mapping[str, Sequence[str]] | None = None) -> frozenset[str]:
    """Which sectors a client's own words for what they do name: `Panadería artesana` is food."""
    said = [f"{word} " for word in re.findall(r"\w+", text.casefold())]
    known = sector_words() if words is None else words
    return frozenset(name for name, starts in known.items() if any(word.startswith(tuple(starts)) for word in said))


def concerns(day: WorldDay, sectors: frozenset[str], country: str) -> bool:
    """True when a world day is one for a client of these sectors in this country."""
    return (not day.sectors or not sectors.isdisjoint(day.sectors)) and (not day.countries or country in day.countries)


@cache
def world_days() -> tuple[WorldDay, ...]:
    """All that come with the program."""
    found = []
    for file in sorted(_folder().glob("*.toml")):
        found += [_world(each) for each in _read(file).get("day", ())]
    return tuple(found)


@cache
def sector_words() -> Mapping[str, tuple[str, ...]]:
    """Sector → beginnings of words that name it."""
    return {name: tuple(starts) for name, starts in _read(_folder() / "sectors.toml").items()}


def _world(data: Mapping[str, Any]) -> WorldDay:
    names = {"en": data["en"], "es": data["es"]}
    return WorldDay(
        data["id"],
        data["rule"],
        names,
        data["source"],
        tuple(data.get("sectors", ())),
        tuple(data.get("countries", ())),
    )


def _folder() -> Path:
    return resources.path("keydates")


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
