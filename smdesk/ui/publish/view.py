"""The list of the publishing page: whole lines, several at once, and days that cannot be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smdesk.services.views import PublicationView
from smdesk.ui.kit import tables
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.publish.delegate import LedgerDelegate
from smdesk.ui.publish.ledger import Day
from smdesk.ui.publish.model import Column, LedgerModel

_WIDTHS = {Column.WHEN: 88, Column.CHANNEL: 150, Column.STATE: 126, Column.HOW: 110, Column.NEXT: 152}
#: Widths of the list from which it has room for these columns.
HOW_FROM, NEXT_FROM = 780, 620
_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
    QAbstractItemView.CursorAction.MovePageUp: -1,
    QAbstractItemView.CursorAction.MoveEnd: -1,
}


class LedgerView(QTableView):
    """Emits `chosen` with the publications that are selected, and `entered` for Enter or a double click."""

    chosen = Signal(list)
    entered = Signal()

    def __init__(self, model: LedgerModel, theme: Theme, thumbs: Thumbs) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._kept: list[int] = []
        self._current = self._row = 0
        self.setObjectName("publications")
        self.setModel(model)
        self.setItemDelegate(LedgerDelegate(model, theme, thumbs, self))
        tables.calm(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.POST, QHeaderView.ResizeMode.Stretch)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self._measure)
        thumbs.came.connect(lambda _sha256: self.viewport().update())
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(self.entered)
        self._measure()

    def selected(self) -> list[PublicationView]:
        """The publications that are selected, in the order of the list."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._model.view(row) for row in rows)
        return [view for view in found if view is not None]

    def choose(self, publication: int) -> bool:
        """Select a publication and bring it into sight; False where it is not in the list."""
        row = self._model.row_of(publication)
        if row >= 0:
            self.select_only(row)
            self.scrollTo(self._model.index(row, 0))
        return row >= 0

    def reveal(self, views: Sequence[PublicationView]) -> None:
        """Bring what is selected into sight."""
        if len(views) == 1:
            self.choose(views[0].id)
        elif views:
            self.scrollTo(self._model.index(self._model.row_of(views[0].id), 0))

    def choose_first(self) -> None:
        """Select the first publication, if there is one."""
        self._choose_near(0)

    def _choose_near(self, row: int) -> None:
        """Select the publication at a row, or the nearest one after or before it."""
        rows = [each for each in range(self._model.rowCount()) if self._model.view(each) is not None]
        if rows:
            self.select_only(next((each for each in rows if each >= row), rows[-1]))

    def select_only(self, row: int) -> None:
        """This row and no other; Qt's `selectRow` would ask whether Ctrl or Shift is held: after a shortcut it is."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect | flags.Rows)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Of the first of a day its heading as well: by key one came back to the top without seeing which day it is."""
        super().scrollTo(index, hint)
        before = index.row() - 1
        if hint is QAbstractItemView.ScrollHint.EnsureVisible and isinstance(self._model.line(before), Day):
            super().scrollTo(self._model.index(before, index.column()), hint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As Qt moves it, and on past the heading of a day."""
        index = super().moveCursor(action, modifiers)
        step = _STEPS.get(action, 1)
        for way in (step, -step):
            row = index.row()
            while 0 <= row < self._model.rowCount():
                if self._model.view(row) is not None:
                    return self._model.index(row, 0)
                row += way
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self._choose_near(self._row)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- keeping the choice over a new list -----------------------------------------------------------------------

    def _keep(self) -> None:
        self._kept = [view.id for view in self.selected()]
        current = self._model.view(self.currentIndex().row())
        self._current = current.id if current else 0
        if current:
            self._row = self.currentIndex().row()

    def _restore(self) -> None:
        self._shape()
        rows = [row for row in map(self._model.row_of, self._kept) if row >= 0]
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            self.selectionModel().select(self._model.index(row, 0), flags.Select | flags.Rows)
        current = self._model.row_of(self._current)
        if current >= 0:
            self.selectionModel().setCurrentIndex(self._model.index(current, 0), flags.NoUpdate)
        if not rows and self.window().focusWidget() is self:  # what was chosen has been dealt with: the one beside it
            self._choose_near(self._row)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.selected())

    def _shape(self) -> None:
        """The heading of a day goes over all columns and is lower than a line."""
        self.clearSpans()
        heads = self.verticalHeader()
        for row in range(self._model.rowCount()):
            if isinstance(self._model.line(row), Day):
                self.setSpan(row, 0, 1, len(Column))
                heads.resizeSection(row, self._theme.px(28))
            elif heads.sectionSize(row) != self._theme.px("rowTable"):
                heads.resizeSection(row, self._theme.px("rowTable"))

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px("rowTable"))
        self.horizontalHeader().setFixedHeight(self._theme.px("tableHeader"))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
        self._shape()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With less room first without how it goes out, then without what the pane tells too."""
        super().resizeEvent(event)
        room = self.width()
        self.setColumnHidden(Column.HOW, room < self._theme.px(HOW_FROM))
        self.setColumnHidden(Column.NEXT, room < self._theme.px(NEXT_FROM))
