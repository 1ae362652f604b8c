"""Good times of the clients in view, read away from the window, and where they come from in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.events import DossierChanged, Event, SamplesChanged
from smdesk.core.goodtimes import GoodTimes
from smdesk.ui.kit.context import Ui

#: Milliseconds in which news is gathered: numbers come in hundreds.
SOON_MS = 800


class GoodHours(QObject):
    """`changed`: other times than before. Nothing is read before somebody asks for a client."""

    changed = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._clients: tuple[int, ...] | None = None
        self._asked: tuple[int, ...] | None = None
        self.times: GoodTimes | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._read)
        ui.bridge.heard.connect(self._hear)

    def of(self, *clients: int) -> GoodTimes | None:
        """Those of a client, or of several together; None where they are not known, or not read yet."""
        if clients != self._clients:
            self._clients, self.times = clients, None
            self._read()
        return self.times

    def words(self) -> str:
        """Where they come from: `from 34 of your posts`."""
        if self.times is None:
            return ""
        if self.times.source == "posts":
            return self.tr("from %n post(s) of yours", "", self.times.count)
        return self.tr("from your personas")

    def _read(self) -> None:
        clients = self._clients
        if not clients or self._asked == clients:
            return
        self._asked = clients
        from smdesk.services.plan import goodtimes

        runtime = self._ui.runtime
        read = partial(goodtimes.read, runtime.metrics, runtime.personas, clients, self._ui.now())
        self._ui.tasks.run(read, partial(self._came, clients))

    def _came(self, clients: tuple[int, ...], found: GoodTimes | None) -> None:
        if self._asked == clients:
            self._asked = None
        if clients == self._clients and found != self.times:
            self.times = found
            self.changed.emit()

    def _hear(self, event: Event) -> None:
        if self._clients and isinstance(event, SamplesChanged | DossierChanged):
            self._soon.start()
