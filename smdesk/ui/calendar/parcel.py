"""What is carried by a drag, a cut or a copy, and what letting it go somewhere would do, decided without a widget."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QMimeData

from smdesk.core.errors import SmdeskError
from smdesk.core.publication import IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import EntryKey, headline

MIME = "application/x-smdesk-posts"


@dataclass(frozen=True, slots=True)
class Carried:
    """One post on its way. `wall` None: an idea, which has no place in the calendar yet."""

    post_id: int
    occurrence: int
    wall: datetime | None
    zone: str
    client_id: int
    title: str
    pillar_id: int | None = None
    scheduled: bool = False  # it has publications that will go out
    recurs: bool = False  # one of a series, so it is asked how much of it moves
    bound: str = ""  # why it cannot be moved: published, in_flight, delegated, unconfirmed; "" when it can
    waits: bool = False  # a place in the calendar that nobody has written in yet

    @property
    def key(self) -> EntryKey | None:
        """The entry it was taken from."""
        return EntryKey(self.post_id, self.occurrence, self.wall) if self.wall is not None else None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is carried; `grip` is the one under the pointer, after which the others find their places."""

    items: tuple[Carried, ...]
    grip: int = 0

    @property
    def gripped(self) -> Carried:
        """The one under the pointer."""
        return self.items[self.grip]


@dataclass(frozen=True, slots=True)
class Landing:
    """What letting go would do. `refused` is the code of why it does nothing."""

    places: tuple[tuple[Carried, datetime], ...] = ()
    copies: bool = False
    slot: bool = False  # a free weekly time is what it lands on
    refused: str = ""
    grip: int = 0  # which of the places is under the pointer

    @property
    def gripped(self) -> tuple[Carried, datetime]:
        """What is under the pointer, and where it lands."""
        return self.places[self.grip]

    @property
    def moves(self) -> bool:
        """True when something would be another than before."""
        return not self.refused and (self.copies or any(item.wall != wall for item, wall in self.places))


def of_entry(entry: CalendarEntry) -> Carried:
    """An entry, taken up."""
    return Carried(
        entry.post_id, entry.occurrence, entry.wall, entry.zone, entry.client_id, headline(entry), entry.pillar_id,
        bool(entry.items) or entry.ghost, entry.recurs and coming(entry), bound(entry),
        waits=entry.stage == "idea",
    )  # fmt: skip


def coming(entry: CalendarEntry) -> bool:
    """True for an occurrence that something can still be done with."""
    return entry.ghost or (entry.movable and bool(entry.items))


def bound(entry: CalendarEntry) -> str:
    """Why an entry cannot be moved, as a code; "" when it can."""
    states = {item.state for item in entry.items}
    if entry.movable or entry.ghost:
        return ""
    if states & IN_FLIGHT:
        return "in_flight"
    if State.PUBLISHED in states:
        return "published"
    if State.UNCONFIRMED in states:
        return "unconfirmed"
    return "delegated"


def parcel(entries: Iterable[CalendarEntry], grip: CalendarEntry) -> Parcel:
    """Entries, of which one is under the pointer."""
    chosen = list(entries)
    if grip not in chosen:
        chosen = [grip]
    return Parcel(tuple(of_entry(each) for each in chosen), chosen.index(grip))


# -- landing ------------------------------------------------------------------------------------------------------


def land(
    what: Parcel, day: date, now: datetime, *, hour: datetime | None = None, slot: bool = False, copy: bool = False,
    free: Callable[[date], datetime],
) -> Landing:  # fmt: skip
    """What letting go on a day would do: each keeps its hour and minutes, and its distance to the one gripped.

    `hour` is another wall time for the gripped one (a slot, a place on an hour grid); `free` tells when a post
    of a day goes out that has no hour yet; `now` is aware.
    """
    gripped = what.gripped
    target = hour or _on(gripped, day, free)
    if gripped.wall is not None:
        moved = target - gripped.wall
        places = [(item, _shifted(item, moved, target, free)) for item in what.items]
    else:
        places = [(item, target if item is gripped else _on(item, day, free)) for item in what.items]
    return judged(Landing(tuple(places), copy, slot, grip=what.grip), now)


def judged(landing: Landing, now: datetime) -> Landing:
    """The landing with why it does nothing, if it does not."""
    return replace(landing, refused=_refusal(landing, now))


def _on(item: Carried, day: date, free: Callable[[date], datetime]) -> datetime:
    if item.wall is not None:
        return datetime.combine(day, item.wall.time())
    return free(day)


def _shifted(item: Carried, moved: timedelta, target: datetime, free: Callable[[date], datetime]) -> datetime:
    return item.wall + moved if item.wall is not None else _on(item, target.date(), free)


def _refusal(landing: Landing, now: datetime) -> str:
    for item, wall in landing.places:
        if item.bound and not landing.copies:
            return item.bound
        if item.wall == wall and not landing.copies:
            continue
        try:
            if resolve(WallTime(wall, item.zone)).instant <= now:
                return "past"
        except SmdeskError:
            return "no_such_time"
    return ""


# -- the clipboard and the drag -----------------------------------------------------------------------------------


def to_mime(what: Parcel) -> QMimeData:
    """The parcel for a drag or the clipboard; other programs get the titles."""
    items = [{**asdict(item), "wall": item.wall.isoformat() if item.wall else None} for item in what.items]
    data = QMimeData()
    data.setData(MIME, json.dumps({"items": items, "grip": what.grip}).encode())
    data.setText("\n".join(item.title for item in what.items))
    return data


def from_mime(data: QMimeData | None) -> Parcel | None:
    """The parcel in a drag or on the clipboard; None where there is none, or one of another version's shape."""
    if data is None or not data.hasFormat(MIME):  # an empty clipboard may have no data at all
        return None
    try:
        read = json.loads(bytes(data.data(MIME).data()))
        items = tuple(
            Carried(**{**item, "wall": datetime.fromisoformat(item["wall"]) if item["wall"] else None})
            for item in read["items"]
        )
        return Parcel(items, min(int(read["grip"]), len(items) - 1)) if items else None
    except (ValueError, TypeError, KeyError):
        return None
