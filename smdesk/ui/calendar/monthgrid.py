"""Where everything stands in a month: columns, weeks, chips that fit and how many do not; numbers only, no painting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.kit.theme import Theme

WEEK = 7

Things = tuple[Sequence[CalendarEntry], Sequence[FreeSlot]]  # of a day

#: A cell lower than this (pixels at 100 %) has one line for a campaign, and pictures only where they all fit.
LOW_CELL = 130
#: A narrow weekend day has so much of the width of another day.
NARROW = 0.55


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels."""

    names: int  # the row of weekday names
    header: int  # the top of a cell, with its number
    chip: int
    gap: int
    slot: int
    more: int
    side: int  # between a chip and the lines beside it
    compact: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """A post that is carried over the month, at the time that it would land on."""

    wall: datetime


@dataclass(frozen=True, slots=True)
class Placed:
    """One thing in a cell: an entry, a free slot, what is carried there, or how many entries did not fit."""

    rect: QRect
    day: date
    what: CalendarEntry | FreeSlot | Coming | int

    @property
    def entry(self) -> CalendarEntry | None:
        """The entry, where it is one."""
        return self.what if isinstance(self.what, CalendarEntry) else None


Post = CalendarEntry | Coming


def metrics(theme: Theme, *, compact: bool) -> Metrics:
    """The sizes of the present scale."""
    px = theme.px
    chip = px("calChipCompact" if compact else "calChip")
    return Metrics(px(26), px("calCellHeader"), chip, px(2 if compact else 3), px(18), px(18), px(4), compact)


class MonthGrid:
    """The cells of whole weeks in a rectangle."""

    def __init__(self, size: QSize, start: date, end: date, sizes: Metrics, *, narrow: bool = False) -> None:
        self.start, self.end, self.sizes = start, end, sizes
        self.weeks = max(1, (end - start).days // WEEK)
        weights = [
            NARROW if narrow and (start + timedelta(days=column)).weekday() >= 5 else 1.0 for column in range(WEEK)
        ]
        whole = sum(weights)
        self.lefts = [round(size.width() * part / whole) for part in accumulate(weights, initial=0.0)]
        height = max(0, size.height() - sizes.names)
        self.pushed: Mapping[date, int] = {}  # by day, what stands between its number and its posts
        self.dense: dict[int, Metrics] = {}  # by number of the week, the smaller sizes of a week that needs them
        #: Every day, in order.
        self.days = [start + timedelta(days=ahead) for ahead in range(self.weeks * WEEK)]
        self.tops = [sizes.names + round(height * week / self.weeks) for week in range(self.weeks + 1)]
        self._cells = {day: self._cell(place) for place, day in enumerate(self.days)}

    @property
    def measures(self) -> object:
        """What the places of posts depend on, whichever days these are."""
        return self.lefts, self.tops, self.sizes

    @property
    def cell_height(self) -> int:
        """How high a week is, rounded down."""
        return (self.tops[-1] - self.tops[0]) // self.weeks

    def cell(self, day: date) -> QRect:
        """The rectangle of a day, with its line at the right and below."""
        return QRect(self._cells[day])  # a copy: whoever asks may change it

    def _cell(self, place: int) -> QRect:
        week, column = divmod(place, WEEK)
        left, top = self.lefts[column], self.tops[week]
        return QRect(left, top, self.lefts[column + 1] - left, self.tops[week + 1] - top)

    def day_at(self, point: QPoint) -> date | None:
        """The day at a point; None beside the cells."""
        column = bisect_right(self.lefts, point.x()) - 1
        week = bisect_right(self.tops, point.y()) - 1
        if not (0 <= column < WEEK and 0 <= week < self.weeks):
            return None
        return self.start + timedelta(days=week * WEEK + column)

    def sizes_on(self, day: date) -> Metrics:
        """The sizes of the week of a day."""
        return self.dense.get((day - self.start).days // WEEK, self.sizes)

    def holds(self, day: date, entries: int, slots: int) -> bool:
        """Whether so many posts and free slots fit into a day at its full size."""
        sizes = self.sizes
        needed = entries * (sizes.chip + sizes.gap) + slots * (sizes.slot + sizes.gap)
        return needed <= self._cells[day].height() - self.top_of(day)

    def press(self, there: Mapping[date, Things], small: Metrics) -> None:
        """Give one line a post to the weeks of a low month that have no room for pictures: a month of six weeks
        would else lose all of its pictures for the sake of its fullest day.
        """
        full = [day for day, (posts, slots) in there.items() if not self.holds(day, len(posts), len(slots))]
        self.dense = {(day - self.start).days // WEEK: small for day in full}

    def lay(self, day: date, entries: Sequence[CalendarEntry], slots: Sequence[FreeSlot]) -> list[Placed]:
        """The chips of a day by time, as many as there is room for; entries go before free slots."""
        return self._stand(day, entries[: self._fitting(day, len(entries))], slots, len(entries))

    def make_room(
        self, day: date, entries: Sequence[CalendarEntry], slots: Sequence[FreeSlot], walls: Sequence[datetime]
    ) -> list[Placed]:
        """The same with places for what would land there at these times: between the others, which move on for it; a
        free slot of that time is taken, and on a full day the last posts give way.
        """
        count = max(1, self._fitting(day, len(entries) + len(walls)))
        landing = [Coming(wall) for wall in sorted(walls)][:count]
        posts: list[Post] = [*entries[: count - len(landing)], *landing]
        free = [slot for slot in slots if slot.wall not in walls]
        return self._stand(day, sorted(posts, key=_wall), free, len(entries) + len(walls))

    def _fitting(self, day: date, count: int) -> int:
        sizes = self.sizes_on(day)
        return _fitting(sizes, count, self._cells[day].height() - self.top_of(day) - sizes.gap)

    def _stand(self, day: date, shown: Sequence[Post], slots: Sequence[FreeSlot], count: int) -> list[Placed]:
        """Those of `count` posts that are shown, one below the other, and the free slots that fit between them."""
        cell, sizes, first = self._cells[day], self.sizes_on(day), self.top_of(day)
        left_over = cell.height() - first - sizes.gap - len(shown) * (sizes.chip + sizes.gap)
        free = list(slots) if len(shown) == count else []
        free = free[: max(0, left_over // (sizes.slot + sizes.gap))]
        things: Sequence[Post | FreeSlot] = shown
        if free:
            things = sorted([*things, *free], key=_wall)
        left, width = cell.left() + self.sizes.side, cell.width() - 2 * self.sizes.side - 1
        placed, top = [], cell.top() + first
        for thing in things:
            height = sizes.slot if isinstance(thing, FreeSlot) else sizes.chip
            placed.append(Placed(QRect(left, top, width, height), day, thing))
            top += height + sizes.gap
        if len(shown) < count:
            placed.append(Placed(self._line(cell, top, sizes.more), day, count - len(shown)))
        return placed

    def top_of(self, day: date) -> int:
        """Where the posts of a day begin below the top of its cell."""
        return self.sizes.header + self.pushed.get(day, 0)

    def _line(self, cell: QRect, top: int, height: int) -> QRect:
        return QRect(cell.left() + self.sizes.side, top, cell.width() - 2 * self.sizes.side - 1, height)


def _fitting(sizes: Metrics, count: int, room: int) -> int:
    step = sizes.chip + sizes.gap
    if count * step <= room + sizes.gap:
        return count
    return max(0, (room - sizes.more) // step)


def _wall(thing: Post | FreeSlot) -> tuple[object, bool, bool]:
    return thing.wall, isinstance(thing, FreeSlot), isinstance(thing, Coming)
