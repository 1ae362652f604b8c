"""A field for an hour as people type it: `9`, `930`, `9:30`, `09.30`; the arrow keys go in steps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent

from smdesk.ui.kit.drops import LineWithoutFiles
from smdesk.ui.kit.widgets import restyle

#: An hour, perhaps minutes, and perhaps the half of the day: `9 pm`, `9:30p`, `9:30 p. m.`.
_TYPED = re.compile(r"(\d{1,2})\s*[:.h,]?\s*(\d{2})?\s*(?:h|([ap])\.?\s*m?\.?)?", re.ASCII | re.IGNORECASE)
#: An hour whose minutes are still being typed: `9:`, `9:3`.
_HALF = re.compile(r"(?:[01]?\d|2[0-3])\s*[:.h,]\s*[0-5]?", re.ASCII | re.IGNORECASE)
#: Minutes a step of the arrow keys is; with Shift it is an hour.
STEP = 5


def read(text: str) -> time | None:
    """The hour that is meant, None for what is none."""
    found = _TYPED.fullmatch(" ".join(text.split()))  # a no-break space is one too
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minute(value: time) -> time:
    return value.replace(second=0, microsecond=0)


class ClockField(LineWithoutFiles):
    """`chosen` when another hour is meant; what is none is marked while it stands, and put right on leaving.

    Half of it may be an hour (`25:99` begins with two): what is none means the hour from before the typing.
    """

    chosen = Signal(object)  # datetime.time
    judged = Signal()  # `unclear` is another

    def __init__(self, say: Callable[[time], str]) -> None:
        """`say` writes a time as the person tells it, of 24 or of 12 hours."""
        super().__init__()
        self._say = say
        self._time = self._before = time(9)
        self.unclear = ""  #: what was typed and is no hour
        self.setMaxLength(14)
        self.textEdited.connect(self._typed)
        self.set_time(self._time)

    @property
    def meant(self) -> time:
        """The hour that was meant last."""
        return self._time

    def set_time(self, value: time) -> None:
        """Show an hour, unless the person is typing, and it is the one that is meant."""
        if value == self._time and self.hasFocus() and self.property("invalid"):
            return
        if value != self._time:
            self._before = value
        self._time = value
        if read(self.text()) != _minute(value) or not self.hasFocus():
            self._put()

    def show_again(self) -> None:
        """The person tells the time in another way now."""
        self._put()

    def _put(self) -> None:
        self.setText(self._said())
        self._judge(wrong=False)

    def _judge(self, *, wrong: bool) -> None:
        restyle(self, "invalid", wrong)
        text = self.text().strip()
        unclear = text if wrong and not _HALF.fullmatch(text) else ""
        if unclear != self.unclear:
            self.unclear = unclear
            self.judged.emit()

    def _said(self) -> str:
        """To the minute: what was sent at once has seconds, for which there is no room and nobody plans."""
        return self._say(_minute(self._time))

    def _typed(self, text: str) -> None:
        meant = read(text)
        before, self._time = self._time, self._before if meant is None else meant
        self._judge(wrong=meant is None)
        if self._time != before:
            self.chosen.emit(self._time)

    def _step(self, minutes: int) -> None:
        """Along the clock, over midnight too, and onto the grid of the step."""
        start = datetime(2000, 1, 2, self._time.hour, self._time.minute)  # noqa: DTZ001
        off = start.minute % STEP
        if abs(minutes) == STEP and off:
            minutes = STEP - off if minutes > 0 else -off
        self._time = self._before = (start + timedelta(minutes=minutes)).time()
        self._put()
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
        self._before = self._time
        self._put()
