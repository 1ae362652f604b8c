"""Typing the day into Qt's date fields: “Mon 30 Nov 2026”.

To Qt weekday and number are both the day. It begins in the weekday, where a figure says nothing to it, and of a day
that the month does not have it takes the first figure alone: 31 in November became the 3rd, without a word.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit

_DAY, _MONTH = QDateTimeEdit.Section.DaySection, QDateTimeEdit.Section.MonthSection


def take_figures(field: QDateTimeEdit) -> None:
    """Make a date field take the day as it is typed."""
    _Figures(field)


class _Figures(QObject):
    """It belongs to its field."""

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field = field
        self._typed = ""  # figures of a day, one after the other
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.text())
        if event.type() == QEvent.Type.FocusIn:
            self._typed = ""
        return super().eventFilter(watched, event)

    def _pressed(self, figure: str) -> bool:
        """True where Qt has nothing more to do with it."""
        field = self._field
        if not (figure.isascii() and figure.isdigit() and (field.currentSection() == _DAY or self._left())):
            self._typed = ""
            return False
        if field.currentSectionIndex() == 0 and field.displayFormat().startswith("ddd"):
            self._go_to(1)
        fresh = field.currentSection() == _DAY and field.lineEdit().hasSelectedText()
        self._typed = figure if fresh else self._typed + figure
        return self._elsewhere(int(self._typed))

    def _left(self) -> bool:
        """True where Qt has gone on to a month in letters after one figure: in February none follows a 3."""
        return bool(self._typed) and self._field.currentSection() == _MONTH and "MMM" in self._field.displayFormat()

    def _elsewhere(self, day: int) -> bool:
        """A day that only the next month has, where the month is still to be typed; a short one has a long one next."""
        shape, shown = self._field.displayFormat(), self._field.date()
        if not shown.daysInMonth() < day <= 31 or shape.find("M") < shape.find("d"):
            return False
        self._typed = ""
        following = QDate(shown.year(), shown.month(), 1).addMonths(1)
        self._field.setDate(QDate(following.year(), following.month(), day))
        self._go_to(next(n for n in range(self._field.sectionCount()) if self._field.sectionAt(n) == _MONTH))
        return True

    def _go_to(self, section: int) -> None:
        self._field.setCurrentSectionIndex(section)
        self._field.setSelectedSection(self._field.currentSection())
