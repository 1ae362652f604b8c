"""When a month's posts go out: from each channel's cadence and weekly slots, around what stands there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time, timedelta
from typing import Any

from smdesk.core.errors import SmdeskError
from smdesk.core.records import dataclass
from smdesk.core.walltime import Gap, Notice, Overlap, WallTime, resolve

#: When nothing says when: in the middle of the morning.
USUAL = time(10)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed, as a code and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A slot of a channel's week, perhaps of one pillar only."""

    weekday: int  # Monday 0
    at: time
    pillar: int | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a channel publishes, and when it likes to. `hours` are where its personas are, the best first."""

    channel: int
    per_week: float | None = None  # posts; None: every slot
    slots: tuple[Weekly, ...] = ()
    hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A post that stands there already; one without channels counts for all of them."""

    wall: datetime
    channels: frozenset[int] = field(default_factory=frozenset)
    pillar: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One post to be: where it goes out and why then."""

    wall: datetime
    channels: tuple[int, ...]
    pillar: int | None = None  # of its slot
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """The days to be filled, from the first up to, but not, the last, on the clocks of a zone; none before now."""

    first: date
    end: date
    zone: str
    now: datetime  # aware
    quiet: frozenset[date] = field(default_factory=frozenset)

    def weeks(self) -> list[list[date]]:
        """The days of each calendar week, of today and later."""
        found: dict[tuple[int, int], list[date]] = {}
        day = self.first
        while day < self.end:
            if self.comes(datetime.combine(day, time.max)):
                found.setdefault(day.isocalendar()[:2], []).append(day)
            day += timedelta(days=1)
        return list(found.values())

    def comes(self, wall: datetime) -> bool:
        """True for a time that has not passed."""
        try:
            return resolve(WallTime(wall, self.zone)).instant > self.now
        except SmdeskError:
            return False


def places(span: Span, rhythms: Sequence[Rhythm], taken: Iterable[Taken]) -> list[Place]:
    """The posts of the span by time. Channels that publish at the same time share a post; no two have the same time,
    and none that of what stands there. The same for the same input.
    """
    filling = _Filling(span, list(taken))
    ordered = sorted(rhythms, key=lambda rhythm: (-_per_week(rhythm), rhythm.channel))
    for rhythm in ordered:
        filling.fill(rhythm)
    return filling.found()


def evenly(items: Sequence[Any], count: int) -> list[Any]:
    """So many of the items, spread over all of them."""
    if count >= len(items):
        return list(items)
    return [items[(2 * place + 1) * len(items) // (2 * count)] for place in range(count)]


def _per_week(rhythm: Rhythm) -> float:
    return float(len(rhythm.slots)) if rhythm.per_week is None else rhythm.per_week


class _Filling:
    def __init__(self, span: Span, taken: list[Taken]) -> None:
        self._span = span
        self._taken = taken
        self._walls = {_minute(each.wall) for each in taken}
        self._on_day = Counter(each.wall.date() for each in taken)
        self._channels: dict[datetime, list[int]] = {}
        self._pillars: dict[datetime, int] = {}
        self._reasons: dict[datetime, list[Reason]] = {}

    def found(self) -> list[Place]:
        return [
            Place(wall, tuple(sorted(self._channels[wall])), self._pillars.get(wall), tuple(self._reasons[wall]))
            for wall in sorted(self._channels)
        ]

    def fill(self, rhythm: Rhythm) -> None:
        """All weeks of one channel: its slots, or as many of them as its cadence asks for; then what goes beyond them.

        What is left of a week's fraction goes to the next: 2.5 a week is 2, 3, 2, 3.
        """
        own = len(rhythm.slots)
        rate = 1.0 if rhythm.per_week is None or not own else min(1.0, rhythm.per_week / own)
        more = 0.0 if rhythm.per_week is None else max(0.0, rhythm.per_week - own)
        slots_so_far = days_so_far = 0
        slots_done = days_done = 0
        for days in self._span.weeks():
            slots = self._slots(rhythm, days)
            slots_so_far, days_so_far = slots_so_far + len(slots), days_so_far + len(days)
            on_slots, beyond = _rounded(rate * slots_so_far), _rounded(more * days_so_far / WEEK)
            wanted, extra = on_slots - slots_done, beyond - days_done
            slots_done, days_done = on_slots, beyond
            standing = self._standing(rhythm.channel, days)
            chosen = self._chosen(slots, max(0, wanted - standing))
            self._take(rhythm, chosen, slots)
            self._beyond(rhythm, days, max(0, extra - max(0, standing - wanted)))

    def _slots(self, rhythm: Rhythm, days: Sequence[date]) -> dict[datetime, Weekly]:
        """The slots of a week that have not passed, by their time."""
        return {
            wall: slot
            for day in days
            for slot in sorted(rhythm.slots, key=lambda each: each.at)
            if slot.weekday == day.weekday() and self._span.comes(wall := datetime.combine(day, slot.at))
        }

    def _standing(self, channel: int, days: Sequence[date]) -> int:
        within = set(days)
        return sum(
            each.wall.date() in within and (not each.channels or channel in each.channels) for each in self._taken
        )

    def _chosen(self, slots: Mapping[datetime, Weekly], need: int) -> list[datetime]:
        """So many slots: first those at which another channel publishes, so that one post serves both."""
        free = [wall for wall in slots if self._free(wall) and wall.date() not in self._span.quiet]
        shared = [wall for wall in free if wall in self._channels]
        if len(shared) >= need:
            return evenly(shared, need)
        return sorted(shared + evenly([wall for wall in free if wall not in self._channels], need - len(shared)))

    def _beyond(self, rhythm: Rhythm, days: Sequence[date], need: int) -> None:
        """More than there are slots: at times of other channels, else on the emptiest days at a usual hour."""
        for _ in range(need):
            mine = {wall.date() for wall, channels in self._channels.items() if rhythm.channel in channels}
            open_days = [day for day in days if day not in self._span.quiet]
            shared = [
                wall
                for wall, channels in sorted(self._channels.items())
                if wall.date() in open_days and rhythm.channel not in channels
            ]
            shared = [wall for wall in shared if wall.date() not in mine] or shared
            if shared:
                wall = evenly(shared, 1)[0]
                self._put(wall, rhythm.channel, Reason("shared", {"channel": rhythm.channel}))
                continue
            at, reason = self._usual(rhythm)
            walls = [datetime.combine(day, at) for day in open_days]
            walls = [wall for wall in walls if self._free(wall) and wall not in self._channels]
            if not walls:
                return
            # The emptiest day, the furthest from what this channel has there already, the earliest.
            self._put(min(walls, key=self._emptiest(mine)), rhythm.channel, reason)

    def _emptiest(self, mine: set[date]) -> Callable[[datetime], tuple[int, int, datetime]]:
        def rank(wall: datetime) -> tuple[int, int, datetime]:
            day = wall.date()
            near = min((abs((day - other).days) for other in mine), default=WEEK)
            return self._on_day[day], -min(near, 2), wall

        return rank

    def _usual(self, rhythm: Rhythm) -> tuple[time, Reason]:
        if rhythm.slots:
            at = Counter(slot.at for slot in sorted(rhythm.slots, key=lambda each: each.at)).most_common(1)[0][0]
            return at, Reason("beyond_slots", {"channel": rhythm.channel})
        if rhythm.hours:
            return time(rhythm.hours[0]), Reason("persona_hour", {"hour": rhythm.hours[0]})
        return USUAL, Reason("usual_hour")

    def _free(self, wall: datetime) -> bool:
        return wall not in self._walls and self._span.comes(wall)

    def _take(self, rhythm: Rhythm, walls: Iterable[datetime], slots: Mapping[datetime, Weekly]) -> None:
        for wall in walls:
            slot = slots[wall]
            self._put(wall, rhythm.channel, Reason("slot", {"channel": rhythm.channel}), slot.pillar)

    def _put(self, wall: datetime, channel: int, reason: Reason, pillar: int | None = None) -> None:
        used, told = self._clocks(wall)
        if used in self._walls:
            return
        if used not in self._channels:
            self._channels[used], self._reasons[used] = [], []
            self._on_day[used.date()] += 1
        if channel not in self._channels[used]:
            self._channels[used].append(channel)
            self._reasons[used] += [reason, *told]
        if pillar is not None:
            self._pillars.setdefault(used, pillar)

    def _clocks(self, wall: datetime) -> tuple[datetime, list[Reason]]:
        """The time as the clocks show it, where they are set on that day."""
        notice: Notice = resolve(WallTime(wall, self._span.zone)).notice
        if isinstance(notice, Gap):
            return notice.used, [Reason("clocks_skip", {"asked": f"{wall:%H:%M}"})]
        return wall, [Reason("clocks_twice")] if isinstance(notice, Overlap) else []


def _rounded(value: float) -> int:
    return int(value + 0.5)


def _minute(wall: datetime) -> datetime:
    return wall.replace(second=0, microsecond=0)
