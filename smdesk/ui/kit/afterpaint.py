"""What can wait until the person sees something: done once a widget has been painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

#: Milliseconds after which it is done all the same: the window may be minimised, or in the tray.
AT_LATEST_MS = 1000


class AfterPaint(QObject):
    """`then` calls its acts in order, one each turn of the event loop, so that none adds to the wait for another."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting: list[Callable[[], object]] = []
        self._painted = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._act)
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST_MS)
        self._latest.timeout.connect(self.go)
        widget.installEventFilter(self)

    @property
    def painted(self) -> bool:
        """True once it has begun."""
        return self._painted

    def then(self, act: Callable[[], object], *, first: bool = False) -> None:
        """Do it afterwards; soon, if the widget has been painted already. `first`: before all that waits."""
        self._waiting.insert(0 if first else len(self._waiting), act)
        if self._painted:
            self._next.start()
        elif not self._latest.isActive():
            self._latest.start()

    def go(self) -> None:
        """Wait no longer."""
        if not self._painted:
            self._painted = True
            self._widget.removeEventFilter(self)
        self._latest.stop()
        self._next.start()

    def finish(self) -> None:
        """Do all that waits, now."""
        self.go()
        while self._waiting:
            self._act()

    def stop(self) -> None:
        """Do nothing of what waits."""
        self._waiting.clear()

    def _act(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
            self._next.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.go()  # the timer comes after this event
        return False
