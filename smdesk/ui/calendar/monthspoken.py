"""The month for screen readers: a list of days, each a list of its posts, with the one that the keys are on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.model import key

if TYPE_CHECKING:
    from smdesk.ui.calendar.month import MonthView


class _Spoken(QAccessibleInterface):
    """What days and posts have in common: a place in the month, told by number, and nothing to be set."""

    def __init__(self, view: MonthView, number: int) -> None:
        super().__init__()
        self._view = view
        self.number = number

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _at(self, x, y)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of it can be set from outside."""

    def _on_screen(self, rect: QRect) -> QRect:
        return QRect(self._view.mapToGlobal(rect.topLeft()), rect.size())


class SpokenDay(_Spoken):
    """A day, by its number in the grid."""

    def __init__(self, view: MonthView, number: int) -> None:
        super().__init__(view, number)
        self._posts: list[SpokenPost] = []

    @property
    def day(self) -> date:
        """Which day it is now."""
        return self._view.model.start + timedelta(days=self.number)

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """Its posts by time, also those for which there is no room."""
        return self._view.model.entries_on(self.day)

    def isValid(self) -> bool:
        return isValid(self._view) and self.day < self._view.model.end

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def childCount(self) -> int:
        return len(self.entries) if self.isValid() else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        while len(self._posts) <= index < self.childCount():
            made = SpokenPost(self._view, self, len(self._posts))
            QAccessible.registerAccessibleInterface(made)
            self._posts.append(made)
        return self._posts[index] if 0 <= index < self.childCount() else None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def rect(self) -> QRect:
        return self._on_screen(self._view.grid.cell(self.day)) if self.isValid() else QRect()

    def text(self, kind: QAccessible.Text) -> str:
        wanted = kind is QAccessible.Text.Name and self.isValid()
        return tips.spoken_day(self._view.model, self.day) if wanted else ""

    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._view
        state.focusable = True
        state.focused = self.isValid() and view.hasFocus() and view.day == self.day and view.current() is None
        return state


class SpokenPost(_Spoken):
    """A post of a day, by its number in the order of time."""

    def __init__(self, view: MonthView, day: SpokenDay, number: int) -> None:
        super().__init__(view, number)
        self._day = day

    @property
    def _entry(self) -> CalendarEntry | None:
        entries = self._day.entries if self._day.isValid() else ()
        return entries[self.number] if self.number < len(entries) else None

    def isValid(self) -> bool:
        return self._entry is not None

    def parent(self) -> QAccessibleInterface:
        return self._day

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        """Its chip; behind “+2 more” the day."""
        entry = self._entry
        place = self._view.rect_of(key(entry)) if entry is not None else None
        return self._on_screen(place) if place is not None else self._day.rect()

    def text(self, kind: QAccessible.Text) -> str:
        entry = self._entry
        return tips.spoken(self._view.model, entry) if entry is not None and kind is QAccessible.Text.Name else ""

    def state(self) -> QAccessible.State:
        state, view, entry = QAccessible.State(), self._view, self._entry
        state.focusable = state.selectable = state.multiSelectable = True
        if entry is not None:
            state.selected = key(entry) in view.model.selected
            state.focused = view.hasFocus() and entry == view.current()
            state.offscreen = view.rect_of(key(entry)) is None
        return state


class SpokenMonth(QAccessibleWidget):
    """The month as the list of its days."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._days: list[SpokenDay] = []

    def childCount(self) -> int:
        return (self._view.model.end - self._view.model.start).days

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        while len(self._days) <= index < self.childCount():
            made = SpokenDay(self._view, len(self._days))
            QAccessible.registerAccessibleInterface(made)
            self._days.append(made)
        return self._days[index] if 0 <= index < self.childCount() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return _at(self, x, y)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.here()

    def here(self) -> QAccessibleInterface | None:
        """Where the keys are: a post, else the day."""
        view = self._view
        day = self.child((view.day - view.model.start).days)
        return day.child(view.place) if day is not None and view.current() is not None else day


def _at(parent: QAccessibleInterface, x: int, y: int) -> QAccessibleInterface | None:
    children = (parent.child(number) for number in range(parent.childCount()))
    return next((each for each in children if each is not None and each.rect().contains(x, y)), None)


#: Qt does not keep what a factory written in Python made.
_KEPT: dict[int, SpokenMonth] = {}


def _made(_kind: str, of: QObject) -> QAccessibleInterface | None:
    from smdesk.ui.calendar.month import MonthView

    if not isinstance(of, MonthView):
        return None
    which = id(of)
    of.destroyed.connect(lambda: _KEPT.pop(which, None))
    _KEPT[which] = SpokenMonth(of)
    return _KEPT[which]


@cache
def install() -> None:
    """Have Qt ask here; once for the program."""
    QAccessible.installFactory(_made)


def tell_place(view: MonthView) -> None:
    """The keys are on another day or post: whoever listens reads it out."""
    if not QAccessible.isActive() or not view.hasFocus():
        return
    spoken = QAccessible.queryAccessibleInterface(view)
    here = spoken.focusChild() if spoken is not None else None
    if here is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(here, QAccessible.Event.Focus))
