"""The mouse on the month: choosing, taking up, opening, and what a right click is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import Selecting, key
from smdesk.ui.calendar.monthgrid import Placed

if TYPE_CHECKING:
    from smdesk.ui.calendar.month import MonthView

#: Pixels at 100 % after which a press becomes a drag.
FAR = 6
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class MonthMouse:
    """Tells the view's signals; only choosing goes to the model at once."""

    def __init__(self, view: MonthView) -> None:
        self._view = view
        self._start: QPoint | None = None
        self.hover: Placed | None = None

    def press(self, event: QMouseEvent) -> None:
        """Choose what was hit, or put the keyboard's place on the day."""
        view, point = self._view, event.position().toPoint()
        hit, day = view.at(point), view.grid.day_at(point)
        self._start = None
        if day is None:
            return
        entry = hit.entry if hit is not None else None
        if entry is None:
            view.put_cursor(day)
            return
        if event.modifiers() & _CTRL:
            view.model.select([key(entry)], Selecting.TOGGLE)
        elif event.modifiers() & _SHIFT:
            view.keys.extend_to(entry)
        elif key(entry) not in view.model.selected:
            view.model.select([key(entry)])
        view.put_on(entry)
        if event.button() is Qt.MouseButton.LeftButton:
            self._start = point

    def move(self, event: QMouseEvent) -> None:
        """Take up what was pressed, or tell what is under the pointer."""
        view, point = self._view, event.position().toPoint()
        if self._start is not None:
            if (point - self._start).manhattanLength() >= view.model.ui.theme.px(FAR):
                hit, start = view.at(self._start), self._start
                self._start = None
                if hit is not None and hit.entry is not None:
                    view.dragged.emit(hit.entry, start - hit.rect.topLeft())
            return
        hover = view.at(point)
        if hover != self.hover:
            self.hover = hover
            view.setCursor(Qt.CursorShape.ArrowCursor if hover is None else Qt.CursorShape.PointingHandCursor)
            view.update()

    def release(self, event: QMouseEvent) -> None:
        """A click: a slot takes a new post, “+2 more” opens, a post is looked at after a moment."""
        view, start = self._view, self._start
        self._start = None
        hit = view.at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or hit is None:
            return
        if isinstance(hit.what, FreeSlot):
            view.wanted_new.emit(hit.what.wall)
        elif isinstance(hit.what, int):
            view.more.emit(hit.day, hit.rect)
        elif hit.entry is not None and start is not None and not event.modifiers():
            view.model.select([key(hit.entry)])
            view.peek_soon.start(QApplication.doubleClickInterval())

    def double(self, event: QMouseEvent) -> None:
        """Open a post, a campaign or a contest; on an empty place write a new one."""
        view, point = self._view, event.position().toPoint()
        self._start = None
        hit, day = view.at(point), view.grid.day_at(point)
        if hit is not None and hit.entry is not None:
            view.opened.emit(hit.entry)
        elif hit is None and (span := view.ribbon_at(point)) is not None:
            view.spanned.emit(span)
        elif hit is None and day is not None:
            view.wanted_new.emit(view.model.first_time(day))

    def menu(self, event: QContextMenuEvent) -> None:
        """What a menu is about: the post under the pointer or the keyboard, else the day."""
        view = self._view
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            entry, day = view.current(), view.day
            rect = (view.rect_of(key(entry)) if entry is not None else None) or view.grid.cell(day)
            view.menu.emit(entry, day, view.mapToGlobal(rect.center()))
            return
        hit, day_at = view.at(event.pos()), view.grid.day_at(event.pos())
        if day_at is None:
            return
        entry = hit.entry if hit is not None else None
        if entry is None:
            view.put_cursor(day_at)
        elif key(entry) not in view.model.selected:
            view.model.select([key(entry)])
        view.menu.emit(entry, day_at, event.globalPos())

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self.hover = None
        self._view.update()
