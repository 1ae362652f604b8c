"""A field for a day: typed as people write it (“31 oct”, “next friday”, 2026-10-31), or taken from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from smdesk.core import typedday
from smdesk.core.errors import InvalidInput
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.popover import MARGIN, Popover
from smdesk.ui.kit.widgets import column

#: A day that takes room, and what a field has around its text, in pixels.
_LONG, _AROUND = date(2026, 11, 30), 52


class DayField(QLineEdit):
    """Its text is what is stored by a form; `read` says which day it means. Alt+Down opens the calendar."""

    def __init__(self, ui: Ui, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._ui = ui
        self._today = ui.now().date()
        self.setObjectName(name)
        self._mark = self.addAction(icons.icon("calendar-blank", ui.theme), QLineEdit.ActionPosition.TrailingPosition)
        self._mark.triggered.connect(self.open_calendar)
        ui.theme.changed.connect(self._draw)

    def set_today(self, today: date) -> None:
        """The day from which “tomorrow” counts."""
        self._today = today

    def said(self, day: date | None) -> str:
        """A day as the field shows it; "" for none."""
        return f"{dates.short_date(self._ui, day)} {day.year}" if day is not None else ""

    def read(self, text: str, field: str) -> date | None:
        """The day that a text means, None for an empty one. Raises InvalidInput `unclear_day` (`value`, `field`)."""
        if not text.strip():
            return None
        found = typedday.read(text, self._today)
        if found is None:
            raise InvalidInput("unclear_day", field=field, value=text.strip()[:40])
        return found

    def open_calendar(self) -> None:
        """A month to choose from, below the field."""
        popover = Popover(self._ui.theme, self.window())
        month = QCalendarWidget(popover)
        month.setLocale(self._ui.language.locale)
        month.setFirstDayOfWeek(dates.qt_weekday(dates.first_weekday(self._ui)))
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setAccessibleName(self.accessibleName())
        shown = typedday.read(self.text(), self._today) or self._today
        month.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def take(day: QDate) -> None:
            popover.close()
            self.setText(self.said(date(day.year(), day.month(), day.day())))
            self.textEdited.emit(self.text())
            self.editingFinished.emit()

        month.clicked.connect(take)
        month.activated.connect(take)
        inner = MARGIN + 6
        popover.setLayout(column(month, margins=(inner - MARGIN,) * 4))
        popover.show_below(self)
        month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._ui.theme.px(_AROUND)
        tight = self.fontMetrics().horizontalAdvance(self.said(_LONG)) + room > self.width()
        self.setTextMargins(*((-4, 0, -9, 0) if tight else (0, 0, 0, 0)))  # nearer to the frame and to the icon

    @Slot()
    def _draw(self) -> None:
        self._mark.setIcon(icons.icon("calendar-blank", self._ui.theme))
