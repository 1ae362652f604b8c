"""A list of things of one kind, each drawn by a delegate: chosen, entered and walked by key alike on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView

from smdesk.ui.kit.context import Ui

Index = QModelIndex | QPersistentModelIndex


class Numbered(Protocol):
    """What has a number of its own."""

    @property
    def id(self) -> int: ...


Line = TypeVar("Line", bound=Numbered)


class RowsModel(QAbstractListModel, Generic[Line]):
    """Shows what it is told: `name` is what stands there, `spoken` a sentence, `tip` what the pointer is told."""

    def __init__(
        self,
        ui: Ui,
        name: Callable[[Line], str],
        spoken: Callable[[Ui, Line], str],
        tip: Callable[[Ui, Line], str] | None = None,
    ) -> None:
        super().__init__()
        self._ui = ui
        self._name: Callable[[Line], str] = name
        self._spoken: Callable[[Ui, Line], str] = spoken
        self._tip: Callable[[Ui, Line], str] = tip if tip is not None else spoken
        self.lines: Sequence[Line] = ()

    def tell(self, lines: Sequence[Line]) -> None:
        """Other lines; where they are the same ones, only what is said of them changes."""
        if [each.id for each in lines] == [each.id for each in self.lines]:
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
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(self._ui, line)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(self._ui, line)
        return None


class Rows(QListView, Generic[Line]):
    """`chosen` carries the number of the current line when a person moves to it, `entered` comes with Enter.

    Letters look for a line, unless they are `commands`.
    """

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, ui: Ui, model: RowsModel[Line], name: str, *, commands: bool = False) -> None:
        super().__init__()
        self._commands = commands
        self._quiet = False
        self._lines: RowsModel[Line] = model
        self.setObjectName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.activated.connect(lambda _index: self.entered.emit())
        ui.theme.changed.connect(self.doItemsLayout)

    def tell(self, lines: Sequence[Line], current: int) -> None:
        """Show these, with that one current."""
        self._quiet = True
        self._lines.tell(lines)
        row = self._lines.row_of(current)
        self.setCurrentIndex(self._lines.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    @property
    def current(self) -> Line | None:
        """The line that is current."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def step(self, by: int) -> None:
        """The next line or the one before."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self._lines.lines):
            self.setCurrentIndex(self._lines.index(row))

    def keyboardSearch(self, search: str) -> None:
        if not self._commands:
            super().keyboardSearch(search)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.chosen.emit(self._lines.lines[now.row()].id)
