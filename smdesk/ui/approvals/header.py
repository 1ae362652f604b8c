"""The top of the approvals page: its name, whose rounds, which of them, taking an answer in, a new round."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.bar import ENDS, Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.crowded import fit
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.widgets import Page, button, column, label, row

_GAP = 10


class ApprovalsHeader(Page):
    """`filtered` when other rounds are wanted, `importing` and `making` when the buttons are pressed."""

    filtered = Signal()
    importing = Signal()
    making = Signal()

    def __init__(self, ui: Ui, knob: QPushButton) -> None:
        super().__init__()
        self._ui = ui
        self._knob = knob
        self._title, self._whose = label("title1"), Elided("secondary", 0)
        self.which = Combo(name="which-rounds")
        self.which.chosen.connect(lambda _value: self.filtered.emit())
        self.answer = button("", self.importing.emit, name="import-answer")
        self.new = button("primary", self.making.emit, name="new-round")
        line = row(self._title, self._whose, None, knob, self.which, self.answer, self.new, spacing=_GAP)
        self.setLayout(column(Bar(ui.theme, "header", line, edge="bottom"), spacing=0))
        ui.theme.changed.connect(self._themed)
        self.retranslate()

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.tr("Approvals")

    @property
    def open_only(self) -> bool:
        """True while closed rounds are not wanted."""
        return self.which.value == "open"

    def tell(self, client: str) -> None:
        """Whose rounds these are; "" for all clients."""
        self._whose.setText(client or self.tr("All clients"))

    def regions(self) -> list[QWidget]:
        """Where F6 stops in it."""
        return [self.which]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room the button that takes an answer in is its icon alone."""
        taken = self._title.sizeHint().width() + self._ui.theme.px(sum(ENDS)) + 2 * _GAP
        fit(self.width(), taken, [self._knob, self.which, self.answer, self.new], [self.answer], _GAP)

    def retranslate(self) -> None:
        self._title.setText(self.name)
        entries = [("open", self.tr("Open rounds")), ("all", self.tr("All rounds"))]
        self.which.tell(entries, self.tr("Which rounds"))
        self.answer.setText(self.tr("Import answer"))
        self.answer.setToolTip(shortcuts.shown("Ctrl+O"))
        self.new.setText(self.tr("New round"))
        self.new.setToolTip(shortcuts.shown("Ctrl+Shift+N"))
        self._themed()

    def _themed(self) -> None:
        self.answer.setIcon(icons.icon("file-arrow-down", self._ui.theme))
        self.new.setIcon(icons.icon("plus", self._ui.theme, "text.onAccent"))
        self._fit()
