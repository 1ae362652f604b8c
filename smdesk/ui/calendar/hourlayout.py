"""The geometry of hours without a widget: minutes and pixels, lanes of overlapping posts, stops of the arrow keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.walltime import day_bounds, in_zone
from smdesk.core.zones import zone as find_zone

DAY = 24 * 60  # minutes
NOON = time(12)
HOUR_PX, CARD_PX = 50, 46  # at 100 %
#: How long a post is drawn, in minutes: the hours that its card covers.
CARD_MINUTES = CARD_PX * 60 // HOUR_PX
SNAP, STEP = 5, 15  # minutes: of the mouse, of the arrow keys
#: Cards beside each other at most; further ones hide behind “+n”.
MOST = 3


# -- minutes and pixels -------------------------------------------------------------------------------------------


def minute_of(wall: datetime) -> float:
    """Minutes since midnight on the wall, seconds as fractions."""
    return wall.hour * 60 + wall.minute + wall.second / 60


def y_of(minute: float, hour_px: int) -> int:
    """Where a minute stands, in pixels below midnight."""
    return round(minute * hour_px / 60)


def minute_at(y: float, hour_px: int, step: int = SNAP) -> int:
    """The minute under a point, on the grid of `step` and never outside of the day."""
    return min(DAY - step, max(0, round(y * 60 / hour_px / step) * step))


def time_of(minute: int) -> time:
    """The minute as a clock shows it; the end of the day is midnight."""
    return time(minute // 60 % 24, minute % 60)


def at(day: date, minute: int) -> datetime:
    """The wall time of a minute of a day; a minute outside of it is its first or last."""
    return datetime.combine(day, time_of(min(DAY - 1, max(0, minute))))


def dragged(wall: datetime, dy: float, hour_px: int) -> int:
    """The minute to which a post goes that is dragged by `dy` pixels.

    Dragged less than half a step it keeps its own minute, also one beside the grid: moving it to another day never
    changes its hour.
    """
    moved = round(dy * 60 / hour_px / SNAP) * SNAP
    if moved == 0:
        return int(minute_of(wall))
    return min(DAY - SNAP, max(0, round((minute_of(wall) + moved) / SNAP) * SNAP))


def stepped(wall: datetime, steps: int, step: int = STEP) -> datetime:
    """The next time on the grid of `step` minutes in a direction, on the same day: 09:37 goes to 09:45 or 09:30."""
    minute = int(minute_of(wall))
    on_grid = minute // step if steps > 0 else -(-minute // step)
    return at(wall.date(), min(DAY - step, max(0, (on_grid + steps) * step)))


# -- posts that overlap -------------------------------------------------------------------------------------------


class Lane(NamedTuple):
    """Where a card stands across its day: column `lane` and `span` columns wide, of `lanes`.

    `crowded` where a “+n” needs a place beside it.
    """

    lane: int
    span: int
    lanes: int
    crowded: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """Posts for which there is no room: their places in the list that was laid out, and the minute of the first."""

    minute: float
    hidden: tuple[int, ...]


def lanes(minutes: Sequence[float], most: int = MOST) -> tuple[list[Lane | None], list[More]]:
    """Lay out the posts of a day, given in the order of time; None for a card that is behind a “+n”.

    Cards overlap for as long as they are drawn, not for what they are: a post has no length.
    """
    placed: list[Lane | None] = [None] * len(minutes)
    more: list[More] = []
    for first, last in runs(minutes):
        _lay(minutes, range(first, last), most, placed, more)
    return placed, more


def runs(minutes: Sequence[float]) -> list[tuple[int, int]]:
    """Runs of posts that touch each other, directly or through others; as ranges."""
    found: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(minutes) + 1):
        if place == len(minutes) or minutes[place] >= minutes[place - 1] + CARD_MINUTES:
            found.append((first, place))
            first = place
    return found


def _lay(minutes: Sequence[float], run: range, most: int, placed: list[Lane | None], more: list[More]) -> None:
    ends: list[float] = []  # when each lane is free again
    times: list[float] = []  # of those that have a lane, and
    beside: list[int] = []  # which
    chosen: list[int] = []
    hidden: list[int] = []
    for place in run:
        minute = minutes[place]
        for lane, end in enumerate(ends):
            if end <= minute:
                ends[lane] = minute + CARD_MINUTES
                break
        else:
            lane = len(ends)
            if lane >= most:
                hidden.append(place)
                continue
            ends.append(minute + CARD_MINUTES)
        times.append(minute)
        beside.append(lane)
        chosen.append(place)
    made: dict[tuple[int, int], Lane] = {}  # a handful, for dozens of posts
    for place, minute, lane in zip(chosen, times, beside, strict=True):
        low = bisect_right(times, minute - CARD_MINUTES)
        high = bisect_left(times, minute + CARD_MINUTES, low)
        right = len(ends)
        for other in beside[low:high]:
            if lane < other < right:
                right = other
        which = lane, right
        if which not in made:
            made[which] = Lane(lane, right - lane, len(ends), bool(hidden))
        placed[place] = made[which]
    more += _behind(minutes, hidden)


def _behind(minutes: Sequence[float], hidden: Sequence[int]) -> list[More]:
    """Those without a lane, by the card whose place they share."""
    found: list[More] = []
    group: list[int] = []
    for place in hidden:
        if group and minutes[place] >= minutes[group[0]] + CARD_MINUTES:
            found.append(More(minutes[group[0]], tuple(group)))
            group = []
        group.append(place)
    if group:
        found.append(More(minutes[group[0]], tuple(group)))
    return found


# -- where the arrow keys stop ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the cursor: a minute of the grid, or the post at `place` of the day's list."""

    minute: int
    place: int | None = None


