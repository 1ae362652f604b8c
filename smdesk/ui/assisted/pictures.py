"""The pictures of a post, to be dragged out as files: one by one, or all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.core.content import MediaItem
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.thumbs import Thumbs, mark_of

SIZE = QSize(74, 92)


def mime_of(paths: Sequence[Path]) -> QMimeData:
    """Files as a file manager hands them over."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


class Picture(QWidget):
    """One medium. `taken` once it was dropped somewhere or copied; `wished` asks for `copy` or `folder`."""

    taken = Signal()
    wished = Signal(str, object)  # copy, folder; the file

    def __init__(self, ui: Ui, thumbs: Thumbs, item: MediaItem, number: int) -> None:
        super().__init__()
        self._ui, self._thumbs, self.item, self._number = ui, thumbs, item, number
        self.path: Path | None = None
        self.paths: tuple[Path, ...] = ()  # of all, in their order
        self._pressed: QPoint | None = None
        self.setFixedSize(QSize(ui.theme.px(SIZE.width()), ui.theme.px(SIZE.height())))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        thumbs.came.connect(self._came)

    def name(self) -> None:
        """Say what it is and what can be done with it."""
        told = self.tr("Picture %1: %2").replace("%1", str(self._number))
        self.setAccessibleName(told.replace("%2", self.item.alt or self.item.filename))
        self.setAccessibleDescription(self.tr("Enter copies it; it can be dragged to the network’s page"))
        self.setToolTip(self.path.name if self.path is not None else self.item.filename)

    def begin_drag(self, paths: Sequence[Path]) -> None:
        """Hand files over; what takes them ticks the step."""
        drag = QDrag(self)
        drag.setMimeData(mime_of(paths))
        drag.setPixmap(self.grab())
        drag.setHotSpot(QPoint(self.width() // 2, self.height() // 2))
        if drag.exec(Qt.DropAction.CopyAction) is not Qt.DropAction.IgnoreAction:
            self.taken.emit()

    # -- Qt -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.path is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        whole = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.begin_drag(self.paths if whole else (self.path,))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.wished.emit("copy", self.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy picture")).triggered.connect(lambda: self.wished.emit("copy", self.path))
        menu.addAction(self.tr("Open folder")).triggered.connect(lambda: self.wished.emit("folder", self.path))
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(rect, theme.px(5), theme.px(5))
        painter.save()
        painter.setClipPath(path)
        painter.fillPath(path, theme.color("bg.pressed"))
        self._picture(painter, rect)
        painter.restore()
        self._tag(painter, rect)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent.focus"), 2))
            painter.drawRoundedRect(rect, theme.px(5), theme.px(5))

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        found = self._thumbs.get(self.item, rect.size().toSize(), ratio)
        if found is not None:
            painter.drawPixmap(rect.topLeft(), found)
            return
        theme, size = self._ui.theme, self._ui.theme.px(22)
        name = mark_of(self.item.kind)
        drawn = icons.pixmap(name, theme.color("text.secondary"), size, ratio)
        painter.drawPixmap(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2), drawn)

    def _tag(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._ui.theme
        place = QRectF(rect.left() + theme.px(5), rect.top() + theme.px(5), theme.px(16), theme.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.onTooltip"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _came(self, sha256: str) -> None:
        if sha256 == self.item.sha256:
            self.update()
