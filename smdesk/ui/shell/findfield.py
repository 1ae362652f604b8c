"""What looks like a search field in the rail, and opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme


class FindField(QAbstractButton):
    """A button: the typing happens in the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self.setObjectName("rail-find")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px("control"))

    def tell(self, text: str, *, narrow: bool) -> None:
        """What it says."""
        self._narrow = narrow
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} (Ctrl+K)" if narrow else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        framed = not self._narrow  # among icons it is one of them
        painter.setPen(theme.color("border.default") if framed else Qt.PenStyle.NoPen)
        still = theme.color("bg.sunken") if framed else Qt.GlobalColor.transparent
        painter.setBrush(theme.color("bg.chromeHover") if self.underMouse() else still)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        mark = theme.px(14 if framed else 17)
        left = (self.width() - mark) / 2 if self._narrow else theme.px(9)
        drawn = icons.pixmap("magnifying-glass", theme.color("text.secondary"), mark, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round((self.height() - mark) / 2), drawn)
        if self._narrow:
            return
        small, key = theme.font("caption"), "Ctrl K"
        width = QFontMetrics(small).horizontalAdvance(key)
        right = self.rect().adjusted(0, 0, -theme.px(9), 0)
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, key)
        body = theme.font("body")
        room = self.rect().adjusted(theme.px(30), 0, -width - theme.px(16), 0)
        painter.setFont(body)
        painter.setPen(theme.color("text.secondary"))
        text = QFontMetrics(body).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
