"""The month: a grid of days with their posts, painted once and kept; the mouse and the keyboard on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from smdesk.services.calendar.marks import Span as Campaign
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import monthspoken, tips
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.emptymonth import EmptyMonth
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key
from smdesk.ui.calendar.monthahead import MonthsLaid
from smdesk.ui.calendar.monthgrid import WEEK, MonthGrid, Placed
from smdesk.ui.calendar.monthkeys import MonthKeys
from smdesk.ui.calendar.monthlaid import LaidMonth
from smdesk.ui.calendar.monthmouse import MonthMouse
from smdesk.ui.calendar.monthpaint import MonthPainter, Veils
from smdesk.ui.kit.widgets import Page

if TYPE_CHECKING:
    from smdesk.ui.calendar.dropping import Target


class MonthView(Page):
    """`opened` an entry, `peeked` at one beside a rectangle, `wanted_new` at a wall time, `menu` at a place, `more` of
    a day, `dragged` an entry by the pointer, `turned` by so many periods.
    """

    opened = Signal(object)
    peeked = Signal(object, QRect)
    wanted_new = Signal(object)
    menu = Signal(object, object, QPoint)
    more = Signal(object, QRect)
    dragged = Signal(object, QPoint)
    turned = Signal(int)
    went = Signal(object)  # to a day that is not in view
    nudged = Signal(int)  # what is chosen, by days
    moved = Signal()  # the cursor
    begun = Signal(str)  # a blank month: plan, new or copy
    spanned = Signal(object)  # a campaign or contest is to be opened

    def __init__(self, model: CalendarModel, chips: Chips) -> None:
        monthspoken.install()  # first: whoever listens asks as soon as there is a name
        super().__init__()
        self.model = model
        self.chips = chips
        self.painter = MonthPainter(model, chips)
        self.day = model.today  # where the keyboard is
        self.place = -1  # and on which of the day's entries; -1 on the day itself
        self.month = self.day
        self._onward = True  # the way that was turned last
        self.narrow_weekends = False
        self.show_slots = True
        self.small = False  # chips of one line
        self.carried: frozenset[EntryKey] = frozenset()  # what has left its place for now
        self._laid: LaidMonth | None = None
        self._picture: QPixmap | None = None
        self._target: Target | None = None
        self.keys = MonthKeys(self)
        self._mouse = MonthMouse(self)
        self._sifted = model.filters  # those of the present
        self._veils: Veils | None = None  # what they leave out
        self._adding = QTimer(self, singleShot=True, interval=0)
        self._adding.timeout.connect(self._add)
        self._months = MonthsLaid(self)
        self._planning = QTimer(self, singleShot=True, interval=0)
        self._planning.timeout.connect(self._plan_ahead)
        self.peek_soon = QTimer(self, singleShot=True)
        self.peek_soon.timeout.connect(self._peek_now)
        self.setObjectName("month")
        self._blank = EmptyMonth(model, self)
        self._blank.begun.connect(self.begun)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)  # the day or the post that the keys are on has it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._listen(model)
        self.retranslate()

    def _listen(self, model: CalendarModel) -> None:
        model.changed.connect(self.reset)
        model.sifted.connect(self._sift)
        model.arrived.connect(self.keys.arrived)
        model.beside.connect(self._plan_ahead)
        model.marked.connect(self.reset)
        model.selection_changed.connect(self.update)
        model.ui.theme.changed.connect(self._anew)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    # -- what stands where --------------------------------------------------------------------------------------

    def show_month(self, day: date) -> None:
        """The month of a day, which the model has been told to load; the cursor stands on that day."""
        self._onward = day >= self.month
        self.month = self.day = day
        self.place = -1
        self.reset()

    @property
    def grid(self) -> MonthGrid:
        """The cells as they are now."""
        return self._now().grid

    def _now(self) -> LaidMonth:
        if self._laid is None:
            self._laid = self._months.now()
        return self._laid

    def reset(self) -> None:
        """Lay and paint anew."""
        self._months.leave(self._laid)
        self._laid = self._picture = self._veils = None
        self._mouse.hover = None
        self._place_hint()
        self.update()

    def _anew(self) -> None:
        """Other colours, sizes or words: what was made ahead looks different too."""
        self._months.forget()
        self.reset()

    def _sift(self) -> None:
        """Other filters: what they leave out is veiled, unless campaigns come or go, whose ribbons push the chips."""
        was, self._sifted = self._sifted, self.model.filters
        self._veils = None
        if was.campaigns != self.model.filters.campaigns:
            self.reset()
        self.update()

    def _place_hint(self) -> None:
        """A word for a month without posts, in the middle week, where it covers no number of a day; below campaigns and
        free slots, where there is room for it.
        """
        if not self._blank.wanted(self.month):
            return  # what stands in its days is laid later, and not twice
        grid, week = self.grid, (self.grid.weeks - 1) // 2
        top, bottom = grid.tops[week] + grid.sizes.header, grid.tops[week + 1] - 2
        days = grid.days[week * WEEK : (week + 1) * WEEK]
        below = [grid.tops[week] + grid.top_of(day) for day in days]
        below += [each.rect.bottom() + grid.sizes.gap for day in days for each in self.placed(day)]
        free = QRect(0, max(below), self.width(), bottom - max(below))
        self._blank.show_in(self.month, free, QRect(0, top, self.width(), bottom - top))

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind another page the picture is not kept: it is as large as the window, and soon made again."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window is not put away
            self._adding.stop()
            self._months.forget()
            self._laid = self._picture = None

    def picture_came(self, sha256: str) -> None:
        """A picture that was missing on chips: paint the months anew that show it, where everything stands already."""
        self._months.drop(sha256)
        if self._laid is not None and self._laid.shows(sha256):
            self._picture = self._laid.picture = None
            self.update()

    # -- places -------------------------------------------------------------------------------------------------

    def placed(self, day: date) -> list[Placed]:
        """What stands in a cell."""
        return self._now().placed.get(day, [])

    def ribbon_at(self, point: QPoint) -> Campaign | None:
        """The campaign or contest whose ribbon is under a point."""
        return next((span for rect, span in self._now().bands if rect.contains(point)), None)

    def at(self, point: QPoint) -> Placed | None:
        """What is under a point."""
        day = self.grid.day_at(point)
        if day is None:
            return None
        return next((each for each in self.placed(day) if each.rect.contains(point)), None)

    def rect_of(self, which: EntryKey) -> QRect | None:
        """Where an entry stands; None while it does not fit or is not in view."""
        return _rect_in(self.placed(which.wall.date()), which)

    def rooms(self, walls: Sequence[datetime], leaving: Collection[EntryKey | None]) -> dict[date, list[Placed]]:
        """Days of the month as they would stand, were posts to land there at these times and others to leave."""
        made = {}
        for day in dict.fromkeys(wall.date() for wall in walls):
            posts, slots = self._now().there[day]
            stay = [each for each in posts if key(each) not in leaving]
            made[day] = self.grid.make_room(day, stay, slots, [wall for wall in walls if wall.date() == day])
        return made

    def current(self) -> CalendarEntry | None:
        """The entry that the keyboard is on."""
        entries = self.model.entries_on(self.day)
        return entries[self.place] if 0 <= self.place < len(entries) else None

    def put_cursor(self, day: date, place: int = -1, *, select: bool = True) -> None:
        """Move the keyboard's place; another month is turned to."""
        if not self.model.start <= day < self.model.end:
            self.went.emit(day)
        self.day = day
        self.place = min(place, len(self.model.entries_on(day)) - 1)
        entry = self.current()
        if select:
            self.model.select([key(entry)] if entry is not None else [])
        self._speak()
        self.moved.emit()
        self.update()

    def _speak(self) -> None:
        """Say where the keyboard is: the post with all that its chip shows, or the day with what it has."""
        entry = self.current()
        told = tips.spoken(self.model, entry) if entry is not None else tips.spoken_day(self.model, self.day)
        self.setAccessibleDescription(told)
        monthspoken.tell_place(self)

    def put_on(self, entry: CalendarEntry) -> None:
        """The keyboard's place on an entry, choosing nothing."""
        entries = self.model.entries_on(entry.wall.date())
        self.put_cursor(entry.wall.date(), entries.index(entry) if entry in entries else -1, select=False)

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._whole())
        if self.model.filters.active:
            if self._veils is None:
                self._veils = self.painter.veils(self._now())
            self.painter.veil(painter, self._veils)
        hover = self._mouse.hover
        if hover is not None and isinstance(hover.what, FreeSlot):
            self.painter.slot(painter, hover.rect, hover.what, over=True)
        if self._target is not None:
            landing = self._target.landing
            if landing.refused:
                self.painter.refused(painter, self._target.cells)
            elif landing.moves:
                self.painter.landing(painter, self._now(), self._target.cells, self._target.rooms)
        copies = self._target is not None and self._target.landing.copies
        gone = frozenset() if copies else self.carried  # what is copied stays where it is
        self.painter.left(painter, self._rects(gone))
        self.painter.chosen(painter, self._rects(self.model.selected - gone))
        if self.hasFocus():
            entry = self.current()
            chip = self._seen(key(entry)) if entry is not None else None
            if self.model.start <= self.day < self.model.end and (chip is None or len(self.model.selected) != 1):
                self.painter.cursor(painter, self.grid.cell(self.day), chip)

    def _whole(self) -> QPixmap:
        """The month as a picture, kept until it would look different; the chips that it lacks come right after."""
        size, ratio = self.size(), self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            laid = self._now()
            if laid.painted_for(size, ratio) is None:
                self.painter.picture(laid, self._months.blank())
            self._picture = laid.picture
            assert self._picture is not None
            if laid.waiting:
                self._months.stop()
                self._adding.start()
            else:
                self._planning.start()
        return self._picture

    def _plan_ahead(self) -> None:
        if self.isVisible() and self.painted:
            self._months.plan(self._now(), onward=self._onward)

    def _add(self) -> None:
        """The chips that did not fit into the first frame."""
        laid = self._laid
        if self._picture is not None and laid is not None and laid.waiting:
            laid.waiting = self.painter.add(self._picture, laid.waiting)
            if laid.waiting:
                self._adding.start()
            else:
                self._plan_ahead()
            self.update()

    @property
    def painted(self) -> bool:
        """True once every chip is on the picture."""
        return self._picture is not None and self._laid is not None and not self._laid.waiting

    def _rects(self, keys: Iterable[EntryKey]) -> list[QRect]:
        found = (self._seen(each) for each in keys)
        return [rect for rect in found if rect is not None]

    def _seen(self, which: EntryKey) -> QRect | None:
        """Where an entry is painted: on a day that makes room for what is carried, elsewhere than it stands."""
        room = self._target.rooms.get(which.wall.date()) if self._target is not None else None
        return self.rect_of(which) if room is None else _rect_in(room, which)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.reset()
        super().resizeEvent(event)

    # -- the mouse and looking ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.peek_soon.stop()
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.peek_soon.stop()
        self._mouse.double(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse.leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._mouse.menu(event)

    def peek(self) -> None:
        """Look at the entry that the keyboard is on."""
        entry = self.current()
        if entry is not None:
            rect = self.rect_of(key(entry)) or self.grid.cell(self.day)
            self.peeked.emit(entry, QRect(self.mapToGlobal(rect.topLeft()), rect.size()))

    def _peek_now(self) -> None:
        if len(self.model.selected) == 1 and self.isVisible():
            self.peek()

    # -- letting go ---------------------------------------------------------------------------------------------

    def show_target(self, target: Target | None) -> None:
        """Where what is carried would land."""
        if target != self._target:
            self._target = target
            self.update()

    # -- the rest of Qt -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.peek_soon.stop()
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.at(event.pos())
            told = tips.of(self.model, hit.what) if hit is not None else ""
            day = self.grid.day_at(event.pos())
            if hit is not None and told:
                QToolTip.showText(event.globalPos(), told, self, hit.rect)
            elif hit is None and day is not None and (kept := tips.of_day(self.model, day)):
                QToolTip.showText(event.globalPos(), kept, self, self.grid.cell(day))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Month"))
        self._blank.retranslate()
        self.chips.forget()
        self._anew()


def _rect_in(placed: Sequence[Placed], which: EntryKey) -> QRect | None:
    return next((each.rect for each in placed if each.entry is not None and key(each.entry) == which), None)
