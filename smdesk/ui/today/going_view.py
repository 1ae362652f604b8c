"""The list of what goes out today: keys, the button of each line, files dropped on a post, and the line of now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from smdesk.services.today.views import Going
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import local_files
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.today import marks, words
from smdesk.ui.today.buttonlist import ButtonList
from smdesk.ui.today.going import GoingModel
from smdesk.ui.today.going_delegate import GoingDelegate

#: Lines that are shown at once; a longer day scrolls inside its card.
MOST = 9
#: Room above the first line, or below the last, where the line of now lies there.
PAD = 20


class NowLine(QWidget):
    """Lies over the list and paints where in the day it is."""

    def __init__(self, view: GoingView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.paint_now(painter)
        painter.end()


class GoingView(ButtonList):
    """Emits `entered` for Enter and a double click, `pressed_act` for the button, `dropped` with a line and files."""

    entered = Signal(object)
    pressed_act = Signal(object)
    menu_asked = Signal(object, QPoint)
    dropped = Signal(object, object)

    def __init__(self, ui: Ui, model: GoingModel, thumbs: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._model = model
        self._lit = self._delegate = GoingDelegate(ui, model, thumbs, self)
        self._kept: Going | None = None
        self.setObjectName("going")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self._now = NowLine(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.entered.emit(self._model.line(index.row())))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._now.update())
        thumbs.came.connect(lambda _: self.viewport().update())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._now.resize(self.size())
        self._now.raise_()

    def current(self) -> Going | None:
        """The line that is chosen."""
        return self._model.line(self.currentIndex().row())

    def place_of(self, line: Going | None) -> QRect:
        """Where a line stands on the screen."""
        place = self.visualRect(self._model.index(max(0, self._model.row_of(line))))
        return QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())

    def fit(self) -> None:
        """As high as its lines."""
        lines, here = min(MOST, self._model.rowCount()), self.boundary()
        pad = self._ui.theme.px(PAD)
        above, below = pad if here == 0 else 0, pad if here == self._model.rowCount() else 0
        self.setViewportMargins(0, above, 0, below)
        self.setFixedHeight(max(1, lines) * self._ui.theme.px("rowToday") + above + below)

    def update_now(self) -> None:
        """A minute has passed."""
        self.fit()
        self._now.update()

    def reveal_now(self) -> None:
        """Of a long day what is to come next is in sight."""
        row = self.boundary()
        if self._model.rowCount() > MOST:
            self.scrollTo(self._model.index(max(0, row - 2)), QListView.ScrollHint.PositionAtTop)

    def boundary(self) -> int:
        """The row of the first line that is to come; as many as there are lines when none is."""
        now = self._ui.now()
        return sum(line.due <= now for line in self._model.lines)

    # -- the line of now ----------------------------------------------------------------------------------------

    def now_at(self) -> int:
        """Where the line of now is, in pixels from the top of the list; at its ends it has room of its own."""
        row, height, half = self.boundary(), self._ui.theme.px("rowToday"), self._ui.theme.px(PAD // 2)
        inside = self.contentsRect().top() + self.viewportMargins().top()
        top = inside + self.visualRect(self._model.index(0)).top()
        if row == 0:
            return top - half
        return top + row * height + (half if row == self._model.rowCount() else 0)

    def paint_now(self, painter: QPainter) -> None:
        """Over the lines, by whoever lies above them."""
        if not self._model.rowCount():
            return
        theme, px = self._ui.theme, self._ui.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self.now_at()
        pill = QRectF(px(8), at - px(9), px(56), px(18))
        painter.fillRect(QRectF(px(20), at - 1, self.width() - px(20), 2), theme.color("accent.base"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.base"))
        painter.drawRoundedRect(pill, px(9), px(9))
        painter.setPen(theme.color("text.onAccent"))
        painter.setFont(marks.strong(theme, "caption"))
        clock = self._ui.language.clock(words.here(self._ui.now()))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, clock)

    # -- pointer and keys ---------------------------------------------------------------------------------------

    def _button(self, index: QModelIndex) -> QRect | None:
        line = self._model.line(index.row())
        return self._delegate.button(self.visualRect(index), line) if line is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row, on_button = self._under(event.position().toPoint())
        line = self._model.line(row)
        if line is not None and on_button and event.button() == Qt.MouseButton.LeftButton:
            if self._model.act(line):
                self.pressed_act.emit(line)
            else:
                place = self._delegate.button(self.visualRect(self._model.index(row)), line).bottomLeft()
                self.menu_asked.emit(line, self.viewport().mapToGlobal(place))

    def contextMenuEvent(self, event: object) -> None:
        index = self.currentIndex()
        line = self._model.line(index.row())
        if line is not None:
            at = self.visualRect(index).center()
            place = getattr(event, "globalPos", None)
            self.menu_asked.emit(line, place() if place is not None else self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if line is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(line)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if (
            not self.currentIndex().isValid() and self._model.rowCount()
        ):  # before Qt makes one current that is not chosen
            self.setCurrentIndex(self._model.index(min(self.boundary(), self._model.rowCount() - 1)))
        super().focusInEvent(event)
        self.update(self.currentIndex())  # not `viewport()`: PySide would look through all the widgets that there are

    # -- dropping -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        line = self._model.line(row)
        allowed = bool(_files(event)) and line is not None and not line.over
        self._aim(row if allowed else -1)
        event.setAccepted(allowed)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        line = self._model.line(self.indexAt(event.position().toPoint()).row())
        self._aim(-1)
        files = _files(event)
        if line is not None and files:
            event.acceptProposedAction()
            self.dropped.emit(line, files)

    def _aim(self, row: int) -> None:
        if row != self._delegate.target:
            self._delegate.target = row
            self.viewport().update()

    # -- keeping the choice over a new list ---------------------------------------------------------------------

    def _keep(self) -> None:
        self._kept = self.current()

    def _restore(self) -> None:
        row = self._model.row_of(self._kept)
        if row < 0 and self._kept is not None and self.hasFocus():
            row = min(self._model.rowCount() - 1, 0)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())


def _files(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(local_files(event.mimeData()))
