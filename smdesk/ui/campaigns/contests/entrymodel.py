"""The entries of a contest as a table: who, where, what they wrote, and why they do not count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from smdesk.services.contests.views import EntryView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name

Index = QModelIndex | QPersistentModelIndex
NAME, NETWORK, SOURCE, TEXT, COUNTS = range(5)


class EntryModel(QAbstractTableModel):
    """`tell` gives it the entries that show."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.entries: Sequence[EntryView] = ()

    def tell(self, entries: Sequence[EntryView]) -> None:
        """Show these."""
        if [each.id for each in entries] == [each.id for each in self.entries]:
            self.entries = entries
            self.say_anew()
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def say_anew(self) -> None:
        """Another language, or other reasons."""
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, COUNTS))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COUNTS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return COUNTS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Name"), self.tr("Network"), self.tr("From"), self.tr("What they wrote"),
                self.tr("Counts"))[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.entries):
            return None
        each, theme = self.entries[index.row()], self._ui.theme
        if role == Qt.ItemDataRole.ForegroundRole and each.excluded:
            return theme.semantic("warning").fg if index.column() == COUNTS else theme.color("text.tertiary")
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(each, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NAME:
            return ", ".join(part for place in range(COUNTS + 1) if (part := self._text(each, place)))
        return None

    def _text(self, each: EntryView, column: int) -> str:
        if column == NAME:
            return each.name
        if column == NETWORK:
            return network_name(each.network) if each.network else ""
        if column == SOURCE:
            return words.source(each)
        if column == TEXT:
            return " ".join(each.text.split())
        return self.tr("No: %1").replace("%1", each.excluded) if each.excluded else self.tr("Yes")
