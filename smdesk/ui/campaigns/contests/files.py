"""What comes from files and goes elsewhere: a list of entries, the record as PDF, the list of the draw, the promise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from smdesk.core import contest as core
from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests.drawpane import published
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_open, ask_save
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.campaigns.contests.pane import ContestsPane


class Files(QObject):
    """Files are read and written away from the window's thread."""

    def __init__(self, ui: Ui, pane: ContestsPane) -> None:
        super().__init__(pane)
        self._ui, self._pane = ui, pane

    # -- elsewhere ----------------------------------------------------------------------------------------------

    def copy(self, text: str) -> None:
        """Text to the clipboard."""
        QGuiApplication.clipboard().setText(text, QClipboard.Mode.Clipboard)
        self._pane.said.emit(self.tr("Copied"), False)

    def post_promise(self, view: ContestView) -> None:
        """A new post that publishes the promise."""
        self._pane.asked.emit(Place("composer", client=view.client_id, text=published(self._ui, view)))

    def open_post(self, view: ContestView) -> None:
        """The post under which people take part."""
        if view.post_id is not None:
            self._pane.asked.emit(Place("composer", row=view.post_id))

    # -- files --------------------------------------------------------------------------------------------------

    def ask_entries(self, view: ContestView) -> QFileDialog:
        """Ask for a file with a list, and show it before it is taken in."""
        kinds = self.tr("Lists (*.csv *.txt *.tsv)")
        return ask_open(self._pane, self.tr("Take entries from a file"), kinds, partial(self.read_entries, view))

    def read_entries(self, view: ContestView, file: Path) -> None:
        """What a file holds, in the field of a list."""
        contests = self._ui.runtime.contests

        def shown(text: str) -> None:
            self._pane.asking.paste(view, text)

        self._ui.tasks.run(lambda: contests.read(file), shown, self._pane.failed.emit)

    def ask_record(self, view: ContestView) -> QFileDialog:
        """Ask for a file, and write the record into it."""
        name, act = f"{view.client} · {view.name}", partial(self.write_record, view)
        return ask_save(self._pane, self.tr("Save the record"), name, "pdf", act)

    def ask_list(self, view: ContestView) -> QFileDialog:
        """Ask for a file, and write the list of the draw into it, as it was hashed."""
        return ask_save(self._pane, self.tr("Save the list of entries"), "list", "txt", partial(self.write_list, view))

    def write_record(self, view: ContestView, file: Path) -> None:
        """Write the record; it can be opened from the pane then."""
        runtime, now = self._ui.runtime, self._ui.now()

        def work() -> None:
            from smdesk.reports import contest_record, page

            whole = runtime.contests.show(view.id)
            page.write(contest_record.document(whole, runtime.dossier.show(view.client_id).colors, now), file)

        self._run(work, lambda: self._written(view, file))

    def _written(self, view: ContestView, file: Path) -> None:
        if self._pane.current == view.id:
            self._pane.draw.written(str(file))
            self._pane.draw.retranslate()
        self._said(file)

    def write_list(self, view: ContestView, file: Path) -> None:
        """Write the list of the draw that holds."""
        contests = self._ui.runtime.contests

        def work() -> None:
            held = contests.show(view.id).draw
            file.write_bytes(core.list_text(held.entries if held is not None else ()).encode())

        self._run(work, lambda: self._said(file))

    def _run(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self._ui.tasks.run(work, lambda _nothing: done(), self._pane.failed.emit)

    def _said(self, file: Path) -> None:
        self._pane.said.emit(self.tr("%1 is written.").replace("%1", file.name), False)
