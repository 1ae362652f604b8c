"""The month that shows and those beside it, laid out and painted ahead: turned to, they are there at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from smdesk.ui.calendar import periods
from smdesk.ui.calendar.ahead import PIECE_S, Ahead, Making, Span
from smdesk.ui.calendar.monthgrid import LOW_CELL, MonthGrid, metrics
from smdesk.ui.calendar.monthlaid import LaidMonth, There
from smdesk.ui.calendar.periods import View

if TYPE_CHECKING:
    from smdesk.ui.calendar.month import MonthView

#: A window lower than this has chips of one line (a rule of the design at 100 %).
LOW_WINDOW = 760


class MonthsLaid:
    """Works for one view."""

    def __init__(self, view: MonthView) -> None:
        self._view = view
        self._model = model = view.model
        self._ahead = Ahead(view, self._make, self._still, lambda: model.reading)

    def now(self) -> LaidMonth:
        """The month in view, as it was made ahead if that is still right."""
        model = self._model
        grid = self._cells(model.start, model.end)
        slots = model.free_slots if self._view.show_slots else _none
        there: There = {day: (model.entries_on(day), slots(day)) for day in grid.days}
        around, known = self._around(grid), self._ahead.get((model.start, model.end))
        if known is not None and known.still(grid, there, around):
            return known
        return self._laid_out(grid, self._view.month, there, around)

    def blank(self, *, ahead: bool = False) -> QPixmap:
        """To be painted on."""
        return self._ahead.blank(self._view.size(), ahead=ahead)

    def leave(self, laid: LaidMonth | None) -> None:
        """What showed does so no more."""
        self._ahead.leave(laid)

    def plan(self, here: LaidMonth, *, onward: bool) -> None:
        """The months beside may be turned to next, and that which shows may be turned back to."""
        view, model = self._view, self._model
        if not model.waiting:
            self._ahead.keep((model.start, model.end), here)
        days = (periods.turn(View.MONTH, view.month, way) for way in ((1, -1) if onward else (-1, 1)))
        spans = [model.range_of(View.MONTH, day) for day in days]
        self._ahead.plan((model.start, model.end), spans, view.size())

    def stop(self) -> None:
        """Something else is to be done first."""
        self._ahead.stop()

    def drop(self, sha256: str) -> None:
        """A picture has come that was missing on chips."""
        self._ahead.drop(lambda made: made.shows(sha256))

    def forget(self) -> None:
        """Nobody looks, or everything looks different."""
        self._ahead.forget()

    # -- laying out ---------------------------------------------------------------------------------------------

    def _cells(self, start: date, end: date) -> MonthGrid:
        view, theme = self._view, self._model.ui.theme
        small = theme.compact or view.small or view.window().height() < theme.px(LOW_WINDOW)
        return MonthGrid(view.size(), start, end, metrics(theme, compact=small), narrow=view.narrow_weekends)

    def _around(self, grid: MonthGrid) -> object:
        """What a month shows besides posts, to be compared."""
        model = self._model
        dates = [model.marks.on(day) for day in grid.days]
        return model.today, model.ui.scope.client, model.pillars, dates, self._view.painter.marks.spans(grid)

    def _laid_out(self, grid: MonthGrid, month: date, there: There, around: object) -> LaidMonth:
        """Where the ribbons, posts and free slots of each day stand."""
        theme = self._model.ui.theme
        made = LaidMonth(grid, month, there, around, self._view.painter.marks.lay(grid))
        if not grid.sizes.compact and grid.cell_height < theme.px(LOW_CELL):
            grid.press(there, metrics(theme, compact=True))
        made.placed = {day: grid.lay(day, posts, slots) for day, (posts, slots) in there.items()}
        return made

    # -- months beside ------------------------------------------------------------------------------------------

    def _beside(self, span: Span) -> tuple[MonthGrid, There]:
        """The cells of a month beside, and what is there."""
        model, grid = self._model, self._cells(*span)
        slots = model.free_around if self._view.show_slots else _none
        return grid, {day: (model.around(day), slots(day)) for day in grid.days}

    def _still(self, span: Span, made: LaidMonth) -> bool:
        grid, there = self._beside(span)
        painted = made.painted_for(self._view.size(), self._view.devicePixelRatioF()) is not None
        return painted and not made.waiting and made.still(grid, there, self._around(grid))

    def _make(self, span: Span) -> Making[LaidMonth]:
        """A month beside, once all of it is in memory; the second week of its cells is its own from end to end."""
        if not self._model.knows(span):
            return None
        grid, there = self._beside(span)
        made = self._laid_out(grid, span[0] + timedelta(days=7), there, self._around(grid))
        picture = self.blank(ahead=True)
        for _ in self._view.painter.cells(made, picture):
            yield None
        made.picture = picture
        while made.waiting:
            yield made
            made.waiting = self._view.painter.add(picture, made.waiting, PIECE_S)
        yield made


def _none(_day: date) -> tuple[()]:
    return ()
