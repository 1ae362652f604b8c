"""Places that are windows of their own beside the main one: shown by the same `Place` as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError, StorageError
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.assisted.panel import Assisted
    from smdesk.ui.kit.banner import Notice
    from smdesk.ui.recovery.dialog import RecoveryDialog
    from smdesk.ui.shell.pages import PageSpec
    from smdesk.ui.shell.second import SecondWindow


class Windows(QObject):
    """`said` is for the toast, `failed` for the banner of the main window, `asked` for a place that it is to show."""

    said = Signal(str, bool)
    failed = Signal(object)
    asked = Signal(object)

    def __init__(self, ui: Ui, window: QWidget) -> None:
        """`window` is the main one, which dialogs belong to."""
        super().__init__(window)
        self._ui = ui
        self._window = window
        self._assisted: Assisted | None = None
        self._recovery: RecoveryDialog | None = None
        self.seconds: list[SecondWindow] = []
        self._notice: Notice | None = None

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
        makers = {
            "assisted": lambda: self._show_assisted(place.row),
            "recovery": lambda: self._show_recovery(place.row),
            "import": lambda: self._show_import(place),
            "export": lambda: self._show_export(place),
        }
        if place.page not in makers:
            return False
        try:
            makers[place.page]()
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

    def _show_import(self, place: Place) -> None:
        """A calendar from a file; without one it is asked for first."""
        from smdesk.ui.exchange import asking

        asking.take_in(self._window, self._ui, place, self.said.emit, self.failed.emit)

    def _show_export(self, place: Place) -> None:
        """The calendar into a file."""
        from smdesk.ui.exchange import asking

        asking.give_out(self._window, self._ui, place, self.said.emit, self.failed.emit)

    def open_second(self, spec: PageSpec, place: Place) -> SecondWindow:
        """A page in a window of its own."""
        from smdesk.ui.shell.second import SecondWindow

        made = SecondWindow(self._ui, spec, self._window)
        made.tell(self._notice)
        made.asked.connect(self.asked)
        made.gone.connect(self.seconds.remove)
        self.seconds.append(made)
        made.show_place(place)
        return made

    def tell(self, notice: Notice | None) -> None:
        """What stands above every window now."""
        self._notice = notice
        for each in self.seconds:
            each.tell(notice)

    def settle(self) -> bool:
        """False when something typed in one of them must be decided on; that one comes forward."""
        for each in self.seconds:
            if not each.settle():
                each.raise_()
                each.activateWindow()
                return False
        return True

    def unstored(self) -> StorageError | None:
        """Why something that is typed in one of them is on no disk."""
        return next((error for each in self.seconds if (error := each.unstored()) is not None), None)

    def close(self) -> None:
        """Before the desk is closed."""
        for each in list(self.seconds):
            each.close()
        if self._assisted is not None:
            self._assisted.close()
