"""The keyboard on the sheet of hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.model import CalendarModel, key

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourgrid import HourGrid

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class HourKeys:
    """Arrows go through days, quarters of an hour and posts; with Ctrl they carry the post along, with Shift they
    choose what lies between (Ctrl and Shift: by five minutes instead of fifteen). Enter opens,
    Space or Ctrl+Enter looks.
    """

    def __init__(self, grid: HourGrid, model: CalendarModel) -> None:
        self._grid = grid
        self._model = model

    def press(self, event: QKeyEvent) -> bool:
        """True when the key meant something here."""
        pressed = Qt.Key(event.key())
        if pressed in _DAYS or pressed in _STEPS:
            self._arrow(pressed, event.modifiers())
        elif pressed in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._grid.spot.end_of_day(last=pressed is Qt.Key.Key_End)
            self._arrived()
        elif pressed in _ENTER and event.modifiers() & _CTRL:
            self._grid.peek()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._grid.all_of_day()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        elif pressed in _ENTER:
            self._grid.open_here()
        elif pressed is Qt.Key.Key_Space:
            self._grid.peek()
        elif pressed is Qt.Key.Key_N:
            self._grid.new_at.emit(self._grid.spot.wall)
        else:
            return False
        return True

    def _arrow(self, pressed: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        days, steps = _DAYS.get(pressed, 0), _STEPS.get(pressed, 0)
        if modifiers & _CTRL:
            step = hourlayout.SNAP if modifiers & _SHIFT else hourlayout.STEP
            self._grid.move_by(days=days, steps=steps, step=step)
            return
        spot, since = self._grid.spot, self._grid.spot.wall
        if steps:
            spot.up_down(steps)
        else:
            self._day(days)
        self._arrived(since=since if modifiers & _SHIFT else None)

    def _day(self, days: int) -> None:
        """To the same time on the day beside, also where that is in the period before or after."""
        spot = self._grid.spot
        there = spot.day + timedelta(days=days)
        first, last = self._grid.days
        if not first <= there <= last:
            self._grid.turned.emit(days)
            first, last = self._grid.days
        if first <= there <= last:
            spot.to_day(there)

    def _arrived(self, since: datetime | None = None) -> None:
        entry = self._grid.current
        if since is not None:
            if entry is not None:
                self._grid.extend(entry, since)
        else:
            self._model.select((key(entry),) if entry is not None else ())
        self._grid.reveal()
        self._grid.tell_place()
