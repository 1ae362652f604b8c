"""Rounds and their posts as lists for Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from smdesk.services.approvals.views import ItemView, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.kit.context import Ui

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line", RoundView, ItemView)


class Lines(QAbstractListModel, Generic[Line]):
    """Shows what it is told; `spoken` says a line as a sentence."""

    def __init__(self, ui: Ui, name: Callable[[Line], str], spoken: Callable[[Ui, Line], str]) -> None:
        super().__init__()
        self._ui = ui
        self._name: Callable[[Line], str] = name
        self._spoken: Callable[[Ui, Line], str] = spoken
        self.lines: Sequence[Line] = ()

    def tell(self, lines: Sequence[Line]) -> None:
        """Other lines; where they are the same ones, only what is said of them changes."""
        same = [each.id for each in lines] == [each.id for each in self.lines]
        if same:
            self.lines = tuple(lines)
            self.say_anew()
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def say_anew(self) -> None:
        """Another language, day or theme."""
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def row_of(self, number: int) -> int:
        """The row of a line by its number; -1 where it is not shown."""
        return next((row for row, each in enumerate(self.lines) if each.id == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(line)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._spoken(self._ui, line)
        return None


def rounds(ui: Ui) -> Lines[RoundView]:
    """A list of rounds."""
    return Lines[RoundView](ui, lambda view: view.name, words.spoken_round)


def posts(ui: Ui) -> Lines[ItemView]:
    """The posts of a round."""
    return Lines[ItemView](ui, words.title, words.spoken)
