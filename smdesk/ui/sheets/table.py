"""The table of the content sheet: its keys, its columns by the room there is, and files dropped on a post."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit import tables
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.sheets import words
from smdesk.ui.sheets.delegates import ADD, MARK, ROW, SIDE, SLOT, SLOT_GAP, slot_rect
from smdesk.ui.sheets.dropping import MIME, brings_art
from smdesk.ui.sheets.editing import CellEditing
from smdesk.ui.sheets.model import Index, SheetModel
from smdesk.ui.sheets.words import Column

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
#: Widths at 100 %; what is left is shared by the two columns of words, each of which has a least.
_WIDTHS = {Column.NUMBER: 33, Column.WHEN: 88, Column.FORMAT: 116, Column.SIZES: 116}
_SHARES = {Column.TEXT: 171, Column.SCENE: 245}
_LEAST = {Column.TEXT: 110, Column.SCENE: 130}


class SheetTable(QTableView):
    """`opened` a post, `adding` a new one, `cleared` and `filled` cells, `dropped` what may be art (on a
    post, or 0, and on which of its places for art, or -1); `carrying` what letting go of it here would do, and where;
    `idle` once nothing is typed any more.
    """

    opened = Signal(int)
    adding = Signal()
    cleared = Signal()
    filled = Signal()
    dropped = Signal(object, int, int)
    carrying = Signal(str, QPoint)
    idle = Signal()

    def __init__(self, ui: Ui, kept: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self.sheet = SheetModel(ui, self)
        self.hovered_row = self.onto_row = -1
        self.onto_slot: tuple[int, int] | None = None
        self.setObjectName("sheet")
        self.setModel(self.sheet)
        self.cells = CellEditing(ui, self.sheet, kept, self)
        self.cells.begin(self)
        self.setItemDelegate(self.cells)
        tables.calm(self)
        behavior, mode = QAbstractItemView.SelectionBehavior, QAbstractItemView.SelectionMode
        self.setSelectionBehavior(behavior.SelectItems)
        self.setSelectionMode(mode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.viewport().update())
        kept.came.connect(lambda _sha256: self.viewport().update())
        ui.theme.changed.connect(self.measure)
        self.measure()

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, view: SheetView | None, *, adding: bool = False, frozen: bool = False) -> None:
        """Show this; the cell that was current stays so where its post is still there."""
        post, at = self.post, self.currentIndex()
        self.sheet.tell(view, adding=adding, frozen=frozen)
        row = self.sheet.row_of(post)
        if row >= 0 and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                self.sheet.index(row, at.column()), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self.measure()
        if self.hasFocus():
            self._begin()

    @property
    def post(self) -> int:
        """The post of the current row; 0 for none."""
        line = self.sheet.line_at(self.currentIndex().row())
        return line.post_id if line is not None else 0

    def choose(self, post: int, column: Column = Column.TEXT) -> bool:
        """Another row; whether it is there."""
        row = self.sheet.row_of(post)
        if row >= 0:
            self.setCurrentIndex(self.sheet.index(row, column))
            self.scrollTo(self.currentIndex())
        return row >= 0

    @property
    def marked(self) -> list[Index]:
        """The cells that are selected and can be written, from the top."""
        found = [index for index in self.selectedIndexes() if self.sheet.editable(index)]
        return sorted(found, key=lambda index: (index.row(), index.column()))

    @property
    def chosen(self) -> list[tuple[int, Column]]:
        """Row and column of each selected cell that shows, the current one without a selection."""
        found = self.selectedIndexes() or [self.currentIndex()]
        shown = (each for each in found if each.isValid() and self.sheet.line_at(each.row()) is not None)
        return [(each.row(), Column(each.column())) for each in shown if not self.isColumnHidden(each.column())]

    def measure(self) -> None:
        """Columns and rows as large as everything is, and as wide as there is room."""
        px, sheet = self._ui.theme.px, self.sheet
        slots = max((len(line.slots) for line in sheet.lines), default=1)
        fixed = {column: px(wide) for column, wide in _WIDTHS.items()}
        fixed[Column.ART] = 2 * px(SIDE) + max(slots, 1) * px(SLOT[0] + SLOT_GAP) + px(MARK + 6)
        least = {column: px(wide) for column, wide in _LEAST.items()}
        room = self.viewport().width()
        narrow = room < sum(fixed.values()) + sum(least.values())
        self.setColumnHidden(Column.FORMAT, narrow)
        left = room - sum(wide for column, wide in fixed.items() if not (narrow and column is Column.FORMAT))
        shares = sum(_SHARES.values())
        for column in (Column.TEXT, Column.SCENE):
            fixed[column] = max(least[column], left * _SHARES[column] // shares)
        if left > sum(least.values()):
            fixed[Column.SCENE] = max(least[Column.SCENE], left - fixed[Column.TEXT])
        for column, wide in fixed.items():
            self.setColumnWidth(column, wide)
        self.horizontalHeader().setFixedHeight(px("tableHeader"))
        for row in range(sheet.rowCount()):
            self.setRowHeight(row, px(ROW if sheet.line_at(row) is not None else ADD))
        self.clearSpans()
        if sheet.adding:
            self.setSpan(sheet.rowCount() - 1, 0, 1, len(Column))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    # -- typing -------------------------------------------------------------------------------------------------

    def write(self, index: Index | None = None) -> bool:
        """Begin to type into a cell, the current one without another; whether that is possible."""
        here = self.currentIndex() if index is None else index
        if not self.sheet.editable(here):
            return False
        self.setCurrentIndex(self.sheet.index(here.row(), here.column()))
        self.edit(self.currentIndex())
        return self.cells.open

    def closed(self, editor: QWidget, index: QModelIndex, how: str) -> None:
        """What was typed is stored, or given up."""
        self.closeEditor(editor, self.cells.EndEditHint.NoHint)
        if how != "away":
            self.setFocus()
        if how == "enter":
            self._below(index)
        elif how in {"next", "before"}:
            self._go_on(index, 1 if how == "next" else -1)
        self.idle.emit()

    def _below(self, index: QModelIndex) -> None:
        below = self.sheet.index(index.row() + 1, index.column())
        if self.sheet.line_at(below.row()) is not None:
            self.setCurrentIndex(below)

    def _go_on(self, index: QModelIndex, step: int) -> None:
        """To the next cell that can be written, over the ends of rows; typing goes on there."""
        columns = [column for column in Column if not self.isColumnHidden(column)]
        cells = [self.sheet.index(row, column) for row in range(len(self.sheet.lines)) for column in columns]
        able = [each for each in cells if self.sheet.editable(each)]
        at = able.index(index) + step if index in able else -1
        if 0 <= at < len(able):
            self.setCurrentIndex(able[at])
            if self.write():
                self.cells.over()

    def event(self, event: QEvent) -> bool:
        """A letter that begins a text is no shortcut."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._begins(event):
            event.accept()
            return True
        return super().event(event)

    def _begins(self, event: QKeyEvent) -> bool:
        printable = bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDS
        return printable and self.sheet.editable(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self.currentIndex(), event.key()
        if key in _ENTER or key == Qt.Key.Key_F2:
            if here.isValid() and self.sheet.line_at(here.row()) is None:
                self.adding.emit()
            elif not self.write() and self.post and key in _ENTER:
                self.opened.emit(self.post)
        elif self._begins(event):
            if self.write():
                self.cells.type_over(event.text())
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.marked:
            self.cleared.emit()
        elif key == Qt.Key.Key_Space and here.isValid() and self.sheet.line_at(here.row()) is None:
            self.adding.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into a cell, they look for nothing."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        clicked = event.reason() == Qt.FocusReason.MouseFocusReason
        if not clicked:
            self._begin()
        self.viewport().update()

    def _begin(self) -> None:
        """The keys are on some cell: of the first post that is still to come."""
        if not self.currentIndex().isValid() and self.sheet.lines:
            row = next((row for row, line in enumerate(self.sheet.lines) if not line.out), 0)
            self.setCurrentIndex(self.sheet.index(row, Column.TEXT))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the mouse ----------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self.sheet.line_at(index.row()) is None:
            self.adding.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self.sheet.line_at(index.row()) if index.isValid() else None
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.write(index) and index.column() not in words.FIELDS:
            self.opened.emit(line.post_id)

    # -- files --------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brings_art(event.mimeData()) and not self.sheet.frozen:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        at = event.position().toPoint()
        if not brings_art(event.mimeData()) or self.sheet.frozen:
            event.ignore()
        elif not self.post_under(at) and event.mimeData().hasFormat(MIME):
            event.ignore()  # a card lies in the pane already
            self._forget_target()
        else:
            event.acceptProposedAction()
            self._show_target(at)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._forget_target()

    def dropEvent(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        post, slot = self.post_under(at), self._slot_under(at)
        self._forget_target()
        if brings_art(event.mimeData()) and not self.sheet.frozen and (post or not event.mimeData().hasFormat(MIME)):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData(), post, slot)

    def post_under(self, at: QPoint) -> int:
        """The post whose art can be put there; 0 between and below the rows, and for one that is out."""
        line = self.sheet.line_at(self.indexAt(at).row())
        return line.post_id if line is not None and not line.out else 0

    def _show_target(self, at: QPoint) -> None:
        post, slot = self.post_under(at), self._slot_under(at)
        row = self.sheet.row_of(post) if post else -1
        line = self.sheet.line_at(row)
        if line is not None and slot < 0 and len(line.slots) == 1:
            slot = 0  # wherever on its row; of several the shape decides
        onto = (post, slot) if line is not None and slot >= 0 else None
        if (row, onto) != (self.onto_row, self.onto_slot):
            self.onto_row, self.onto_slot = row, onto
            self.viewport().update()
        told = self.tr("Place in “%1”").replace("%1", words.title(line)) if line else self.tr("Spread over the sheet")
        self.carrying.emit(told, self.viewport().mapToGlobal(at))

    def _slot_under(self, at: QPoint) -> int:
        """Which place for art of its post is there; -1 for none."""
        index = self.indexAt(at)
        line = self.sheet.line_at(index.row())
        if line is None or line.out:
            return -1
        cell = self.visualRect(self.sheet.index(index.row(), Column.ART))
        return next((place for place in range(len(line.slots)) if slot_rect(self._ui, cell, place).contains(at)), -1)

    def _forget_target(self) -> None:
        self.onto_row, self.onto_slot = -1, None
        self.carrying.emit("", QPoint())
        self.viewport().update()
