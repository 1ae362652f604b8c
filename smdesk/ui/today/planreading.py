"""What the plans of clients need, and the key dates to come: read after the page shows, and when a plan has changed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from smdesk.core.keydates import KeyDay
    from smdesk.runtime import Runtime

    _Found = tuple[tuple[Need, ...], dict[date, tuple[KeyDay, ...]]]

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


def _read(runtime: Runtime, client: int | None, today: date) -> _Found:
    """Away from the window: what is needed, and the key dates of the seven days after today."""
    days = today + timedelta(days=1), today + timedelta(days=8)
    return runtime.plan_needs.read(client), runtime.keydates.by_day(*days, client)


class PlanReading(QObject):
    """`changed`: other needs than before, `dated`: other key dates. Behind another page nothing is read until the page
    shows again.
    """

    changed = Signal()
    dated = Signal()

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._stale: bool | None = None  # None: nothing was asked for yet
        self._read = False
        self.needs: tuple[Need, ...] = ()
        self.dates: dict[date, tuple[KeyDay, ...]] = {}
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
        self._read, self.needs, self.dates = False, (), {}
        self.dated.emit()
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

    def _prepare(self) -> partial[_Found]:
        return partial(_read, self._ui.runtime, self._ui.scope.client, self._ui.now().date())

    def _show(self, read: _Found) -> None:
        found, dates = read
        if dates != self.dates:
            self.dates = dates
            self.dated.emit()
        first, self._read = not self._read, True
        if found != self.needs or first:
            self.needs = found
            self.changed.emit()
