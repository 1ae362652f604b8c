"""The objectives page: what was agreed with a client, what decides it, and where each KPI is heading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.events import (
    AgreementChanged,
    ClientsChanged,
    DossierChanged,
    Event,
    MessagesChanged,
    PlanChanged,
    PublicationsChanged,
    SamplesChanged,
)
from smdesk.services.agreements.views import KpiView, ObjectiveView
from smdesk.services.views import ClientView
from smdesk.ui.kit import dates, icons, shortcuts, taborder
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.clientchooser import ClientChooser, shown_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.sidepane import SidePane
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface
from smdesk.ui.objectives.acts import ObjectiveActs
from smdesk.ui.objectives.doing import Doing
from smdesk.ui.objectives.model import ObjectivesModel
from smdesk.ui.objectives.strip import Strip
from smdesk.ui.objectives.view import ObjectivesTable

if TYPE_CHECKING:
    from smdesk.ui.objectives.chartpane import ChartPane
    from smdesk.ui.objectives.inspector import Inspector
    from smdesk.ui.objectives.proposals import Proposals

_HEARD = (
    AgreementChanged, ClientsChanged, DossierChanged, SamplesChanged, PublicationsChanged, PlanChanged, MessagesChanged
)  # fmt: skip
#: Milliseconds in which news is gathered before everything is read again.
SOON_MS = 60


class ObjectivesPage(Page):
    """One client's; while the window looks at all of them, one is chosen first."""

    said = Signal(str, bool)
    asked = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.client: ClientView | None = None
        self.today = date.min
        self.model = ObjectivesModel(ui)
        self.acts = ObjectiveActs(ui, self)
        self.view = ObjectivesTable(self.model, ui.theme)
        self._inspector: Inspector | None = None
        self._chart: ChartPane | None = None
        self._proposals: Proposals | None = None
        self.doing = Doing(ui, self)
        surface(self, "canvas")
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self.strip = Strip(self._ui)
        self._chooser = ClientChooser(self._ui)
        self.charted = QWidget()
        self.charted.setLayout(column(spacing=0))
        self.charted.hide()
        self.below = QSplitter(Qt.Orientation.Vertical)
        self.below.setHandleWidth(1)
        self.below.setChildrenCollapsible(False)
        self.below.addWidget(self.view)
        self.below.addWidget(self.charted)
        self.below.setStretchFactor(0, 1)
        self.below.setSizes([430, 300])
        left = QWidget()
        left.setLayout(column(self.strip, self.below, spacing=0))
        left.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.side = SidePane(self._ui, left, None)
        self.stack = QStackedWidget()
        for each in (self._chooser, self.side):
            self.stack.addWidget(each)
        self.setLayout(column(self._header(), self.problem, self.stack, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _header(self) -> QWidget:
        self._title, self._under = label("title1"), Elided("secondary", 0)
        self.agreement = button("", self.doing.versions, name="agreement")
        self.new_kpi = button("", self.doing.new_kpi, name="new-kpi-button")
        self.new = button("primary", self.doing.new_objective, name="new-objective")
        acts = (self.side.knob, self.agreement, self.new_kpi, self.new)
        return Bar(self._ui.theme, "header", row(self._title, self._under, None, *acts, spacing=10))

    def _connect(self) -> None:
        doing = self.doing
        self.view.chosen.connect(self._show)
        self.view.adding.connect(doing.new_kpi)
        self.view.menu_asked.connect(self._menu)
        self.model.renamed.connect(self.acts.rename)
        self.model.moved_objectives.connect(doing.order)
        self.model.moved_kpi.connect(doing.move_kpi)
        self.acts.said.connect(self._told)
        self.acts.failed.connect(self.tell_problem)
        self.acts.made.connect(self._made)
        self._ui.scope.changed.connect(self._scoped)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self._themed)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)

    @property
    def inspector(self) -> Inspector:
        """The pane at the right, made when a line is first shown in it."""
        if self._inspector is None:
            from smdesk.ui.objectives.inspector import Inspector

            self._inspector = made = Inspector(self._ui, self.model)
            made.failed.connect(self.tell_problem)
            made.deleting.connect(self.doing.delete)
            made.reading.connect(self.doing.add_reading)
            made.asked.connect(self.asked)
            made.posts.connect(lambda: self.chart.show_as("posts"))
            made.menu.connect(lambda under: self._menu(self.view.current(), None, under))
            self.side.take(made)
        return self._inspector

    @property
    def chart(self) -> ChartPane:
        """The pane below the table, made when a KPI is first shown in it."""
        if self._chart is None:
            from smdesk.ui.objectives.chartpane import ChartPane

            self._chart = made = ChartPane(self._ui)
            made.post.connect(lambda number: self.asked.emit(Place("composer", row=number)))
            made.deleting.connect(self.doing.delete_reading)
            made.correcting.connect(self.doing.correct_reading)
            made.adding.connect(self.doing.add_reading)
            made.told.connect(lambda text: self.said.emit(text, False))
            inner = self.charted.layout()
            assert inner is not None
            inner.addWidget(made)
            taborder.after(self.view, made)
        return self._chart

    @property
    def proposals(self) -> Proposals:
        """What is proposed to a client without objectives, made when there first is such a client."""
        if self._proposals is None:
            from smdesk.ui.objectives.proposals import Proposals

            self._proposals = made = Proposals(self._ui)
            made.taken.connect(self.doing.take)
            made.own.connect(self.doing.new_objective)
            self.stack.addWidget(made)
        return self._proposals

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Objectives")

    @property
    def read_only(self) -> bool:
        """True for a client that is archived."""
        return self.client is not None and self.client.archived

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        return self.doing.actions()

    def refresh(self) -> None:
        """It is shown again: look."""
        self.look()

    def arrive(self) -> None:
        """The table has the keys."""
        if self.stack.currentWidget() is self.side:
            self.view.setFocus()

    def visit(self, place: Place) -> None:
        """`Place("objectives", client=…, row=…)`: a KPI by its number, with the detail `reading` to type one;
        with `objective` an objective. Without a row `new` is a new objective, `new-kpi` a new KPI.
        """
        if place.client is not None:
            self._ui.scope.choose(place.client)
        self.look()
        if place.row:
            self.view.choose("objective" if place.detail == "objective" else "kpi", place.row)
            self.view.setFocus()
        if place.row and place.detail == "reading":
            self.doing.add_reading()
        act = {"agreement": self.doing.versions, "new": self.doing.new_objective, "new-kpi": self.doing.new_kpi}
        if place.detail in act:
            act[place.detail]()

    def here(self) -> Place:
        """The line that is current."""
        line = self.view.current()
        detail = "objective" if isinstance(line, ObjectiveView) else ""
        return Place("objectives", line.id if line is not None else 0, self._ui.scope.client, detail=detail)

    @property
    def in_readings(self) -> bool:
        """True while the keys are in the readings as a table."""
        return self._chart is not None and self._chart.has_readings()

    def settle(self) -> bool:
        """Store what is typed."""
        return self._inspector is None or self._inspector.settle()

    # -- showing ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the objectives of the client and show them."""
        self.client = self._client()
        if self.client is None:
            self.side.tell(False)
            self._chooser.read()
            self.stack.setCurrentWidget(self._chooser)
        else:
            service = self._ui.runtime.agreements
            try:
                self.today = service.today(self.client.id)
                found = service.objectives(self.client.id)
            except SmdeskError as error:
                self.tell_problem(error)
                return
            self.model.fill(found, self.today)
            self.strip.tell(self.model.kpis())
            if found:
                self.stack.setCurrentWidget(self.side)
                self._show(self.view.current())
            else:
                self.side.tell(False)
                self.proposals.tell(service.propose(self.client.id), read_only=self.read_only)
                self.stack.setCurrentWidget(self.proposals)
        self._say()

    def _client(self) -> ClientView | None:
        return shown_client(self._ui)

    def _show(self, line: ObjectiveView | KpiView | None) -> None:
        """The current line in the inspector and, if it is a KPI, below."""
        if line is not None or self._inspector is not None:
            self.inspector.show_line(line, read_only=self.read_only)
        self.side.tell(line is not None)
        if isinstance(line, KpiView):
            self.chart.show_kpi(line, self.today)
            self.inspector.kpi.pushing.tell(line, self.chart.marks)
        self.charted.setVisible(isinstance(line, KpiView))
        self.new_kpi.setEnabled(not self.read_only and bool(self.model.objectives))

    def _say(self) -> None:
        client = self.client
        shown = client is not None
        for each in (self.agreement, self.new_kpi, self.new):
            each.setVisible(shown)
            each.setEnabled(not self.read_only)
        self.new_kpi.setVisible(shown and bool(self.model.objectives) and self.width() >= self._ui.theme.px(820))
        self.agreement.setEnabled(shown and bool(self.model.objectives))
        parts = [client.name, *self._agreed(client)] if client is not None else []
        self._under.setText(" · ".join(part for part in parts if part))

    def _agreed(self, client: ClientView) -> list[str]:
        """`agreed with the client on 1 Oct`, and how much has changed since."""
        if client.archived:
            return [self.tr("archived: nothing can be changed")]
        if not self.model.objectives:
            return []
        signed = self._ui.runtime.signed
        latest = signed.latest(client.id)
        if latest is None or latest.signed_on is None:
            return [self.tr("not agreed with the client yet")]
        on = dates.short_date(self._ui, latest.signed_on, self.today)
        count = len(signed.changes(client.id))
        since = self.tr("%n change(s) since", "", count) if count else ""
        return [self.tr("agreed with the client on %1").replace("%1", on), since]

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))

    def retranslate(self) -> None:
        self._title.setText(self.title)
        self._chooser.tell(
            self.tr("Whose objectives?"),
            self.tr("Objectives are agreed with one client. Choose whose you want to see."),
        )
        self.agreement.setText(self.tr("Agreement…"))
        self.new_kpi.setText(self.tr("New KPI"))
        self.new_kpi.setToolTip(shortcuts.shown("Ctrl+Shift+N"))
        self.new.setText(self.tr("New objective"))
        self.new.setToolTip(shortcuts.shown("Ctrl+N"))
        self.view.setAccessibleName(self.tr("Objectives and KPIs"))
        self.problem.tell(None)
        self.model.say_anew()
        self._say()
        self._themed()

    def _themed(self) -> None:
        theme = self._ui.theme
        self.new.setIcon(icons.icon("plus", theme, "text.onAccent"))
        self.new_kpi.setIcon(icons.icon("plus", theme))
        self.agreement.setIcon(icons.icon("handshake", theme))
        if self._inspector is not None:
            self._inspector.themed()
        self.view.viewport().update()

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, _HEARD) and self.isVisible():
            own = isinstance(event, AgreementChanged)
            self.look() if own else self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _scoped(self) -> None:
        self.settle()
        if self.isVisible():
            self.look()

    def _told(self, text: str, can_undo: bool) -> None:
        self.problem.tell(None)
        self.look()
        self.said.emit(text, can_undo)

    def _made(self, what: str, number: int) -> None:
        """Something new: its name is written next."""
        self.look()
        self.view.choose(what, number)
        self.view.setFocus()
        if what == "objective":
            self.view.edit_name()

    def _menu(self, line: object, at: QPoint | None, under: QWidget | None = None) -> None:
        place = under.mapToGlobal(QPoint(0, under.height())) if under is not None else None
        if place is None:
            place = self.view.viewport().mapToGlobal(at if at is not None else QPoint())
        self.doing.menu(line).popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.below.setSizes([max(1, self.height() - self._ui.theme.px(112 + 300)), self._ui.theme.px(300)])
        self._say()
