"""All of one audit in cards: networks, SWOT, findings at the left; reputation, rivals, marketing at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smdesk.core import network as networks
from smdesk.services.audits.views import AuditView, CompetitorView, PresenceView
from smdesk.services.views import TaskView
from smdesk.ui.dossier.audit.about import AboutRow
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.audit.findings import FindingsCard
from smdesk.ui.dossier.audit.marketing import MarketingCard
from smdesk.ui.dossier.audit.presence import PresenceModel, PresenceTable
from smdesk.ui.dossier.audit.presenceform import PresenceForm
from smdesk.ui.dossier.audit.reputation import ReputationCard
from smdesk.ui.dossier.audit.rivals import RivalsCard
from smdesk.ui.dossier.audit.shelf import Shelf
from smdesk.ui.dossier.audit.swot import SwotCard
from smdesk.ui.dossier.audit.taskcard import TasksCard
from smdesk.ui.kit import icons, paint, shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import Page, button, column, label, surface

#: Width from which there is a second column.
WIDE = 1000
SIDE = 320


class AuditBody(Page):
    """`opened` with the link of what something became, `rivals` to see the competitors."""

    opened = Signal(str)
    rivals_wanted = Signal()

    def __init__(self, ui: Ui, deeds: Deeds) -> None:
        super().__init__()
        self._ui, self._deeds = ui, deeds
        self.audit: AuditView | None = None
        self._read_only = False
        self.model = PresenceModel(ui)
        self.table = PresenceTable(ui, self.model)
        self.form = PresenceForm(ui, deeds)
        self.more = button("", self._offer, size="sm", name="add-network")
        self._none = label("secondary", wrap=True)
        self.networks = Card(ui.theme, self.more, name="networks", margins=(0, 0, 0, 0))
        self.reputation, self.swot = ReputationCard(ui), SwotCard(ui, deeds)
        self.findings, self.marketing, self.rivals = FindingsCard(ui, deeds), MarketingCard(ui), RivalsCard(ui)
        self.about, self.tasks = AboutRow(ui), TasksCard(ui, deeds)
        self._build()
        self.shelf = Shelf(ui, self)
        self._wire()
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def _build(self) -> None:
        px = self._ui.theme.px
        self._below = air = QVBoxLayout()
        air.addWidget(self._none)
        air.addWidget(self.form)
        self.networks.body.setSpacing(0)
        self.networks.body.addWidget(self.table)
        self.networks.body.addLayout(air)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(20), px(14), px(8), px(20))
        self._grid.setSpacing(px(14))
        self._inner = QWidget()
        surface(self._inner, "canvas")
        self._inner.setLayout(self._grid)
        self.roll = Column(self._inner, tight=True)
        self.setLayout(column(self.roll, spacing=0))
        self._wide: bool | None = None
        self._arrange()

    def _wire(self) -> None:
        self.table.chosen.connect(self.open_form)
        self.table.removed.connect(self.remove)
        self.table.menu.connect(self._menu)
        self.form.closed.connect(self._air)
        self.form.closed.connect(self.table.setFocus)
        self.rivals.wanted.connect(self.rivals_wanted)
        self.shelf.dropped.connect(self.drop)
        for each in (self.swot, self.findings):
            each.lifted.connect(self.shelf.lift)
            each.opened.connect(self.opened)

    def _arrange(self) -> None:
        """Two columns where there is room; the focus stays, for nothing is made anew."""
        px = self._ui.theme.px
        wide = self.width() >= px(WIDE)
        if wide == self._wide:
            return
        self._wide = wide
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout in (left, right):
            layout.setSpacing(px(14))
        for each in (self.about, self.networks, self.swot, self.findings, self.tasks):
            left.addWidget(each)
        for card in (self.reputation, self.rivals, self.marketing):
            (right if wide else left).addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        while self._grid.count():
            gone = self._grid.takeAt(0)
            before = gone.layout() if gone is not None else None
            if before is not None:
                before.deleteLater()
        self._grid.addLayout(left, 0, 0)
        self._grid.setColumnStretch(0, 1)
        side = px(SIDE) if wide else 0
        self._grid.setColumnMinimumWidth(1, side)
        if wide:
            for card in (self.reputation, self.rivals, self.marketing):
                card.setMaximumWidth(side)
            self._grid.addLayout(right, 0, 1)
        else:
            for card in (self.reputation, self.rivals, self.marketing):
                card.setMaximumWidth(16777215)
        self._grid.setHorizontalSpacing(px(14) if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.shelf.settle()

    # -- showing ------------------------------------------------------------------------------------------------

    def show_audit(
        self, audit: AuditView, rivals: tuple[CompetitorView, ...], tasks: tuple[TaskView, ...], today: date, *,
        read_only: bool,
    ) -> None:  # fmt: skip
        """This audit; what is being typed stays."""
        if self.audit is not None and self.audit.id != audit.id:
            self.form.forget()
        self.audit, self._read_only = audit, read_only
        self.model.fill(audit.presences, today)
        self.table.fit()
        self.table.setVisible(bool(audit.presences))
        self._none.setVisible(not audit.presences)
        self.more.setVisible(not read_only)
        shown = next((each for each in audit.presences if each.id == self.form.shown), None)
        if shown is not None:
            self.form.show_presence(shown, read_only)
        elif self.form.shown:
            self.form.forget()
        self.about.show_audit(audit, today, read_only)
        self.tasks.show_tasks(audit.client_id, tasks, today, read_only)
        self.reputation.show_audit(audit, read_only)
        self.swot.show_audit(audit, read_only)
        self.findings.show_audit(audit, read_only)
        self.marketing.show_audit(audit, read_only)
        self.rivals.show_rivals(rivals)
        self._air()

    def settle(self) -> bool:
        """Store what is typed in any of its forms."""
        return all([self.about.settle(), self.form.settle(), self.reputation.settle(), self.marketing.settle()])

    def _air(self) -> None:
        layout, px = self._below, self._ui.theme.px
        used = not self.form.isHidden() or not self._none.isHidden()
        layout.setContentsMargins(*((px(12), px(8), px(12), px(12)) if used else (0, 0, 0, px(6))))

    def show_task(self, number: int) -> None:
        """Bring a task into sight, and give its day the keys."""
        line = self.tasks.lines.get(number)
        if line is not None:
            self.roll.ensureWidgetVisible(line)
            line.due.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- networks -----------------------------------------------------------------------------------------------

    def open_form(self, number: int) -> None:
        """All of one network below the table; the same again closes it. One with a refused value stays."""
        view = self._presence(number)
        if view is None:
            return
        if self.form.shown == number:
            self.form.close_it()
        elif not self.form.settle():
            self.table.choose(self.form.shown)
        else:
            self.table.choose(number)
            self.form.show_presence(view, self._read_only)
        self._air()

    def _presence(self, number: int) -> PresenceView | None:
        return next((each for each in self.model.views if each.id == number), None)

    def remove(self, number: int) -> None:
        """Take a network out of the audit."""
        view, audits = self._presence(number), self._ui.runtime.audits
        if view is None or self._read_only:
            return
        if self.form.shown == number:
            self.form.forget()
        name = self.tr("%1 is no longer in the audit").replace("%1", network_name(view.network))
        self._deeds.do(name, lambda: audits.delete_presence(number), audits.put_back, tell=True)

    def _offer(self) -> None:
        """A menu of networks; those that are there already last."""
        menu = Menu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = {each.network for each in self.model.views}
        names = sorted((each for each in networks.known() if each != "practice"), key=network_name)
        for network in sorted(names, key=lambda each: each in there):
            made = menu.addAction(paint.network_icon(self._ui.theme, network), network_name(network))
            made.triggered.connect(partial(self._added, network))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _added(self, network: str, _checked: bool = False) -> None:
        audit, audits = self.audit, self._ui.runtime.audits
        if audit is None:
            return
        made = self._deeds.do(
            self.tr("New network in the audit"), lambda: audits.add_presence(audit.id, network),
            lambda made: audits.delete_presence(made.id), again=audits.put_back,
        )  # fmt: skip
        if made is not None:
            self.model.fill([*self.model.views, made], self.model.today)
            self.table.setVisible(True)
            self.open_form(made.id)

    def _menu(self, number: int, place: QPoint) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = menu.addAction(shortcuts.beside(self.tr("Open"), "Enter"))
        opened.triggered.connect(lambda: self.open_form(number))
        gone = menu.addAction(shortcuts.beside(self.tr("Take out of the audit"), "Del"))
        gone.triggered.connect(lambda: self.remove(number))
        gone.setEnabled(not self._read_only)
        menu.popup(place)

    # -- what comes of it ---------------------------------------------------------------------------------------

    def turn(self, into: str) -> None:
        """Make something of the entry or finding that has the keys."""
        chosen = self.swot.focused()
        if chosen is not None:
            chosen.turn(into)
        elif self.findings.view.hasFocus():
            self.findings.turn(into)

    def drop(self, into: str, of: str, number: int) -> None:
        """Make something of a sentence that was dragged."""
        if self.audit is None:
            return
        if of == "swot":
            self._deeds.turn_item(self.audit.id, number, into)
        else:
            self._deeds.turn_finding(number, into)

    def retranslate(self) -> None:
        self.networks.title.setText(self.tr("Presence, network by network"))
        self.networks.hint.setText(self.tr("Score = profile, rhythm, replies, consistency"))
        self.more.setText(self.tr("Add network"))
        self._none.setText(self.tr("Where is the client already, and where should it be? Add a network."))
        self.table.setAccessibleName(self.tr("Presence, network by network"))
        self.form.retranslate()
        if self.audit is not None:
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
            self.table.fit()

    def _look(self) -> None:
        self.more.setIcon(icons.icon("plus", self._ui.theme, "text.secondary"))
