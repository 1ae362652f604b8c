"""The program at rest: memory is given back that a page has left behind, and, once the window is away, its own."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.system import memory
from smdesk.ui.kit.context import Ui

#: Milliseconds for which the window is away before anything is given back, and between two times while it stays away.
AWAY_MS, AGAIN_MS = 1000, 300_000
#: Milliseconds after another page was shown: it has read by then.
TURNED_MS = 350


class Resting(QObject):
    """Watches one window. All that it lets go of is made again when it is wanted."""

    def __init__(self, ui: Ui, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window
        self._timer = QTimer(self, interval=AWAY_MS)
        self._timer.timeout.connect(self._rest)
        self._turned = QTimer(self, singleShot=True)
        self._turned.timeout.connect(self._tidy)
        window.installEventFilter(self)
        if not window.isVisible():  # begun in the tray, or put away already
            self._timer.start(AWAY_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous():  # a minimised one is not hidden
            self._timer.start(AWAY_MS)
        elif event.type() == QEvent.Type.Show:
            self._timer.stop()
        return False

    def turned(self) -> None:
        """Another page shows: what the one before was read and painted with is wanted no more."""
        self._turned.start(TURNED_MS)

    def _tidy(self) -> None:
        self._ui.tasks.run(self._give_back_of_page, lambda _: None)

    def _give_back_of_page(self) -> None:
        self._ui.runtime.db.rest_reading()
        memory.give_back()

    def _rest(self) -> None:
        self._timer.start(AGAIN_MS)
        if self._window.isVisible():
            return
        if not any(each.isVisible() and self._owns(each) for each in QApplication.topLevelWidgets()):
            self._window.destroy()  # what it was painted on; its widgets stay as they are
            state = self._window.windowState()
            for each in (Qt.WindowState.WindowNoState, state):  # told anew, so that the next window begins maximised
                self._window.setWindowState(each)
        QPixmapCache.clear()
        gc.collect()
        self._ui.tasks.run(self._give_back, lambda _: None)

    def _owns(self, other: QWidget) -> bool:
        """True for a dialog or a menu of the window, which stands on it; a notification has nothing to do with it."""
        above = other.parentWidget()
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _give_back(self) -> None:
        self._ui.runtime.db.rest()
        memory.give_back()
