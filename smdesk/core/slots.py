"""The weekly times at which a channel likes to publish, and the next of them that is still free."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.walltime import Resolved, WallTime, in_zone, resolve

HORIZON_DAYS = 366
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = (
    ("monday", "lunes"),
    ("tuesday", "martes"),
    ("wednesday", "miércoles", "miercoles"),
    ("thursday", "jueves"),
    ("friday", "viernes"),
    ("saturday", "sábado", "sabado"),
    ("sunday", "domingo"),
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One time a week. Weekdays count from Monday, 0; the time is wall time in the client's zone.

    `pillar` is the number of the pillar it is kept for, 0 for any.
    """

    weekday: int
    at: time
    pillar: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6 or self.at.tzinfo is not None:
            raise InvalidInput("bad_slots", text=f"{self.weekday} {self.at.isoformat()}")


@dataclass(frozen=True, slots=True)
class Free:
    """A free slot: its wall time, and the instant with its notice."""

    wall: WallTime
    resolved: Resolved


def next_free(
    slots: Iterable[Slot], zone: str, taken: Iterable[datetime], after: datetime, *, pillar: int | None = None,
    quiet: Container[date] = (),
) -> Free:  # fmt: skip
    """The first slot later than `after` in whose minute nothing of `taken` lies. All instants are aware.

    A post of a pillar takes the slots that are kept for it, where the queue has any; else, as one without a pillar,
    those that are kept for none; and only where there are no such either any slot. On days of `quiet` nothing goes out.

    Raises:
        InvalidInput: `no_slots` when the channel has none; `no_free_slot` when all of the next year are taken;
            `unknown_zone`; `bad_time` with reason `naive`.
    """
    weekly = fitting(slots, pillar)
    if not weekly:
        raise InvalidInput("no_slots")
    busy = {_minute(instant) for instant in taken}
    here = in_zone(after, zone).date()
    for ahead in range(-1, HORIZON_DAYS + 1):  # a gap can move yesterday's late slot beyond `after`
        day = here + timedelta(days=ahead)
        if day in quiet:
            continue
        free = []
        for slot in weekly:
            if slot.weekday == day.weekday():
                wall = WallTime(datetime.combine(day, slot.at), zone)
                resolved = resolve(wall)
                if resolved.instant > after and _minute(resolved.instant) not in busy:
                    free.append(Free(wall, resolved))
        if free:
            return min(free, key=lambda each: each.resolved.instant)
    raise InvalidInput("no_free_slot", days=HORIZON_DAYS)


def fitting(slots: Iterable[Slot], pillar: int | None) -> list[Slot]:
    """The slots that a post of a pillar may take."""
    every = _one_each(slots)
    for kept in (pillar or 0, 0):
        found = [slot for slot in every if slot.pillar == kept]
        if found:
            return found
    return every


def parse(text: str) -> tuple[Slot, ...]:
    """Slots as typed: `mon-fri 09:00 18:30, sat 11:00`, with English or Spanish day names, `daily` for every day.

    `09:00=3` is kept for the pillar of that number.

    Raises:
        InvalidInput: `bad_slots` with the part that was not understood.
    """
    found: set[Slot] = set()
    for part in re.split(r"[,;]", text):
        words = part.split()
        if not words:
            continue
        if len(words) < 2:
            raise InvalidInput("bad_slots", text=part.strip())
        for word in words[1:]:
            at, kept, number = word.partition("=")
            if kept and not number.isdecimal():
                raise InvalidInput("bad_slots", text=part.strip())
            found |= {Slot(day, _time(at, part), int(number or 0)) for day in _weekdays(words[0], part)}
    return tuple(_one_each(found))


def to_text(slots: Iterable[Slot], days: Sequence[str] = _DAYS) -> str:
    """The form that `parse` takes, one part for each weekday; `days` are their names, Monday first."""
    by_day: dict[int, list[str]] = {}
    for slot in _one_each(slots):
        kept = f"={slot.pillar}" if slot.pillar else ""
        by_day.setdefault(slot.weekday, []).append(slot.at.isoformat("minutes") + kept)
    return ", ".join(f"{days[day]} {' '.join(times)}" for day, times in by_day.items())


def to_json(slots: Iterable[Slot]) -> list[list[int | str]]:
    """Plain values for a JSON column: `[[0, "09:00"], [1, "18:30", 3], ...]`, the third a pillar's number; the inverse
    of `from_json`.
    """
    return [
        [slot.weekday, slot.at.isoformat("minutes"), *([slot.pillar] if slot.pillar else [])]
        for slot in _one_each(slots)
    ]


def from_json(data: Iterable[Sequence[Any]]) -> tuple[Slot, ...]:
    """Slots from plain values, sorted, each once.

    Raises:
        InvalidInput: `bad_slots` with the item that is none.
    """
    found = set()
    for item in data:
        kept = item[2] if len(item) == 3 else 0
        if len(item) not in {2, 3} or type(item[0]) is not int or type(kept) is not int:
            raise InvalidInput("bad_slots", text=str(list(item)))
        found.add(Slot(item[0], _time(str(item[1]), str(list(item))), kept))
    return tuple(_one_each(found))


def _one_each(slots: Iterable[Slot]) -> list[Slot]:
    """In order, each time of the week once: kept for a pillar where one of them is."""
    found: dict[tuple[int, time], Slot] = {}
    for slot in sorted(slots):
        found[(slot.weekday, slot.at)] = slot
    return list(found.values())


def _minute(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise InvalidInput("bad_time", text=instant.isoformat(), reason="naive")
    return instant.astimezone(UTC).replace(second=0, microsecond=0)


def _weekdays(word: str, part: str) -> list[int]:
    folded = word.casefold()
    if folded in {"daily", "diario"}:
        return list(range(7))
    ends = [_weekday(name) for name in folded.split("-")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None:
        raise InvalidInput("bad_slots", text=part.strip())
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _weekday(name: str) -> int | None:
    """A weekday by its name or the first three letters of it or more."""
    if len(name) < 3:
        return None
    return next((day for day, names in enumerate(_FULL) if any(full.startswith(name) for full in names)), None)


def _time(word: str, part: str) -> time:
    found = _TIME.fullmatch(word)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise InvalidInput("bad_slots", text=part.strip())
    return time(int(found[1]), int(found[2]))
