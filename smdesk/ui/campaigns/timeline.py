"""The timeline: bars that are moved and resized with the mouse or with the keys, over the weeks of a plan."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from smdesk.core.adplan import Span
from smdesk.services.campaigns.views import Board
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Key, Line
from smdesk.ui.campaigns.timemodel import NAME, TIME, TimeModel
from smdesk.ui.campaigns.timepaint import CARET, TimeDelegate, span_of
from smdesk.ui.campaigns.timescale import Scale
from smdesk.ui.campaigns.weeks import Weeks, today_dot
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.postdrag import post_ids

NAME_WIDTH = 236
_EDGE = 6  # pixels at an end of a bar that resize it
_START = 6  # pixels after which a press is a drag


class Timeline(QTreeView):
    """`chosen` is emitted with a line's key, `shifted` and `resized` when a bar was let go, `posted` for dropped posts.

    `telling` carries what a drag would do and where the pointer is (None: nothing any more).
    """

    chosen = Signal(str, int)
    shifted = Signal(object, int)
    resized = Signal(object, object)
    posted = Signal(object, object)
    telling = Signal(object, str, str)
    entered = Signal()

    def __init__(self, ui: Ui, today: date) -> None:
        super().__init__()
        self._ui = ui
        self.today = today
        self.scale = Scale(today)
        self.times = TimeModel(ui, self)
        self._delegate = TimeDelegate(ui, self.times, self.scale, self)
        self._pressed: tuple[Line, str, QPoint] | None = None
        self._folded: set[int] = set()
        self._quiet = False
        self.setObjectName("timeline")
        self.setModel(self.times)
        self.setItemDelegate(self._delegate)
        self.weeks = Weeks(ui, self.scale, today)
        self.setHeader(self.weeks)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.weeks.setStretchLastSection(True)
        self.weeks.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._tell)
        self.collapsed.connect(lambda index: self._folded.add(self._campaign(index)))
        self.expanded.connect(lambda index: self._folded.discard(self._campaign(index)))
        ui.theme.changed.connect(self._measure)
        self._measure()

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, board: Board, current: Key) -> None:
        """Show this, with that line selected if it is still there."""
        self.today = self.weeks.today = board.today
        self._quiet = True
        self.times.tell(board)
        for row in range(self.times.rowCount()):
            index = self.times.index(row, NAME)
            self.setExpanded(index, self._campaign(index) not in self._folded)
        self._quiet = False
        self.select(current)

    def select(self, key: Key) -> bool:
        """Another line; False where it is not there."""
        index = self.times.place(key)
        if not index.isValid():
            return False
        if index != self.currentIndex():
            if index.parent().isValid():
                self.expand(index.parent())
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False
        self.scrollTo(index)
        return True

    @property
    def line(self) -> Line | None:
        """The line that is selected."""
        return self.times.line(self.currentIndex())

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self.setAccessibleName(self.tr("Timeline of campaigns and ads"))
        self.weeks.viewport().update()
        self.viewport().update()

    def zoom(self, step: int) -> None:
        """Fewer or more weeks at once."""
        if self.scale.zoom(step):
            self._turned()

    def turn(self, weeks: int) -> None:
        """To later or earlier weeks; 0: to today."""
        if weeks:
            self.scale.turn(weeks)
        else:
            self.scale.start = self.today - timedelta(days=self.today.weekday() + 14)
        self._turned()

    def reveal(self, line: Line) -> None:
        """Turn to where a line's bar is."""
        first = span_of(line).first
        if first is not None:
            self.scale.show(first)
            self._turned()

    def _turned(self) -> None:
        self.weeks.viewport().update()
        self.viewport().update()

    def _measure(self) -> None:
        theme = self._ui.theme
        self.weeks.setFixedHeight(theme.px("tableHeader"))
        self.weeks.resizeSection(NAME, theme.px(NAME_WIDTH))
        self.scale.width = max(self.viewport().width() - theme.px(NAME_WIDTH), 1)
        self.doItemsLayout()

    def _tell(self) -> None:
        line = self.line
        if line is not None and not self._quiet:
            self.chosen.emit(*line.key)

    def _campaign(self, index: object) -> int:
        line = self.times.line(index)  # type: ignore[arg-type]
        return line.campaign.id if line else 0

    # -- painting -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scale.width = max(self.viewport().width() - self.columnWidth(NAME), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.scale.start <= self.today <= self.scale.end:
            return
        painter = QPainter(self.viewport())
        x = self.columnWidth(NAME) + self.scale.x(self.today) + self.scale.day_px / 2
        color = self._ui.theme.semantic("danger").fg
        painter.fillRect(QRectF(round(x) - 1, 0, 2, self.viewport().height()), color)
        today_dot(painter, self._ui.theme, QPointF(round(x), 0))
        painter.end()

    # -- the mouse ----------------------------------------------------------------------------------------------

    def _grip(self, at: QPoint) -> tuple[Line, str] | None:
        """The bar below a point, and what dragging it there does: move, first, last."""
        index = self.indexAt(at)
        line = self.times.line(index)
        if line is None or index.column() != TIME:
            return None
        rect = self._delegate.place(self.visualRect(index), line, span_of(line))
        if rect is None or not rect.adjusted(-_EDGE / 2, 0, _EDGE / 2, 0).contains(at.toPointF()):
            return None
        if rect.width() > 3 * _EDGE:
            if abs(at.x() - rect.right()) <= _EDGE and span_of(line).last:
                return line, "last"
            if abs(at.x() - rect.left()) <= _EDGE and span_of(line).first:
                return line, "first"
        return line, "move"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        line = self.times.line(index)
        if event.button() == Qt.MouseButton.LeftButton and line is not None:
            if index.column() == NAME and line.part is None and at.x() < self._ui.theme.px(CARET):
                self.setExpanded(index, not self.isExpanded(index))
            grip = self._grip(at)
            self._pressed = (*grip, at) if grip else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            grip = self._grip(at)
            shapes = {"move": Qt.CursorShape.OpenHandCursor}
            shape = shapes.get(grip[1], Qt.CursorShape.SizeHorCursor) if grip else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        line, kind, start = self._pressed
        if self._delegate.carried is None and abs(at.x() - start.x()) < _START:
            return
        days = round((at.x() - start.x()) / self.scale.day_px)
        to = bent(span_of(line), kind, days)
        self._delegate.carried = (line, to)
        self.telling.emit(event.globalPosition().toPoint(), *self.told(line, to))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, pressed = self._delegate.carried, self._pressed
        self.drop_drag()
        if carried is not None and pressed is not None:
            self._let_go(carried[0], pressed[1], carried[1])
            return
        super().mouseReleaseEvent(event)

    def _let_go(self, line: Line, kind: str, to: Span) -> None:
        before = span_of(line)
        if to == before:
            return
        if kind == "move" and before.first and to.first:
            self.shifted.emit(line, (to.first - before.first).days)
        elif kind == "move" and before.last and to.last:
            self.shifted.emit(line, (to.last - before.last).days)
        else:
            self.resized.emit(line, to)

    def drop_drag(self) -> None:
        """Nothing is carried any more."""
        self._pressed = None
        self._delegate.carried = None
        self.telling.emit(None, "", "")
        self.viewport().update()

    def told(self, line: Line, to: Span) -> tuple[str, str]:
        """What letting go would do, in words."""
        title = words.days(self._ui, to)
        count = self.tr("%n day(s)", "", to.days) if to.days else ""
        text = ""
        if line.part is None and line.campaign.sets:
            text = self.tr("Its ads go with it.")
        elif line.part is not None and len(line.part.ads) > 1:
            text = self.tr("All ads of “%1” go with it.").replace("%1", line.part.name)
        outside = line.part is not None and to.shared(line.campaign.span) != to and line.campaign.span.days
        if outside:
            text = self.tr("Outside of the campaign’s days (%1).").replace(
                "%1", words.days(self._ui, line.campaign.span)
            )  # fmt: skip
        return " · ".join(part for part in (title, count) if part), text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways, or with Shift, through the weeks; with Ctrl closer and further."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and delta.y():
            self.zoom(1 if delta.y() > 0 else -1)
        elif delta.x() or (event.modifiers() & Qt.KeyboardModifier.ShiftModifier and delta.y()):
            self.turn(-1 if (delta.x() or delta.y()) > 0 else 1)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    # -- posts dropped on a campaign ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if post_ids(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        posts, line = post_ids(event.mimeData()), self.times.line(self.indexAt(event.position().toPoint()))
        if not posts or line is None:
            event.ignore()
            self.telling.emit(None, "", "")
            return
        event.acceptProposedAction()
        text = self.tr("%n post(s) will belong to it.", "", len(posts))
        at = self.viewport().mapToGlobal(event.position().toPoint())
        self.telling.emit(at, line.campaign.name, text)

    def dragLeaveEvent(self, event: QEvent) -> None:
        self.telling.emit(None, "", "")

    def dropEvent(self, event: QDropEvent) -> None:
        self.telling.emit(None, "", "")
        line = self.times.line(self.indexAt(event.position().toPoint()))
        posts = post_ids(event.mimeData())
        if line is not None and posts:
            event.acceptProposedAction()
            self.posted.emit(line, posts)

    # -- the keys -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, modifiers = self.line, event.modifiers()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape and self._delegate.carried is not None:
            self.drop_drag()
        elif step and line is not None and modifiers in {ctrl, shift, ctrl | shift}:
            kind = {ctrl: "move", shift: "last"}.get(modifiers, "first")
            self._let_go(line, kind, bent(span_of(line), kind, step))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_PageDown and modifiers & ctrl:
            self.turn(2)
        elif event.key() == Qt.Key.Key_PageUp and modifiers & ctrl:
            self.turn(-2)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.times.rowCount():
            self.setCurrentIndex(self.times.index(0, NAME))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def widget_of(self, line: Line) -> tuple[QWidget, QRect]:
        """Where a line is, for a menu."""
        return self.viewport(), self.visualRect(self.times.place(line.key))


def bent(span: Span, kind: str, days: int) -> Span:
    """A span moved, or with another end; an end never passes the other."""
    step = timedelta(days=days)
    if kind == "move":
        return span.moved(days)
    if kind == "last" and span.last:
        return Span(span.first, max(span.last + step, span.first) if span.first else span.last + step)
    if kind == "first" and span.first:
        return Span(min(span.first + step, span.last) if span.last else span.first + step, span.last)
    return span
