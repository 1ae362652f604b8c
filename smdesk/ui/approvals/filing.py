"""The client's file: written where the person wants it, or shown in the browser before anything is sent."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.core.approval import Round
from smdesk.services.approvals.views import RoundView
from smdesk.system.disk import storage_error
from smdesk.ui.approvals.acts import ApprovalActs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_save


class Files(QObject):
    """`written` carries a file that is there now, `failed` why not."""

    written = Signal(Path)
    failed = Signal(object)

    def __init__(self, ui: Ui, page: QWidget, acts: ApprovalActs) -> None:
        super().__init__(page)
        self._ui, self._page, self._acts = ui, page, acts

    def ask(self, view: RoundView, only: Iterable[int] | None = None, parent: QWidget | None = None) -> QFileDialog:
        """Where the file of a round goes; then it is written, and only then noted as sent."""
        posts = None if only is None else tuple(only)
        name = f"{view.client} {view.name}".replace("\N{EN DASH}", "-").replace("  ", " ")
        page, paper = self.tr("Page to answer in"), self.tr("Paper to tick")
        return ask_save(
            parent or self._page, self.tr("Save the file for the client"), name, "html",
            lambda file: self.save(view, posts, file), f"{page} (*.html);;{paper} (*.pdf)", ("pdf",),
        )  # fmt: skip

    def save(self, view: RoundView, only: tuple[int, ...] | None, file: Path) -> None:
        """Write what would go out now; when it is there, it is sent."""
        out = self._acts.result(lambda: self._ui.runtime.approval_sending.outgoing(view.id, only=only))
        if out is not None:
            self._write(out, file, lambda: self._sent(view, only, file, out))

    def _sent(self, view: RoundView, only: tuple[int, ...] | None, file: Path, out: Round) -> None:
        sent = self._acts.result(lambda: self._acts.send(view, only))
        if sent is None:
            return
        if sent.digest != out.digest:  # somebody has written in a post while its file was made
            self._write(sent, file, lambda: self.written.emit(file))
        else:
            self.written.emit(file)

    def preview(self, out: Round) -> None:
        """In the browser, from a file that the system throws away."""

        def make() -> Path:
            file = _passing() / "preview.html"
            self._make(out, file)
            return file

        self._ui.tasks.run(make, lambda file: show(file), self.failed.emit)

    def _write(self, out: Round, file: Path, done: Callable[[], None]) -> None:
        self._ui.tasks.run(lambda: self._make(out, file), lambda _none: done(), self.failed.emit)

    def _make(self, out: Round, file: Path) -> None:
        """In the background. Raises StorageError as `reports.approval.write`."""
        from smdesk.reports import approval

        approval.write(out, self._ui.runtime.approval_files, file)


def _passing() -> Path:
    """A folder that the system throws away. Raises StorageError as `storage_error`."""
    try:
        return Path(tempfile.mkdtemp(prefix="smdesk-"))
    except OSError as error:
        raise storage_error(error, Path(error.filename or "?")) from error


def show(path: Path) -> None:
    """A file or a folder in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
