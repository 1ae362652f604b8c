"""Objectives and their KPIs as a tree for the table: what each cell says, and what a drag carries and may do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from smdesk.core import kpi as kpis
from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView, ObjectiveView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.figures import figure
from smdesk.ui.objectives import words

MIME = "application/x-smdesk-objectives"
ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_ROOT = 0  # internal id of an objective; a KPI has the place of its objective, plus one


class Column(IntEnum):
    """The columns of the table."""

    NAME = 0
    NATURE = 1
    BASELINE = 2
    NOW = 3
    TARGET = 4
    DEADLINE = 5
    PACE = 6
    STATE = 7


class ObjectivesModel(QAbstractItemModel):
    """`moved` carries what a drop asks for: objectives in a new order, or KPIs for an objective in an order."""

    moved_objectives = Signal(list)
    moved_kpi = Signal(int, int, list)  # KPI, objective, KPIs of that objective in their new order
    renamed = Signal(object, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.objectives: tuple[ObjectiveView, ...] = ()
        self.today = date.min

    # -- what there is ------------------------------------------------------------------------------------------

    def fill(self, objectives: tuple[ObjectiveView, ...], today: date) -> None:
        """Show these."""
        same = self.objectives == objectives and self.today == today
        if same:
            return
        shape = [(each.id, [kpi.id for kpi in each.kpis]) for each in objectives]
        before = [(each.id, [kpi.id for kpi in each.kpis]) for each in self.objectives]
        if shape == before:
            self.objectives, self.today = objectives, today
            self.say_anew()
            return
        self.beginResetModel()
        self.objectives, self.today = objectives, today
        self.endResetModel()

    def say_anew(self) -> None:
        """Other words or colours, the same lines."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        for place in range(len(self.objectives)):
            parent = self.index(place, 0)
            self.dataChanged.emit(parent, self.index(place, len(Column) - 1))
            count = self.rowCount(parent)
            if count:
                self.dataChanged.emit(self.index(0, 0, parent), self.index(count - 1, len(Column) - 1, parent))

    def tags(self) -> dict[Column, list[str]]:
        """All words that a tag of a column can have, in the language of the moment."""
        language = self._ui.language
        return {
            Column.NATURE: [words.nature(language, each) for each in kpis.NATURES],
            Column.STATE: [words.state(language, each) for each in Pace],
        }

    def kpis(self) -> list[KpiView]:
        """All KPIs, in the order of the table."""
        return [kpi for each in self.objectives for kpi in each.kpis]

    def find(self, what: str, number: int) -> QModelIndex:
        """The line of an objective or a KPI; an invalid index where there is none."""
        for place, objective in enumerate(self.objectives):
            if what == "objective" and objective.id == number:
                return self.index(place, 0)
            for row, kpi in enumerate(objective.kpis):
                if what == "kpi" and kpi.id == number:
                    return self.index(row, 0, self.index(place, 0))
        return QModelIndex()

    def line(self, index: _Index) -> ObjectiveView | KpiView | None:
        """What stands in a line."""
        if not index.isValid():
            return None
        home = index.internalId()
        if home == _ROOT:
            return self.objectives[index.row()] if index.row() < len(self.objectives) else None
        kpis = self.objectives[home - 1].kpis if home <= len(self.objectives) else ()
        return kpis[index.row()] if index.row() < len(kpis) else None

    # -- Qt's questions -----------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _ROOT)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        home = index.internalId() if index.isValid() else _ROOT
        return self.createIndex(home - 1, 0, _ROOT) if home != _ROOT else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.objectives)
        if parent.internalId() != _ROOT or parent.column() != 0 or parent.row() >= len(self.objectives):
            return 0
        return len(self.objectives[parent.row()].kpis)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        made = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        if index.internalId() == _ROOT:
            made |= flag.ItemIsDropEnabled
        return made | flag.ItemIsEditable if index.column() == Column.NAME else made

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        right = section in {Column.BASELINE, Column.NOW, Column.TARGET}
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            )
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Column.NAME: self.tr("Objective and KPI"),
            Column.NATURE: self.tr("Kind"),
            Column.BASELINE: self.tr("Baseline"),
            Column.NOW: self.tr("Now"),
            Column.TARGET: self.tr("Target"),
            Column.DEADLINE: self.tr("Deadline"),
            Column.PACE: self.tr("Pace to target"),
            Column.STATE: self.tr("Status"),
        }[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == ROW:
            return line
        if role == Qt.ItemDataRole.EditRole:
            return line.name
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, KpiView):
            return self._tip(line, Column(index.column()))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if role != Qt.ItemDataRole.EditRole or line is None or not str(value).strip() or str(value) == line.name:
            return False
        self.renamed.emit(line, str(value).strip())
        return True

    # -- words --------------------------------------------------------------------------------------------------

    def text(self, line: ObjectiveView | KpiView, column: Column) -> str:
        """What a cell says."""
        if isinstance(line, ObjectiveView):
            return line.name if column is Column.NAME else ""
        language = self._ui.language
        match column:
            case Column.NAME:
                return line.name
            case Column.NATURE:
                return words.nature(language, line.nature)
            case Column.BASELINE:
                return figure(language, line.baseline, line.unit)
            case Column.NOW:
                return words.now(language, line)
            case Column.TARGET:
                return figure(language, line.target, line.unit)
            case Column.DEADLINE:
                return words.day(self._ui, line.deadline, self.today)
            case Column.STATE:
                return words.state(language, line.standing.state if line.standing else Pace.DRAFT)
        return ""

    def under(self, line: ObjectiveView) -> str:
        """The quiet words beside an objective."""
        drafts = sum(kpi.standing is None or kpi.standing.state is Pace.DRAFT for kpi in line.kpis)
        told = [self.tr("no KPI yet")] if not line.kpis else []
        told += [self.tr("%n draft(s)", "", drafts)] if drafts else []
        return " · ".join(told)

    def _spoken(self, line: ObjectiveView | KpiView) -> str:
        if isinstance(line, KpiView):
            return words.spoken(self._ui, line, self.today)
        count = self.tr("%n KPI(s)", "", len(line.kpis))
        return self.tr("%1, objective, %2").replace("%2", count).replace("%1", line.name)

    def _tip(self, line: KpiView, column: Column) -> str:
        language = self._ui.language
        match column:
            case Column.PACE:
                return words.readings(self._ui, line, self.today) or words.why_nothing(language, line)
            case Column.STATE:
                parts = (words.pace_line(language, line), words.needed(language, line))
                return "\n".join(part for part in parts if part)
            case Column.NOW:
                return words.why_nothing(language, line)
            case Column.NAME:
                scope = words.scope(language, line)
                return "\n".join(part for part in (words.metric(language, line.metric), scope) if part)
        return ""

    # -- dragging -----------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        line = self.line(indexes[0]) if indexes else None
        if line is not None:
            what = "kpi" if isinstance(line, KpiView) else "objective"
            made.setData(MIME, json.dumps({"what": what, "id": line.id}).encode())
            made.setText(line.name)
        return made

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:  # fmt: skip
        carried = _carried(data)
        if carried is None:
            return False
        return carried[0] == "kpi" if parent.isValid() else carried[0] == "objective"

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Ask for the move; the list is read anew when it is made. Never True: Qt would take the old line away."""
        carried = _carried(data)
        if carried is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        what, number = carried
        if what == "objective":
            self.move_objective(number, row if row >= 0 else len(self.objectives))
        else:
            home = self.objectives[parent.row()]
            self.move_kpi(number, home, row if row >= 0 else len(home.kpis))
        return False

    def move_objective(self, number: int, row: int) -> None:
        """Ask for an objective before the one in this row."""
        order = [each.id for each in self.objectives]
        if number in order:
            moved = _moved(order, number, row)
            if moved != order:
                self.moved_objectives.emit(moved)

    def move_kpi(self, number: int, home: ObjectiveView, row: int) -> None:
        """Ask for a KPI in an objective, before the one in this row."""
        order = [each.id for each in home.kpis]
        moved = _moved(order, number, row)
        if moved != order:
            self.moved_kpi.emit(number, home.id, moved)


def _carried(data: QMimeData) -> tuple[str, int] | None:
    if not data.hasFormat(MIME):
        return None
    try:
        found = json.loads(bytes(data.data(MIME).data()))
        return str(found["what"]), int(found["id"])
    except (ValueError, KeyError, TypeError):
        return None


def _moved(order: list[int], number: int, row: int) -> list[int]:
    before = [each for each in order[:row] if each != number]
    return [*before, number, *(each for each in order[row:] if each != number)]
