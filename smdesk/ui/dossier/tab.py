"""What every tab of the dossier is: a part of the page that shows one client."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.views import ClientView
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import Page


class DossierTab(Page):
    """A tab overrides `read`, which shows `self.client` as it is now, and what else it needs.

    `said` tells what was done and whether it can be undone, `failed` why something was not, `asked` that another
    place is wanted, `marked` that the word beside the tab's name may be another.
    """

    said = Signal(str, bool)
    failed = Signal(object)
    asked = Signal(object)
    marked = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.client: ClientView | None = None

    @property
    def read_only(self) -> bool:
        """True for a client that is archived: everything can be read, nothing changed."""
        return self.client is not None and self.client.archived

    def show_client(self, client: ClientView) -> None:
        """Show this client; called when the tab is shown, when another client is chosen and when it changed."""
        self.client = client
        try:
            self.read()
        except SmdeskError as error:
            self.failed.emit(error)

    def read(self) -> None:
        """Show `self.client` as it is now. What is being typed stays."""

    def tools(self) -> list[QWidget]:
        """What stands at the right of the page's header while this tab shows; the primary button last. Asked once."""
        return []

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done while this tab shows; their ids begin with `dossier.`."""
        return []

    def visit(self, place: Place) -> None:
        """Show a row of it."""

    def begin(self) -> None:
        """A new row of it, where it has such."""

    def first(self) -> QWidget | None:
        """What whoever comes to the tab begins with; None: with its name in the bar."""
        return None

    def here(self) -> int:
        """The row that shows; 0 for none."""
        return 0

    def catches(self, page: str, carried: QMimeData) -> str:
        """What it would do to drop something of this tab on a page in the rail, in words; "" for nothing."""
        return ""

    def caught(self, page: str, carried: QMimeData) -> None:
        """It was dropped there."""

    def settle(self) -> bool:
        """Store what is typed; False when something could not be."""
        return True
