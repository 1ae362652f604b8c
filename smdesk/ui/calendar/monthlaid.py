"""A month as it stands: what is on its days, where, which ribbons lie over them, and the picture of it once painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPixmap

from smdesk.services.calendar.marks import Span
from smdesk.ui.calendar import ribbons
from smdesk.ui.calendar.monthgrid import MonthGrid, Placed, Things

There = Mapping[date, Things]


class LaidMonth:
    """`around` is all that it shows besides `there`: the day it is, key dates, campaigns, colours of pillars."""

    def __init__(
        self, grid: MonthGrid, month: date, there: There, around: object, weeks: Sequence[ribbons.Week]
    ) -> None:
        self.grid = grid
        self.month = month  # a day of the month that shows; others are on a sunken ground
        self.there = there
        self.around = around
        self.weeks = weeks  # of ribbons
        self.placed: dict[date, list[Placed]] = {}
        self.bands: list[tuple[QRect, Span]] = []  # where the ribbons were painted
        self.picture: QPixmap | None = None  # at full strength, whatever is looked for
        self.waiting: list[Placed] = []  # what it lacks still

    def still(self, grid: MonthGrid, there: There, around: object) -> bool:
        """Whether such a month would stand and look the same; posts are those that were read, not others like them."""
        if grid.start != self.grid.start or grid.measures != self.grid.measures or around != self.around:
            return False
        return all(
            posts is self.there[day][0] and list(slots) == list(self.there[day][1])
            for day, (posts, slots) in there.items()
        )

    def painted_for(self, size: QSize, ratio: float) -> QPixmap | None:
        """Its picture, where that is one for such a widget."""
        made = self.picture
        return made if made is not None and made.size() == size * ratio and made.devicePixelRatio() == ratio else None

    def shows(self, sha256: str) -> bool:
        """Whether a picture of that name stands on one of its chips, or should."""
        every = (each.entry for placed in self.placed.values() for each in placed)
        return any(entry is not None and entry.thumb == sha256 for entry in every)
