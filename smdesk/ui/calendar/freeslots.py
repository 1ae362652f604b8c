"""Free queue slots of a day: weekly times at which channels like to publish and nothing is planned yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from smdesk.core.walltime import WallTime, resolve
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.views import ChannelView


class FreeSlot(NamedTuple):
    """A weekly time with nothing on it yet, on the channels that have it."""

    wall: datetime
    zone: str
    client_id: int
    channels: tuple[int, ...]
    pillar: int = 0  # whose it is on every channel; 0: anybody's


def on(
    day: date, entries: Iterable[CalendarEntry], channels: Iterable[ChannelView], client: int, zone: str, now: datetime
) -> tuple[FreeSlot, ...]:
    """The free slots of a day to come, by time."""
    taken: set[tuple[int, datetime]] = set()
    planned: set[datetime] = set()
    for entry in entries:
        minute = entry.wall.replace(second=0, microsecond=0)
        taken.update((item.channel_id, minute) for item in entry.items)
        if not entry.items:
            planned.add(minute)
    found: dict[datetime, list[int]] = defaultdict(list)
    kept: dict[datetime, set[int]] = defaultdict(set)
    for channel in channels:
        for weekday, at, *pillars in channel.slots:
            if weekday != day.weekday():
                continue
            wall = datetime.combine(day, time.fromisoformat(at))
            if (channel.id, wall) not in taken and wall not in planned:
                found[wall].append(channel.id)
                kept[wall].add(pillars[0] if pillars else 0)
    return tuple(
        FreeSlot(wall, zone, client, tuple(sorted(found[wall])), kept[wall].pop() if len(kept[wall]) == 1 else 0)
        for wall in sorted(found)
        if resolve(WallTime(wall, zone)).instant > now
    )
