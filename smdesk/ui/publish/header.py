"""The top of the publishing page: name, whose, finding, filters of the history, exporting, pausing, and four tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from smdesk.core.walltime import in_zone
from smdesk.services.views import Tally
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.bar import ENDS, Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.crowded import fit
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.forms import Combo, SearchField
from smdesk.ui.kit.tabs import Tab
from smdesk.ui.kit.widgets import Page, button, column, label, row
from smdesk.ui.publish.ledger import Filter, Result, Show

#: Months that can be chosen.
MONTHS = 24
#: Pixels at 100 % that the field to find something keeps.
_FIND = 96


class PublishHeader(Page):
    """`filtered` is emitted when a filter changes, `chosen` with a `Show`, `exporting` with a format; `pausing` with
    the end of a pause or None, `resuming` for going on.
    """

    filtered = Signal()
    chosen = Signal(object)
    exporting = Signal(str)
    pausing = Signal(object)
    resuming = Signal()

    def __init__(self, ui: Ui, knob: QPushButton) -> None:
        super().__init__()
        self._ui, self._knob = ui, knob
        self._title, self._whose = label("title1"), Elided("secondary", 60)
        self._under, self._shield = Elided("secondary", 120), QLabel()
        self._tally = Tally(0, 0, 0)
        self.finder = SearchField(ui.theme, name="find")
        self.finder.setMaximumWidth(ui.theme.px(190))
        self.finder.textChanged.connect(self.filtered)
        self.result, self.period = self._combo("result"), self._combo("period")
        self.export = self._menued("export")
        self._exports = Menu(self.export)
        self.export.setMenu(self._exports)
        self.pause = self._menued("pause")
        self._pauses = Menu(self.pause)
        self._pauses.aboutToShow.connect(self._fill_pauses)
        self.resume = button("", self.resuming.emit, name="resume")
        self.tabs = {show: self._tab(show) for show in Show}
        above = self._bar(
            "header", self._title, self._whose, None, knob, self.finder, self.result, self.period, self.export,
            self.pause, self.resume, spacing=8,
        )  # fmt: skip
        below = self._bar("subHeader", *self.tabs.values(), None, self._shield, 7, self._under, spacing=0, left=8)
        self.setLayout(column(above, below, spacing=0))
        ui.theme.changed.connect(self._themed)
        ui.scope.changed.connect(self.fill_whose)
        self.retranslate()

    def _combo(self, name: str) -> Combo:
        made = Combo(name=name)
        made.setProperty("quiet", True)  # it narrows what shows, as the menus beside it
        made.setMinimumWidth(self._ui.theme.px(96))
        made.currentIndexChanged.connect(self.filtered)
        return made

    def _menued(self, name: str) -> QPushButton:
        made = button("", name=name)
        made.setProperty("menued", True)
        return made

    def _tab(self, show: Show) -> Tab:
        made = Tab(self._ui.theme, urgent=show in {Show.DUE, Show.TROUBLE})
        made.setObjectName(f"tab-{show.value}")
        made.clicked.connect(partial(self._choose, show))
        return made

    def _choose(self, show: Show, _checked: bool = False) -> None:
        self.chosen.emit(show)

    def _bar(self, size: str, *items: QWidget | int | None, spacing: int, left: int = ENDS[0]) -> QWidget:
        return Bar(self._ui.theme, size, row(*items, spacing=spacing), ends=(left, ENDS[1]))

    # -- asking -------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.tr("Publishing")

    def filter(self) -> Filter:
        """What is asked for."""
        result = self.result.currentData()
        month = self.period.currentData()
        return Filter(
            self._ui.scope.client, self.finder.text(), Result(result) if result else Result.ALL,
            date.fromisoformat(month) if month else None,
        )  # fmt: skip

    def turn_to(self, month: date) -> None:
        """Choose a month, if there is something of it."""
        place = self.period.findData(month.isoformat())
        if place > 0:
            self.period.setCurrentIndex(place)

    def clear(self) -> None:
        """No filters."""
        for combo in (self.result, self.period):
            combo.setCurrentIndex(0)
        self.finder.clear()

    # -- filling ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room the buttons are their icons alone; then the choices tell as much as there is room for."""
        px = self._ui.theme.px
        least = sum(each.minimumSizeHint().width() for each in (self._title, self._whose)) + px(sum(ENDS) + _FIND)
        shown = [self._knob, self.result, self.period, self.export, self.pause, self.resume]
        fit(self.width(), least, shown, [self.export, self.pause], 8)
        filters = [each for each in (self.result, self.period) if not each.isHidden()]
        rest = [each for each in (self._title, *shown) if not each.isHidden()]
        need = sum(each.sizeHint().width() + 8 for each in rest) + px(sum(ENDS) + _FIND)
        # The switcher beside the pages tells whose it is as well; a choice is told nowhere else.
        self._whose.setHidden(bool(filters) and need + self._whose.sizeHint().width() > self.width())

    def fill_whose(self) -> None:
        """Whose ledger this is."""
        found = {client.id: client.name for client in self._ui.runtime.clients.list()}
        self._whose.setText(found.get(self._ui.scope.client or 0, "") or self.tr("All clients"))

    def fill_months(self, first: datetime | None) -> None:
        """The months that there is something of, the latest first; the one that is chosen stays chosen."""
        chosen = self.period.currentData()
        today = in_zone(self._ui.now(), computer_zone()).date()
        last = in_zone(first, computer_zone()).date().replace(day=1) if first is not None else today
        months: list[date] = []
        month = today.replace(day=1)
        while month >= last and len(months) < MONTHS:
            months.append(month)
            month = (month - timedelta(days=1)).replace(day=1)
        self.period.blockSignals(True)
        self.period.clear()
        self.period.addItem(self.tr("Last 31 days"), "")
        for month in months:
            self.period.addItem(dates.month_title(self._ui, month), month.isoformat())
        self.period.setCurrentIndex(max(0, self.period.findData(chosen)))
        self.period.blockSignals(False)

    def _fill_results(self) -> None:
        names = {
            Result.ALL: self.tr("All results"),
            Result.PUBLISHED: self.tr("Published"),
            Result.TROUBLE: self.tr("Failed and missed"),
            Result.WAITING: self.tr("Due now"),
            Result.LEFT_OUT: self.tr("Left out"),
        }
        chosen = self.result.currentData()
        self.result.blockSignals(True)
        self.result.clear()
        for result, text in names.items():
            self.result.addItem(text, result)
        self.result.setCurrentIndex(max(0, self.result.findData(chosen)))
        self.result.blockSignals(False)

    def fill_counts(self, counts: Mapping[Show, int], current: Show) -> None:
        """How many each way to look shows, and which one it is."""
        titles = {
            Show.DUE: self.tr("Due now"),
            Show.QUEUE: self.tr("Queue"),
            Show.TROUBLE: self.tr("Failed and missed"),
            Show.HISTORY: self.tr("History"),
        }
        for show, tab in self.tabs.items():
            tab.tell(titles[show], counts[show])
        self.tabs[current].setChecked(True)
        for combo in (self.result, self.period):
            combo.setVisible(current is Show.HISTORY)
        self._fit()

    def fill_tally(self, found: Tally) -> None:
        """The month's sends, and that none of them is lost or twice."""
        self._tally = found
        sends = self.tr("%n send(s) this month", "", found.sends)
        rest = self.tr("%1 accounted for, %2 twice")
        number = self._ui.language.words.facts.number
        told = rest.replace("%1", number(found.accounted)).replace("%2", number(found.twice))
        self._under.setText(f"{sends}, {told}" if found.sends else "")
        good = found.sends == found.accounted and not found.twice
        tone = self._ui.theme.semantic("success" if good else "warning").fg
        icon = "shield-check" if good else "shield-warning"
        self._shield.setPixmap(icons.pixmap(icon, tone, self._ui.theme.px(16), self.devicePixelRatioF()))
        self._shield.setVisible(found.sends > 0)

    def fill_pause(self) -> None:
        """What the button does now."""
        paused = self._ui.runtime.publishing.paused()
        self.pause.setVisible(not paused)
        self.resume.setVisible(paused)

    def _fill_pauses(self) -> None:
        """Counted from the moment it opens."""
        now = self._ui.now()
        morning = in_zone(now, computer_zone()) + timedelta(days=1)
        choices: list[tuple[str, datetime | None]] = [
            (self.tr("For an hour"), now + timedelta(hours=1)),
            (self.tr("Until tomorrow at 08:00"), morning.replace(hour=8, minute=0, second=0, microsecond=0)),
            (self.tr("Until I go on"), None),
        ]
        self._pauses.clear()
        for text, until in choices:
            self._add(self._pauses, text, partial(self.pausing.emit, until))

    def _fill_exports(self) -> None:
        self._exports.clear()
        for form, text in {
            "csv": self.tr("Table (CSV)…"),
            "html": self.tr("Page for the client (HTML)…"),
            "json": self.tr("Data with the journal (JSON)…"),
        }.items():
            self._add(self._exports, text, partial(self.exporting.emit, form))

    def _add(self, menu: QMenu, text: str, act: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda _checked=False: act())

    def _themed(self) -> None:
        theme = self._ui.theme
        self.export.setIcon(icons.icon("export", theme))
        self.pause.setIcon(icons.icon("pause-circle", theme))
        self.resume.setIcon(icons.icon("play", theme))
        self._fit()

    def retranslate(self) -> None:
        self._title.setText(self.name)
        self.finder.setPlaceholderText(self.tr("Find…"))
        self.finder.setAccessibleName(self.tr("Find in this list"))
        self.result.setAccessibleName(self.tr("Results"))
        self.period.setAccessibleName(self.tr("Period"))
        for made, text in (
            (self.export, self.tr("Export")),
            (self.pause, self.tr("Pause publishing")),
            (self.resume, self.tr("Go on publishing")),
        ):
            made.setText(f" {text}")
            made.setAccessibleName(text)
        self._fill_results()
        self._fill_exports()
        self._fit()
        self._fill_pauses()
        self.pause.setMenu(self._pauses)
        self.fill_whose()
        self.fill_pause()
        self.fill_tally(self._tally)
        self._themed()
