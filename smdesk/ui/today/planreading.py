"""What the plans of clients need, read after the page shows and again when a plan has changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.events import (
    AgreementChanged,
    AuditsChanged,
    CampaignsChanged,
    ClientsChanged,
    DossierChanged,
    Event,
    PlanChanged,
    PostsChanged,
    PublicationsChanged,
)
from smdesk.services.today.views import Kind, Need
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.reading import Reading

#: Milliseconds in which news is gathered: it is no matter of a moment, and much of the calendar is read for it.
SOON_MS = 600
_HEARD = (
    AgreementChanged, AuditsChanged, CampaignsChanged, ClientsChanged, DossierChanged, PlanChanged, PostsChanged,
    PublicationsChanged,
)  # fmt: skip


#: What a client's strategy begins with.
BEGINNINGS = ("dossier", "objectives", "plan")
#: What is lacking of a plan whose pillars stand.
MONTH = "month"


class PlanReading(QObject):
    """`changed`: other needs than before. Behind another page nothing is read until the page shows again."""

    changed = Signal()

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._stale: bool | None = None  # None: nothing was asked for yet
        self._read = False
        self.needs: tuple[Need, ...] = ()
        self._reading = Reading(ui.tasks, self._prepare, self._show)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)

    @property
    def to_begin(self) -> frozenset[str]:
        """What clients have nothing of: dossier, objectives, plan; all of them until that has been read."""
        if not self._read:
            return frozenset(BEGINNINGS)
        return frozenset("plan" if each == MONTH else each for each in self._codes)

    @property
    def next_of_plan(self) -> str:
        """What the plan lacks: its pillars, or with them a month."""
        return MONTH if MONTH in self._codes and "plan" not in self._codes else "plan"

    @property
    def _codes(self) -> frozenset[str]:
        return frozenset(each for need in self.needs if need.kind is Kind.BEGIN for each in need.code.split())

    def look(self) -> None:
        """Read away from the window, if anybody sees it."""
        if self._page.isVisible():
            self._stale = False
            self._reading.ask()

    def forget(self) -> None:
        """Another client is looked at: what was read is not theirs."""
        self._reading.drop()
        self._read, self.needs = False, ()
        if self._stale is not None:
            self._stale = True
            self.look()

    def arrived(self) -> None:
        """The page shows again."""
        if self._stale:
            self.look()

    def hear(self, event: Event) -> None:
        """Something has changed; what was only put off has not."""
        if self._stale is not None and isinstance(event, _HEARD) and event.fields != frozenset({"snooze"}):
            self._stale = True
            self._soon.start()

    def _prepare(self) -> partial[tuple[Need, ...]]:
        return partial(self._ui.runtime.plan_needs.read, self._ui.scope.client)

    def _show(self, found: tuple[Need, ...]) -> None:
        first, self._read = not self._read, True
        if found != self.needs or first:
            self.needs = found
            self.changed.emit()
