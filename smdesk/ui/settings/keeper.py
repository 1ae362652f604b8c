"""Setting a setting from the page: at once, with the way back, and with a sentence where it was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.core.events import Event, SettingsChanged
from smdesk.services.settings import DEFAULT
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.undo import ServiceCommand

translate = QCoreApplication.translate


class Keeper(QObject):
    """`said` is for the window's toast; `changed` names the settings that anybody has changed."""

    said = Signal(str, bool)
    changed = Signal(frozenset)

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        ui.bridge.heard.connect(self._hear)

    def get(self, key: str) -> object:
        """What holds."""
        return self.ui.settings.get(key)

    def set(self, key: str, value: object, name: str) -> bool:
        """Set one; `name` is what the person calls it, for Undo. False when it was refused, which has been told."""
        if value == self.get(key):
            return True
        return self.change({key: value}, translate("Settings", "change of “%1”").replace("%1", name))

    def restore(self, keys: Iterable[str], section: str) -> None:
        """Put settings back to what they came with."""
        told = translate("Settings", "The defaults of “%1” hold again").replace("%1", section)
        if self.change(dict.fromkeys(keys, DEFAULT), told):
            self.said.emit(told, True)

    def change(self, values: Mapping[str, object], text: str) -> bool:
        """Set several, as one act that can be undone. False when it was refused."""
        settings = self.ui.settings
        try:
            before = settings.change(values)
        except SmdeskError as error:
            self.fail(error)
            return False
        again = dict(values)
        self.ui.undo.push(
            ServiceCommand(text, lambda: settings.change(again), lambda: settings.change(before), self.fail)
        )
        return True

    def fail(self, error: Exception) -> None:
        """Tell why something was not done."""
        self.said.emit(str(sentence(error, self.ui.language.words)), False)
        self.changed.emit(frozenset())

    def _hear(self, event: Event) -> None:
        if isinstance(event, SettingsChanged):
            self.changed.emit(event.fields)
