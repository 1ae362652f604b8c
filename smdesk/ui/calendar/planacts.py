"""From the calendar to what shapes it: a month proposed, the mix rebalanced, the pillars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.core.events import ClientsChanged, Event, PlanChanged, PostsChanged, PublicationsChanged
from smdesk.core.rebalance import Proposal
from smdesk.services.plan.mix import MixView
from smdesk.ui.calendar.periods import View, months
from smdesk.ui.kit.clientchooser import with_client

if TYPE_CHECKING:
    from smdesk.ui.calendar.page import CalendarPage
    from smdesk.ui.calendar.planpane import PlanPane

translate = QCoreApplication.translate


class PlanActs(QObject):
    """What it opens is imported when it is opened first."""

    def __init__(self, page: CalendarPage, content: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._content = content
        self.stack = QStackedWidget()
        self.stack.addWidget(content)
        self._pane: PlanPane | None = None
        page.mix.wanted.connect(self.do)
        page.month.begun.connect(self._begin)
        page.model.ui.bridge.heard.connect(self._hear)
        page.model.ui.scope.changed.connect(self.close_pane)

    def do(self, what: str) -> None:
        """What the meter asks for, or another page; nothing for what is none of these."""
        acts = {
            "rebalance": self.rebalance, "pillars": self.edit_pillars, "programme": self.plan_month,
            "month": self._show_month,
        }  # fmt: skip
        if what in acts:
            acts[what]()

    def _begin(self, what: str) -> None:
        """How a blank month is begun."""
        page = self._page
        if what == "plan":
            self.plan_month()
        elif what == "copy":
            self.copy_month()
        else:
            page.new(page.panes.first_time(max(page.month.day, page.model.today)))

    def copy_month(self) -> None:
        """The structure of the month before, laid on the one that shows."""

        def lay(client: int) -> None:
            page = self._page
            page.acts.lay(client, page.day)

        self._of_one(translate("CalendarActions", "Copy the structure of the month before"), lay)

    def _show_month(self) -> None:
        self.close_pane()
        if self._page.view is not View.MONTH:
            self._page.show_view(View.MONTH, self._page.panes.day)

    def possible(self) -> bool:
        """True where there is a client: whose it is is asked while all of them show."""
        ui = self._page.model.ui
        return ui.scope.client is not None or bool(ui.runtime.clients.list())

    def _of_one(self, what: str, act: Callable[[int], object]) -> None:
        """For the client that shows; the one that is asked for shows from then on."""

        def go(client: int) -> None:
            self._page.model.ui.scope.choose(client)
            act(client)

        with_client(self._page.model.ui, self._page, what, go)

    # -- the month ----------------------------------------------------------------------------------------------

    @property
    def pane(self) -> PlanPane:
        """The proposed month."""
        if self._pane is None:
            from smdesk.ui.calendar.planpane import PlanPane

            made = self._pane = PlanPane(self._page.model.ui)
            made.closed.connect(self._close)
            made.said.connect(self._page.said)
            made.pillars.connect(self.edit_pillars)
            made.asked.connect(self._page.asked)
            self.stack.addWidget(made)
        return self._pane

    @property
    def planning(self) -> bool:
        """True while the proposed month shows."""
        return self._pane is not None and self.stack.currentWidget() is self._pane

    def plan_month(self) -> None:
        """The month that shows, or the next where little of it is left."""
        self._of_one(translate("CalendarActions", "Plan the month…"), self._plan)

    def _plan(self, client: int) -> None:
        page = self._page
        day, today = max(page.day, page.model.today), page.model.today
        if (day.year, day.month) == (today.year, today.month) and page.view is View.MONTH and _late(today):
            day = months(today.replace(day=1), 1)
        self.stack.setCurrentWidget(self.pane)
        self.pane.open_month(client, day)

    def close_pane(self) -> None:
        """Another client shows: its calendar first."""
        if self.planning:
            self.stack.setCurrentWidget(self._content)

    def _close(self, day: date) -> None:
        self.stack.setCurrentWidget(self._content)
        self._page.go(day)
        self._page.panes.keys.setFocus()

    def _hear(self, event: Event) -> None:
        heard = (PlanChanged, PostsChanged, PublicationsChanged, ClientsChanged)
        if self.planning and isinstance(event, heard) and event.fields != frozenset({"programme"}):
            self.pane.refresh()

    # -- mix and pillars ----------------------------------------------------------------------------------------

    def rebalance(self) -> None:
        """Ask for changes away from the window, and show them."""
        self._of_one(translate("CalendarActions", "Rebalance the mix…"), self._rebalance)

    def _rebalance(self, client: int) -> None:
        page = self._page
        mixes, span, channel = page.model.ui.runtime.mix, page.mix.span, page.mix.channel
        if span[0] == span[1]:  # asked for from another page: nothing has been counted here yet
            first = page.day.replace(day=1)
            span = first, months(first, 1)

        def ask() -> tuple[MixView, tuple[Proposal, ...]]:
            return mixes.read(client, *span, channel), mixes.proposals(client, *span, channel)

        page.model.ui.tasks.run(ask, lambda found: self._balance(*found), page.tell_problem)

    def _balance(self, view: MixView, proposals: tuple[Proposal, ...]) -> None:
        from smdesk.ui.calendar.balance import BalanceDialog

        if view.client_id == self._page.model.ui.scope.client:
            made = BalanceDialog(self._page.model.ui, self._page, view, proposals)
            made.said.connect(self._page.said)
            made.open()

    def edit_pillars(self) -> None:
        """The client's pillars."""
        self._of_one(translate("CalendarActions", "Pillars…"), self._pillars)

    def _pillars(self, client: int) -> None:
        from smdesk.ui.kit.pillareditor import PillarEditor

        PillarEditor(self._page.model.ui, self._page, client).open()


def _late(today: date) -> bool:
    """The last week of a month is no time to plan it."""
    return months(today.replace(day=1), 1).toordinal() - today.toordinal() <= 7
