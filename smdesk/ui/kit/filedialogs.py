"""Choosing a file to read or to write: a dialog over its window that blocks nothing and answers by calling."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

#: What Windows takes in no name; elsewhere the file is to be handed on too.
_NOT_IN_NAMES = '\\/:*?"<>|'


class SaveDialog(QFileDialog):
    """A name that ends otherwise than the file is made gets the ending, before it is asked whether to overwrite.

    Qt adds one only where a name has no point in it: "plan.december" would be a workbook that nothing opens.
    """

    def __init__(self, parent: QWidget, title: str, suffix: str, kinds: str, others: Collection[str] = ()) -> None:
        """`others` are endings that may be typed as well."""
        super().__init__(parent, title)
        self._suffix, self._fit = suffix, {suffix, *others}
        in_words(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(suffix)
        self.setNameFilter(kinds)

    def accept(self) -> None:
        field = self.findChild(QLineEdit, "fileNameEdit")  # none where the desktop has a dialog of its own
        typed = field.text().strip() if field is not None else ""
        file = Path(self.directory().absoluteFilePath(typed))
        if field is not None and typed and not file.is_dir() and file.suffix[1:].lower() not in self._fit:
            field.setText(f"{typed.rstrip('.')}.{self._suffix}")
        super().accept()


def ask_open(parent: QWidget, title: str, kinds: str, act: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that exists; `kinds` as Qt writes a filter, "Lists (*.csv *.txt)"."""
    dialog = QFileDialog(parent.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    in_words(dialog)
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget,
    title: str,
    name: str,
    suffix: str,
    act: Callable[[Path], object],
    kinds: str = "",
    others: Collection[str] = (),
) -> SaveDialog:
    """Ask where to write; `name` without its suffix is proposed, less the signs that no file name holds."""
    dialog = SaveDialog(parent.window(), title, suffix, kinds or f"{suffix.upper()} (*.{suffix})", others)
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    dialog.selectFile("".join(sign for sign in name if sign not in _NOT_IN_NAMES) + f".{suffix}")
    dialog.open()
    return dialog


def kind_of_folder() -> str:
    """The kind of a folder in the list of files. Qt asks for it by this name, and its own Spanish does not have it."""
    return QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms")


def in_words(dialog: QFileDialog) -> None:
    """Two captions that Qt's own Spanish leaves in English, where a desktop has no file dialog of its own."""
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("FileDialogs", "Folder:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("FileDialogs", "Kind of file:"))
