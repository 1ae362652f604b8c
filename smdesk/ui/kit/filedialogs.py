"""Choosing a file to read or to write: a dialog over its window that blocks nothing and answers by calling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

#: What Windows takes in no name; elsewhere the file is to be handed on too.
_NOT_IN_NAMES = '\\/:*?"<>|'


def ask_open(parent: QWidget, title: str, kinds: str, act: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that exists; `kinds` as Qt writes a filter, "Lists (*.csv *.txt)"."""
    dialog = _dialog(parent, title, act)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, name: str, suffix: str, act: Callable[[Path], object], kinds: str = ""
) -> QFileDialog:
    """Ask where to write; `name` without its suffix is proposed, less the signs that no file name holds."""
    dialog = _dialog(parent, title, act)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(kinds or f"{suffix.upper()} (*.{suffix})")
    dialog.selectFile("".join(sign for sign in name if sign not in _NOT_IN_NAMES) + f".{suffix}")
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, act: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    in_words(dialog)
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    return dialog


def kind_of_folder() -> str:
    """The kind of a folder in the list of files. Qt asks for it by this name, and its own Spanish does not have it."""
    return QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms")


def in_words(dialog: QFileDialog) -> None:
    """Two captions that Qt's own Spanish leaves in English, where a desktop has no file dialog of its own."""
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("FileDialogs", "Folder:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("FileDialogs", "Kind of file:"))
