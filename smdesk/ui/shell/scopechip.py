"""The client that the palette looks in, as a chip beside its field: its tile, its name, and a cross to take it away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.theme import Theme

#: Pixels at 100 %: height, the ends, between its parts, the tile, the cross.
_HIGH, _END, _GAP, _TILE, _CROSS = 24, 7, 5, 14, 10


class ScopeChip(QAbstractButton):
    """`tell` whose it is; a press is to look in all clients."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._client = 0
        self.setObjectName("palette-scope")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab in the field does the same
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def tell(self, client: int, name: str) -> None:
        """Another client."""
        self._client = client
        self.setText(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetrics(self._theme.font("tag")).horizontalAdvance(self.text())
        return QSize(2 * px(_END) + px(_TILE) + 2 * px(_GAP) + words + px(_CROSS), px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border.default") if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.chromeHover" if self.underMouse() else "bg.chrome"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        middle, tile, cross = self.height() / 2, px(_TILE), px(_CROSS)
        paint.client(painter, theme, QRectF(px(_END), middle - tile / 2, tile, tile), self._client, self.text())
        painter.setFont(theme.font("tag"))
        painter.setPen(theme.color("text.secondary"))
        left, right = px(_END) + tile + px(_GAP), self.width() - px(_END) - cross
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        mark = QRectF(right, middle - cross / 2, cross, cross)
        iconfont.paint(painter, "x-bold", mark, theme.color("text.secondary"))
        painter.end()
