"""Opening a desk: where it cannot be, a window says why and looks again, until it can or the person has enough."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from smdesk.core.clock import SystemClock
from smdesk.core.errors import SmdeskError, StorageError
from smdesk.ui.kit.i18n import Language
from smdesk.ui.shell import trouble
from smdesk.ui.shell.storage import PASSING
from smdesk.words import Sentence

#: Seconds that a desk which another program holds is waited for before the person is told: a command or a backup is
#: at it for an instant, and nobody waits longer than a second for a window that shows nothing.
PATIENCE_S = 0.4
#: Milliseconds between two looks whether it is free.
LOOK_MS = 1000
#: What ends without the person; the rest is tried again when they say so.
_BY_ITSELF = frozenset({"database_busy", "finishing", "locked"})


class Opening(QObject):
    """Tries until the desk is open (`opened`), or there is no sense in it: `ended` with the status of the program, 0
    where another window has come to the front.
    """

    opened = Signal()
    ended = Signal(int)

    def __init__(
        self, attempt: Callable[[float], None], forward: Callable[[], bool], look: Callable[[], Language],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """`attempt` opens the desk, and waits no more than so many seconds for whoever holds it; `forward` asks another
        window of this folder to show itself; `look` makes language and theme before the settings can be read.
        """
        super().__init__(parent)
        self._attempt = attempt
        self._forward = forward
        self._look = look
        self._error: SmdeskError | None = None
        self._window: trouble.Trouble | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._by_itself)

    def start(self) -> None:
        """Try; where it cannot be, a window stays that tries again."""
        if self._tried(PATIENCE_S):
            return
        assert self._error is not None
        self._language = self._look()
        self._window = trouble.told(self._said(), self._again if self._error.code in PASSING | _BY_ITSELF else None)
        self._window.closed.connect(self._leave)
        self._timer.start()

    def _tried(self, patience: float) -> bool:
        """True when there is nothing left to try."""
        try:
            self._attempt(patience)
        except SmdeskError as error:
            self._error = error
            if error.code != "locked" or not patience or not self._forward():
                return False
            self._over()
            self.ended.emit(0)
            return True
        self._over()
        self.opened.emit()
        return True

    def _again(self) -> None:
        if not self._tried(PATIENCE_S):
            now = self._language.clock(SystemClock().now().astimezone().time().replace(microsecond=0))
            still = QCoreApplication.translate("Trouble", "Still so (%1).").replace("%1", now)
            self._tell(still)

    def _by_itself(self) -> None:
        before = self._error
        if before is None or before.code not in _BY_ITSELF or self._tried(0):
            return
        if self._error is not None and self._error.code != before.code:
            self._tell()

    def _tell(self, still: str = "") -> None:
        if self._window is not None:
            self._window.tell(self._said(), still)

    def _leave(self) -> None:
        self._over()
        self.ended.emit(1)

    def _over(self) -> None:
        self._timer.stop()
        if self._window is not None:
            self._window.away()
            self._window = None

    def _said(self) -> Sentence:
        error = self._error
        assert error is not None
        if error.code == "database_busy":  # nobody has been writing for seconds: it cannot even be read
            error = StorageError("database_held", **error.facts)
        return self._language.words.error(error)
