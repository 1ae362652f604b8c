"""Where a window is reached by a second start, on all systems but Windows: a socket of this user's among the files."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QSocketNotifier

_ASKED, _ANSWER = b"raise\n", b"ok\n"
#: Second starts that are heard at one time.
_MANY = 8


def _path(name: str) -> Path:
    """Where only this user reaches it, if the system has such a place; a socket's name may be 100 bytes long."""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or QDir.tempPath()) / name


class Door(QObject):
    """Calls `heard` for each second start."""

    def __init__(self, heard: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._heard = heard
        self._path: Path | None = None
        self._open: dict[socket.socket, QSocketNotifier] = {}  # what listens, and those who have come

    def listen(self, name: str) -> None:
        """From now on. Raises OSError."""
        path = _path(name)
        path.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX)
        try:
            listening.bind(str(path))
            path.chmod(0o600)
            listening.listen(_MANY)
        except OSError:
            listening.close()
            raise
        self._path = path
        self._watch(listening, self._came)

    def close(self) -> None:
        """No more."""
        for each in list(self._open):
            self._leave(each)
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None

    def _watch(self, each: socket.socket, ready: Callable[[socket.socket], object]) -> None:
        each.setblocking(False)
        watching = self._open[each] = QSocketNotifier(each.fileno(), QSocketNotifier.Type.Read, self)
        watching.activated.connect(partial(ready, each))

    def _leave(self, each: socket.socket) -> None:
        watching = self._open.pop(each)
        watching.setEnabled(False)
        watching.deleteLater()
        each.close()

    def _came(self, listening: socket.socket, *_: object) -> None:
        try:
            coming, _address = listening.accept()
        except OSError:  # gone again before it was let in
            return
        self._watch(coming, self._read)

    def _read(self, coming: socket.socket, *_: object) -> None:
        try:
            asked = coming.recv(len(_ASKED)) == _ASKED
            if asked:
                coming.send(_ANSWER)
        except OSError:  # it did not wait for the answer, so it was not heard either
            asked = False
        self._leave(coming)
        if asked:
            self._heard()


def ask(name: str, seconds: float) -> bool | None:
    """Whether the window of that name has answered; None when there is none."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(seconds)
        try:
            asking.connect(str(_path(name)))
        except OSError:  # nothing of that name, or nobody behind it any more
            return None
        try:
            asking.send(_ASKED)
            return asking.recv(len(_ANSWER)) == _ANSWER
        except OSError:  # it is there, and says nothing
            return False
