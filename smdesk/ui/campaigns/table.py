"""The table of ads: for whom, when, how much of the money is gone, and what came of it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

from smdesk.services.campaigns.views import Board, Figures
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Key, Line, ads_of, every
from smdesk.ui.campaigns.tablepaint import AdDelegate
from smdesk.ui.kit import tables
from smdesk.ui.kit.context import Ui

LINE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NONE = "\N{EM DASH}"


class Column(IntEnum):
    """Columns of both views; which show depends on plan or results."""

    AD = 0
    WHOM = 1
    DATES = 2
    SPENT = 3
    IMPRESSIONS = 4
    REACH = 5
    CLICKS = 6
    CPC = 7
    CTR = 8
    RESULTS = 9
    COST = 10


PLAN = (Column.AD, Column.WHOM, Column.DATES, Column.SPENT, Column.CPC, Column.CTR, Column.RESULTS, Column.COST)
RESULTS = (Column.AD, Column.SPENT, Column.IMPRESSIONS, Column.REACH, Column.CLICKS, Column.CPC, Column.CTR,
           Column.RESULTS, Column.COST)  # fmt: skip
#: Left out first where there is no room.
_SPARE = (Column.WHOM, Column.CTR, Column.DATES, Column.REACH, Column.CPC, Column.IMPRESSIONS)
_WIDTHS = {Column.WHOM: 138, Column.DATES: 120, Column.SPENT: 138, Column.COST: 92}
_USUAL = 62
_AD_LEAST = 180
NUMBERS = frozenset(Column) - {Column.AD, Column.WHOM, Column.DATES, Column.SPENT}


class AdModel(QAbstractTableModel):
    """One row an ad; among results one row a campaign as well."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.board: Board | None = None
        self.results = False
        self.lines: list[Line] = []

    def tell(self, board: Board, *, results: bool) -> None:
        """Show this."""
        self.beginResetModel()
        self.board, self.results = board, results
        campaigns = board.campaigns
        self.lines = every(campaigns) if results else [line for each in campaigns for line in ads_of(each)]
        self.endResetModel()

    def row_of(self, key: Key) -> int:
        """The row of a line; -1 where there is none."""
        same = (row for row, line in enumerate(self.lines) if line.key == key)
        alike = (row for row, line in enumerate(self.lines)
                 if key[0] == "set" and line.part is not None and line.part.id == key[1])  # fmt: skip
        return next(same, next(alike, -1))

    def figures(self, line: Line) -> Figures | None:
        """How a line stands."""
        return line.figures(self.board) if self.board is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.SPENT:
            return self.pace_told(line)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and Column(section) in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.AD: self.tr("Campaign and ad") if self.results else self.tr("Ad"),
            Column.WHOM: self.tr("For whom"),
            Column.DATES: self.tr("Dates"),
            Column.SPENT: self.tr("Spent of planned"),
            Column.IMPRESSIONS: self.tr("Impressions"),
            Column.REACH: self.tr("Reach"),
            Column.CLICKS: self.tr("Clicks"),
            Column.CPC: self.tr("CPC"),
            Column.CTR: self.tr("CTR"),
            Column.RESULTS: self.tr("Results"),
            Column.COST: self.tr("Cost / res."),
        }[Column(section)]

    def text(self, line: Line, column: Column) -> str:
        """A cell in words."""
        ui, currency = self.ui, line.campaign.currency
        figures = self.figures(line)
        totals = figures.totals if figures else None
        match column:
            case Column.AD:
                return line.name
            case Column.WHOM:
                return (line.part.persona or words.audience(ui, line.part.audience)) if line.part else ""
            case Column.DATES:
                return words.days(ui, line.part.span if line.part else line.campaign.span)
            case Column.SPENT:
                spent = words.money(ui, figures.spent if figures else None, currency)
                return f"{spent} / {words.money(ui, figures.budget if figures else None, currency)}"
        if totals is None:
            return _NONE
        match column:
            case Column.IMPRESSIONS | Column.REACH | Column.CLICKS | Column.RESULTS:
                return words.number(ui, getattr(totals, column.name.lower()))
            case Column.CPC:
                return words.money(ui, totals.cpc, currency, short=False)
            case Column.CTR:
                return words.percent(ui, totals.ctr)
        return words.money(ui, totals.cost_per_result, currency, short=False)

    def pace_told(self, line: Line) -> str:
        """What the mark in the bar means."""
        figures = self.figures(line)
        if figures is None or not figures.budget:
            return ""
        ui, currency = self.ui, line.campaign.currency
        expected = words.money(ui, figures.pace.expected, currency)
        spent = words.money(ui, figures.spent, currency)
        told = self.tr("Expected %1 by now, spent %2").replace("%1", expected).replace("%2", spent)
        more = words.pace(ui, figures.pace, currency, line.part.span if line.part else line.campaign.span)
        if figures.stale:
            told += "\n" + self.tr("No reading for %n day(s)", "", figures.stale)
        return "\n".join(part for part in (told, more[1]) if part)


