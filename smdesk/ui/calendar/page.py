"""The calendar page: header, the view that was chosen, and the tray of ideas, over one model."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from smdesk.services.calendar import CalendarEntry
from smdesk.ui.calendar import periods
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.header import ICONS, CalendarHeader
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface


class CalendarPage(Page):
    """`asked` for another page with a `Place`; `said` what was done and whether it can be undone."""

    asked = Signal(object)
    said = Signal(str, bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.model = CalendarModel(ui, self)
        self.thumbs = Thumbs(ui, self)
        self.chips = Chips(self.model, self.thumbs)
        self.header = CalendarHeader(self.model)
        self.month = MonthView(self.model, self.chips)
        self.day = self.model.today
        self.view = View.MONTH
        self._stack = QStackedWidget()
        self._stack.addWidget(self.month)
        surface(self, "canvas")
        self.setLayout(column(self.header, self._stack, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._connect()
        self._follow_layers()
        self.show_view(View.MONTH, self.day)

    def _connect(self) -> None:
        header, month = self.header, self.month
        header.chosen.connect(lambda view: self.show_view(view, self.day))
        header.turned.connect(self.turn)
        header.to_today.connect(lambda: self.go(self.model.today))
        header.wanted_new.connect(lambda: self.new(month.first_time(max(month.day, self.model.today))))
        header.menus.shown.changed.connect(self._follow_layers)
        month.turned.connect(self.turn)
        month.went.connect(self.go)
        month.opened.connect(self.open_entry)
        month.wanted_new.connect(self.new)
        self.thumbs.came.connect(lambda _sha: month.repaint_chips())

    # -- where in time ------------------------------------------------------------------------------------------

    def show_view(self, view: View, day: date) -> None:
        """A view of a day."""
        self.view, self.day = view, day
        self.model.load(*self.model.range_of(view, day))
        if view is View.MONTH:
            self.month.show_month(day)
        self._entitle()

    def go(self, day: date) -> None:
        """The same view of another day."""
        self.show_view(self.view, day)

    def turn(self, steps: int) -> None:
        """The period so many later."""
        self.go(periods.turn(self.view, self.day, steps))

    # -- acting -------------------------------------------------------------------------------------------------

    def new(self, local: datetime) -> None:
        """A new post at a wall time."""
        self.asked.emit(Place("composer", client=self._ui.scope.client, local=local))

    def open_entry(self, entry: CalendarEntry) -> None:
        """A post in the composer."""
        self.asked.emit(Place("composer", row=entry.post_id))

    def _follow_layers(self) -> None:
        shown = self.header.menus.shown
        self.month.show_slots = shown.shows("slots")
        self.month.narrow_weekends = shown.shows("narrow")
        self.month.small = shown.shows("compact")
        self.month.reset()

    # -- the window ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """It is shown again."""
        self.model.reload()

    def arrive(self) -> None:
        """First shown."""
        self.month.setFocus()

    def visit(self, place: Place) -> None:
        """Show a day."""
        if place.client is not None:
            self._ui.scope.choose(place.client)
        if place.local is not None:
            self.go(place.local.date())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        narrow = self.window().width() < self._ui.theme.px(ICONS)
        self.header.set_narrow(narrow=narrow)

    def retranslate(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        first, locale = self.model.first_weekday, self._ui.language.locale
        self.header.tell(self.view, periods.title(self.view, self.day, first, locale))
