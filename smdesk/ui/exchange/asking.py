"""The ways into both dialogs: a file is asked for, without holding the window up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.ui.exchange.dialog import ImportDialog
from smdesk.ui.exchange.export import ExportDialog
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import in_words
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place

translate = QCoreApplication.translate
Say = Callable[[str, bool], None]
Refuse = Callable[[SmdeskError], None]


def take_in(parent: QWidget, ui: Ui, place: Place, say: Say, refuse: Refuse) -> None:
    """Import the file of a place; without one ask for it."""
    client = place.client if place.client is not None else ui.scope.client
    if place.files:
        _import(parent, ui, place.files[0], client, say, refuse)
        return
    chooser = QFileDialog(parent, translate("Exchange", "Import a calendar"))
    in_words(chooser)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    tables = translate("Exchange", "Tables and calendars")
    chooser.setNameFilters(
        [f"{tables} (*.csv *.tsv *.txt *.xlsx *.xlsm *.ics)", translate("Exchange", "All files (*)")]
    )
    chooser.fileSelected.connect(lambda name: _import(parent, ui, Path(name), client, say, refuse))
    chooser.open()


def _import(parent: QWidget, ui: Ui, file: Path, client: int | None, say: Say, refuse: Refuse) -> None:
    refused = partial(_refused, parent, ui, refuse, say)
    made = ImportDialog(parent, ui, file, client, refused, partial(_undone, say))
    made.said.connect(say)
    made.open()


def _undone(say: Say, *, rest: bool = False) -> None:
    """What went may be of another month than the one that shows."""
    say(translate("Exchange", "The rest of the import is undone") if rest
        else translate("Exchange", "The import is undone"), False)  # fmt: skip


def _refused(parent: QWidget, ui: Ui, refuse: Refuse, say: Say, error: SmdeskError) -> None:
    """Why an import cannot be taken back; where some of it has gone out, the rest of it can."""
    if error.code != "import_is_out":
        refuse(error)
        return
    said, number = ui.language.words, int(str(error.facts["number"]))
    title, primary = translate("Exchange", "Undo the rest of the import?"), translate("Exchange", "Undo the rest")
    told = sentence(error, said)
    text = f"{told.what} {told.why}".strip()

    def undo_rest() -> None:
        ui.runtime.exchange.undo(number, rest=True)
        _undone(say, rest=True)

    dialogs.ask(parent, said, title, text, primary, undo_rest)


def give_out(parent: QWidget, ui: Ui, place: Place, say: Say, refuse: Refuse) -> None:
    """Ask what of the calendar goes into a file, then for the file."""
    made = ExportDialog(parent, ui, place.client if place.client is not None else ui.scope.client)
    made.said.connect(say)
    made.failed.connect(refuse)
    made.open()
