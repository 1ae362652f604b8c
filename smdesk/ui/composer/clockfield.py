"""A field for an hour as people type it: `9`, `930`, `9:30`, `09.30`; the arrow keys go in steps."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from smdesk.ui.kit.widgets import restyle

_TYPED = re.compile(r"(\d{1,2})\s*[:.h,]?\s*(\d{2})?\s*h?", re.ASCII | re.IGNORECASE)
#: Minutes a step of the arrow keys is; with Shift it is an hour.
STEP = 5


def read(text: str) -> time | None:
    """The hour that is meant, None for what is none."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class ClockField(QLineEdit):
    """`chosen` when another hour is meant; what is none is marked while it stands, and put right on leaving."""

    chosen = Signal(object)  # datetime.time

    def __init__(self) -> None:
        super().__init__()
        self._time = time(9)
        self.setMaxLength(8)
        self.textEdited.connect(self._typed)
        self.set_time(self._time)

    @property
    def meant(self) -> time:
        """The hour that was meant last."""
        return self._time

    def set_time(self, value: time) -> None:
        """Show an hour, unless the person is typing the same one."""
        self._time = value
        if read(self.text()) != value or not self.hasFocus():
            self.setText(f"{value:%H:%M}")
            restyle(self, "invalid", False)

    def _typed(self, text: str) -> None:
        found = read(text)
        restyle(self, "invalid", found is None)
        if found is not None and found != self._time:
            self._time = found
            self.chosen.emit(found)

    def _step(self, minutes: int) -> None:
        """Along the clock, over midnight too, and onto the grid of the step."""
        start = datetime(2000, 1, 2, self._time.hour, self._time.minute)  # noqa: DTZ001
        off = start.minute % STEP
        if abs(minutes) == STEP and off:
            minutes = STEP - off if minutes > 0 else -off
        self._time = (start + timedelta(minutes=minutes)).time()
        self.setText(f"{self._time:%H:%M}")
        restyle(self, "invalid", False)
        self.chosen.emit(self._time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if way is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._step(way * (60 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self.isReadOnly():
            self._step(STEP if event.angleDelta().y() > 0 else -STEP)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setText(f"{self._time:%H:%M}")
        restyle(self, "invalid", False)
