"""The keyring asked once more for what it did not tell: the way on after a person has unlocked it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import KEYRING_CLOSED, SecretError
from smdesk.ui.kit.context import Ui


class KeyringAgain(QObject):
    """`said` tells what came of it, `failed` of what is not the keyring's."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._asking = False

    def ask(self) -> None:
        """Away from this thread: it may ask the person to be unlocked. A second press meanwhile is nothing."""
        if not self._asking:
            self._asking = True
            self._ui.tasks.ask(self._ui.runtime.channel_access.read_again, self._told, self._not_told)

    def _told(self, channels: tuple[int, ...]) -> None:
        self._asking = False
        self.said.emit(self.tr("The keyring is open; %n channel(s) go(es) on", "", len(channels)), False)

    def _not_told(self, error: Exception) -> None:
        self._asking = False
        if isinstance(error, SecretError) and error.code in KEYRING_CLOSED:  # what to do stands where it was pressed
            self.said.emit(self.tr("The keyring is still closed"), False)
        else:
            self.failed.emit(error)