def stops(minutes: Sequence[float], step: int = STEP, pieces: range | None = None) -> list[Stop]:
    """All stops of a day, or those of some `pieces` of it: each piece of `step` minutes, or instead of it the posts
    that begin in it.
    """
    found: list[Stop] = []
    begins: dict[int, list[int]] = {}
    for place, minute in enumerate(minutes):
        begins.setdefault(int(minute) // step, []).append(place)
    for piece in range(DAY // step) if pieces is None else pieces:
        inside = begins.get(piece)
        if inside:
            found += [Stop(int(minutes[place]), place) for place in inside]
        else:
            found.append(Stop(piece * step))
    return found


def stop_near(minutes: Sequence[float], minute: int, step: int = STEP) -> Stop:
    """The stop of a day that is the nearest to a minute: every piece has one, so it is in this piece or beside it."""
    piece = min(max(minute, 0) // step, DAY // step - 1)
    found = stops(minutes, step, range(max(0, piece - 1), min(piece + 2, DAY // step)))
    return found[nearest(found, minute)]


def nearest(found: Sequence[Stop], minute: int) -> int:
    """Which stop is the nearest to a minute, the first of those that are equally near."""
    return min(range(len(found)), key=lambda number: abs(found[number].minute - minute), default=0)


# -- days on which the clocks change ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The minutes of a day that the clocks skip, or show twice; in a zone."""

    zone: str
    first: int
    last: int  # not included
    repeated: bool


@lru_cache(maxsize=512)
def clock_change(day: date, zone: str) -> ClockChange | None:
    """What happens to the clocks of a zone on a day; None on an ordinary day, and at the ends of the calendar."""
    try:
        noons = [datetime.combine(day + timedelta(days), NOON, find_zone(zone)).utcoffset() for days in (-1, 1)]
        if noons[0] == noons[1]:
            return None  # nearly every day; what follows takes its time
        low, high = (day_bounds(day + timedelta(days), zone)[0] + timedelta(hours=12) for days in (-1, 1))
    except (InvalidInput, OverflowError):
        return None
    before, after = in_zone(low, zone).utcoffset(), in_zone(high, zone).utcoffset()
    if before is None or after is None or before == after:
        return None
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        middle = middle.replace(second=0, microsecond=0)
        if middle <= low:
            break
        low, high = (middle, high) if in_zone(middle, zone).utcoffset() == before else (low, middle)
    old, new = ((high + offset).replace(tzinfo=None) for offset in (before, after))
    midnight = datetime.combine(day, time())
    first, last = sorted(round((each - midnight).total_seconds() / 60) for each in (old, new))
    first, last = max(0, first), min(DAY, last)
    return ClockChange(zone, first, last, repeated=after < before) if first < last else None
