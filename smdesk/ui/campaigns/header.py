"""The top of the page of campaigns: name, whose, weeks, plan or results, importing, handing over, a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.taborder import set_order
from smdesk.ui.kit.widgets import Page, button, column, row

PLAN, RESULTS, CONTESTS = "plan", "results", "contests"


class CampaignsHeader(Page):
    """`turned` carries weeks (0: today), `shown` plan, results or contests; the other signals are buttons."""

    turned = Signal(int)
    shown = Signal(object)
    importing = Signal()
    handing = Signal()
    adding = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._title, self._whose = Elided("title1", 120), Elided("secondary", 40)
        self.earlier = button("ghost", lambda: self.turned.emit(-2), name="earlier")
        self.earlier.setIcon(icons.icon("caret-left", ui.theme))
        self.today = button("", lambda: self.turned.emit(0), size="sm", name="today")
        self.later = button("ghost", lambda: self.turned.emit(2), name="later")
        self.later.setIcon(icons.icon("caret-right", ui.theme))
        self.view = Segmented(ui.theme, [PLAN, RESULTS, CONTESTS], name="view")
        self.view.chosen.connect(self.shown)
        self.import_ = button("", self.importing.emit, name="import")
        self.import_.setIcon(icons.icon("file-arrow-down", ui.theme))
        self.hand = button("", self.handing.emit, name="sheet")
        self.hand.setIcon(icons.icon("export", ui.theme))
        self.new = button("primary", self.adding.emit, name="new-campaign")
        self.new.setIcon(icons.icon("plus", ui.theme, "text.onAccent"))
        ui.theme.changed.connect(self._measure)
        self._measure()
        self._weeks = QWidget()
        self._weeks.setLayout(row(self.earlier, self.today, self.later, spacing=2))
        self._acts = row(self._title, self._whose, None, self._weeks, self.view,
                         self.import_, self.hand, self.new, spacing=8)  # fmt: skip
        self.setLayout(column(Bar(ui.theme, "header", self._acts), spacing=0))
        ui.scope.changed.connect(self.fill_whose)
        self.retranslate()

    def take(self, knob: QPushButton) -> None:
        """A button of the page's, before those that write and make something."""
        self._acts.insertWidget(self._acts.indexOf(self.import_), knob)
        set_order(self)  # it was made with the page

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.tr("Campaigns and ads")

    def tell_new(self) -> None:
        """What a new one is."""
        self.set_room(self.width())

    def fill_whose(self) -> None:
        """The client that the window looks at."""
        number = self._ui.scope.client
        names = {each.id: each.name for each in self._ui.runtime.clients.list()}
        self._whose.setText(names.get(number, "") if number is not None else self.tr("All clients"))

    def _measure(self) -> None:
        for each in (self.earlier, self.later):
            each.setFixedWidth(self._ui.theme.px(28))

    def set_room(self, width: int) -> None:
        """With so many pixels the lesser buttons have no words, then nobody's name shows, then the last has none; the
        title is the short one, and at last everything stands closer.
        """
        new = self.tr("New contest") if self.view.value == CONTESTS else self.tr("New campaign")
        for step in range(5):
            self.import_.setText(self.tr("Import…") if step < 1 else "")
            self.hand.setText(self.tr("Ads sheet…") if step < 1 else "")
            self._whose.setVisible(step < 2)
            self.new.setText(new if step < 3 else "")
            self.today.setText(self.tr("Today") if step < 4 else "")
            self.today.setIcon(icons.icon("calendar-blank", self._ui.theme) if step > 3 else QIcon())
            self._acts.setSpacing(8 if step < 4 else 4)
            self._acts.invalidate()
            if self._acts.sizeHint().width() - (self._spared() if step > 2 else 0) <= width:
                break
        self._acts.activate()  # at once: the last button would be cut by the room of words that are gone
        self.new.setAccessibleName(new)
        self.new.setToolTip("" if self.new.text() else new)

    def _spared(self) -> int:
        """Pixels that the short title leaves."""
        metrics = self._title.fontMetrics()
        return metrics.horizontalAdvance(self._title.text()) - metrics.horizontalAdvance(self._title.short)

    def retranslate(self) -> None:
        self._title.setText(self.name)
        self._title.short = self.tr("Campaigns")
        self.view.tell([self.tr("Plan"), self.tr("Results"), self.tr("Contests")], self.tr("View"))
        self.tell_new()
        for each, text in (
            (self.earlier, self.tr("Two weeks earlier")), (self.today, self.tr("Today")),
            (self.later, self.tr("Two weeks later")),
            (self.import_, self.tr("Import readings from an export…")), (self.hand, self.tr("Ads plan as a sheet…")),
        ):  # fmt: skip
            each.setAccessibleName(text)
            each.setToolTip(text)
        self.fill_whose()
        self.set_room(self.width())
