"""Who has the prizes and who may stand in, in the order of the draw; and the draws before that became void."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smdesk.services.contests.views import ContestView, DrawView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import clear, column, label


class Winners(QWidget):
    """Nothing where nothing has been drawn."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._told: object = None
        self._box = column(spacing=2)
        self.setLayout(self._box)

    def tell(self, view: ContestView) -> None:
        """Show the draw that holds."""
        held = view.draw
        self.setVisible(held is not None)
        told = (held, [each.void_reason for each in view.made], self._ui.language.code)
        if held is None or told == self._told:
            return
        self._told = told
        clear(self._box)
        for place, (won, key) in enumerate(zip(held.winners, held.holders, strict=True), 1):
            self._line("strong", f"{place}. {words.who(held, key)}", key)
            if key != won:
                self._tell_changes(view, held, won)
        if len(held.winners) < held.wanted:
            few = self._ui.language.words.t("cli.contest_few", wanted=held.wanted, count=len(held.winners))
            self._line("small", few)
        if held.waiting:
            self._line("small", self.tr("Substitutes, in this order:"))
        for place, key in enumerate(held.waiting, 1):
            self._line("", f"{place}. {words.who(held, key)}", key)
        for each in view.made:
            if each.void_reason:
                void = self.tr("Draw %1 is void: %2").replace("%1", str(each.number)).replace("%2", each.void_reason)
                self._line("small", void)

    def _tell_changes(self, view: ContestView, held: DrawView, won: str) -> None:
        """Who gave way for whom until the prize came to whom has it now."""
        key = won
        for each in held.substitutes:
            if each.out == key:
                told = self.tr("Instead of %1, since %2: %3").replace("%1", words.who(held, key))
                told = told.replace("%2", words.instant(self._ui, each.at, view.zone))
                self._line("small", told.replace("%3", each.reason), key)
                key = each.by

    def _line(self, role: str, text: str, key: str = "") -> None:
        if text:
            made = label(role, wrap=True, select=True)
            made.setText(text)
            made.setToolTip(key)
            self._box.addWidget(made)
