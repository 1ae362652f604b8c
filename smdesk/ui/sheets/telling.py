"""What the sheet’s page says above the table: why something was not done, what was delivered, where a file lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from smdesk.services.sheets.views import Delivered
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence


class Telling(QObject):
    """In the banner of the page; `said` is for the window."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._banner = ui, banner
        self._step: int | None = None  # where the undo stack stood after a delivery whose file is to come

    @property
    def speaks(self) -> bool:
        """Something stands there."""
        return self._banner.notice is not None

    def nothing(self) -> None:
        """What was said is over."""
        self._banner.tell(None)

    def problem(self, error: Exception) -> None:
        """Why something was not done."""
        told = sentence(error, self._ui.language.words)
        self._say("danger", told.what, " ".join(part for part in (told.why, told.do) if part))

    def delivered(self, made: Delivered) -> None:
        """The week is with design."""
        self._step = self._ui.undo.index()
        title = self.tr("Version %1 is delivered to design.").replace("%1", str(made.version))
        self._say("info", title, self.tr("What you change from now on is marked."), *self._undo())
        self.said.emit(title, True)

    def written(self, file: Path) -> None:
        """The sheet is there as a file."""
        told = self.tr("%1 is written.").replace("%1", file.name)
        self._say(
            "info", told, self.tr("Send it to your designer."),
            (self.tr("Show in folder"), partial(_show, file.parent)), (self.tr("Open"), partial(_show, file)),
            *self._undo(),
        )  # fmt: skip
        self.said.emit(told, False)

    def _undo(self) -> list[tuple[str, Callable[[], object]]]:
        """To take the delivery back, as long as nothing else was done since."""
        if self._step is None or self._step != self._ui.undo.index():
            self._step = None
            return []
        return [(self.tr("Undo the delivery"), self._take_back)]

    def _take_back(self) -> None:
        fresh, self._step = self._step == self._ui.undo.index(), None
        self.nothing()
        if fresh:
            self._ui.undo.undo()

    def _say(self, kind: str, title: str, text: str, *acts: tuple[str, Callable[[], object]]) -> None:
        self._banner.tell(Notice(kind, title, text, (*acts, (self.tr("Close"), self.nothing))))


def _show(path: Path) -> None:
    """A file or a folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
