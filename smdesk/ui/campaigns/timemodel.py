"""Campaigns with their ads below them, as a tree of two columns: the name, and the bar in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smdesk.services.campaigns.views import Board
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Key, Line, ads_of
from smdesk.ui.kit.context import Ui

LINE = Qt.ItemDataRole.UserRole + 1
NAME, TIME = 0, 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = 0  # internal ids: 0 is a campaign, n its ads below campaign n-1


class TimeModel(QAbstractItemModel):
    """Shows a board; what a screen reader says of a line is all of it."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.board: Board | None = None
        self._lines: list[tuple[Line, list[Line]]] = []

    def tell(self, board: Board) -> None:
        """Show this."""
        self.beginResetModel()
        self.board = board
        self._lines = [(Line(each), ads_of(each)) for each in board.campaigns]
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """All lines from top to bottom."""
        return [line for head, below in self._lines for line in (head, *below)]

    def line(self, index: Index) -> Line | None:
        """The line of a place."""
        if not index.isValid():
            return None
        if index.internalId() == _ROOT:
            return self._lines[index.row()][0]
        return self._lines[int(index.internalId()) - 1][1][index.row()]

    def place(self, key: Key, column: int = NAME) -> QModelIndex:
        """The place of a line; none where it is not shown."""
        for top, (head, below) in enumerate(self._lines):
            if head.key == key:
                return self.createIndex(top, column, _ROOT)
            for row, line in enumerate(below):
                if line.key == key or (key[0] == "set" and line.part is not None and line.part.id == key[1]):
                    return self.createIndex(row, column, top + 1)
        return QModelIndex()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _ROOT)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == _ROOT:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, NAME, _ROOT)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._lines)
        top = parent.internalId() == _ROOT and parent.column() == NAME
        return len(self._lines[parent.row()][1]) if top else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TIME:
            return self.spoken(line)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.tr("Campaign") if section == NAME else self.tr("Time")
        return None

    def spoken(self, line: Line) -> str:
        """A line as one sentence."""
        ui, campaign, board = self._ui, line.campaign, self.board
        if line.part is None:
            parts = [line.name, words.kinds()[campaign.kind], words.days(ui, campaign.span),
                     words.budget(ui, campaign)]  # fmt: skip
        else:
            networks = {each.partition(" ")[0] for each in map(words.placements().get, line.part.placements) if each}
            parts = [line.name, ", ".join(sorted(networks)), words.aim_of(line.part, campaign),
                     words.days(ui, line.part.span), words.budget(ui, campaign, line.part.money)]  # fmt: skip
        figures = line.figures(board) if board else None
        if figures is not None and figures.totals.spent is not None:
            parts.append(self.tr("%1 spent").replace("%1", words.money(ui, figures.totals.spent, campaign.currency)))
            parts.append(words.pace(ui, figures.pace, campaign.currency, campaign.span)[1])
        return ", ".join(part for part in parts if part)
