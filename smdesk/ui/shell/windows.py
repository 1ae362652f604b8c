"""Places that are windows of their own beside the main one: shown by the same `Place` as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.assisted.panel import Assisted
    from smdesk.ui.recovery.dialog import RecoveryDialog


class Windows(QObject):
    """`said` is for the toast, `failed` for the banner of the main window."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, window: QWidget) -> None:
        """`window` is the main one, which dialogs belong to."""
        super().__init__(window)
        self._ui = ui
        self._window = window
        self._assisted: Assisted | None = None
        self._recovery: RecoveryDialog | None = None

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
        makers = {"assisted": self._show_assisted, "recovery": self._show_recovery}
        if place.page not in makers:
            return False
        try:
            makers[place.page](place.row)
        except SmdeskError as error:
            self.failed.emit(error)
        return True

    def _show_assisted(self, publication: int) -> None:
        self.assisted.show(publication)

    def _show_recovery(self, publication: int) -> None:
        """The panel of what came due in an absence; nothing where there is nothing to decide."""
        from smdesk.ui.recovery.dialog import RecoveryDialog

        if not isinstance(self._recovery, RecoveryDialog) or not isValid(self._recovery):
            if not self._ui.runtime.publishing.late_by_client():
                return
            self._recovery = RecoveryDialog(self._window, self._ui)
            self._recovery.said.connect(self.said)
            self._recovery.open()
        if publication:
            self._recovery.show_post(publication)

    def close(self) -> None:
        """Before the desk is closed."""
        if self._assisted is not None:
            self._assisted.close()
