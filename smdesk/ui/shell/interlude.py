"""What is seen while the desk is closed for a moment: one sentence, until the work is done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from smdesk.system.relocation import Progress
from smdesk.ui.kit import icons
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.widgets import button, column, label, row, surface


class Interlude(QWidget):
    """Does the work on another thread, then calls `then` with what went wrong, or None, and is gone."""

    def __init__(self, work: Callable[[], object], then: Callable[[Exception | None], object], text: str = "") -> None:
        super().__init__()
        self._then = then
        surface(self, "canvas")
        self.setWindowTitle("smdesk")
        self.setWindowIcon(icons.application())
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        title, self.bar = label("title2"), QProgressBar()
        title.setText(text or QCoreApplication.translate("Interlude", "One moment: the desk is being restored."))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title.text())
        self.body = column(title, self.bar, spacing=14, margins=(28, 24, 28, 24))
        self.setLayout(self.body)
        self._tasks = Tasks(self)
        self._tasks.run(work, lambda _result: self._done(None), self._done)

    def _done(self, error: Exception | None) -> None:
        self._tasks.close()
        self._then(error)  # what it opens is there before this goes: nobody is left with nothing on the screen
        self.hide()
        self.deleteLater()


class Moving(Interlude):
    """The data folder is taken to another place: how far it is, and a way to leave it where it was."""

    _progressed = Signal(object, object)  # bytes may be more than 32 bits

    def __init__(
        self, work: Callable[[Progress, Callable[[], bool]], object], then: Callable[[Exception | None], object]
    ) -> None:
        self._stopped = threading.Event()
        super().__init__(
            lambda: work(self._progressed.emit, lambda: not self._stopped.is_set()), then,
            QCoreApplication.translate("Interlude", "One moment: your data are being moved."),
        )  # fmt: skip
        self.stop = button("", self._stop, name="stop-moving")
        self.stop.setText(QCoreApplication.translate("Interlude", "Leave them where they were"))
        self.body.addLayout(row(None, self.stop))
        self._progressed.connect(self._show)

    def _show(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // max(total, 1))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._stopped.set()


def moved(target: Path) -> str:
    """What is said once it is done."""
    return QCoreApplication.translate("Interlude", "Your data are in %1 now.").replace("%1", str(target))
