"""The small windows of the calendar page: a look at a post, the menus of posts, days and ideas, the rest of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from smdesk.services.calendar.service import CalendarEntry, IdeaView
from smdesk.ui.calendar import menus, parcel
from smdesk.ui.calendar.more import DayPopover
from smdesk.ui.calendar.peek import Peek

if TYPE_CHECKING:
    from smdesk.ui.calendar.page import CalendarPage


class Popups(QObject):
    """Each opens beside what it is about."""

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page = page
        self._peek: Peek | None = None

    def peek_at(self, entry: CalendarEntry, beside: QRect) -> None:
        """A look at a post."""
        if self._peek is None:
            page = self._page
            made = self._peek = Peek(page.model, page.thumbs, page)
            made.edited.connect(page.open_entry)
            made.scheduled.connect(page.open_entry)
            made.shifted.connect(lambda each: page.acts.ask_move(parcel.parcel([each], each)))
            made.duplicated.connect(lambda each: page.acts.ask_move(parcel.parcel([each], each), copy=True))
            made.more.connect(lambda each, at: self.menu(each, each.wall.date(), at))
        if not self._peek.just_closed(entry):
            self._peek.show_for(entry, beside)

    def menu(self, entry: CalendarEntry | None, day: date, at: QPoint) -> None:
        """What can be done with a post, or on a day."""
        menu = menus.post_menu(self._page, entry) if entry is not None else menus.day_menu(self._page, day)
        menu.popup(at)

    def idea_menu(self, ideas: Sequence[IdeaView], at: QPoint) -> None:
        """What can be done with ideas."""
        menus.idea_menu(self._page, ideas).popup(at)

    def rest_of(self, day: date, rect: QRect) -> None:
        """All of a day for which the month has no room."""
        page = self._page
        beside = QRect(page.month.mapToGlobal(rect.topLeft()), rect.size())
        made = DayPopover(page, page.model, page.panes.chips, day)
        made.opened.connect(page.open_entry)
        made.dragged.connect(page.panes.carry)
        made.show_at(beside)
