"""One window for each data folder: a second start asks the first to come to the front, and ends."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_RAISE = b"raise\n"
_PATIENCE_MS = 1500
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
    socket, until = QLocalSocket(), time.monotonic() + _PATIENCE_MS / 1000
    socket.connectToServer(name_of(folder))
    while not socket.waitForConnected(_PATIENCE_MS):
        if time.monotonic() > until:
            return False
        time.sleep(_AGAIN_S)
        socket.connectToServer(name_of(folder))
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == b"ok\n"
    socket.disconnectFromServer()
    return bool(answered)


class Single(QObject):
    """Listens for second starts. Only this user may connect."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        name = name_of(folder)
        # Whoever holds the folder's lock is alone, so a name left by a crash is nobody's.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.warning("a second start will not find this window: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _RAISE:
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit()
