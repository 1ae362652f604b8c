"""Finding in what the calendar shows: what does not say what is looked for fades; the header counts the rest."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.widgets import Page, button, column, row

#: Pixels at 100 %.
WIDTH = 280


class FindBar(Page):
    """Opens with a key. Escape empties the field, and again leaves it, as does Enter, which keeps what is looked for;
    `left` tells where the keys belong then.
    """

    left = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self.field = SearchField(model.ui.theme, name="calendar-find")
        self.field.setFixedWidth(model.ui.theme.px(WIDTH))
        self.field.textChanged.connect(self._look_for)
        self.field.returnPressed.connect(self.left)
        self.shut = button("", self.leave, size="sm", name="calendar-find-close")
        bar = Bar(model.ui.theme, 40, row(self.field, None, self.shut, spacing=8))
        self.setLayout(column(bar, spacing=0))
        model.sifted.connect(self._tell)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Ask what to look for; what was looked for stands there to be typed over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Nothing is looked for any more."""
        self.field.clear()
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        self.field.tell(self.tr("Find in the calendar"))
        self.shut.setText(self.tr("Close"))

    def _look_for(self, text: str) -> None:
        self._model.filters = replace(self._model.filters, text=text.strip())
        if text.strip():
            told = self.tr("%1 of %2").replace("%1", str(self._model.fitting()))
            told = told.replace("%2", str(len(self._model.all_entries())))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, told))

    def _tell(self) -> None:
        text = self._model.filters.text
        if text != self.field.text().strip():  # another filter brought its own words, or all were cleared
            self.field.setText(text)
            if not text and not self.field.hasFocus():
                self.hide()  # it never comes by itself: it would push down what is looked at, which the header counts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
