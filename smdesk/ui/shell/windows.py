"""Places that are windows of their own beside the main one: shown by the same `Place` as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.assisted.panel import Assisted


class Windows(QObject):
    """`said` is for the toast, `failed` for the banner of the main window."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._assisted: Assisted | None = None

    @property
    def assisted(self) -> Assisted:
        """The assisted panel's keeper, made when it is first wanted."""
        if self._assisted is None:
            from smdesk.ui.assisted.panel import Assisted

            self._assisted = Assisted(self._ui, self)
            self._assisted.said.connect(self.said)
        return self._assisted

    def show(self, place: Place) -> bool:
        """Show a place that is a window; False where it is a page."""
        if place.page != "assisted":
            return False
        try:
            self.assisted.show(place.row)
        except SmdeskError as error:
            self.failed.emit(error)
        return True

    def close(self) -> None:
        """Before the desk is closed."""
        if self._assisted is not None:
            self._assisted.close()
