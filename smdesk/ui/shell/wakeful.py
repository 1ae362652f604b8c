"""Keeps the computer awake while a post is due soon, if the person wants that."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Slot

from smdesk.core.events import Event, PublicationsChanged, SettingsChanged
from smdesk.core.publication import State
from smdesk.system.awake import Awake
from smdesk.ui.kit.context import Ui

#: How long before a post, and milliseconds between two looks.
BEFORE, LOOK_MS = timedelta(hours=2), 60_000


class Wakeful(QObject):
    """Looks at what is due, now and then and after each change."""

    def __init__(self, ui: Ui, parent: QObject | None = None, awake: Awake | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.awake = awake or Awake()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on."""
        if not self._timer.isActive():
            self._ui.bridge.heard.connect(self._hear)
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """The computer may do as it likes again."""
        self._timer.stop()
        self.awake.release()

    @Slot()
    def look(self) -> None:
        """Hold or release."""
        if self._ui.settings.get("publishing.keep_awake") is True and self._due_soon():
            self.awake.hold()
        else:
            self.awake.release()

    def _due_soon(self) -> bool:
        publishing, now = self._ui.runtime.publishing, self._ui.now()
        if not self._ui.publishes or publishing.paused():
            return False
        return bool(publishing.views(states=[State.SCHEDULED], start=now, end=now + BEFORE, limit=1))

    def _hear(self, event: Event) -> None:
        changed = isinstance(event, SettingsChanged) and any(each.startswith("publishing.") for each in event.fields)
        if self._timer.isActive() and (changed or isinstance(event, PublicationsChanged)):
            self.look()
