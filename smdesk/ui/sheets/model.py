"""The content sheet as a table: one row a post, and below them the one that makes a new post."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smdesk.core.sheet.lines import Brief, Line
from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.sheets import words
from smdesk.ui.sheets.words import FIELDS, Column

Index = QModelIndex | QPersistentModelIndex
ROLES = Qt.ItemDataRole


class SheetModel(QAbstractTableModel):
    """`adding` is whether the last row makes a new post; nothing is typed where `frozen`."""

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ui = ui
        self.view: SheetView | None = None
        self.adding = self.frozen = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The posts, by their time."""
        return self.view.lines if self.view is not None else ()

    def tell(self, view: SheetView | None, *, adding: bool = False, frozen: bool = False) -> None:
        """Show this; where the rows are the same ones, only what they say changes."""
        adding = adding and view is not None and bool(view.lines)
        same = self._rows(self.view, self.adding) == self._rows(view, adding)
        if not same:
            self.beginResetModel()
        self.view, self.adding, self.frozen = view, adding, frozen
        if same:
            self.say_anew()
        else:
            self.endResetModel()

    def _rows(self, view: SheetView | None, adding: bool) -> tuple[object, ...]:
        if view is None:
            return (None,)
        return (view.client_id, view.week, adding, *(line.post_id for line in view.lines))

    def say_anew(self) -> None:
        """Another language, or the rows say something else."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def brief_is(self, post: int, brief: Brief) -> None:
        """What was just written stands in its cell until the sheet is read again."""
        if self.view is None:
            return
        lines = tuple(replace(each, brief=brief) if each.post_id == post else each for each in self.lines)
        self.view = replace(self.view, lines=lines)
        self.say_anew()

    # -- rows ---------------------------------------------------------------------------------------------------

    def line_at(self, row: int) -> Line | None:
        """The post of a row; None for the row that makes a new one."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, post: int) -> int:
        """The row of a post; -1 where it is not in this week."""
        return next((row for row, line in enumerate(self.lines) if line.post_id == post), -1)

    def editable(self, index: Index) -> bool:
        """Something can be typed into this cell."""
        line = self.line_at(index.row())
        return line is not None and not line.out and not self.frozen and index.column() in FIELDS

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines) + self.adding

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable(index) else flags

    def data(self, index: Index, role: int = ROLES.DisplayRole) -> Any:
        if self.view is None or not index.isValid():
            return None
        line, column = self.line_at(index.row()), Column(index.column())
        if line is None:
            wanted = {ROLES.DisplayRole, ROLES.AccessibleTextRole}
            return self.add_words() if role in wanted and column is Column.NUMBER else None
        match role:
            case ROLES.DisplayRole:
                return self.shown(line, column)
            case ROLES.EditRole:
                return self.typed(line, column)
            case ROLES.AccessibleTextRole:
                return words.spoken(self.ui, self.view, line, column)
            case ROLES.ToolTipRole:
                return words.tip(self.ui, self.view, line, column) or None
        return None

    def add_words(self) -> str:
        """What the last row says."""
        return self.tr("Add row")

    def shown(self, line: Line, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.NUMBER:
                return str(line.number)
            case Column.WHEN:
                return f"{words.day(self.ui, line)} {dates.clock(self.ui, line.wall)}"
            case Column.FORMAT:
                return words.kind(line)
            case Column.TEXT:
                return line.brief.art_text
            case Column.SCENE:
                return line.brief.scene
            case Column.SIZES:
                return "\n".join(words.sizes(line))
        return words.art(line)

    def typed(self, line: Line, column: Column) -> str:
        """What an editor of the cell begins with; "" for one that has none."""
        return (
            words.typed_sizes(line) if column is Column.SIZES else str(getattr(line.brief, FIELDS.get(column, ""), ""))
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLES.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == ROLES.AccessibleTextRole and section == Column.NUMBER:
            return self.tr("Number")
        return words.titles()[Column(section)] if role in {ROLES.DisplayRole, ROLES.AccessibleTextRole} else None
