"""Where everything stands on the sheet of hours: the days side by side, each post's card, what hides behind “+n”."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect

from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.hourlayout import Lane, More
from smdesk.ui.kit.theme import Theme

#: Pixels at 100 %.
GUTTER, LEFT, RIGHT, GAP, MORE_PX, SLOT_PX = 48, 5, 7, 3, 26, 22
#: A card beside others should not be narrower than this where there is room for a wider one.
ROOMY = 230


@dataclass(frozen=True, slots=True)
class Card:
    """A post with its place on the sheet; `place` is its number in its day."""

    entry: CalendarEntry
    day: int
    place: int
    rect: QRect


@dataclass(frozen=True, slots=True)
class Bundle:
    """A “+n” and the posts behind it."""

    day: int
    rect: QRect
    entries: tuple[CalendarEntry, ...]


def in_sight(cards: Sequence[Card], first: int, end: int) -> tuple[list[int], list[int]]:
    """The numbers of the cards whose top lies in a range of pixels, and those of the others; cards are by day and then
    by time, so that of hundreds only a few are asked where they stand.
    """
    near: list[int] = []
    far: list[int] = []
    start = 0
    while start < len(cards):
        stop = bisect_right(cards, cards[start].day, start, key=lambda card: card.day)
        low = bisect_left(cards, first, start, stop, key=lambda card: card.rect.top())
        high = bisect_left(cards, end, low, stop, key=lambda card: card.rect.top())
        near += range(low, high)
        far += [*range(start, low), *range(high, stop)]
        start = stop
    return near, far


class Sheet:
    """Days from `first` on, `days` of them, in `width` pixels; heights follow the theme."""

    def __init__(self, theme: Theme, first: date, days: int, width: int, gutter: int = GUTTER) -> None:
        self._px = theme.px
        self.first, self.days, self.width = first, days, width
        self.gutter = theme.px(gutter)
        self.hour = theme.px(hourlayout.HOUR_PX)
        self.card = theme.px(hourlayout.CARD_PX)
        #: Below midnight there is room for the card of a post at the day's last minute.
        self.height = 24 * self.hour + self.card

    @property
    def measures(self) -> tuple[int, ...]:
        """What the places of posts depend on, whichever days these are."""
        return self.days, self.width, self.gutter, self.hour, self.card, self._px(GAP)

    # -- days ---------------------------------------------------------------------------------------------------

    def day(self, number: int) -> date:
        """The date of a column."""
        return self.first + timedelta(days=number)

    def number(self, day: date) -> int:
        """The column of a date; outside of the sheet where it is not on it."""
        return (day - self.first).days

    def column(self, number: int) -> tuple[int, int]:
        """Left edge and width of a column; the columns fill the width without a rest."""
        room = max(self.days, self.width - self.gutter)
        left = self.gutter + room * number // self.days
        return left, self.gutter + room * (number + 1) // self.days - left

    def column_at(self, x: int) -> int:
        """The column under a point; the nearest where there is none."""
        room = max(self.days, self.width - self.gutter)
        return min(self.days - 1, max(0, (x - self.gutter) * self.days // room))

    def at(self, point: QPoint) -> datetime:
        """The wall time under a point of the sheet."""
        minute = hourlayout.minute_at(point.y(), self.hour)
        return hourlayout.at(self.day(self.column_at(point.x())), minute)

    def y(self, minute: float) -> int:
        """Where a minute stands."""
        return hourlayout.y_of(minute, self.hour)

    def most(self) -> int:
        """How many cards may stand side by side: three, in a wide column more."""
        return max(hourlayout.MOST, self.column(0)[1] // self._px(ROOMY))

    # -- posts --------------------------------------------------------------------------------------------------

    def place(self, number: int, entries: Sequence[CalendarEntry]) -> tuple[list[Card], list[Bundle]]:
        """The cards of a day whose posts are given in the order of time."""
        minutes = [hourlayout.minute_of(entry.wall) for entry in entries]
        lanes, more = hourlayout.lanes(minutes, self.most())
        across: dict[Lane, tuple[int, int]] = {}
        cards, hour, high, y_of = [], self.hour, self.card, hourlayout.y_of
        for place, lane in enumerate(lanes):
            if lane is None:
                continue
            if lane not in across:
                across[lane] = self._across(number, lane)
            left, width = across[lane]
            rect = QRect(left, y_of(minutes[place], hour), width, high)
            cards.append(Card(entries[place], number, place, rect))
        return cards, [self._bundle(number, each, entries) for each in more]

    def free_rect(self, number: int, minute: float) -> QRect:
        """Where a free slot stands; also the cursor where there is no post."""
        left, width = self.column(number)
        return QRect(left + self._px(LEFT), self.y(minute), width - self._px(LEFT) - self._px(RIGHT), self._px(SLOT_PX))

    def card_rect(self, number: int, minute: float) -> QRect:
        """Where the card of a post would stand that has its day to itself."""
        return self.lane_rect(number, minute, Lane(0, 1, 1))

    def lane_rect(self, number: int, minute: float, lane: Lane) -> QRect:
        """Where the card of a post stands beside others."""
        left, width = self._across(number, lane)
        return QRect(left, self.y(minute), width, self.card)

    def _across(self, number: int, lane: Lane) -> tuple[int, int]:
        """Left edge and width of a card."""
        left, width = self.column(number)
        left += self._px(LEFT)
        room = width - self._px(LEFT) - self._px(RIGHT) - (self._px(MORE_PX + GAP) if lane.crowded else 0)
        gap = self._px(GAP)
        start = (room + gap) * lane.lane // lane.lanes
        end = (room + gap) * (lane.lane + lane.span) // lane.lanes - gap
        return left + start, max(1, end - start)

    def _bundle(self, number: int, more: More, entries: Sequence[CalendarEntry]) -> Bundle:
        rect = self.bundle_rect(number, more.minute)
        return Bundle(number, rect, tuple(entries[place] for place in more.hidden))

    def bundle_rect(self, number: int, minute: float) -> QRect:
        """Where a “+n” stands."""
        left, width = self.column(number)
        side = self._px(MORE_PX)
        return QRect(left + width - self._px(RIGHT) - side, self.y(minute), side, self.card)
