"""The first tab: the client at a glance, each fact changed where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.services.dossier_views import DossierPatch
from smdesk.services.patches import ClientPatch
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import column, surface


class SummaryTab(DossierTab):
    """What the company is and wants."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._shown: int | None = None
        inner = QWidget()
        surface(inner, "canvas")
        inner.setLayout(column(
            self.form.box("sector", QLineEdit(), lambda: self.tr("Sector")),
            self.form.box("goal", GrowingText(ui.theme, least=2), lambda: self.tr("What the company wants to reach")),
            self.form.box("about", GrowingText(ui.theme, least=3), lambda: self.tr("What makes it different")),
            None, spacing=14, margins=(24, 16, 24, 24),
        ))  # fmt: skip
        self.setLayout(column(Column(inner, tight=True), spacing=0))

    def read(self) -> None:
        client = self.client
        assert client is not None
        view = self.ui.runtime.dossier.show(client.id)
        values = {"sector": client.sector, "goal": view.goal, "about": view.about}
        if self._shown != client.id:
            self._shown = client.id
            self.form.show(values, lambda changed, number=client.id: self._save(number, changed))  # type: ignore[misc]
        else:
            self.form.refresh(values)
        self.form.set_read_only(self.read_only)

    def _save(self, client: int, values: dict[str, Any]) -> None:
        own = {name: value for name, value in values.items() if name == "sector"}
        rest = {name: value for name, value in values.items() if name not in own}
        if own:
            self.ui.runtime.clients.edit(client, ClientPatch(**own))
        if rest:
            self.ui.runtime.dossier.edit(client, DossierPatch(**rest))

    def settle(self) -> bool:
        return self.form.flush()

    def retranslate(self) -> None:
        self.form.retranslate()
