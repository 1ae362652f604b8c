"""Where a window is reached by a second start, by Qt's local sockets: on Windows, whose named pipes only Qt waits for.

Everywhere else `doorsocket` does the same without Qt's network module, which takes 2.6 MiB.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASKED, _ANSWER = b"raise\n", b"ok\n"


class Door(QObject):
    """Calls `heard` for each second start."""

    def __init__(self, heard: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._heard = heard
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def listen(self, name: str) -> None:
        """From now on. Raises OSError."""
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            raise OSError(self._server.errorString())

    def close(self) -> None:
        """No more."""
        self._server.close()

    def _connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _ASKED:
            socket.write(_ANSWER)
            socket.flush()
            self._heard()


def ask(name: str, seconds: float) -> bool | None:
    """Whether the window of that name has answered; None when there is none."""
    socket, patience = QLocalSocket(), round(seconds * 1000)
    socket.connectToServer(name)
    if not socket.waitForConnected(patience):
        return None
    socket.write(_ASKED)
    socket.flush()
    answered = socket.waitForReadyRead(patience) and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return bool(answered)
