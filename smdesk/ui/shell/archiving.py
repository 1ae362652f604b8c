"""The client that is worked for no longer, and the way back: from the menus, the palette and the strip on top."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.services.views import ClientView
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.shell.clients import Clients


class Archiving(QObject):
    """Acts on the client that the window looks at; `said` with whether it can be undone."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, clients: Clients, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._clients = clients

    def can_archive(self) -> bool:
        """True while one client is looked at that is worked for."""
        chosen = self._clients.chosen
        return chosen is not None and not chosen.archived

    def can_bring_back(self) -> bool:
        """True while an archived client is looked at."""
        chosen = self._clients.chosen
        return chosen is not None and chosen.archived

    def archive(self) -> None:
        """Put the client that is looked at into the archive."""
        self._act(archived=True)

    def bring_back(self) -> None:
        """Work for the client that is looked at again."""
        self._act(archived=False)

    def notice(self) -> Notice | None:
        """What the strip on top says while an archived client is looked at."""
        chosen = self._clients.chosen
        if chosen is None or not chosen.archived:
            return None
        return Notice(
            "info",
            self.tr("%1 is archived.").replace("%1", chosen.name),
            self.tr("Everything is kept; nothing new is planned."),
            ((self.tr("Bring back"), self.bring_back),),
        )

    def _act(self, *, archived: bool) -> None:
        chosen = self._clients.chosen
        if chosen is None:
            return
        try:
            self._set(chosen, archived=archived)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        text = self.tr("Archive %1") if archived else self.tr("Bring back %1")
        command = ServiceCommand(
            text.replace("%1", chosen.name), lambda: self._set(chosen, archived=archived),
            lambda: self._set(chosen, archived=not archived), self.failed.emit,
        )  # fmt: skip
        self._ui.undo.push(command)
        told = self.tr("%1 is archived.") if archived else self.tr("%1 is back among your clients.")
        self.said.emit(told.replace("%1", chosen.name), True)

    def _set(self, client: ClientView, *, archived: bool) -> None:
        """What the window looks at follows: all clients, once this one is put away."""
        service = self._ui.runtime.clients
        if archived:
            service.archive(client.id)
            self._ui.scope.choose(None)
        else:
            service.unarchive(client.id)
            self._ui.scope.choose(client.id)
