"""What can be done with the publications of an entry: sent at once, and their links."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smdesk.core.publication import Act
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.views import PublicationView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.ledgeracts import Acts


class Sent(Acts):
    """The acts of the ledger, for an entry of the calendar."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(ui, parent)
        self._desk = ui.runtime

    def views(self, entry: CalendarEntry) -> list[PublicationView]:
        """Its publications."""
        numbers = [item.id for item in entry.items]
        return self._desk.publishing.views(ids=numbers) if numbers else []

    def publish_now(self, entry: CalendarEntry) -> None:
        """Ask, then send at once what has not gone out."""
        self.do(Act.NOW, self.views(entry))
