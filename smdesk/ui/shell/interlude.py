"""What is seen while the desk is closed for a moment: one sentence, until the work is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.widgets import column, label, surface


class Interlude(QWidget):
    """Does the work on another thread, then calls `then` with what went wrong, or None, and is gone."""

    def __init__(self, work: Callable[[], object], then: Callable[[Exception | None], object]) -> None:
        super().__init__()
        self._then = then
        surface(self, "canvas")
        self.setWindowTitle("smdesk")
        self.setWindowIcon(icons.application())
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        text, bar = label("title2"), QProgressBar()
        text.setText(QCoreApplication.translate("Interlude", "One moment: the desk is being restored."))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.setLayout(column(text, bar, spacing=14, margins=(28, 24, 28, 24)))
        self._tasks = Tasks(self)
        self._tasks.run(work, lambda _result: self._done(None), self._done)

    def _done(self, error: Exception | None) -> None:
        self._tasks.close()
        self.hide()
        self._then(error)
        self.deleteLater()
