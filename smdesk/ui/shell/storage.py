"""What the disk or the database does not take now: told above the pages while that lasts, and gone once it takes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.errors import StorageError
from smdesk.core.events import AttentionNeeded, Event
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence

#: What passes by itself, or once the person has seen to it outside of the program.
PASSING = frozenset({"database_busy", "disk_full", "folder_read_only", "folder_missing", "disk_error"})
#: Milliseconds between two looks whether it is over; long enough to read what stood there.
LOOK_MS = 4000


class Storage(QObject):
    """`changed` when there is something else to say. The same trouble that the person has put away stays away."""

    changed = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._error: StorageError | None = None
        self._read: str = ""  # the code that the person has put away
        self._looks = False
        ui.bridge.heard.connect(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, AttentionNeeded) and event.code in PASSING:
            here = self._ui.runtime.folder.root
            where = Path(str(event.facts.get("path", here)))
            if where.is_relative_to(here):  # a second folder for backups has its own disk
                self.meet(StorageError(event.code, **event.facts))

    def takes(self, error: Exception) -> bool:
        """Whether this is what passes; then it is told until it has."""
        if not isinstance(error, StorageError) or error.code not in PASSING:
            return False
        self._read = ""
        self.meet(error)
        return True

    def meet(self, error: StorageError) -> None:
        """Something in the background could not be written."""
        if error.code != self._read:
            self._error = error
            self.changed.emit()
        if not self._looks:
            self._looks = True
            QTimer.singleShot(LOOK_MS, self, self._look)

    def notice(self) -> Notice | None:
        """What to say of it."""
        if self._error is None:
            return None
        told = sentence(self._error, self._ui.language.words)
        text = " ".join(part for part in (told.why, told.do) if part)
        return Notice("danger", told.what, text, ((self.tr("Close"), self._put_away),), id=self._error.code)

    def _look(self) -> None:
        self._ui.tasks.until(self._ui.runtime.db.try_write, self._over, LOOK_MS)

    def _over(self) -> None:
        self._looks, self._read = False, ""
        self._clear()

    def _put_away(self) -> None:
        self._read = self._error.code if self._error is not None else ""
        self._clear()

    def _clear(self) -> None:
        if self._error is not None:
            self._error = None
            self.changed.emit()
