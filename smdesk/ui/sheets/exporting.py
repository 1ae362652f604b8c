"""The sheet as a file: asked where to, written off the window's thread, and shown where it lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import SaveDialog, ask_save
from smdesk.words import LANGUAGES, Words


class SheetFiles(QObject):
    """`written` carries a file that is there now, `failed` why not."""

    written = Signal(Path)
    failed = Signal(object)

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui, self._page = ui, page

    def ask(self, view: SheetView, kind: str, done: Callable[[Path], object] | None = None) -> SaveDialog:
        """Where the sheet goes, as `xlsx` or `pdf`; then `done`, else `written`."""
        spoken = self._words(view)
        name = f"{view.client} - {spoken.t('sheet.title')} S{view.week.isocalendar().week:02}"
        workbook, pages = self.tr("Workbook (*.xlsx)"), self.tr("Pages (*.pdf)")
        kinds = ";;".join((workbook, pages) if kind == "xlsx" else (pages, workbook))
        other = "pdf" if kind == "xlsx" else "xlsx"
        act = done or partial(self.write, view)
        return ask_save(self._page, self.tr("Save the content sheet"), name, kind, act, kinds, (other,))

    def write(self, view: SheetView, file: Path, number: int = 0) -> None:
        """Write the week as it is by then; with a `number` as it goes out as that version."""
        spoken, runtime = self._words(view), self._ui.runtime

        def work() -> Path:
            from smdesk.reports import calendar_sheet, sheet  # they bring the writers of files with them

            brand = calendar_sheet.brand_of(runtime, view.client_id)
            shown = view if number else runtime.sheets.week(view.client_id, view.week)
            sheet.write(shown, file, spoken, runtime.media, brand=brand, number=number)
            return file

        self._ui.tasks.run(work, self.written.emit, self.failed.emit)

    def _words(self, view: SheetView) -> Words:
        """It goes to the designer: in the client's language, as far as smdesk speaks it."""
        own = self._ui.language.words
        return (
            own if view.language == self._ui.language.code or view.language not in LANGUAGES else Words(view.language)
        )
