"""Typing the day into Qt's date fields: “Mon 30 Nov 2026”.

To Qt weekday and number are both the day. It begins in the weekday, where a figure says nothing to it, and of a day
that the month does not have it takes the first figure alone: 31 in November became the 3rd, without a word.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateTimeEdit

_DAY, _MONTH = QDateTimeEdit.Section.DaySection, QDateTimeEdit.Section.MonthSection


def take_figures(field: QDateTimeEdit) -> Figures:
    """Make a date field take the day as it is typed; what comes of it knows what it could not take."""
    return Figures(field)


class Figures(QObject):
    """It belongs to its field."""

    judged = Signal()  # `unclear` is another

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field = field
        self._typed = ""  # figures of a day, one after the other
        self._wanted = 0  # the day that was typed last
        self.unclear = 0  #: the day that was typed and that the month which shows does not have
        field.installEventFilter(self)
        field.dateChanged.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.text())
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._typed, self._wanted = "", 0
            self._judge(0)
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
        self._wanted = int(self._typed)
        if self._elsewhere(self._wanted):
            return True
        self._judge(self._wanted if self._wanted > field.date().daysInMonth() else 0)
        return False

    def _changed(self, day: QDate) -> None:
        """Of 31 Feb Qt makes the last day of February, and of a 31 that it refused it has taken the 3."""
        lacks = self._wanted > day.daysInMonth()
        self._judge(self._wanted if lacks and (self.unclear or day.day() == day.daysInMonth()) else 0)

    def _judge(self, unclear: int) -> None:
        if unclear != self.unclear:
            self.unclear = unclear
            self.judged.emit()

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
