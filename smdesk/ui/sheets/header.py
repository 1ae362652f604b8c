"""The two bars above the content sheet: whose week it is and what can be done with it; how far its art has come."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.bar import ENDS, Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.crowded import fit
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.widgets import Page, button, column, label, restyle, row
from smdesk.ui.sheets import words

_GAP = 10


class SheetHeader(Page):
    """`turned` by so many weeks, `to_today`, `saving` as xlsx or pdf, `delivering`."""

    turned = Signal(int)
    to_today = Signal()
    saving = Signal(str)
    delivering = Signal()

    def __init__(self, ui: Ui, knob: QPushButton) -> None:
        super().__init__()
        self._ui, self._knob = ui, knob
        self._monday = date.min
        self._title, self._whose = label("title1"), Elided("secondary", 0)
        self.back = button("ghost", lambda: self.turned.emit(-1), name="week-back")
        self.week = button("", self.to_today.emit, size="sm", name="week")
        self.forward = button("ghost", lambda: self.turned.emit(1), name="week-forward")
        for each in (self.back, self.forward):
            each.setFixedWidth(ui.theme.px(28))
        self.ways = QWidget()
        self.ways.setLayout(row(self.back, self.week, self.forward, spacing=4))
        self.xlsx = button("", lambda: self.saving.emit("xlsx"), name="sheet-xlsx")
        self.pdf = button("", lambda: self.saving.emit("pdf"), name="sheet-pdf")
        self.deliver = button("primary", self.delivering.emit, name="sheet-deliver")
        line = row(self._title, self._whose, 6, self.ways, None, knob, self.xlsx, self.pdf, self.deliver, spacing=_GAP)
        self.setLayout(column(Bar(ui.theme, "header", line), spacing=0))
        ui.theme.changed.connect(self._themed)
        self.retranslate()

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.tr("Design")

    def tell(self, client: str, monday: date, *, able: bool, deliverable: bool) -> None:
        """Whose week it is; "" for no client. `able`: there are posts to be written down."""
        what = self.tr("content sheet")
        self._whose.setText(f"{client} · {what}" if client else what)
        self._monday = monday
        for each in (self.ways, self.xlsx, self.pdf, self.deliver):
            each.setVisible(bool(client))
        self.xlsx.setEnabled(able)
        self.pdf.setEnabled(able)
        self.deliver.setEnabled(able and deliverable)
        self._say_week()
        self._fit()

    def _say_week(self) -> None:
        if self._monday == date.min:
            return
        self.week.setText(words.week(self._ui, self._monday))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room the buttons are their icons alone, the files' first."""
        taken = self._title.sizeHint().width() + self._ui.theme.px(sum(ENDS)) + 3 * _GAP + 6
        shown = [self.ways, self._knob, self.xlsx, self.pdf, self.deliver]
        fit(self.width(), taken, shown, [self.xlsx, self.pdf, self.deliver], _GAP)

    def retranslate(self) -> None:
        self._title.setText(self.name)
        for each, told, key in (
            (self.back, self.tr("Week before"), "PgUp"), (self.forward, self.tr("Next week"), "PgDown"),
        ):  # fmt: skip
            each.setAccessibleName(told)
            each.setToolTip(f"{told} ({shortcuts.shown(key)})")
        told = self.tr("To this week")
        self.week.setToolTip(f"{told} ({shortcuts.shown('T')})")
        self.xlsx.setText(self.tr("XLSX"))
        self.xlsx.setToolTip(self.tr("Save the sheet as a workbook"))
        self.pdf.setText(self.tr("PDF"))
        self.pdf.setToolTip(self.tr("Save the sheet as pages"))
        self.deliver.setText(self.tr("Deliver to design"))
        self.deliver.setToolTip(shortcuts.shown("Ctrl+Shift+E"))
        self._say_week()
        self._themed()

    def _themed(self) -> None:
        theme = self._ui.theme
        self.back.setIcon(icons.icon("caret-left-bold", theme))
        self.forward.setIcon(icons.icon("caret-right-bold", theme))
        self.xlsx.setIcon(icons.icon("table", theme))
        self.pdf.setIcon(icons.icon("file-pdf", theme))
        self.deliver.setIcon(icons.icon("export", theme, "text.onAccent"))
        self._fit()


class StateBar(Page):
    """When it was delivered, what has changed since, and how many posts have their art."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: SheetView | None = None
        self._mark, self.delivered = QLabel(), Elided("", 80)
        self._pencil, self.changed = QLabel(), Elided("", 60)
        self.changed.setProperty("tone", "marker")
        self.gone = Elided("secondary", 0)
        self.count, self._bar = label(), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(ui.theme.px(120))
        line = row(self._mark, self.delivered, 10, self._pencil, self.changed, 6, self.gone, None, self.count, 4,
                   self._bar, spacing=6)  # fmt: skip
        self.setLayout(column(Bar(ui.theme, "subHeader", line), spacing=0))
        ui.theme.changed.connect(self._draw)

    def tell(self, view: SheetView | None) -> None:
        """Of this week."""
        self._view = view
        self._draw()

    def retranslate(self) -> None:
        self._draw()

    def _draw(self) -> None:
        view, theme = self._view, self._ui.theme
        there = view is not None and bool(view.lines or view.delivery)
        for each in (self._mark, self.delivered, self._pencil, self.changed, self.gone, self.count, self._bar):
            each.setVisible(there)
        if view is None or not there:
            return
        ratio, changes = self.devicePixelRatioF(), view.changed
        self._mark.setPixmap(icons.pixmap("export", theme.color("text.secondary"), theme.px(15), ratio))
        self.delivered.setText(words.delivered(self._ui, view))
        self._pencil.setPixmap(icons.pixmap("pencil-simple", theme.color("marker.softText"), theme.px(15), ratio))
        self.changed.setText(words.Counted().changed(changes))
        for each in (self._pencil, self.changed):
            each.setVisible(bool(changes))
        restyle(self.changed, "tone", "marker")
        self.gone.setText(words.gone(view))
        self.gone.setVisible(bool(view.gone))
        self.count.setText(words.with_art(view))
        self.count.setVisible(bool(view.wanting))
        self._bar.setVisible(bool(view.wanting))
        self._bar.setRange(0, max(view.wanting, 1))
        self._bar.setValue(view.with_art)
        self._bar.setAccessibleName(words.with_art(view))
