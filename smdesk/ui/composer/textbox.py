"""The frame around a text and what stands below it, which looks like one field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.composer.caption import CaptionEdit
from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui


class TextBox(QFrame):
    """The frame around text and counters; it shows the focus of what is inside."""

    def __init__(self, ui: Ui, caption: CaptionEdit) -> None:
        super().__init__()
        self._ui = ui
        self._caption = caption
        self.locked = False
        self.foot: QWidget | None = None  # what stands below the text, behind a line
        caption.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self._caption.hasFocus()
        role = "accent.focus" if focus else "border.default" if self.locked else "border.control"
        width = 2.0 if focus else 1.0
        painter.setPen(QPen(theme.color(role), width))
        painter.setBrush(theme.color("bg.sunken" if self.locked else "bg.surface"))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, theme.px(8), theme.px(8))
        if self.foot is not None and self.foot.isVisible():
            inset = int(width)
            line = QRect(inset, self.foot.y() - 1, self.width() - 2 * inset, 1)
            paint.hairline(painter, line, theme.color("border.subtle"))
