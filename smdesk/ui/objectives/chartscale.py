"""Where days and values stand in the chart of a KPI, and which of them are written beside it."""

from __future__ import annotations

import math
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from smdesk.core import pace
from smdesk.core.pace import Point
from smdesk.core.records import dataclass
from smdesk.services.agreements.views import KpiView


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from left to right in a box, values from its bottom to its top."""

    box: QRectF
    start: date
    end: date
    low: float
    high: float

    @property
    def wide(self) -> int:
        """How many days it shows."""
        return max(1, (self.end - self.start).days)

    def x(self, day: date) -> float:
        """Where a day stands."""
        return self.box.left() + self.box.width() * (day - self.start).days / self.wide

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.box.bottom() - self.box.height() * (value - self.low) / ((self.high - self.low) or 1)

    def place(self, point: Point) -> QPointF:
        """Where a reading stands."""
        return QPointF(self.x(point.day), self.y(point.value))

    def days(self, most: int) -> list[date]:
        """Days to write below: the first, the last, and even steps between."""
        step = max(1, math.ceil(self.wide / most))
        found = [self.start + timedelta(days=each) for each in range(0, self.wide, step)]
        if found and (self.end - found[-1]).days < step * 0.6 and len(found) > 1:
            found.pop()
        return [*found, self.end]


def scale_of(view: KpiView, today: date, box: QRectF) -> Scale | None:
    """The scale of a KPI; None where there is neither a reading nor a span that was agreed."""
    days = [each.day for each in view.points]
    start = view.starts or (min(days) if days else None)
    end = view.deadline or (max([*days, today]) if start else None)
    if start is None or end is None:
        return None
    end = max([end, start + timedelta(days=1)])
    shown = [each.value for each in view.points if start <= each.day <= end]
    agreed = [value for value in (pace.expected(view.aim, start), pace.expected(view.aim, end)) if value is not None]
    ahead = view.standing.forecast if view.standing is not None else None
    values = [*shown, *agreed, *([ahead.low, ahead.high] if ahead is not None else [])]
    if not values:
        values = [0.0, 1.0]
    low, high = min(values), max(values)
    if view.adds or 0 <= low < (high - low):
        low = min(0.0, low)
    steps = ticks(low, high)
    return Scale(box, start, end, min(low, steps[0]), max(high, steps[-1]))


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from below the least to above the greatest: steps of 1, 2, 2.5 or 5 and so on."""
    if not high > low:
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    rough = (high - low) / most
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(each * step, 10) for each in range(first, last + 1)]
