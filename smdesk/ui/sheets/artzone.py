"""The place that files of art are dropped on; pressing it opens the file dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui

_HIGH, _SIGN = 78, 20


class ArtZone(QAbstractButton):
    """Drops are the pane's: wherever on it they fall they come in."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._texts = ("", "")
        self._over = False
        self.setObjectName("drop-art")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, first: str, second: str) -> None:
        """What it says in its two lines."""
        self._texts = (first, second)
        self.setAccessibleName(f"{first}. {second}")
        self.update()

    def light(self, *, over: bool) -> None:
        """Whether what is carried over the pane would come in."""
        if over != self._over:
            self._over = over
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(200), self._ui.theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._over or self.hasFocus()
        pen = QPen(theme.color("accent.focus" if strong else "border.strong"), 2 if strong else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._over or self.underMouse():
            painter.setBrush(theme.color("accent.soft" if self._over else "bg.hover"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1.5, -1.5), theme.px(6), theme.px(6))
        side = theme.px(_SIGN)
        place = QRectF((self.width() - side) / 2, theme.px(10), side, side)
        iconfont.paint(painter, "download-simple", place, theme.color("text.secondary"))
        strong_font = QFont(theme.font("body"))
        strong_font.setWeight(QFont.Weight.DemiBold)
        lines = ((strong_font, 34, 19), (theme.font("small"), 53, 17))
        for text, (font, top, high) in zip(self._texts, lines, strict=True):
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            rect = QRectF(theme.px(8), theme.px(top), self.width() - theme.px(16), theme.px(high))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
