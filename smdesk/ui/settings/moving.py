"""The desk in another place: in another folder, or in one file that is taken along and unpacked elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.walltime import in_zone
from smdesk.services.backup import BackupService
from smdesk.services.zone import computer_zone
from smdesk.system.autostart import own_command
from smdesk.system.paths import home_for_desk, open_folder
from smdesk.system.relocation import check
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings import folders
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Row

if TYPE_CHECKING:
    from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate


class Moving(QObject):
    """Two rows of the section of data, and what their buttons do."""

    _progressed = Signal(object, object)  # bytes may be more than 32 bits

    def __init__(self, ui: Ui, keeper: Keeper, service: BackupService, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._keeper = keeper
        self._service = service
        self._page = parent
        self.export = button("", self._choose_target, size="sm", name="export-desk")
        self.take = button("", self._choose_source, size="sm", name="import-desk")
        self.carry = button("", self._choose_place, size="sm", name="move-data")
        self.carry.setVisible(ui.carry is not None and not (ui.practice is not None and ui.practice.here))
        self._progressed.connect(self._show_progress)

    def rows(self, section: Section) -> tuple[Row, Row]:
        """Out and in."""
        section.say(self.retranslate)
        self._out = section.row(
            lambda: translate("Settings", "Take the desk to another computer"), self._about_out, self.export,
            icon="export",
        )  # fmt: skip
        coming = section.row(
            lambda: translate("Settings", "Open a desk that was packed elsewhere"),
            lambda: translate("Settings", "It is unpacked into an empty folder; this desk stays as it is."),
            self.take, icon="download-simple",
        )  # fmt: skip
        return self._out, coming

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.export.setText(translate("Settings", "Export…"))
        self.take.setText(translate("Settings", "Import…"))
        self.carry.setText(translate("Settings", "Move…"))

    def _about_out(self) -> str:
        return translate(
            "Settings",
            "One file with clients, posts, history and pictures. No passwords: channels are connected again there.",
        )

    # -- to another folder --------------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        start = str(self._ui.runtime.folder.root.parent)
        dialog = QFileDialog(self._page, translate("Settings", "Where your data are to live"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.ask_to_move)
        folders.open_dialog(dialog)

    def ask_to_move(self, name: str) -> None:
        """Say what moving means, and do it if the person says so."""
        carry = self._ui.carry
        assert carry is not None
        try:
            target = home_for_desk(Path(name))
            check(self._ui.runtime.folder.root, target)
        except SmdeskError as error:
            self._keeper.fail(error)
            return
        dialogs.ask(
            self._page, self._ui.language.words, translate("Settings", "Move your data?"),
            translate("Settings", "To %1. smdesk closes for that and opens again; nothing is published meanwhile. The "
                      "folder they are in now goes once everything is there.").replace("%1", str(target)),
            translate("Settings", "Move"), partial(carry, target),
        )  # fmt: skip

    # -- out ----------------------------------------------------------------------------------------------------

    def _choose_target(self) -> None:
        day = in_zone(self._ui.now(), computer_zone()).date()
        dialog = QFileDialog(self._page, translate("Settings", "Take the desk to another computer"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("Settings", "Packed desks (*.zip)"))
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"smdesk-{day.isoformat()}.zip")
        dialog.fileSelected.connect(self.pack)
        folders.open_dialog(dialog)

    def pack(self, name: str) -> None:
        """Write the file. One that is there already has been asked about by the dialog, and is replaced."""
        target = Path(name)
        self.export.setEnabled(False)

        def work() -> Path:
            beside = target.with_name(f"{target.name}.new")
            beside.unlink(missing_ok=True)
            self._service.pack(beside, self._progressed.emit)
            beside.replace(target)
            return target

        self._ui.tasks.run(work, self._packed, self._failed)

    def _show_progress(self, done: int, total: int) -> None:
        percent = round(100 * done / total) if total else 100
        self._out.tell(translate("Settings", "Packing: %1%").replace("%1", str(percent)))

    def _packed(self, target: Path) -> None:
        self._rest()
        self._keeper.said.emit(translate("Settings", "Packed: %1").replace("%1", target.name), False)
        folders.reveal(target.parent)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self._keeper.fail(error)

    def _rest(self) -> None:
        self.export.setEnabled(True)
        self.take.setEnabled(True)
        self._out.tell(self._about_out())

    # -- in -----------------------------------------------------------------------------------------------------

    def _choose_source(self) -> None:
        pattern = translate("Settings", "Packed desks (*.zip)")
        dialog = QFileDialog(self._page, translate("Settings", "Open a desk that was packed elsewhere"), "", pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._choose_folder)
        folders.open_dialog(dialog)

    def _choose_folder(self, source: str) -> None:
        dialog = QFileDialog(self._page, translate("Settings", "An empty folder for the desk"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self.unpack, source))
        folders.open_dialog(dialog)

    def unpack(self, source: str, folder: str) -> None:
        """Unpack a file into a folder and offer to open it."""
        root = Path(folder)
        self.take.setEnabled(False)

        def work() -> Path:
            BackupService(open_folder(root), self._ui.runtime.clock).unpack(Path(source))
            return root

        self._ui.tasks.run(work, self._unpacked, self._failed)

    def _unpacked(self, root: Path) -> None:
        self._rest()
        dialogs.ask(
            self._page, self._ui.language.words, translate("Settings", "The desk is in its folder"),
            translate("Settings", "%1. Its channels must be connected again, for passwords do not travel.").replace(
                "%1", str(root)
            ),
            translate("Settings", "Open that desk"), partial(_start, root), safe=translate("Settings", "Not now"),
        )  # fmt: skip


def _start(root: Path) -> None:
    """Another smdesk on another folder. Raises SmdeskError when it could not be started."""
    program, *arguments = own_command(root)
    started, _ = QProcess.startDetached(program, arguments)
    if not started:
        raise SmdeskError("start_failed", path=str(root))
