"""A post that stays open while its time goes by: what is said of that time, and the slots offered, are said anew."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from smdesk.core.errors import SmdeskError
from smdesk.ui.composer import timing
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.when import When

#: Milliseconds between two looks at most: a computer that slept does not count them.
MOST = 60_000
#: Milliseconds after the moment, so that it has passed for sure.
AFTER = 50


class Passing(QObject):
    """Waits for the first of the times that show, and has them shown again when it has passed."""

    def __init__(self, model: Composer, when: When) -> None:
        super().__init__(when)
        self._model, self._when = model, when
        self._next: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._wait)
        for signal in (model.opened, model.timed, model.shaped):
            signal.connect(self._wait)

    def _wait(self) -> None:
        now = self._model.ui.now()
        if self._next is not None and self._next <= now:
            self._next = None
            self._when.show_slots()
            self._model.timed.emit()  # and from there back to here
            return
        self._next = min(self._ahead(now), default=None)
        if self._next is None:
            self._timer.stop()
        else:
            self._timer.start(min(int((self._next - now).total_seconds() * 1000) + AFTER, MOST))

    def _ahead(self, now: datetime) -> list[datetime]:
        """The instants that are still to come."""
        found = []
        for local in (self._model.local, *self._when.offered):
            try:
                at = timing.moment(local, self._model.zone, now) if local is not None else None
            except SmdeskError:  # no such time in the calendar; `When` says so
                continue
            if at is not None and not at.past:
                found.append(at.instant)
        return found
