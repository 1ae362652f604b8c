"""One window for each data folder: a second start asks the first to come to the front, and ends."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal

if sys.platform == "win32":
    from smdesk.ui.shell import doorpipe as door
else:
    from smdesk.ui.shell import doorsocket as door

log = logging.getLogger(__name__)

_PATIENCE_S = 1.5
_AGAIN_S = 0.05


def name_of(folder: Path) -> str:
    """The name under which the window of a data folder is reached."""
    # Qt's, because Python's brings OpenSSL with it: 3.5 MiB that nothing else in an idle tray asks for.
    digest = QCryptographicHash.hash(str(folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
    return "smdesk-" + bytes(digest.toHex().data()).decode()[:20]


def raise_other(folder: Path) -> bool:
    """Ask the window that has this folder to show itself; False when none answers.

    One that has just begun listens once it has been painted: it gets a moment.
    """
    until = time.monotonic() + _PATIENCE_S
    while (answered := door.ask(name_of(folder), _PATIENCE_S)) is None:
        if time.monotonic() > until:
            return False
        time.sleep(_AGAIN_S)
    return answered


class Single(QObject):
    """Listens for second starts. Only this user may connect."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Whoever holds the folder's lock is alone, so a name left by a crash is nobody's.
        self._door = door.Door(self.asked.emit, self)
        try:
            self._door.listen(name_of(folder))
        except OSError as error:
            log.warning("a second start will not find this window: %s", error)

    def close(self) -> None:
        """Listen no more."""
        self._door.close()
