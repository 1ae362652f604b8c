"""The mix that a proposed month would have, as the meter above the calendar shows it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent

from smdesk.services.plan.programme import ProgrammeView
from smdesk.ui.calendar.mixpaint import MixPainter, Parts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.mixwords import MixWords
from smdesk.ui.kit.widgets import Page


class PlanMeter(Page):
    """The mix that the month would have."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ProgrammeView | None = None
        self.words = MixWords(ui, self._name, self)
        self._painter = MixPainter(ui, self.words)
        self.setFixedHeight(ui.theme.px(50))
        self.setObjectName("plan-meter")
        ui.theme.changed.connect(self.update)

    def tell(self, view: ProgrammeView | None) -> None:
        """The mix of what stands there and what is proposed."""
        self._view = view
        self.setAccessibleName(self.tr("Mix of the month"))
        if view is not None:
            self.setAccessibleDescription(self.words.spoken(view.mix, self._count()))
            self.setToolTip("\n".join(self.words.long(each) for each in view.mix.remarks))
        self.update()

    def _name(self, pillar: int) -> str:
        pillars = self._view.pillars if self._view is not None else ()
        return next((each.name for each in pillars if each.id == pillar), "")

    def _count(self) -> str:
        assert self._view is not None
        return self.tr("%n post(s) in all", "", len(self._view.entries) + len(self._view.open))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        view = self._view
        if view is not None:
            found = view.mix
            told = self.words.short(found.remarks[0]) if found.remarks else ""
            parts = Parts(self.tr("Mix of the month"), self._count(), found.shares, view.pillars, told,
                          found.warning is not None, None, 0, low=False, menu=False)  # fmt: skip
            self._painter.paint(painter, parts, self.rect())
        painter.end()

    def retranslate(self) -> None:
        self.tell(self._view)
