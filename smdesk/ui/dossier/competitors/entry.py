"""A line that keeps one figure of one competitor: how much, and when it was counted."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.ui.dossier.audit import numbers
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import set_invalid
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import button, label, row


class FigureEntry(QWidget):
    """`given` with a number and an ISO day; whoever keeps it says `refused` or `kept`.

    What is typed and not kept stays with the figure it was typed for, and is there again when one comes back to it.
    """

    given = Signal(object, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.today = date.min
        self._of: Hashable = None  # which figure the fields are of
        self._typed: dict[Hashable, tuple[str, str]] = {}  # of others: number and day
        self._what = label("secondary")
        self.value, self.day = QLineEdit(), QLineEdit()
        self.value.setObjectName("figure-value")
        self.day.setObjectName("figure-day")
        for field in (self.value, self.day):
            field.setMaximumWidth(ui.theme.px(130))
            field.returnPressed.connect(self._give)
            field.textEdited.connect(lambda _text: self._clear())
        self.keep = button("", self._give, name="keep-figure")
        self._problem = label("small", wrap=True, name="figure-problem")
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(4))
        box.addLayout(row(self._what, self.value, self.day, self.keep, None, spacing=8))
        box.addWidget(self._problem)

    def tell(self, of: Hashable, what: str, today: date) -> None:
        """Which figure it is, and in words."""
        if of != self._of:
            self._turn_to(of)
        self.today = today
        self._what.setText(what)
        self.value.setAccessibleName(what)

    def _turn_to(self, of: Hashable) -> None:
        typed = (self.value.text(), self.day.text())
        if typed[0].strip():
            self._typed[self._of] = typed
        self._of = of
        value, day = self._typed.pop(of, ("", typed[1]))  # several are counted on one day
        self.value.setText(value)
        self.day.setText(day)
        self._clear()

    def retranslate(self) -> None:
        """In the language of the moment."""
        self.value.setPlaceholderText(self.tr("How many"))
        self.day.setPlaceholderText(self.tr("today"))
        self.day.setAccessibleName(self.tr("Day it was counted"))
        self.keep.setText(self.tr("Keep"))

    def _give(self) -> None:
        if not self.value.text().strip():
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            value = numbers.typed("value", self.value.text())
            day = numbers.typed_day("day", self.day.text(), self.today)
        except SmdeskError as error:
            self.refused(error)
            return
        self.given.emit(value, day)

    def kept(self) -> None:
        """It was taken: ready for the next one, of the same day."""
        self._clear()
        self.value.setText("")  # with no way back of its own: undo is of the figure
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self, error: SmdeskError) -> None:
        """Say why beside the field."""
        self._clear()
        field = self.day if error.facts.get("field") == "day" else self.value
        self._problem.setText(str(sentence(error, self._ui.language.words)))
        self._problem.show()
        set_invalid(field, True)
        field.setAccessibleDescription(self._problem.text())
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._problem.hide()
        for field in (self.value, self.day):
            set_invalid(field, False)
            field.setAccessibleDescription("")
