"""The working hours of a week: a line for each day, written as people write hours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import button, label

_WORKDAYS = 5
#: Pixels at 100 % below which the hours of a morning and an afternoon do not fit beside the button.
_NARROW = 430


class WeekHours(QWidget):
    """`value` is a tuple of seven texts, Monday first."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.days = [QLineEdit() for _ in range(7)]
        self._names: list[QLabel] = [label("small") for _ in range(7)]
        self.same = button("link", self._copy)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(ui.theme.px(10))
        grid.setVerticalSpacing(ui.theme.px(4))
        for place, (name, field) in enumerate(zip(self._names, self.days, strict=True)):
            field.setProperty("sized", "sm")
            field.setMaxLength(60)
            field.textEdited.connect(lambda _text: self.edited.emit(self.value))
            field.editingFinished.connect(lambda: self.changed.emit(self.value))
            name.setBuddy(field)
            grid.addWidget(name, place, 0)
            grid.addWidget(field, place, 1)
        self._placed = (0, 2)
        grid.addWidget(self.same, *self._placed)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.days[0])
        self.add = None  # tells the autosave that each line is stored when it is left
        self.retranslate()

    @property
    def value(self) -> tuple[str, ...]:
        """What stands in each line."""
        return tuple(field.text().strip() for field in self.days)

    def set_value(self, texts: Iterable[str]) -> None:
        """Show other hours; the cursor stays where it is. No signal."""
        for field, text in zip(self.days, texts, strict=True):
            if field.text() != text:
                field.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show the hours only."""
        self.same.setVisible(not read_only)
        for field in self.days:
            field.setReadOnly(read_only)

    def _copy(self) -> None:
        for field in self.days[1:_WORKDAYS]:
            field.setText(self.days[0].text())
        self.changed.emit(self.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the button stands below the hours."""
        super().resizeEvent(event)
        place = (len(self.days), 1) if self.width() < self._ui.theme.px(_NARROW) else (0, 2)
        if place != self._placed:
            self._placed = place
            self._grid.removeWidget(self.same)
            self._grid.addWidget(self.same, *place)

    def retranslate(self) -> None:
        """Every word in the language of the moment."""
        for place, (name, field) in enumerate(zip(self._names, self.days, strict=True)):
            day = capital(dates.long_weekday(self._ui, place))
            name.setText(day)
            field.setAccessibleName(self.tr("Hours of %1").replace("%1", day))
            field.setPlaceholderText(self.tr("closed"))
        self.days[0].setPlaceholderText(self.tr("9-14, 17-20:30"))
        self.same.setText(self.tr("Same until Friday"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
