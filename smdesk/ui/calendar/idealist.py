"""The list of ideas: dragged from and to, opened, placed, deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from smdesk.services.calendar.service import IdeaView
from smdesk.ui.calendar import parcel
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.carrying import carry
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.ideas import IDEA, IdeaDelegate, IdeaModel, carried
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Parcel


class IdeaList(QListView):
    """`opened` an idea; `placed`: put the chosen ones on the day that the calendar stands on; `menu` at a place."""

    opened = Signal(object)
    placed = Signal(object)
    menu = Signal(object, QPoint)
    brought = Signal(str)

    def __init__(self, model: CalendarModel, ideas: IdeaModel, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__()
        self._calendar = model
        self._ideas = ideas
        self._acts = acts
        self._tip = tip
        self.card = IdeaDelegate(model, ideas, self)
        self.setObjectName("ideas")
        self.setProperty("role", "rows")  # the tray's own ground, in every theme
        self.setModel(ideas)
        self.setItemDelegate(self.card)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.activated.connect(lambda index: self.opened.emit(index.data(IDEA)))

    def chosen(self) -> list[IdeaView]:
        """The chosen ideas, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._ideas.ideas[row] for row in rows]

    def parcel(self) -> Parcel | None:
        """What is chosen, taken up."""
        ideas = self.chosen()
        if not ideas:
            return None
        zones = {each.id: each.zone for each in self._calendar.ui.runtime.clients.list()}
        current = self.currentIndex().data(IDEA)
        return carried(ideas, zones, ideas.index(current) if current in ideas else 0)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        what = self.parcel()
        if what is None:
            return
        rect = self.visualRect(self.currentIndex())
        size = QSize(rect.width(), rect.height() - self._calendar.ui.theme.px(6))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.card.card(painter, QRect(QPoint(0, 0), size), self.currentIndex().data(IDEA), chosen=False)
        painter.end()
        spot = self.viewport().mapFromGlobal(self.cursor().pos()) - rect.topLeft()
        inside = QRect(QPoint(0, 0), size).contains(spot)
        self._take(frozenset(item.post_id for item in what.items))
        try:
            carry(self, self._calendar.ui, what, picture, spot if inside else QPoint(12, 12))
        finally:
            self._take(frozenset())

    def _take(self, posts: frozenset[int]) -> None:
        """These are carried; their places are shown as left."""
        self.card.taken = posts
        self.viewport().update()

    # -- letting go here ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        what = parcel.from_mime(event.mimeData())
        at = self.viewport().mapToGlobal(event.position().toPoint())
        if what is None:
            event.setAccepted(event.mimeData().hasText())
            return
        why = self.why_not(what)
        self._tip.tell(self.tr("Back to the ideas"), why or self._outcome(what), self.tr("Esc cancels"), at)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(not why)

    def _outcome(self, what: Parcel) -> str:
        if len({item.post_id for item in what.items if item.wall is not None}) > 1:
            return self.tr("They leave the calendar; nothing of them goes out.")
        return self.tr("It leaves the calendar; nothing of it goes out.")

    def why_not(self, what: Parcel) -> str:
        """Why a parcel cannot be laid aside; "" when it can."""
        if all(item.wall is None for item in what.items):
            if len(what.items) > 1:
                return self.tr("They are among the ideas already.")
            return self.tr("It is among the ideas already.")
        bound = next((item for item in what.items if item.bound), None)
        if bound is None or bound.wall is None:
            return ""
        return self._acts.why_not(parcel.Landing(((bound, bound.wall),), refused=bound.bound))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._tip.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._tip.hide()
        what = parcel.from_mime(event.mimeData())
        if what is None:
            self.brought.emit(event.mimeData().text())
            event.accept()
        elif not self.why_not(what):
            event.accept()
            self._acts.lay_aside(item.post_id for item in what.items if item.wall is not None)

    def delete_chosen(self) -> None:
        """Put what is chosen away; the next one is chosen."""
        self._without(lambda: self._acts.delete([idea.post_id for idea in self.chosen()]))

    def place_chosen(self) -> None:
        """Put what is chosen on the day that the calendar stands on; the next one is chosen."""
        self._without(lambda: self.placed.emit(self.parcel()))

    def _without(self, act: Callable[[], object]) -> None:
        """What is chosen goes; the keys stay where it stood, and show that."""
        row = self.currentIndex().row()
        act()
        self._ideas.read()
        self.setCurrentIndex(self._ideas.index(min(row, self._ideas.rowCount() - 1)))

    # -- keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen():
            self.delete_chosen()
            return
        if event.key() == Qt.Key.Key_P and self.chosen():
            self.place_chosen()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu.emit(self.chosen(), event.globalPos())
