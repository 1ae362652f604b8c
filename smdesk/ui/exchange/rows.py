"""The rows of a file as a table: what each will be, what is wrong with it, put right where it stands."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from smdesk.core.checks.base import Level
from smdesk.core.exchange import own
from smdesk.core.exchange.drafts import Draft, Fate
from smdesk.core.exchange.record import Record
from smdesk.core.exchange.table import Line, text_of
from smdesk.services.exchange.views import Preview
from smdesk.ui.exchange import words
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import first_line

Index = QModelIndex | QPersistentModelIndex
#: What stands in the columns behind the number; each is put right in the column of the file that holds it.
COLUMNS = ("date", "hour", "channels", "text")
#: The row has something that a person should see.
PROBLEM = Qt.ItemDataRole.UserRole + 1
_MARKS = {
    Level.ERROR: ("warning-octagon", "danger"),
    Level.WARNING: ("warning", "warning"),
    Level.HINT: ("info", "info"),
}


class RowsModel(QAbstractTableModel):
    """`edited`: number of the line, column of the file, text. `toggled`: number of the line, whether it comes in."""

    edited = Signal(int, int, str)
    toggled = Signal(int, bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._preview: Preview | None = None
        self._lines: dict[int, Line] = {}
        self._drafts: tuple[Draft, ...] = ()

    def tell(self, preview: Preview) -> None:
        """Another reading of the file; where the rows are the same, what is chosen stays chosen."""
        same = len(self._drafts) == len(preview.read.drafts)
        if not same:
            self.beginResetModel()
        self._preview = preview
        self._lines = {line.number: line for line in preview.table.with_edits(dict(preview.options.edits)).lines}
        self._drafts = preview.read.drafts
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    def draft(self, row: int) -> Draft:
        """The row, read."""
        return self._drafts[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._drafts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Row"), self.tr("Date"), self.tr("Hour"), self.tr("Channels"), self.tr("Text"))
        return (*names, self.tr("What becomes of it"))[section]

    def data(self, index: Index, role: int = 0) -> object:
        if not index.isValid() or self._preview is None:
            return None
        draft, column = self._drafts[index.row()], index.column()
        roles = Qt.ItemDataRole
        if role == PROBLEM:
            return any(each.level is not Level.HINT for each in draft.findings)
        if role == roles.CheckStateRole and column == 0 and draft.fate is not Fate.PRESENT:
            return Qt.CheckState.Unchecked if draft.fate is Fate.SKIP else Qt.CheckState.Checked
        if role in {roles.DisplayRole, roles.AccessibleTextRole}:
            return self._shown(draft, column)
        if role == roles.EditRole and 0 < column <= len(COLUMNS):
            return self._raw(draft, COLUMNS[column - 1])
        if role == roles.ToolTipRole:
            return self.told(draft) or self._shown(draft, column)
        if role == roles.DecorationRole and column == len(COLUMNS) + 1:
            return self._mark(draft)
        if role == roles.ForegroundRole:
            return self._color(draft, column)
        return None

    def _mark(self, draft: Draft) -> object:
        level = _worst(draft)
        if level is None:
            return None
        name, color = _MARKS[level]
        return icons.pixmap(name, self._ui.theme.semantic(color).fg, self._ui.theme.px(14), 2.0)

    def _color(self, draft: Draft, column: int) -> object:
        theme = self._ui.theme
        if not draft.comes_in and draft.fate is not Fate.WRONG:
            return theme.color("text.tertiary")
        wrong = {each.field for each in draft.findings if each.level is Level.ERROR}
        if 0 < column <= len(COLUMNS) and COLUMNS[column - 1] in wrong:
            return theme.semantic("danger").fg
        return None

    def told(self, draft: Draft) -> str:
        """All that was found in a row, in sentences."""
        said = (str(self._ui.language.words.finding(each.code, **each.facts)) for each in draft.findings)
        return "\n".join(said)

    def _shown(self, draft: Draft, column: int) -> str:
        if column == 0:
            return str(draft.number)
        if column <= len(COLUMNS):
            return self._cell(draft, COLUMNS[column - 1])
        schedule = self._preview is not None and self._preview.options.schedule
        outcome = words.fate(draft, schedule=schedule)
        worst = next((each for level in Level for each in draft.findings if each.level is level), None)
        if worst is None:
            return outcome
        sentence = self._ui.language.words.finding(worst.code, **worst.facts).what
        return sentence if draft.fate is Fate.WRONG else f"{outcome}. {sentence}"

    def _cell(self, draft: Draft, name: str) -> str:
        record = draft.record
        if draft.day is not None:
            return {"date": draft.day.day, "text": draft.day.name}.get(name, "")
        wrong = any(each.field == name and each.level is Level.ERROR for each in draft.findings)
        if record is None or wrong:
            return first_line(self._raw(draft, name))
        return self._of_record(record, name)

    def _of_record(self, record: Record, name: str) -> str:
        wall = record.wall
        if name == "date":
            return dates.short_date(self._ui, wall.local.date(), self._ui.now().date()) if wall is not None else "—"
        if name == "hour":
            return dates.clock(self._ui, wall.local) if wall is not None else ""
        if name == "channels":
            return "; ".join(
                own.channel_name(each, self._ui.language.words.language) for each in own.channels_of(record)
            )
        return first_line(record.title or record.text)

    def place(self, name: str) -> int:
        """The column of the file that holds a field; -1 for none."""
        fields = self._preview.read.fields if self._preview is not None else ()
        return fields.index(name) if name in fields else -1

    def _raw(self, draft: Draft, name: str) -> str:
        place, line = self.place(name), self._lines.get(draft.number)
        if place < 0 or line is None or place >= len(line.cells):
            return ""
        return text_of(line.cells[place])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return flags
        draft = self._drafts[index.row()]
        if index.column() == 0 and draft.fate is not Fate.PRESENT:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if 0 < index.column() <= len(COLUMNS) and self.place(COLUMNS[index.column() - 1]) >= 0:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        draft = self._drafts[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            self.toggled.emit(draft.number, Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole or not 0 < index.column() <= len(COLUMNS):
            return False
        name = COLUMNS[index.column() - 1]
        if str(value) != self._raw(draft, name):
            self.edited.emit(draft.number, self.place(name), str(value))
        return True


class OnlyProblems(QSortFilterProxyModel):
    """All rows, or only those that have something a person should see."""

    def __init__(self) -> None:
        super().__init__()
        self.only = False

    def show_only(self, *, on: bool) -> None:
        """Leave the good ones out."""
        self.only = on
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        return not self.only or bool(self.sourceModel().index(row, 0, parent).data(PROBLEM))


def _worst(draft: Draft) -> Level | None:
    return next((level for level in Level if any(each.level is level for each in draft.findings)), None)
