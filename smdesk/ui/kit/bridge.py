"""The one crossing from the bus to Qt: events of any thread arrive in the window's thread, a few at a time, merged."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from smdesk.core.bus import Bus
from smdesk.core.events import Event, merged

#: Milliseconds in which events are gathered before the screens hear of them.
GATHER_MS = 50


class Bridge(QObject):
    """Re-emits the bus's events as `heard(event)`, in the thread that made this object.

    `written` (see `preferences.Elsewhere`): the database was, by whoever; a command in a terminal sends no event here.
    """

    heard = Signal(object)
    written = Signal()
    closed = Signal()
    _arrived = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: list[Event] = []
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._timer.timeout.connect(self._tell)
        self._arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] = bus.subscribe(Event, self._hear)

    def close(self) -> None:
        """Hear no more. `closed` is for what looks at the desk from time to time: nobody may have it open now."""
        self._unsubscribe()
        self._timer.stop()
        self.closed.emit()

    def _hear(self, event: Event) -> None:
        with self._lock:
            first = not self._waiting
            self._waiting.append(event)
        if first:
            self._arrived.emit()

    @Slot()
    def _gather(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for event in merged(waiting):
            self.heard.emit(event)
