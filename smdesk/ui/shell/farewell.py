"""What is told while the program takes long to end: its window and icon have gone, and a network has yet to answer."""

from __future__ import annotations

import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from smdesk.system.notifications import Note
from smdesk.ui.shell import notify

# Seconds that ending may take before anybody is told of it.
AFTER_S = 2.0
_TAG = "farewell"


class Farewell:
    """As a context around the closing, which keeps the window's thread: a notification that goes when that is over."""

    def __init__(self) -> None:
        title = QCoreApplication.translate("Farewell", "smdesk is still finishing what was under way")
        text = QCoreApplication.translate(
            "Farewell", "It ends by itself once the networks have answered, in half a minute at most. "
            "Leave the computer on until then.",
        )  # fmt: skip
        self._note = Note(_TAG, title, text, seconds=0)
        self._desktop = notify.own_desktop(lambda _tag, _action: None, lambda _note: None)
        self._timer = threading.Timer(AFTER_S, self._tell)
        self._timer.daemon = True

    def _tell(self) -> None:
        if self._desktop is not None:
            self._desktop.show(self._note)

    def __enter__(self) -> Farewell:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._desktop is not None:
            self._desktop.withdraw(_TAG)
            self._desktop.stop()
