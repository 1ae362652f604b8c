"""The agenda as a Qt table: every post of the span on a line, below the heading of its day while sorted by time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import daymarks, tips
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key, status
from smdesk.ui.kit import dates
from smdesk.ui.kit.naming import network_name, status_name

#: What a cell is about: the date of a heading or a CalendarEntry.
LINE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Line = date | CalendarEntry


class Column(IntEnum):
    DATE = 0
    TIME = 1
    TITLE = 2
    CLIENT = 3
    NETWORKS = 4
    PILLAR = 5
    STATUS = 6
    MODE = 7


#: How pressing a status is, for sorting: what needs the person stands first.
_PRESSING = ("failed", "missed", "due", "changes", "idea", "draft", "inDesign", "withClient", "approved", "scheduled",
             "published")  # fmt: skip


class AgendaModel(QAbstractTableModel):
    """Lines are made from the calendar's model in one pass; what a cell says is worked out when it is looked at."""

    def __init__(self, model: CalendarModel) -> None:
        super().__init__(model)
        self._model = model
        self._lines: list[Line] = []
        self._rows: dict[EntryKey, int] = {}
        self._days: dict[date, int] = {}  # where the heading of each day stands
        self.whose: list[str] = []  # what the column of the clients tells, each once
        self.column = Column.TIME
        self.descending = False

    @property
    def by_day(self) -> bool:
        """True while sorted by time, with a heading for each day."""
        return self.column in (Column.TIME, Column.DATE)

    # -- content ------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Everything anew; what the filters leave out has no line."""
        self.beginResetModel()
        self._lines = self._sorted()
        self._rows = {key(line): row for row, line in enumerate(self._lines) if isinstance(line, CalendarEntry)}
        self._days = {line: row for row, line in enumerate(self._lines) if not isinstance(line, CalendarEntry)}
        one_each = {(line.client, line.zone): line for line in self._lines if isinstance(line, CalendarEntry)}
        self.whose = [tips.whose(entry) for entry in one_each.values()]
        self.endResetModel()

    def _sorted(self) -> list[Line]:
        found = list(self._model.all_entries())
        if self._model.filters.active:
            found = [entry for entry in found if not self._model.dim(entry)]
        if not self.by_day:
            found.sort(key=self._order(), reverse=self.descending)  # stable: by time where equal
            return [*found]
        found.sort(key=lambda entry: (entry.wall, entry.client, entry.post_id), reverse=self.descending)
        days: dict[date, list[Line]] = {}
        for entry in found:
            days.setdefault(entry.wall.date(), [entry.wall.date()]).append(entry)
        if found and not self._model.filters.active:
            for day in self._model.days():  # also those on which nothing goes out yet
                if self._model.marks.on(day):
                    days.setdefault(day, [day])
        return [line for day in sorted(days, reverse=self.descending) for line in days[day]]

    def _order(self) -> Callable[[CalendarEntry], Any]:
        model = self._model
        return {
            Column.TITLE: lambda entry: tips.title(entry).casefold(),
            Column.CLIENT: lambda entry: entry.client.casefold(),
            Column.NETWORKS: lambda entry: tips.networks(entry),
            Column.PILLAR: lambda entry: tips.pillar_name(model, entry).casefold() or "\uffff",
            Column.STATUS: lambda entry: _PRESSING.index(status(entry)),
            Column.MODE: lambda entry: tips.modes(model, entry) or "\uffff",
        }[self.column]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.column, self.descending = Column(column), order is Qt.SortOrder.DescendingOrder
        self.rebuild()

    def line(self, row: int) -> Line | None:
        """What stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def entry(self, row: int) -> CalendarEntry | None:
        """The post of a row, None for a day."""
        line = self.line(row)
        return line if isinstance(line, CalendarEntry) else None

    def row_of(self, which: EntryKey) -> int:
        """The row of an entry; -1 where it has none."""
        return self._rows.get(which, -1)

    def row_of_day(self, day: date) -> int:
        """The first row that is not before a day; -1 for none, and while not sorted by time from the first on."""
        if not self.by_day or self.descending:
            return -1
        heads = ((row, line) for row, line in enumerate(self._lines) if not isinstance(line, CalendarEntry))
        return next((row for row, line in heads if line >= day), -1)

    def day_of(self, row: int) -> date | None:
        """The day that a line belongs to."""
        line = self.line(row)
        return line.wall.date() if isinstance(line, CalendarEntry) else line

    def rows_of_day(self, day: date) -> tuple[int, int] | None:
        """The heading of a day and the row behind its last post; None where the day has no heading."""
        first = self._days.get(day)
        if first is None:
            return None
        end = first + 1
        while self.entry(end) is not None:
            end += 1
        return first, end

    def row_before(self, wall: datetime, leaving: Collection[EntryKey | None] = ()) -> int | None:
        """The row before which a post of a wall time would stand, were those that leave away; None without its day."""
        rows = self.rows_of_day(wall.date())
        if rows is None:
            return None
        stay = ((row, entry) for row in range(rows[0] + 1, rows[1]) if (entry := self.entry(row)) is not None)
        later = (
            row
            for row, entry in stay
            if (entry.wall < wall if self.descending else entry.wall > wall) and key(entry) not in leaving
        )
        return next(later, rows[1])

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heading(Column(section))

    def heading(self, column: Column) -> str:
        """What a column is called."""
        return {
            Column.DATE: self.tr("Date"),
            Column.TIME: self.tr("Time"),
            Column.TITLE: self.tr("Post"),
            Column.CLIENT: self.tr("Client"),
            Column.NETWORKS: self.tr("Networks"),
            Column.PILLAR: self.tr("Pillar"),
            Column.STATUS: self.tr("Status"),
            Column.MODE: self.tr("How"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if not isinstance(line, CalendarEntry):
            told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return self.day(line) if role in told else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tips.spoken(self._model, line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tips.of(self._model, line)
        return None

    def day(self, day: date) -> str:
        """The heading of a day, with what makes it one to keep in mind."""
        told = dates.long_day(self._model.ui, day, self._model.today)
        marks = self._model.marks
        contests = [daymarks.title(each) for each in marks.campaigns(day, day + timedelta(days=1))
                    if each.contest and day in {each.first, each.last}]  # fmt: skip
        return " · ".join([told, *(daymarks.name(each) for each in marks.on(day)), *contests])

    def text(self, entry: CalendarEntry, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.DATE:
                return dates.short_day(self._model.ui, entry.wall.date())
            case Column.TIME:
                return self._model.ui.language.clock(entry.wall)
            case Column.TITLE:
                return tips.title(entry)
            case Column.CLIENT:
                return tips.whose(entry)
            case Column.NETWORKS:
                return ", ".join(network_name(each) for each in tips.networks(entry))
            case Column.PILLAR:
                return tips.pillar_name(self._model, entry)
            case Column.STATUS:
                return status_name(status(entry))
            case Column.MODE:
                return tips.modes(self._model, entry)

    def say_anew(self) -> None:
        """Another language or look."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
