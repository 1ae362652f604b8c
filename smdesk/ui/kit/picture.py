"""The first picture of a post as a widget: a small cover with round corners, letters where a post has none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.core.content import MediaItem
from smdesk.ui.kit import icons, thumbs
from smdesk.ui.kit.theme import Theme


class Picture(QWidget):
    """Repaints itself when the picture has been decoded."""

    def __init__(self, theme: Theme, kept: thumbs.Thumbs, item: MediaItem | None, wide: int, high: int) -> None:
        """`wide` and `high` are pixels at 100 %."""
        super().__init__()
        self._theme, self._thumbs, self._item = theme, kept, item
        self.setFixedSize(QSize(theme.px(wide), theme.px(high)))
        self.setAccessibleName(item.alt if item is not None else "")
        kept.came.connect(self._came)

    def _came(self, sha256: str) -> None:
        if self._item is not None and sha256 == self._item.sha256:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        thumbs.paint(painter, self._theme, rect, self._item, self._thumbs)
        if self._item is None:
            size = self._theme.px(20)
            drawn = icons.pixmap("text-aa", self._theme.color("text.tertiary"), size, self.devicePixelRatioF())
            painter.drawPixmap(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2), drawn)
