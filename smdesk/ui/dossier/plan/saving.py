"""Writing the document: how far it is, stopping it, and opening what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from smdesk.core.document import Document
from smdesk.reports import plan
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, label, row


class Stopped(Exception):
    """The person does not want the file any more."""


class Saving(Page):
    """A line that shows while a file is written, and after it offers to open it."""

    told = Signal(int, int)
    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._file = Path()
        self._stop = self._busy = False
        self._text = label("small", wrap=True, name="saving-text")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(ui.theme.px(4))
        self.cancel = button("", self.stop, size="sm", name="saving-cancel")
        self.open = button("", self._open, size="sm", name="saving-open")
        self.setLayout(
            column(self._text, self._bar, row(self.cancel, self.open, None), spacing=6, margins=(16, 10, 16, 12))
        )
        self.told.connect(self._tell)
        self.hide()
        self.retranslate()

    @property
    def busy(self) -> bool:
        """True while a file is being written."""
        return self._busy

    def write(self, document: Document, file: Path) -> None:
        """Write it, away from the window's thread."""
        if self._busy:
            return
        self._file, self._stop, self._busy = file, False, True
        self._say(0, 0)
        self._ui.tasks.run(lambda: plan.write(document, file, self._watch), lambda _made: self._done(), self._failed)

    def stop(self) -> None:
        """No file after all."""
        self._stop = True

    def _watch(self, done: int, of: int) -> None:
        """Called on the thread that writes."""
        if self._stop:
            raise Stopped
        self.told.emit(done, of)

    @Slot(int, int)
    def _tell(self, done: int, of: int) -> None:
        if self._busy:
            self._say(done, of)

    def _say(self, done: int, of: int) -> None:
        self.show()
        self._text.setText(self.tr("Writing %1…").replace("%1", self._file.name))
        self._bar.show()
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self.cancel.show()
        self.open.hide()

    def _done(self) -> None:
        self._busy = False
        text = self.tr("%1 is written.").replace("%1", self._file.name)
        self._text.setText(text)
        self._bar.hide()
        self.cancel.hide()
        self.open.show()
        self.said.emit(text, False)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.hide()
        if not isinstance(error, Stopped):
            self.failed.emit(error)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Stop"))
        self.open.setText(self.tr("Open"))
