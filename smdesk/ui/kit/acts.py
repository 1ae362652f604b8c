"""What acts of a person have in common: the service is called first, a refusal is told, and the way back is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.undo import ServiceCommand

_Given = TypeVar("_Given")


class Acts(QObject):
    """`said` tells what was done and whether it can be undone; `failed` why not, as an error."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui

    def result(self, act: Callable[[], _Given]) -> _Given | None:
        """What the act gives; None where it was refused, which is told."""
        try:
            return act()
        except SmdeskError as error:
            self.failed.emit(error)
            return None

    def succeeds(self, act: Callable[[], object]) -> bool:
        """Whether the act was done, for those that give nothing."""
        return self.result(lambda: (act(),)) is not None

    def keep(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        """The way back of something that was done."""
        self._ui.undo.push(ServiceCommand(text, redo, undo, self.failed.emit))
