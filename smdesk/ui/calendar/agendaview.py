"""The list of the agenda: whole lines, sorted as one likes, chosen together with the rest of the calendar."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.agendadelegate import AgendaDelegate
from smdesk.ui.calendar.agendamodel import AgendaModel, Column
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key
from smdesk.ui.kit import tables

_WIDTHS = {
    Column.DATE: 108,
    Column.TIME: 78,
    Column.CLIENT: 190,
    Column.NETWORKS: 96,
    Column.PILLAR: 124,
    Column.STATUS: 146,
    Column.MODE: 104,
}
#: A time that takes room, and what lies around it, in pixels at 100 %.
_LONG_TIME, _TIME_ROOM = time(22, 58), 36
#: Below this width of the list the last columns go.
NARROW = 900
#: What the title keeps; before it gets less the networks go, and then the names of the clients beside their tiles.
TITLE, TILE = 120, 44
#: What the title keeps where a name is longer than its column; and what stands around a name.
ROOMY, BESIDE_NAME = 280, 2 * 8 + 15 + 6 + 2
_ACTION = QAbstractItemView.CursorAction
_BACK = {_ACTION.MoveUp, _ACTION.MovePrevious, _ACTION.MovePageUp, _ACTION.MoveEnd}
_FLAG = QItemSelectionModel.SelectionFlag


class AgendaView(QTableView):
    """Whole lines, several at once; what is chosen is chosen in the calendar's model too."""

    opened = Signal(object)  # CalendarEntry
    peeked = Signal(object, QRect)  # CalendarEntry, its place on the screen
    menu_at = Signal(object, object, QPoint)  # CalendarEntry or None, datetime, place on the screen
    dragged = Signal(object)  # CalendarEntry

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self.lines = AgendaModel(model)
        self._telling = False
        self.carried: frozenset[EntryKey] = frozenset()  # what has left its place for now
        self.copying = False  # it has not: a copy would be let go
        self.setModel(self.lines)
        self.setItemDelegate(AgendaDelegate(model, self.lines, self))
        self._shape()
        self.lines.rebuild()
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index.row()))
        self.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        model.selection_changed.connect(self._take)
        model.changed.connect(self.rebuild)
        model.sifted.connect(self.rebuild)
        model.marked.connect(self.rebuild)
        model.ui.theme.changed.connect(self.measure)

    def _shape(self) -> None:
        tables.calm(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(Column.TIME, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.measure()

    def measure(self) -> None:
        """Rows and columns as large as the interface, times as long as the person tells them."""
        px = self._model.ui.theme.px
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(px("row"))
        self.horizontalHeader().setFixedHeight(px("tableHeader"))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        letters = QFontMetrics(self._model.ui.theme.font("body"))
        long = letters.horizontalAdvance(self._model.ui.language.clock(_LONG_TIME))
        self.setColumnWidth(Column.TIME, max(px(_WIDTHS[Column.TIME]), long + px(_TIME_ROOM)))
        self._choose_columns()
        self.viewport().update()

    def _choose_columns(self) -> None:
        narrow = self.width() < self._model.ui.theme.px(NARROW)
        self.setColumnHidden(Column.DATE, self.lines.by_day)
        self.setColumnHidden(Column.CLIENT, self._model.ui.scope.client is not None)
        self.setColumnHidden(Column.PILLAR, narrow or not self._model.pillars)
        self.setColumnHidden(Column.MODE, narrow)
        self.setColumnHidden(Column.NETWORKS, False)
        self._leave_title()

    def _leave_title(self) -> None:
        """With large letters beside the tray little more than the columns after the title would be left."""
        px, client, networks = self._model.ui.theme.px, Column.CLIENT, Column.NETWORKS
        used = sum(px(_WIDTHS[each]) for each in _WIDTHS if not self.isColumnHidden(each))
        room = self.viewport().width() - used
        if room < px(TITLE):
            self.setColumnHidden(networks, True)
            room += px(_WIDTHS[networks])
        head = str(self.lines.headerData(client, Qt.Orientation.Horizontal))
        font = QFont(self._model.ui.theme.font("caption"))
        font.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(head)
        tile = max(px(TILE), words + px(2 * 8 + 4))  # its heading is whole
        self.setColumnWidth(client, tile if room < px(TITLE) else px(_WIDTHS[client]) + self._more_for_names(room))

    def _more_for_names(self, room: int) -> int:
        """What long names of clients, and the places of their clocks, take from a title that has more than enough."""
        px, letters = self._model.ui.theme.px, QFontMetrics(self._model.ui.theme.font("body"))
        longest = max(map(letters.horizontalAdvance, self.lines.whose), default=0)
        lacking = longest + px(BESIDE_NAME) - px(_WIDTHS[Column.CLIENT])
        return max(0, min(lacking, room - px(ROOMY)))

    # -- content ------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Other posts: the place in the list and what is chosen stay."""
        current, top = self.current, self.verticalScrollBar().value()
        self._telling = True
        try:
            self.lines.rebuild()
            self._choose_columns()
        finally:
            self._telling = False
        self._take()
        row = self.lines.row_of(key(current)) if current is not None else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.lines.index(row, Column.TITLE), _FLAG.NoUpdate)
        self.verticalScrollBar().setValue(top)

    def sort_by(self, column: Column, *, descending: bool = False) -> None:
        """Sort, as a click on the heading does."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def sort_next(self) -> None:
        """Sort by the next column, after the last by time again: what a click on the headings does, by key."""
        shown = [column for column in Column if column is not Column.DATE and not self.isColumnHidden(column)]
        here = shown.index(self.lines.column) if self.lines.column in shown else -1
        self.sort_by(shown[(here + 1) % len(shown)])

    def turn_order(self) -> None:
        """The other way round."""
        self.sort_by(self.lines.column, descending=not self.lines.descending)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.lines.column, self.lines.descending = Column(column), order is Qt.SortOrder.DescendingOrder
        self.rebuild()
        if self.current is not None:
            self.scrollTo(self.currentIndex())

    @property
    def current(self) -> CalendarEntry | None:
        """The post that the keys are on."""
        return self.lines.entry(self.currentIndex().row())

    def choose_row(self, row: int) -> None:
        """Choose the post of a row alone, and bring it into sight."""
        index = self.lines.index(row, Column.TITLE)
        self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect | _FLAG.Rows)
        self.scrollTo(index)

    def go(self, day: date) -> None:
        """To the first post from a day on; its heading stands at the top."""
        row = self.lines.row_of_day(day)
        if row >= 0:
            self.choose_row(row + 1)
            self.scrollTo(self.lines.index(row, Column.TITLE), QAbstractItemView.ScrollHint.PositionAtTop)

    # -- choosing -----------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """What is chosen here is chosen in the calendar."""
        if not self._telling:
            rows = {index.row() for index in self.selectionModel().selectedRows(Column.TITLE)}
            self._telling = True
            try:
                self._model.select([key(entry) for entry in map(self.lines.entry, rows) if entry is not None])
            finally:
                self._telling = False

    def _take(self) -> None:
        """What is chosen in the calendar is chosen here."""
        if self._telling:
            return
        rows = sorted(row for row in map(self.lines.row_of, self._model.selected) if row >= 0)
        shown = sorted(index.row() for index in self.selectionModel().selectedRows(Column.TITLE))
        if rows == shown:
            return
        self._telling = True
        try:
            self.clearSelection()
            for row in rows:
                self.selectionModel().select(self.lines.index(row, Column.TITLE), _FLAG.Select | _FLAG.Rows)
        finally:
            self._telling = False

    # -- acts ---------------------------------------------------------------------------------------------------

    def rect_of(self, which: EntryKey) -> QRect:
        """The place of an entry's line on the screen."""
        shown = self.visualRect(self.lines.index(self.lines.row_of(which), Column.TITLE))
        return QRect(self.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def peek(self) -> None:
        """Look at the current post."""
        entry = self.current
        if entry is not None:
            self.peeked.emit(entry, self.rect_of(key(entry)))

    def _emit(self, signal: SignalInstance, row: int) -> None:
        entry = self.lines.entry(row)
        if entry is not None:
            signal.emit(entry)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As Qt moves it, and on past the heading of a day; the ends are those of the list, not of a line."""
        ends = {_ACTION.MoveHome: 0, _ACTION.MoveEnd: self.lines.rowCount() - 1}
        at_end = action in ends
        index = self.lines.index(ends[action], Column.TITLE) if at_end else super().moveCursor(action, modifiers)
        step = -1 if action in _BACK else 1
        for way in (step, -step):
            row = index.row()
            while 0 <= row < self.lines.rowCount():
                if self.lines.entry(row) is not None:
                    return self.lines.index(row, Column.TITLE)
                row += way
        return index

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self._emit(self.dragged, self.currentIndex().row())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, rows = self._model.ui.theme, [row for row in map(self.lines.row_of, self.carried) if row >= 0]
        if not rows or self.copying:
            return
        painter = QPainter(self.viewport())
        for row in rows:
            rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row) - 1)
            painter.setOpacity(0.75)
            painter.fillRect(rect, theme.color("bg.canvas"))
            painter.setOpacity(1.0)
            outline(painter, theme, rect.adjusted(2, 1, -2, -1), "border.control", width=1, dashed=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = event.key()
        if plain and pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._emit(self.opened, self.currentIndex().row())
        elif (plain and pressed == Qt.Key.Key_Space) or pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.peek()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if keyed else self.rowAt(event.pos().y())
        entry, line = self.lines.entry(row), self.lines.line(row)
        place = self.rect_of(key(entry)).center() if keyed and entry is not None else event.globalPos()
        if entry is not None:
            self.menu_at.emit(entry, entry.wall, place)
        else:
            day = line if isinstance(line, date) else self._model.start
            self.menu_at.emit(None, self._model.first_time(day), place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and self.lines.rowCount() > 1:
            row = next(row for row in range(self.lines.rowCount()) if self.lines.entry(row) is not None)
            self.selectionModel().setCurrentIndex(self.lines.index(row, Column.TITLE), _FLAG.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_columns()
