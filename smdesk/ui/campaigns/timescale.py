"""Where a day stands in the timeline: so many weeks over so many pixels, from a Monday on."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF

from smdesk.core.adplan import Span

#: Weeks that can be shown at once.
ZOOMS = (2, 4, 6, 9, 13, 26, 52)
_USUAL = 2


class Scale:
    """Pixels are those of the column of bars."""

    def __init__(self, today: date) -> None:
        self.start = _begin(today) - timedelta(weeks=2)
        self._zoom = _USUAL
        self.width = 600

    @property
    def weeks(self) -> int:
        """How many weeks show."""
        return ZOOMS[self._zoom]

    @property
    def end(self) -> date:
        """The last day that shows."""
        return self.start + timedelta(days=7 * self.weeks - 1)

    @property
    def day_px(self) -> float:
        """Pixels of a day."""
        return self.width / (7 * self.weeks)

    def zoom(self, step: int) -> bool:
        """Show fewer (1) or more (-1) weeks around the same middle; False at the ends."""
        wanted = self._zoom - step
        if not 0 <= wanted < len(ZOOMS):
            return False
        middle = self.start + timedelta(days=self.weeks * 7 // 2)
        self._zoom = wanted
        self.start = _begin(middle - timedelta(days=self.weeks * 7 // 2))
        return True

    def turn(self, weeks: int) -> None:
        """So many weeks later."""
        self.start += timedelta(weeks=weeks)

    def show(self, day: date) -> None:
        """Turn so that a day is in sight, a third from the left, if it is not."""
        if not self.start <= day <= self.end:
            self.start = _begin(day) - timedelta(weeks=self.weeks // 3)

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return (day - self.start).days * self.day_px

    def day(self, x: float) -> date:
        """The day at some pixels."""
        return self.start + timedelta(days=int(x // self.day_px))

    def bar(self, span: Span, top: float, height: float) -> QRectF | None:
        """The place of a span; an open end goes over the edge. None where nothing of it shows."""
        if span.first is None and span.last is None:
            return None
        first = span.first or self.start - timedelta(days=7)
        last = span.last or self.end + timedelta(days=7)
        if first > self.end or last < self.start:
            return None
        left = self.x(first)
        return QRectF(left, top, self.x(last) + self.day_px - left, height)


def _begin(day: date) -> date:
    return day - timedelta(days=day.weekday())
