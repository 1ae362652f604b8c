"""Opening a desk: where it cannot be, a window says why and looks again, until it can or the person has enough."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer

from smdesk.core.errors import SmdeskError, StorageError
from smdesk.ui.kit.i18n import Language
from smdesk.ui.shell.storage import PASSING
from smdesk.ui.shell.trouble import Trouble
from smdesk.words import Sentence

#: Seconds that a desk which another program holds is waited for before the person is told: a command or a backup is
#: at it for an instant, and nobody waits longer than a second for a window that shows nothing.
PATIENCE_S = 0.4
#: Milliseconds between two looks whether it is free.
LOOK_MS = 1000
#: What ends without the person; the rest is tried again when they say so.
_BY_ITSELF = frozenset({"database_busy", "locked"})


class Opening(QObject):
    """Tries until the desk is open, or there is no sense in it."""

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
        self._status: int | None = None
        self._loop = QEventLoop(self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._by_itself)

    def run(self) -> int | None:
        """None once the desk is open; else the status to end with: 0 where another window has come to the front."""
        if self._tried(PATIENCE_S):
            return self._status
        assert self._error is not None
        language = self._look()
        said = self._said(language)
        print(f"smdesk: {said}", file=sys.stderr)  # noqa: T201  (whoever started it in a terminal reads it there)
        self._window = Trouble(said, self._again if self._error.code in PASSING | {"locked"} else None)
        self._window.closed.connect(self._loop.quit)
        self._language = language
        self._status = 1
        self._window.show()
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        self._window.away()
        return self._status

    def _tried(self, patience: float) -> bool:
        """True when there is nothing left to try: it is open, or another window shows itself."""
        try:
            self._attempt(patience)
        except SmdeskError as error:
            self._error = error
            if error.code != "locked" or not patience or not self._forward():
                return False
            self._status = 0
            return True
        self._status = None
        return True

    def _again(self) -> None:
        if self._tried(PATIENCE_S):
            self._loop.quit()
            return
        now = self._language.clock(datetime.now(UTC).astimezone().time().replace(microsecond=0))
        self._window.tell(
            self._said(self._language), QCoreApplication.translate("Trouble", "Still so (%1).").replace("%1", now)
        )

    def _by_itself(self) -> None:
        before = self._error
        if before is None or before.code not in _BY_ITSELF:
            return
        if self._tried(0):
            self._loop.quit()
        elif self._error is not None and self._error.code != before.code:
            self._window.tell(self._said(self._language))

    def _said(self, language: Language) -> Sentence:
        error = self._error
        assert error is not None
        if error.code == "database_busy":  # nobody has been writing for seconds: it cannot even be read
            error = StorageError("database_held", **error.facts)
        return language.words.error(error)
