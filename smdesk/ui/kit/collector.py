"""Rubbish is collected in the window's thread alone: what Qt made there must not end in another."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from smdesk.ui.kit import layouts

#: Milliseconds between two looks.
LOOK_MS = 1000
#: Objects after which there is something to collect, and how many times of that after which the old ones are looked at
#: too: screens and rows make many that live long (DESIGN 20).
YOUNG, OLD = 20_000, 50
#: Fewer than those of any part of a page.
FEW = 50


class Collector(QObject):
    """In the place of Python's own, which collects in whichever thread makes an object next: in one that publishes or
    reads files a window, a timer or a model that is no more would be taken down beside the thread that paints it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._seen = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect, if there is enough; and where much was made, let go of what PySide keeps without owning it."""
        young, _middle, old = gc.get_count()
        if abs(young - self._seen) >= FEW:
            layouts.forget()
            self._seen = young
        if young >= YOUNG:
            gc.collect(2 if old >= OLD else 1)
