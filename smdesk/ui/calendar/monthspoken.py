"""The month for screen readers: a list of days, each a list of its posts, with the one that the keys are on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.model import key
from smdesk.ui.kit import spoken
from smdesk.ui.kit.spoken import Parts, SpokenList, SpokenPart

if TYPE_CHECKING:
    from smdesk.ui.calendar.month import MonthView


class SpokenDay(SpokenPart["MonthView"]):
    """A day, by its number in the grid."""

    def __init__(self, view: MonthView, number: int) -> None:
        super().__init__(view, number)
        self._posts = Parts(lambda post: SpokenPost(view, self, post))

    @property
    def day(self) -> date:
        """Which day it is now."""
        return self._view.model.start + timedelta(days=self.number)

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """Its posts by time, also those for which there is no room."""
        return self._view.model.entries_on(self.day)

    def isValid(self) -> bool:
        return self.alive and self.day < self._view.model.end

    def childCount(self) -> int:
        return len(self.entries) if self.isValid() else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._posts.at(index, self.childCount())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def rect(self) -> QRect:
        return self.on_screen(self._view.grid.cell(self.day)) if self.isValid() else QRect()

    def sentence(self) -> str:
        return tips.spoken_day(self._view.model, self.day) if self.isValid() else ""

    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._view
        state.focusable = True
        state.focused = self.isValid() and view.hasFocus() and view.day == self.day and view.current() is None
        return state


class SpokenPost(SpokenPart["MonthView"]):
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

    def rect(self) -> QRect:
        """Its chip; behind “+2 more” the day."""
        entry = self._entry
        place = self._view.rect_of(key(entry)) if entry is not None else None
        return self.on_screen(place) if place is not None else self._day.rect()

    def sentence(self) -> str:
        entry = self._entry
        return tips.spoken(self._view.model, entry) if entry is not None else ""

    def state(self) -> QAccessible.State:
        state, view, entry = QAccessible.State(), self._view, self._entry
        state.focusable = state.selectable = state.multiSelectable = True
        if entry is not None:
            state.selected = key(entry) in view.model.selected
            state.focused = view.hasFocus() and entry == view.current()
            state.offscreen = view.rect_of(key(entry)) is None
        return state


class SpokenMonth(SpokenList):
    """The month as the list of its days."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view, lambda: (view.model.end - view.model.start).days, lambda day: SpokenDay(view, day))
        self._view = view

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Where the keys are: a post, else the day."""
        view = self._view
        day = self.child((view.day - view.model.start).days)
        return day.child(view.place) if day is not None and view.current() is not None else day


def install() -> None:
    """Have Qt ask here; once for the program."""
    from smdesk.ui.calendar.month import MonthView

    spoken.install(MonthView, SpokenMonth)


def tell_place(view: MonthView) -> None:
    """The keys are on another day or post: whoever listens reads it out."""
    if not QAccessible.isActive() or not view.hasFocus():
        return
    month = QAccessible.queryAccessibleInterface(view)
    here = month.focusChild() if month is not None else None
    if here is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(here, QAccessible.Event.Focus))
