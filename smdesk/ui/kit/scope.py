"""Which client the window looks at: one, or all of them. Every page follows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Scope(QObject):
    """`changed` is emitted after another choice."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: int | None = None
        self._watched = False

    @property
    def client(self) -> int | None:
        """The id of the chosen client; None for all clients."""
        return self._client

    @property
    def watched(self) -> bool:
        """True while a client looks at the screen: nothing of any other client is to be shown."""
        return self._watched

    def watch(self, watched: bool) -> None:
        """A client looks at the screen, or no longer. With `watched` one client should be chosen."""
        if watched != self._watched:
            self._watched = watched
            self.changed.emit()

    def hides(self, client: int) -> bool:
        """True when nothing of this client is to be seen now."""
        return self._watched and client != self._client

    def choose(self, client: int | None) -> None:
        """Look at one client, or with None at all of them."""
        if client != self._client:
            self._client = client
            self.changed.emit()
