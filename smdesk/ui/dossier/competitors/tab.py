"""The tab of competitors: which measure on which network, the table over time, a chart, and all of the chosen one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.walltime import in_zone
from smdesk.services.audits.competitors import METRICS, PRESSURES
from smdesk.services.audits.views import CompetitorView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.competitors import series
from smdesk.ui.dossier.competitors.chart import Lines
from smdesk.ui.dossier.competitors.entry import FigureEntry
from smdesk.ui.dossier.competitors.table import RivalsModel, RivalsTable
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import dates, dialogs, icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.floating import Menu, danger
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, column, row, surface

#: Where a competitor may be counted, before any is.
_USUAL = ("instagram", "facebook", "tiktok", "x", "youtube", "linkedin", "google_business")


class CompetitorsTab(DossierTab):
    """Figures are kept by day and never overwritten; an entry can be taken back."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self.deeds = Deeds(ui, self)
        self.deeds.said.connect(self.said)
        self.deeds.failed.connect(self.failed)
        self._rivals: tuple[CompetitorView, ...] = ()
        self._chosen = 0
        self._written = (0, "")  # whose fields these are, and on which network the account is
        self.network, self.measure = Combo(name="rival-network"), Combo(name="rival-metric")
        for combo in (self.network, self.measure):
            combo.chosen.connect(lambda _value: self._fill())
        self.new = button("primary", self.begin, name="new-competitor")
        self.model = RivalsModel(ui)
        self.table = RivalsTable(ui, self.model)
        self.table.chosen.connect(self._choose)
        self.table.removed.connect(self.remove)
        self.table.menu.connect(self._menu)
        self.entry = FigureEntry(ui)
        self.entry.given.connect(self._keep)
        self.chart = Lines(ui)
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self.pressure = Combo(name="rival-pressure")
        self.figures = Card(ui.theme, self.network, self.measure, name="rival-figures", margins=(0, 0, 0, 0))
        self.over_time = Card(ui.theme, name="rival-chart", margins=(14, 10, 14, 10))
        self.about = Card(ui.theme, name="rival-about", margins=(14, 10, 14, 12))
        self.empty = Empty(ui.theme)
        self.stack = QStackedWidget()
        self._build()
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def _build(self) -> None:
        px = self.ui.theme.px
        self.figures.body.setSpacing(0)
        self.figures.body.addWidget(self.table)
        self.figures.body.addLayout(row(self.entry, margins=(px(14), px(10), px(14), px(12))))
        self.over_time.body.addWidget(self.chart)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        boxes = (
            self.form.box("name", QLineEdit(), lambda: self.tr("Name")),
            self.form.box("pressure", self.pressure, lambda: self.tr("Pressure")),
            self.form.box("handle", QLineEdit(), self._account),
            self.form.box("url", QLineEdit(), lambda: self.tr("Website")),
            self.form.box("note", QLineEdit(), lambda: self.tr("Note")),
        )
        for place, box in enumerate(boxes):
            grid.addWidget(box, place // 2, place % 2, 1, 2 if box is boxes[-1] else 1, Qt.AlignmentFlag.AlignTop)
        self.about.body.addLayout(grid)
        inner = QWidget()
        surface(inner, "canvas")
        inner.setLayout(
            column(self.figures, self.over_time, self.about, None, spacing=px(14),
                   margins=(px(20), px(14), px(8), px(20)))
        )  # fmt: skip
        self._page = Column(inner, tight=True)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._page)
        self.setLayout(column(self.stack, spacing=0))

    # -- what the page asks -------------------------------------------------------------------------------------

    def tools(self) -> list[QWidget]:
        return [self.new]

    def actions(self) -> list[Action]:  # type: ignore[override]
        return [
            Action("dossier.new_competitor", lambda: self.tr("New competitor…"), self.begin, "Ctrl+Shift+N", "plus",
                   "client", self._may),
            Action("dossier.new_figure", lambda: self.tr("Keep a figure"), self.entry.value.setFocus, "", "", "client",
                   lambda: self._may() and bool(self._chosen)),
        ]  # fmt: skip

    def visit(self, place: Place) -> None:
        self.table.choose(place.row)
        self.table.setFocus()

    def here(self) -> int:
        return self._chosen

    def settle(self) -> bool:
        return self.form.flush()

    def read(self) -> None:
        self._rivals = self.ui.runtime.competitors.list(self._client_id())
        if not self._rivals:
            self.form.clear()
            self._chosen, self._written = 0, (0, "")
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentWidget(self._page)
        self._offer()
        self._fill()

    def _offer(self) -> None:
        there = series.networks(self._rivals)
        names = [*there, *(each for each in _USUAL if each not in there)]
        self.network.tell([(each, network_name(each)) for each in names], self.tr("Network"))
        self.measure.tell([(each, words.figure(self.ui, each)) for each in METRICS], self.tr("Measure"))

    def _fill(self) -> None:
        assert self.client is not None
        network, metric = str(self.network.value), str(self.measure.value)
        audits = [self.ui.runtime.audits.show(each.id) for each in self.ui.runtime.audits.list(self._client_id())[:12]]
        rows = series.rows(self.client.name, audits, self._rivals, network, metric)
        today = self._today()
        self.model.fill(rows, self._client_id(), today)
        title = f"{words.figure(self.ui, metric)}, {network_name(network)}"
        self.chart.show_rows(rows, self._client_id(), title)
        self.over_time.title.setText(title)
        self.over_time.setVisible(any(len(each.points) > 1 for each in rows))
        self.entry.setVisible(self._may())
        self.table.choose(self._chosen)

    # -- the chosen one -----------------------------------------------------------------------------------------

    def _choose(self, competitor: int) -> None:
        view = self._rival(competitor)
        if view is None:
            return
        values = {
            "name": view.name, "pressure": view.pressure, "url": view.url, "note": view.note,
            "handle": view.handles.get(str(self.network.value), ""),
        }  # fmt: skip
        network = str(self.network.value)
        self._chosen = competitor
        if self._written != (competitor, network):
            self._written = (competitor, network)
            self.form.show(values, partial(self._save, competitor, network))
            self.form.retranslate()
        else:
            self.form.refresh(values)
        self.form.set_read_only(self.read_only)
        self.about.title.setText(view.name)
        metric = str(self.measure.value)
        figure = words.figure(self.ui, metric).lower()
        self.entry.tell((competitor, network, metric), f"{view.name}, {figure}", self._today())

    def _save(self, competitor: int, network: str, changed: dict[str, Any]) -> None:
        service = self.ui.runtime.competitors
        stored = {name: value for name, value in changed.items() if name != "handle"}
        if "handle" in changed:
            stored["handles"] = {**service.show(competitor).handles, network: changed["handle"]}
        service.edit(competitor, **stored)

    def _rival(self, competitor: int) -> CompetitorView | None:
        return next((each for each in self._rivals if each.id == competitor), None)

    def begin(self) -> None:
        """Ask for the name of a new one."""
        if not self._may():
            return
        self.settle()
        dialogs.ask_text(
            self, self.ui.language.words, self.tr("New competitor"),
            self.tr("Somebody who wants the same customers, near or on the same networks."), self.tr("Add competitor"),
            self.tr("Name"), self._add,
        )  # fmt: skip

    def _add(self, name: str) -> None:
        service = self.ui.runtime.competitors
        made = service.add(self._client_id(), name)
        self.ui.undo.push(
            ServiceCommand(self.tr("New competitor"), lambda: service.undelete(made.id),
                           lambda: service.delete(made.id), self.failed.emit)
        )  # fmt: skip
        self._chosen = made.id
        self.read()

    def remove(self, competitor: int) -> None:
        """Put one away, with its figures."""
        service = self.ui.runtime.competitors
        if self._may():
            self.settle()
            self.deeds.do(self.tr("Competitor deleted"), lambda: service.delete(competitor),
                          lambda _gone: service.undelete(competitor), tell=True)  # fmt: skip

    # -- figures ------------------------------------------------------------------------------------------------

    def _keep(self, value: Any, day: str) -> None:
        service, competitor = self.ui.runtime.competitors, self._chosen
        network, metric = str(self.network.value), str(self.measure.value)
        try:
            kept = service.figure(competitor, network, metric, value, day=day)
        except SmdeskError as error:
            self.entry.refused(error)
            return
        self.deeds.keep(self.tr("New figure"), lambda: service.give_back(kept.id),
                        lambda: service.take_back(kept.id))  # fmt: skip
        self.entry.kept()

    def _menu(self, at: int, column_at: int, place: QPoint) -> None:
        row_at, service = self.model.rows[at], self.ui.runtime.competitors
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        days = [self.model.days[column_at - 2]] if 2 <= column_at < self.model.spark_column else list(self.model.days)
        for day in days:
            point = row_at.at(day)
            if point is None or not point.figure:
                continue
            text = self.tr("Take back %1 of %2").replace("%1", words.number(self.ui, point.value))
            made = menu.addAction(text.replace("%2", dates.short_date(self.ui, day, self._today())))
            made.setEnabled(self._may())
            made.triggered.connect(lambda _checked=False, figure=point.figure: self.deeds.do(
                self.tr("Figure taken back"), lambda: service.take_back(figure),
                lambda _gone: service.give_back(figure), tell=True))  # fmt: skip
        if row_at.competitor:
            menu.addSeparator()
            gone = menu.addAction(shortcuts.beside(self.tr("Delete this competitor"), "Del"))
            danger(menu)
            gone.setEnabled(self._may())
            gone.triggered.connect(lambda: self.remove(row_at.competitor))
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    # -- within -------------------------------------------------------------------------------------------------

    def _client_id(self) -> int:
        assert self.client is not None
        return self.client.id

    def _may(self) -> bool:
        return self.client is not None and not self.read_only

    def _today(self) -> date:
        assert self.client is not None
        return in_zone(self.ui.now(), self.client.zone).date()

    def _account(self) -> str:
        network = self.network.value
        name = network_name(str(network)) if network is not None else ""
        return self.tr("Account on %1").replace("%1", name)

    def retranslate(self) -> None:
        self.new.setText(self.tr("New competitor"))
        self.figures.title.setText(self.tr("Figures over time"))
        self.table.setAccessibleName(self.tr("Figures over time"))
        self.pressure.tell([(each, words.pressure(each)) for each in ("", *PRESSURES)])
        self.entry.retranslate()
        self.form.retranslate()
        questions = (
            self.tr("Who else do the same customers look at?"),
            self.tr("How often do they post, and how fast do they grow?"),
            self.tr("What do they do that this client could do better?"),
        )
        self.empty.tell(
            self.tr("Know who else is there"), "\n".join(questions),
            ("primary", self.tr("Add a competitor"), self.begin),
        )  # fmt: skip
        if self.client is not None:
            self.read()

    def _look(self) -> None:
        self.new.setIcon(icons.icon("plus", self.ui.theme, "text.onAccent"))