class AdTable(QTableView):
    """`chosen` is emitted with a line's key, `entered` for Enter or a double click."""

    chosen = Signal(str, int)
    entered = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.ads = AdModel(ui, self)
        self._quiet = False
        self._wide: dict[Column, int] = {}  # of each column: of one that is hidden Qt tells nothing
        self.setObjectName("ads")
        self.setModel(self.ads)
        self.setItemDelegate(AdDelegate(ui, self.ads, self))
        tables.calm(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.AD, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(self.entered)
        ui.theme.changed.connect(self._measure)
        self._measure()

    def tell(self, board: Board, current: Key, *, results: bool) -> None:
        """Show this, with that line selected if it is here."""
        self._quiet = True
        self.ads.tell(board, results=results)
        self._quiet = False
        self._shape()
        self.select(current)

    def select(self, key: Key) -> bool:
        """Another line; nothing is selected where it is not here."""
        row = self.ads.row_of(key)
        self._quiet = True
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.ads.index(row, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._quiet = False
        return row >= 0

    @property
    def line(self) -> Line | None:
        """The line that is selected; what only has the keys is not."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        return self.ads.lines[rows[0]] if rows and rows[0] < len(self.ads.lines) else None

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self.setAccessibleName(self.tr("Ads"))
        self.ads.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._measure()

    def _measure(self) -> None:
        theme = self._ui.theme
        self.verticalHeader().setDefaultSectionSize(theme.px("rowTable"))
        self.horizontalHeader().setFixedHeight(theme.px("tableHeader"))
        metrics = QFontMetrics(theme.font("caption"))
        for column in list(Column)[1:]:
            title = str(self.ads.headerData(column, Qt.Orientation.Horizontal))
            least = metrics.horizontalAdvance(title) * 112 // 100 + theme.px(26 if column is Column.COST else 14)
            self._wide[column] = max(theme.px(_WIDTHS.get(column, _USUAL)), least)
            self.setColumnWidth(column, self._wide[column])
        self._shape()
        self.viewport().update()

    def _shape(self) -> None:
        """The columns of the view, without those for which there is no room."""
        shown = [column for column in Column if column in (RESULTS if self.ads.results else PLAN)]
        room = self.viewport().width() - self._ui.theme.px(_AD_LEAST)
        for column in _SPARE:
            if sum(self._wide[each] for each in shown[1:]) > room and column in shown:
                shown.remove(column)
        for column in Column:
            hidden = column not in shown
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _tell(self) -> None:
        line = self.line
        if line is not None and not self._quiet:
            self.chosen.emit(*line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (enters or event.key() == Qt.Key.Key_Space) and self.line is None and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())  # it had the keys only, while the page shows something else
        if enters:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row has the keys where none is selected; the page goes on showing what it showed."""
        super().focusInEvent(event)
        clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if not (self.currentIndex().isValid() or clicked) and self.ads.lines:
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.ads.index(0, 0), keep)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
