"""The days among their hours that show and those beside them, laid out and painted ahead: turned to, they are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from smdesk.core.goodtimes import GoodTimes
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourscene
from smdesk.ui.calendar.ahead import PIECE_S, Ahead, Making, Span
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.hourahead import DayLayouts
from smdesk.ui.calendar.hourpaint import Scene, ScenePainter
from smdesk.ui.calendar.hoursheet import Sheet, in_sight
from smdesk.ui.calendar.model import CalendarModel

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourview import HourView

There = list[tuple[tuple[CalendarEntry, ...], tuple[FreeSlot, ...]]]  # by day


class LaidHours:
    """Days as they stand. `around` is all that they show besides `there`: the time it is, good hours, filters."""

    def __init__(self, scene: Scene, there: There, around: object) -> None:
        self.scene = scene
        self.there = there
        self.around = around
        self.picture: QPixmap | None = None  # the whole of it
        self.unpainted: list[int] = []  # cards that the picture still lacks, the next one last: those in sight go first
        self.sight: tuple[int, int] | None = None  # the heights of the sheet of which all cards are painted

    def still(self, sheet: Sheet, there: There, around: object) -> bool:
        """Whether they would stand and look the same; posts are those that were read, not others like them."""
        own = self.scene.sheet
        if (own.first, own.measures, self.around) != (sheet.first, sheet.measures, around):
            return False
        pairs = zip(there, self.there, strict=True)
        return all(posts is before and slots == kept for (posts, slots), (before, kept) in pairs)

    def size(self) -> QSize:
        """Of the sheet."""
        return QSize(self.scene.sheet.width, self.scene.sheet.height)

    def painted_for(self, ratio: float) -> QPixmap | None:
        """Its picture, where that is one for such a display."""
        made = self.picture
        return made if made is not None and made.devicePixelRatio() == ratio else None

    def shows(self, sha256: str) -> bool:
        """Whether a picture of that name stands on one of its cards, or should."""
        return any(card.entry.thumb == sha256 for card in self.scene.cards)


class HoursLaid:
    """Works for one view."""

    def __init__(self, view: HourView, model: CalendarModel, painter: ScenePainter) -> None:
        self._view, self._model, self._painter = view, model, painter
        self._layouts = DayLayouts()
        self._ahead = Ahead(view, self._make, self._still, lambda: model.reading)
        self._good: GoodTimes | None = None

    def now(self, sheet: Sheet, good: GoodTimes | None) -> LaidHours:
        """The days in view, as they were made ahead if that is still right."""
        self._good = good
        model = self._model
        there = self._there(sheet, model.entries_on, model.free_slots)
        around, known = self._around(sheet), self._ahead.get(_span(sheet))
        if known is not None and known.still(sheet, there, around):
            return known
        return self._laid_out(sheet, there, around)

    def ground(self, laid: LaidHours, *, ahead: bool = False) -> QPixmap:
        """A picture of all but the cards."""
        made = self._ahead.blank(laid.size(), ahead=ahead)
        painter = QPainter(made)
        self._painter.ground(painter, laid.scene, made.devicePixelRatio())
        painter.end()
        return made

    def cards(self, laid: LaidHours, picture: QPixmap, numbers: list[int], seconds: float) -> None:
        """Paint cards of such numbers, the last one first, for a part of a frame; these are taken out."""
        painter, until, ratio = QPainter(picture), perf_counter() + seconds, picture.devicePixelRatio()
        while numbers and perf_counter() < until:
            self._painter.card(painter, laid.scene, numbers.pop(), ratio)
        painter.end()

    def leave(self, laid: LaidHours) -> None:
        """What showed does so no more."""
        self._ahead.leave(laid)

    def plan(self, here: LaidHours) -> None:
        """What is beside may be turned to next, and what shows may be turned back to."""
        view, sheet = self._view, here.scene.sheet
        if not self._model.waiting and here.picture is not None:
            self._ahead.keep(_span(sheet), here)
        days = timedelta(days=sheet.days)
        first, end = _span(sheet)
        spans = [(first - days, first), (end, end + days)][:: -1 if view.onward else 1]
        self._ahead.plan((first, end), spans, here.size())

    def stop(self) -> None:
        """Something else is to be done first."""
        self._ahead.stop()

    def drop(self, sha256: str) -> None:
        """A picture has come that was missing on cards."""
        self._ahead.drop(lambda made: made.shows(sha256))

    def forget(self) -> None:
        """Nobody looks, or everything looks different."""
        self._ahead.forget()
        self._layouts.forget()

    # -- laying out ---------------------------------------------------------------------------------------------

    def _there(
        self,
        sheet: Sheet,
        posts: Callable[[date], tuple[CalendarEntry, ...]],
        slots: Callable[[date], tuple[FreeSlot, ...]],
    ) -> There:
        days = [sheet.day(number) for number in range(sheet.days)]
        return [(posts(day), slots(day) if self._view.show_slots else ()) for day in days]

    def _around(self, sheet: Sheet) -> object:
        """What they show besides posts, to be compared: in view, the present moves on."""
        model = self._model
        now = model.now_local(model.zone)
        today = now.date()
        there = sheet.first <= today < sheet.first + timedelta(days=sheet.days)
        present = now.replace(second=0, microsecond=0) if there else None
        return model.filters, self._good, today, present, model.ui.scope.client, model.pillars, model.channels

    def _laid_out(self, sheet: Sheet, there: There, around: object) -> LaidHours:
        scene = hourscene.build(self._model, sheet, self._layouts, there, good=self._good)
        return LaidHours(scene, there, around)

    # -- days beside --------------------------------------------------------------------------------------------

    def _beside(self, span: Span) -> tuple[Sheet, There]:
        model, sheet = self._model, self._view.sheet_of(*span)
        return sheet, self._there(sheet, model.around, model.free_around)

    def _still(self, span: Span, made: LaidHours) -> bool:
        sheet, there = self._beside(span)
        painted = made.painted_for(self._view.devicePixelRatioF()) is not None
        return painted and made.sight is not None and made.still(sheet, there, self._around(sheet))

    def _make(self, span: Span) -> Making[LaidHours]:
        """Days beside, once all of them are in memory."""
        if not self._model.knows(span):
            return None
        sheet, there = self._beside(span)
        made = self._laid_out(sheet, there, self._around(sheet))
        yield None
        picture, sight = self.ground(made, ahead=True), self._view.sight
        near, far = in_sight(made.scene.cards, *sight)
        made.picture, made.unpainted = picture, far + near
        while len(made.unpainted) > len(far):
            yield made
            near = made.unpainted[len(far) :]
            self.cards(made, picture, near, PIECE_S)
            made.unpainted[len(far) :] = near
        made.sight = sight
        yield made


def _span(sheet: Sheet) -> Span:
    return sheet.first, sheet.first + timedelta(days=sheet.days)
