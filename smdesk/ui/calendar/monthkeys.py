"""The keyboard on the month: through days and posts, choosing, and moving what is chosen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import EntryKey, Selecting, key

if TYPE_CHECKING:
    from smdesk.ui.calendar.month import MonthView

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class MonthKeys:
    """Keys of places; letters and what leaves the page are actions of the page."""

    def __init__(self, view: MonthView) -> None:
        self._view = view
        self._anchor: CalendarEntry | None = None
        self._along: EntryKey | None = None  # where the post that the keyboard is on will stand
        self._owed = 0  # days to move it further by

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False for keys that mean nothing."""
        pressed, modifiers = Qt.Key(event.key()), event.modifiers()
        if pressed in _STEPS:
            if modifiers & _CTRL:
                self._carry(_STEPS[pressed])
            elif modifiers & _SHIFT:
                self._extend(_STEPS[pressed])
            else:
                self._go(pressed)
            return True
        return self._press_other(pressed, modifiers)

    def _press_other(self, pressed: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        view = self._view
        if pressed in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            view.turned.emit(-1 if pressed is Qt.Key.Key_PageUp else 1)
        elif pressed in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            start = (view.day - view.model.start).days // 7 * 7
            view.put_cursor(view.model.start + timedelta(days=start + (6 if pressed is Qt.Key.Key_End else 0)))
        elif pressed in _ENTER and not modifiers & _CTRL:
            entry = view.current()
            if entry is not None:
                view.opened.emit(entry)
            else:
                view.wanted_new.emit(view.model.first_time(view.day))
        elif pressed is Qt.Key.Key_Space or pressed in _ENTER:
            view.peek()
        else:
            return False
        return True

    def _go(self, pressed: Qt.Key) -> None:
        view = self._view
        self._anchor = self._along = None
        if pressed in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            view.put_cursor(view.day + timedelta(days=_STEPS[pressed]))
            return
        count, down = len(view.model.entries_on(view.day)), pressed is Qt.Key.Key_Down
        if down and view.place + 1 < count:
            view.put_cursor(view.day, view.place + 1)
        elif not down and view.place >= 0:
            view.put_cursor(view.day, view.place - 1)
        else:
            day = view.day + timedelta(days=_STEPS[pressed])
            before = len(view.model.entries_on(day)) - 1
            view.put_cursor(day, -1 if down else before)

    def _carry(self, days: int) -> None:
        """Move what is chosen, and go with it: also into another month."""
        view, model = self._view, self._view.model
        if self._along is not None:  # it is on its way; where it stands has not been read yet
            self._owed += days
            return
        on = view.current() or next(iter(model.chosen()), None)
        view.nudged.emit(days)
        if on is not None and (there := [each for each in model.expected if each[:2] == (on.post_id, on.occurrence)]):
            self.go_along(there[0])

    def go_along(self, there: EntryKey) -> None:
        """Go where a post will stand that is on its way, and on it as soon as it has been read there."""
        self._view.put_cursor(there.wall.date(), select=False)
        self._along = there
        if self._view.model.entry(there) is not None:  # another month shows, and was read at once
            self.arrived()

    def arrived(self) -> None:
        """What was moved has been read where it stands: be on it, and move it on if that was asked meanwhile."""
        along, owed = self._along, self._owed
        self._along, self._owed = None, 0
        entry = self._view.model.entry(along) if along is not None else None
        if entry is not None:
            self._view.put_on(entry)
            if owed:
                self._carry(owed)

    def _extend(self, step: int) -> None:
        """Choose everything between where it began and the next place, as in a list of all posts by time."""
        view, entries = self._view, self._view.model.all_entries()
        if not entries:
            return
        now = view.current() or next((each for each in entries if each.wall.date() >= view.day), entries[-1])
        self._anchor = self._anchor if self._anchor in entries else now
        place = entries.index(now)
        if abs(step) == 1:
            following = entries[max(0, min(len(entries) - 1, place + step))]
        else:
            day = now.wall.date() + timedelta(days=step)
            later = [each for each in entries if each.wall.date() >= day]
            following = (later[0] if later else entries[-1]) if step > 0 else _before(entries, now, day)
        view.put_on(following)
        self._choose_to(following)

    def extend_to(self, entry: CalendarEntry) -> None:
        """Choose everything between where it began and this entry."""
        if self._anchor not in self._view.model.all_entries():
            chosen = self._view.model.chosen()
            self._anchor = chosen[0] if chosen else entry
        self._choose_to(entry)

    def _choose_to(self, entry: CalendarEntry) -> None:
        entries = self._view.model.all_entries()
        anchor = self._anchor or entry
        first, last = sorted((entries.index(anchor), entries.index(entry)))
        self._view.model.select([key(each) for each in entries[first : last + 1]], Selecting.SET)


def _before(entries: tuple[CalendarEntry, ...], now: CalendarEntry, day: date) -> CalendarEntry:
    """The last entry of a day or before it, else the first of all."""
    earlier = [each for each in entries if each.wall.date() <= day and each is not now]
    return earlier[-1] if earlier else entries[0]
