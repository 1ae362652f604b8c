"""The list of received files: a card each, walked by key, carried to the sheet, with a choice of its post."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.rows import Index, Rows, RowsModel
from smdesk.ui.sheets import artwords
from smdesk.ui.sheets.artpaint import CardDelegate, FilePictures
from smdesk.ui.sheets.dropping import carried
from smdesk.ui.sheets.received import Card


class CardsModel(RowsModel[Card]):
    """Cards can be carried, but for those whose file is no good."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if 0 <= index.row() < len(self.lines) and self.lines[index.row()].usable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags


class Cards(Rows[Card]):
    """`asking` when a card's post is to be chosen, `menu_wanted` with all else that can be done to it, `removed` when a
    card is not wanted.
    """

    asking = Signal(int, QPoint)  # the card's number, and where on the screen
    menu_wanted = Signal(int, QPoint)
    removed = Signal(int)

    def __init__(self, ui: Ui, pictures: FilePictures) -> None:
        model = CardsModel(ui, lambda card: card.got.name, artwords.spoken)
        super().__init__(ui, model, "received-art")
        self._model = model
        self._painted = CardDelegate(ui, model, pictures, self)
        self._pictures = pictures
        self.setItemDelegate(self._painted)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setProperty("role", "rows")
        pictures.came.connect(self.viewport().update)
        self.entered.connect(self._ask)
        self.customContextMenuRequested.connect(self._menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current
        if card is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(card.id)
            return
        super().keyPressEvent(event)

    def _menu(self, at: QPoint) -> None:
        """By key it is that of the current card, where Qt says that it is."""
        index: QModelIndex = self.indexAt(at)
        if index.isValid():
            self.menu_wanted.emit(self._model.lines[index.row()].id, self.viewport().mapToGlobal(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._choice_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = event.button() == Qt.MouseButton.LeftButton
        card = self._choice_at(event.position().toPoint()) if pressed else None
        super().mouseReleaseEvent(event)
        if card is not None:
            self._ask()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """The card itself is carried; other programs get the file."""
        card = self.current
        if card is None or not card.usable:
            return
        drag = QDrag(self)
        drag.setMimeData(carried([card.got.path], [card.id]))
        side = QSize(*self._painted.picture_size())
        held = self._pictures.get(card.got, side, self.devicePixelRatioF())
        if held is not None:
            drag.setPixmap(held)
            drag.setHotSpot(QPoint(side.width() // 2, side.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def choice_rect(self, row: int) -> QRect:
        """Where the post of a card is told or chosen."""
        index = self._model.index(row)
        return self._painted.choice(self.visualRect(index), self._model.lines[row])

    def _choice_at(self, point: QPoint) -> Card | None:
        index: QModelIndex = self.indexAt(point)
        if not index.isValid():
            return None
        card = self._model.lines[index.row()]
        return card if card.usable and self.choice_rect(index.row()).contains(point) else None

    def _ask(self) -> None:
        card = self.current
        if card is not None and card.usable:
            self.scrollTo(self.currentIndex())
            rect = self.choice_rect(self.currentIndex().row())
            self.asking.emit(card.id, self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 2)))
