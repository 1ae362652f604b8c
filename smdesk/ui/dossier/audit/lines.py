"""Lists of sentences, written and put in order in place, and dragged to become an objective, a task or an idea."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from smdesk.ui.dossier.audit.linesmodel import LinesDelegate, LinesModel
from smdesk.ui.kit.context import Ui

MIME = "application/x-smdesk-finding"


class LinesView(QListView):
    """`moved` with a row and its new place, `removed` with a row, `lifted` while one is dragged, `menu` for a menu."""

    moved = Signal(int, int)
    removed = Signal(int)
    lifted = Signal(bool)
    menu = Signal(int, QPoint)

    def __init__(self, ui: Ui, model: LinesModel, source: str, *, ordered: bool = True, name: str = "") -> None:
        """`source` is what a dragged line says it is of; only an `ordered` list is put in order by hand."""
        super().__init__()
        self._ui, self._lines, self._source, self._ordered = ui, model, source, ordered
        self._mark = -1  # where a dragged line would come
        self.setObjectName(name)
        self.setModel(model)
        self.setItemDelegate(LinesDelegate(ui, self))
        self.setProperty("role", "rows")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(ordered)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setUniformItemSizes(False)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda *_: self.fit())
        ui.theme.changed.connect(self.fit)

    @property
    def row(self) -> int:
        """The row that has the keys; -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Give a row the keys, the nearest one where it is gone."""
        if self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(max(0, min(row, self._lines.rowCount() - 1))))

    def fit(self) -> None:
        """As high as its lines."""
        self.scheduleDelayedItemsLayout()
        high = sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # -- keys and menu ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._shift(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            if not self._lines.read_only and self.state() is not QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.row >= 0 and not self._lines.read_only:
            self.removed.emit(self.row)
        else:
            super().keyPressEvent(event)

    def _shift(self, step: int) -> None:
        to = self.row + step
        if self._ordered and not self._lines.read_only and self.row >= 0 and 0 <= to < self._lines.rowCount():
            self.moved.emit(self.row, to)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu.emit(index.row(), self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes():  # Qt gives the first row the keys, and chooses none: nothing would show it
            self.choose(self.row)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- dragging -----------------------------------------------------------------------------------------------

    def mime(self, row: int) -> QMimeData:
        """What a dragged line carries: what it is, and its words for whoever takes only words."""
        line = self._lines.lines[row]
        made = QMimeData()
        said = json.dumps({"of": self._source, "number": line.number}).encode()
        made.setData(MIME, QByteArray(said))
        made.setText(line.text)
        return made

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self.row
        if row < 0 or self._lines.read_only:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mime(row))
        drag.setPixmap(self._ghost(row))
        drag.setHotSpot(QPoint(self._ui.theme.px(11), self._ui.theme.px(12)))
        self.lifted.emit(True)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self.lifted.emit(False)

    def _ghost(self, row: int) -> QPixmap:
        rect = self.visualRect(self._lines.index(row))
        ratio = self.devicePixelRatioF()
        made = QPixmap(rect.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(self._ui.theme.color("bg.raised"))
        painter = QPainter(made)
        option = QStyleOptionViewItem()
        option.rect = QRect(QPoint(0, 0), rect.size())
        self.itemDelegate().paint(painter, option, self._lines.index(row))
        painter.setPen(self._ui.theme.color("border.default"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, 0.5, rect.width() - 1, rect.height() - 1))
        painter.end()
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        self._mark = self._place(event.position().toPoint())
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._mark = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        place, self._mark = self._mark, -1
        self.viewport().update()
        if event.source() is self and place >= 0:
            event.acceptProposedAction()
            to = place - 1 if place > self.row else place
            if to != self.row:
                self.moved.emit(self.row, to)

    def _place(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self._lines.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark >= 0:
            last = self._lines.rowCount() - 1
            rect = self.visualRect(self._lines.index(min(self._mark, last)))
            y = rect.top() if self._mark <= last else rect.bottom()
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._ui.theme.color("accent.focus"), 2))
            painter.drawLine(rect.left() + self._ui.theme.px(20), y, rect.right(), y)


def dragged(mime: QMimeData) -> tuple[str, int] | None:
    """What a dragged line is of, and its number; None for anything else."""
    if not mime.hasFormat(MIME):
        return None
    said = json.loads(bytes(mime.data(MIME).data()).decode())
    return str(said["of"]), int(said["number"])
