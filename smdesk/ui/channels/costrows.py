"""What a client's publications and answers have cost on a network that charges, a line for each of the last months."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smdesk.services.costs import MonthCost
from smdesk.services.views import ChannelView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.skeleton import stand_in
from smdesk.ui.kit.widgets import away, column, label

#: How far back it is summed.
_BACK = timedelta(days=92)
_MOST = 3


class CostRows(QWidget):
    """Summed away from the window's thread: a year of publications is read for it."""

    def __init__(self, ui: Ui, view: ChannelView) -> None:
        super().__init__()
        self._ui, self._network = ui, view.network
        self.told = label(wrap=True, select=True, name="costs")
        note = label("small", wrap=True)
        note.setText(self.tr("By the network’s price list; its own bill counts."))
        self._loading: QWidget | None = stand_in(ui.theme, 1, 28)
        self.setLayout(column(self._loading, self.told, note, spacing=5))
        costs, start = ui.runtime.costs, ui.now() - _BACK
        ui.tasks.run(lambda: costs.by_month(client=view.client_id, start=start), self._show)

    def _show(self, found: tuple[MonthCost, ...]) -> None:
        if not isValid(self):
            return
        if self._loading is not None:
            away(self._loading)
            self._loading = None
        mine = [each for each in found if each.network == self._network][:_MOST]
        self.told.setText("\n".join(map(self._line, mine)) or self.tr("Nothing has been charged yet."))

    def _line(self, month: MonthCost) -> str:
        money, language = self._ui.language.words.facts.money, self._ui.language
        name = f"{capital(language.locale.standaloneMonthName(int(month.month[5:])))} {month.month[:4]}"
        text = self.tr("%1: %2").replace("%1", name).replace("%2", money(month.amount, month.currency))
        if month.reads:
            read = money(month.reads_amount, month.currency)
            text += self.tr(", and at most %1 for reading").replace("%1", read)
        return text
