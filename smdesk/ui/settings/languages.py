"""Languages: what the window speaks, and where the language of a client's texts comes from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.services.views import ClientView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.mark import Mark
from smdesk.ui.kit.naming import language_title
from smdesk.ui.kit.widgets import clear, label
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Group
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate


class Languages(Section):
    """The person's language; those of the clients are shown, for they are set with the client."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Languages"))
        self.group(lambda: translate("Settings", "Language of the program")).add(
            self.segments(
                "ui.language",
                lambda: translate("Settings", "Menus, dates and numbers"),
                lambda: [
                    ("system", translate("Settings", "As the system")),
                    ("en", "English"),
                    ("es", "Español"),
                ],
                lambda: translate("Settings", "Changes at once; what you are writing stays."),
            )
        )
        self._clients: Group = self.group(
            lambda: translate("Settings", "Languages of the clients"),
            lambda: translate(
                "Settings",
                "Each client is written for in its own language and planned in its own time zone. A new client starts "
                "with the language of the program and the zone of this computer.",
            ),
        )
        self.finish()

    def arrive(self) -> None:
        """The clients of now."""
        layout = self._clients.card.layout()
        assert layout is not None
        self._clients.rows.clear()
        clear(layout)
        for client in self.ui.clients():
            shown = label("secondary")
            shown.setText(capital(zone_name(client.zone)))
            tile = Mark(self.ui, client=(client.id, client.name))
            self._clients.add(self.row(partial(str, client.name), partial(self._spoken, client), shown, tile=tile))
        self._clients.setVisible(bool(self._clients.rows))

    @staticmethod
    def _spoken(client: ClientView) -> str:
        """The languages as they call themselves."""
        names = [language_title(code) for code in client.languages]
        return ", ".join(name for name in names if name)
