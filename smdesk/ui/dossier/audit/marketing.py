"""Where the client's marketing aims today; fields that store themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from smdesk.services.audits.views import AuditView
from smdesk.ui.dossier.audit.cards import Card
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.listedit import OrderedListEdit
from smdesk.ui.kit.widgets import Page


class MarketingCard(Page):
    """What it says of itself, to whom, what it pushes, and what it does beside the networks."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._shown = 0
        self.form = Autosave(ui, self)
        self.card = Card(ui.theme, name="marketing", margins=(14, 10, 14, 12))
        self.actions_list = OrderedListEdit(ui.theme, name="marketing-actions")
        for box in (
            self.form.box("position", GrowingText(ui.theme, least=1), lambda: self.tr("How it presents itself")),
            self.form.box("audience", GrowingText(ui.theme, least=1), lambda: self.tr("To whom it speaks")),
            self.form.box("offers", GrowingText(ui.theme, least=1), lambda: self.tr("What it pushes")),
            self.form.box("actions", self.actions_list, lambda: self.tr("What it does beside the networks")),
        ):
            self.card.body.addWidget(box)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.card)
        self.retranslate()

    def show_audit(self, audit: AuditView, read_only: bool) -> None:
        """The marketing focus of this audit."""
        focus = audit.marketing
        values = {
            "position": focus.position, "audience": focus.audience, "offers": focus.offers, "actions": focus.actions,
        }  # fmt: skip
        if self._shown != audit.id:
            self._shown = audit.id
            self.form.show(values, lambda changed, number=audit.id: self._save(number, changed))  # type: ignore[misc]
        else:
            self.form.refresh(values)
        self.form.set_read_only(read_only)

    def _save(self, audit: int, changed: dict[str, Any]) -> None:
        audits = self._ui.runtime.audits
        audits.edit(audit, marketing=replace(audits.show(audit).marketing, **changed))

    def settle(self) -> bool:
        """Store what is typed."""
        return self.form.flush()

    def retranslate(self) -> None:
        self.card.title.setText(self.tr("Marketing focus"))
        self.actions_list.tell(self.tr("What it does beside the networks"), add=self.tr("Add"))
        self.form.retranslate()
