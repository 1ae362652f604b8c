"""A month as it is proposed: what it is made from, the posts that are to be written, and how it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from smdesk.core.cadence import Reason, Rhythm, Taken
from smdesk.core.mix import Goal
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar with its goal. `personas` empty: for everybody."""

    goal: Goal
    name: str = ""
    personas: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """Whom posts are for. `hours` says how much they are there at each of 24, 0 to 3; empty where nobody knows."""

    id: int
    name: str = ""
    share: int | None = None
    hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A key date. On a quiet one nothing goes out. Of those of one week the first by rank gets a post; one of rank 0,
    the client's own, always does; for one of rank 3 or more, which concerns everybody, none is moved.
    """

    day: date
    name: str = ""
    ref: str = ""
    quiet: bool = False
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Campaign:
    """From a day to another, both included."""

    id: int
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Order:
    """All that a programme is made from."""

    first: date
    end: date  # the day after the last
    zone: str
    now: datetime  # aware
    rhythms: tuple[Rhythm, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    personas: tuple[Persona, ...] = ()
    days: tuple[Day, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    taken: tuple[Taken, ...] = ()
    ceiling: int | None = None

    @property
    def goals(self) -> tuple[Goal, ...]:
        """What the pillars ask for; the same of each where none has a goal."""
        goals = tuple(each.goal for each in self.pillars)
        return goals if any(goal.target for goal in goals) else tuple(replace(goal, target=1) for goal in goals)


@dataclass(frozen=True, slots=True)
class Item:
    """One post to be written. `key` names it for as long as the programme is kept; `name` is of a key date or a
    campaign, "" where the pillar's will do; `post` is what it has become.
    """

    key: str
    wall: datetime
    channels: tuple[int, ...] = ()
    pillar: int | None = None
    persona: int | None = None
    campaign: int | None = None
    name: str = ""
    ref: str = ""
    reasons: tuple[Reason, ...] = ()
    edited: bool = False
    dropped: bool = False
    post: int | None = None

    @property
    def open(self) -> bool:
        """True for what accepting would make a post of."""
        return not self.dropped and self.post is None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A month: its posts by time, and what is to be said of all of it."""

    items: tuple[Item, ...] = ()
    notes: tuple[Reason, ...] = field(default_factory=tuple)


def key_of(wall: datetime) -> str:
    """The name of a post that is proposed for a time."""
    return f"{wall:%Y-%m-%dT%H:%M}"


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


# -- JSON ---------------------------------------------------------------------------------------------------------


def to_json(proposed: Proposed) -> dict[str, Any]:
    """Plain values for a JSON column."""
    return {
        "items": [asdict(item) | {"wall": item.wall.isoformat(timespec="minutes")} for item in proposed.items],
        "notes": [asdict(note) for note in proposed.notes],
    }


def from_json(data: Mapping[str, Any] | None) -> Proposed:
    """The month of a stored value; what cannot be read is left out."""
    given = data or {}
    items = [item for item in (_item(each) for each in given.get("items", ())) if item is not None]
    return Proposed(tuple(sorted(items, key=lambda item: (item.wall, item.key))), _reasons(given.get("notes")))


def _item(data: Any) -> Item | None:
    try:
        wall = datetime.fromisoformat(data["wall"])
        return Item(
            str(data.get("key") or key_of(wall)), wall, tuple(int(each) for each in data.get("channels", ())),
            data.get("pillar"), data.get("persona"), data.get("campaign"), str(data.get("name", "")),
            str(data.get("ref", "")), _reasons(data.get("reasons")), bool(data.get("edited")),
            bool(data.get("dropped")), data.get("post"),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _reasons(data: Any) -> tuple[Reason, ...]:
    if not isinstance(data, list | tuple):
        return ()
    return tuple(
        Reason(str(each["code"]), dict(each.get("facts") or {}))
        for each in data
        if isinstance(each, Mapping) and "code" in each
    )
