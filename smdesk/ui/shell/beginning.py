"""How publishing begins behind a window that shows already: what it must wait for is waited for elsewhere."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.errors import StorageError
from smdesk.core.events import (
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.ui.kit.context import Ui

log = logging.getLogger(__name__)

#: Milliseconds after which publishing is begun again where the database was busy, or its disk full.
AGAIN_MS = 5000
#: What a person does; the publisher looks at once. What the publisher does itself does not wake it.
_WAKING = (ChannelsChanged, ClientsChanged, PostsChanged, SettingsChanged)


class Beginning(QObject):
    """`begun` once this window publishes; `damaged` with the error where it may not."""

    begun = Signal()
    damaged = Signal(Exception)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._asked = False

    def go(self) -> None:
        """Publish from this window, if the folder is ours and it does not do so already."""
        ui = self._ui
        if ui.other is not None or ui.runtime.publisher is not None or self._asked:
            return
        self._asked = True
        ui.tasks.run(self._ready, self._begin, self._refused)

    def _ready(self) -> None:
        """After an unclean stop the window need not wait for the check, publishing must; and another program may hold
        the database for seconds: neither is a matter of the window's thread.
        """
        self._ui.runtime.check()
        self._ui.runtime.db.try_write()

    def _refused(self, error: Exception) -> None:
        self._asked = False
        if not isinstance(error, StorageError) or error.code == "database_damaged":
            self.damaged.emit(error)
        else:
            self._later(error)

    def _later(self, error: StorageError) -> None:
        """Busy, or the disk is full: told once, and tried until it can."""
        log.warning("publishing has not begun: %s", error)
        self._ui.tasks.unheard.emit(error)
        QTimer.singleShot(AGAIN_MS, self, self.go)

    def _begin(self, _none: object) -> None:
        self._asked = False
        ui = self._ui
        if ui.runtime.publisher is not None:
            return
        try:
            publisher = ui.runtime.start()
        except StorageError as error:
            self._later(error)
            return
        ui.begins = False

        def wake(event: Event) -> None:
            by_person = isinstance(event, PublicationsChanged) and event.origin == "person"
            if by_person or isinstance(event, _WAKING):
                publisher.wake()

        ui.runtime.bus.subscribe(Event, wake)
        self.begun.emit()
