"""The month: a grid of days with their posts, painted once and kept; the mouse and the keyboard on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
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

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import monthspoken, periods, tips
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key
from smdesk.ui.calendar.monthahead import Laid, MonthAhead
from smdesk.ui.calendar.monthgrid import LOW_CELL, MonthGrid, Placed, Things, metrics
from smdesk.ui.calendar.monthkeys import MonthKeys
from smdesk.ui.calendar.monthmouse import MonthMouse
from smdesk.ui.calendar.monthpaint import MonthPainter, Scene
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.widgets import Page, button, label

if TYPE_CHECKING:
    from smdesk.ui.calendar.dropping import Target

#: A window lower than this has chips of one line (a rule of the design at 100 %).
LOW_WINDOW = 760


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
    planned = Signal()  # the month is to be proposed
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
        self._grid: MonthGrid | None = None
        self._placed: dict[date, list[Placed]] = {}
        self._picture: QPixmap | None = None
        self._used: QPixmap | None = None  # the last picture, to be painted over
        self._target: Target | None = None
        self.keys = MonthKeys(self)
        self._mouse = MonthMouse(self)
        self._shown_by = model.filters  # what the picture was painted with
        self._waiting: list[Placed] = []
        self._adding = QTimer(self, singleShot=True, interval=0)
        self._adding.timeout.connect(self._add)
        self._ahead = MonthAhead(self, self._laid_ahead, self.painter.draw_ahead, lambda: model.reading)
        self.peek_soon = QTimer(self, singleShot=True)
        self.peek_soon.timeout.connect(self._peek_now)
        self.setObjectName("month")
        self._hint = label("secondary", wrap=True, name="empty-month")
        self._hint.setParent(self)
        self._hint.setProperty("role", "card")  # no line of the grid goes through its words
        self._hint.setMargin(model.ui.theme.px(10))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plan = button("primary", self.planned.emit, size="sm", name="empty-month-plan")
        self._plan.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.changed.connect(self.reset)
        model.sifted.connect(self._sift)
        model.arrived.connect(self.keys.arrived)
        model.beside.connect(self._plan_ahead)
        model.marked.connect(self.reset)
        model.selection_changed.connect(self.update)
        model.ui.theme.changed.connect(self.reset)
        self.retranslate()

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
        if self._grid is None:
            self._lay()
        assert self._grid is not None
        return self._grid

    def reset(self) -> None:
        """Lay and paint anew."""
        self._grid = self._picture = None
        self._mouse.hover = None
        self._place_hint()
        self.update()

    def _scene(self) -> Scene:
        return Scene(self.grid, self._placed, self.month)

    def _sift(self) -> None:
        """Other filters: only chips look different, unless campaigns come or go, whose ribbons push the chips."""
        was, self._shown_by = self._shown_by, self.model.filters
        if not self.painted or self._picture is None or was.campaigns != self.model.filters.campaigns:
            self.reset()
            return
        self.painter.sift(self._picture, self._scene(), was)
        self.update()

    def _place_hint(self) -> None:
        """A word for a month without posts, in the middle week, where it covers no number of a day."""
        model, hint = self.model, self._hint
        hint.setVisible(model.start < model.end and model.bare)
        self._plan.setVisible(hint.isVisibleTo(self) and self._to_come())
        if not hint.isVisibleTo(self):
            return
        grid, week = self.grid, (self.grid.weeks - 1) // 2
        top, bottom = grid.tops[week] + grid.sizes.header, grid.tops[week + 1] - 2
        self._plan.adjustSize()
        foot = self._plan.height() + hint.margin() if self._plan.isVisibleTo(self) else 0  # the button is in the card
        hint.setFixedWidth(min(self.width(), model.ui.theme.px(420)))
        hint.adjustSize()
        if hint.height() + foot > bottom - top:  # a low week: one line
            hint.setFixedWidth(min(self.width(), hint.fontMetrics().horizontalAdvance(hint.text()) + 4 * hint.margin()))
            hint.adjustSize()
        hint.resize(hint.width(), hint.height() + foot)
        hint.move((self.width() - hint.width()) // 2, top + max(0, bottom - top - hint.height()) // 2)
        self._plan.move((self.width() - self._plan.width()) // 2, hint.geometry().bottom() + 1 - foot)

    def _to_come(self) -> bool:
        """One client's month that is not over can be proposed."""
        model, day = self.model, self.month
        return model.ui.scope.client is not None and (day.year, day.month) >= (model.today.year, model.today.month)

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind another page the picture is not kept: it is as large as the window, and soon made again."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window is not put away
            self._adding.stop()
            self._ahead.forget()
            self._picture = self._used = None

    def repaint_chips(self) -> None:
        """A picture has come: paint anew, where everything stands already."""
        self._picture = None
        self.update()

    def _lay(self) -> None:
        self._grid = grid = self._cells(self.model.start, self.model.end)
        self.painter.marks.lay(grid)
        slots = self.model.free_slots if self.show_slots else lambda _day: ()
        self._placed = self._lay_in(grid, {day: (self.model.entries_on(day), slots(day)) for day in grid.days})

    def _cells(self, start: date, end: date) -> MonthGrid:
        theme = self.model.ui.theme
        small = theme.compact or self.small or self.window().height() < theme.px(LOW_WINDOW)
        return MonthGrid(self.size(), start, end, metrics(theme, compact=small), narrow=self.narrow_weekends)

    def _lay_in(self, grid: MonthGrid, there: Mapping[date, Things]) -> dict[date, list[Placed]]:
        """Where the posts and free slots of each day stand."""
        theme = self.model.ui.theme
        if (known := self._ahead.placed(grid, there)) is not None:
            return known
        if not grid.sizes.compact and grid.cell_height < theme.px(LOW_CELL):
            grid.press(there, metrics(theme, compact=True))
        return {day: grid.lay(day, posts, slots) for day, (posts, slots) in there.items()}

    def _laid_ahead(self, span: tuple[date, date]) -> Laid:
        """What would stand in a month beside, as far as it is in memory."""
        grid, around = self._cells(*span), self.model.around
        there: dict[date, Things] = {day: (around(day), ()) for day in grid.days}
        return Laid(grid, there, self._lay_in(grid, there))

    def _plan_ahead(self) -> None:
        """The months beside may be turned to next."""
        if self.isVisible() and self.painted:
            days = (periods.turn(View.MONTH, self.month, way) for way in ((1, -1) if self._onward else (-1, 1)))
            self._ahead.plan([self.model.range_of(View.MONTH, day) for day in days])

    def placed(self, day: date) -> list[Placed]:
        """What stands in a cell."""
        _ = self.grid
        return self._placed.get(day, [])

    def at(self, point: QPoint) -> Placed | None:
        """What is under a point."""
        day = self.grid.day_at(point)
        if day is None:
            return None
        return next((each for each in self.placed(day) if each.rect.contains(point)), None)

    def rect_of(self, which: EntryKey) -> QRect | None:
        """Where an entry stands; None while it does not fit or is not in view."""
        for each in self.placed(which.wall.date()):
            if each.entry is not None and key(each.entry) == which:
                return each.rect
        return None

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
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture, self._waiting = self.painter.picture(self._scene(), self.size(), ratio, self._used)
            self._used, self._shown_by = self._picture, self.model.filters
            if self._waiting:
                self._ahead.stop()
                self._adding.start()
            else:
                self._plan_ahead()
        painter.drawPixmap(0, 0, self._picture)
        hover = self._mouse.hover
        if hover is not None and isinstance(hover.what, FreeSlot):
            self.painter.slot(painter, hover.rect, hover.what, over=True)
        if self._target is not None:
            landing = self._target.landing
            if landing.refused:
                self.painter.refused(painter, self._target.cells)
            elif landing.moves:
                self.painter.landing(painter, self._target.cells, self._target.places)
        self.painter.left(painter, self._rects(self.carried))
        self.painter.chosen(painter, self._rects(self.model.selected - self.carried))
        if self.hasFocus():
            entry = self.current()
            chip = self.rect_of(key(entry)) if entry is not None else None
            if self.model.start <= self.day < self.model.end and (chip is None or len(self.model.selected) != 1):
                self.painter.cursor(painter, self.grid.cell(self.day), chip)

    def _add(self) -> None:
        """The chips that did not fit into the first frame."""
        if self._picture is not None and self._waiting:
            self._waiting = self.painter.add(self._picture, self._waiting)
            if self._waiting:
                self._adding.start()
            else:
                self._plan_ahead()
            self.update()

    @property
    def painted(self) -> bool:
        """True once every chip is on the picture."""
        return self._picture is not None and not self._waiting

    def _rects(self, keys: Iterable[EntryKey]) -> list[QRect]:
        found = (self.rect_of(each) for each in keys)
        return [rect for rect in found if rect is not None]

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
        self._plan.setText(self.tr("Plan the month…"))
        self._hint.setText(self.tr("Nothing planned here yet. Double-click a day, or press N on it, to write a post."))
        self.chips.forget()
        self.reset()
