"""Undo for acts of the person: two calls of a service, of which the first has been made already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from smdesk.core.errors import SmdeskError


class ServiceCommand(QUndoCommand):
    """One act and the way back. When the row has moved on meanwhile, undoing it says why and the command is spent.

    An exception in `redo` while a command is pushed leaves the dead command on Qt's stack, so the act is made first
    and the first redo does nothing.
    """

    def __init__(
        self, text: str, redo: Callable[[], object], undo: Callable[[], object], refused: Callable[[SmdeskError], None]
    ) -> None:
        super().__init__(text)
        self._redo = redo
        self._undo = undo
        self._refused = refused
        self._done = True

    def redo(self) -> None:
        if self._done:
            self._done = False
            return
        self._try(self._redo)

    def undo(self) -> None:
        self._try(self._undo)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except SmdeskError as error:
            self.setObsolete(True)
            self._refused(error)
