"""The media of a card in the preview, laid out as networks do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core.content import MediaItem
from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs, mark_of


class MediaGrid(QWidget):
    """One picture whole in its shape, two beside each other, three and four in a grid; of more, the first four.

    As a `carousel` the first alone, with its number of how many. `span` holds the narrowest and widest shape shown.
    """

    def __init__(
        self, theme: Theme, thumbs: Thumbs, items: Sequence[MediaItem], *, carousel: bool = False, bleed: bool = False,
        span: tuple[float, float] = (0.8, 1.91),
    ) -> None:  # fmt: skip
        super().__init__()
        self._total = len(items)
        self._carousel = carousel and len(items) > 1
        items = items[:1] if carousel else items
        self._bleed = bleed
        self._span = span
        self._theme = theme
        self._thumbs = thumbs
        self._items = items
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbs.came.connect(self._came)
        self.setAccessibleName(", ".join(item.alt or item.filename for item in items))

    def _came(self, sha256: str) -> None:
        """A method and not a lambda: Qt lets go of it together with this widget."""
        if any(item.sha256 == sha256 for item in self._items):
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if len(self._items) != 1:
            return width * 9 // 16 if len(self._items) == 2 else width * 3 // 4
        item = self._items[0]
        width_px, height_px = item.shape
        ratio = width_px / height_px if width_px and height_px else 16 / 9
        return round(width / min(max(ratio, self._span[0]), self._span[1]))

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def resizeEvent(self, event: object) -> None:
        height = self.heightForWidth(self.width())
        if self.height() != height:
            self.setFixedHeight(height)

    def _cells(self) -> list[QRect]:
        width, height, gap = self.width(), self.height(), 2
        half, low = (width - gap) // 2, (height - gap) // 2
        right, below = width - half, height - low
        match min(len(self._items), 4):
            case 1:
                return [QRect(0, 0, width, height)]
            case 2:
                return [QRect(0, 0, half, height), QRect(right, 0, half, height)]
            case 3:
                return [QRect(0, 0, half, height), QRect(right, 0, half, low), QRect(right, below, half, low)]
        return [
            QRect(0, 0, half, low), QRect(right, 0, half, low), QRect(0, below, half, low),
            QRect(right, below, half, low),
        ]  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        radius = 0 if self._bleed else theme.px(6)
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(path)
        for item, cell in zip(self._items, self._cells(), strict=False):
            painter.fillRect(cell, theme.color("bg.pressed"))
            found = self._thumbs.get(item, cell.size(), self.devicePixelRatioF())
            if found is not None:
                painter.drawPixmap(cell.topLeft(), found)
                continue
            name, size = (mark_of(item.kind)), theme.px(28)
            mark = icons.pixmap(name, theme.color("text.secondary"), size, self.devicePixelRatioF())
            painter.drawPixmap(cell.center().x() - size // 2, cell.center().y() - size // 2, mark)
        if self._carousel:
            self._number(painter)
        more = len(self._items) - 4
        if more > 0:
            painter.setFont(theme.font("title2"))
            painter.setPen(theme.color("text.onTooltip"))
            cell = self._cells()[-1]
            painter.fillRect(cell, theme.color("bg.scrim"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"+{more}")

    def _number(self, painter: QPainter) -> None:
        """1/3 in the corner."""
        theme, text = self._theme, f"1/{self._total}"
        painter.setFont(theme.font("small"))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(16)
        rect = QRectF(self.width() - wide - theme.px(10), theme.px(10), wide, theme.px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(rect, theme.px(10), theme.px(10))
        painter.setPen(theme.color("text.onTooltip"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
