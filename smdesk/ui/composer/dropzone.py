"""The place behind the last medium: what is dropped on it is attached, and pressing it opens the file dialog."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui


class DropZone(QWidget):
    """`pressed` by hand or by key."""

    pressed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.over = False
        self.small = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(ui.theme.px(110))

    def light(self, *, over: bool) -> None:
        """Whether what is carried over would come in here."""
        if over != self.over:
            self.over = over
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        strong = self.over or self.hasFocus()
        pen = QPen(theme.color("accent.focus" if strong else "border.control"), 2 if strong else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("accent.soft") if self.over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font("small"))
        line = painter.fontMetrics().height()
        first, second = self.tr("Drop images or video"), self.tr("or paste with Ctrl+V")
        if self.small:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, first)
            return
        size = theme.px(18)
        middle = rect.center()
        mark = icons.pixmap("image", theme.color("text.secondary"), size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(round(middle.x() - size / 2), round(middle.y() - line - size / 2 - 4)), mark)
        top = middle.y() - line / 2 + 4
        for number, text in enumerate((first, second)):
            place = QRectF(rect.left() + 4, top + number * line, rect.width() - 8, line)
            font = theme.font("caption" if number else "small")
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
