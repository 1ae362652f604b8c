"""What the tint of good hours means and where it comes from, at the foot of the sheet of hours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smdesk.core.goodtimes import GoodTimes
from smdesk.ui.calendar.hourpaint import good_color
from smdesk.ui.kit.goodtimes import GoodHours
from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate
#: Sizes at 100 %: the strip, its swatches, what lies between.
HEIGHT, SWATCH, GAP, AWAY = 26, 17, 7, 10


class GoodLegend(QWidget):
    """Painted; the mouse goes through it."""

    def __init__(self, hours: GoodHours, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._hours = hours
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, times: GoodTimes | None) -> None:
        """Show what these come from; hidden without any."""
        if times is not None:
            self.setAccessibleName(f"{self._title()}: {self._hours.words()}")
            self.resize(self.sizeHint())
            self.update()
        self.setVisible(times is not None)

    def place(self, around: QRect, cards: Iterable[QRect]) -> None:
        """At the foot of what shows, at the left, or at the right where a card is there; it does not cover one."""
        away, size = self._theme.px(AWAY), self.sizeHint()
        foot = QRect(around.left() + away, around.bottom() + 1 - size.height() - away, size.width(), size.height())
        right = foot.translated(max(0, around.width() - size.width() - 2 * away), 0)
        near = [card for card in cards if card.bottom() >= foot.top() and card.top() <= foot.bottom()]
        free = (spot for spot in (foot, right) if not any(spot.intersects(card) for card in near))
        self.setGeometry(next(free, foot))
        self.raise_()

    @staticmethod
    def _title() -> str:
        return translate("Hours", "Good times")

    def sizeHint(self) -> QSize:
        px, metrics = self._theme.px, QFontMetrics(self._theme.font("small"))
        texts = metrics.horizontalAdvance(self._title()) + metrics.horizontalAdvance(self._hours.words())
        return QSize(texts + 3 * px(SWATCH) + 6 * px(GAP) + px(4), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme, painter = self._theme.px, self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border.default"), 1))
        painter.setBrush(theme.color("bg.surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        font = theme.font("small")
        painter.setFont(font)
        x = px(GAP) + px(2)
        x = self._text(painter, x, self._title(), "text.primary")
        for level in (1, 2, 3):
            rect = QRectF(x, (self.height() - px(11)) / 2, px(SWATCH), px(11))
            painter.setPen(QPen(theme.color("border.subtle"), 1))
            painter.setBrush(good_color(theme, level, swatch=True))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(2), px(2))
            x += px(SWATCH) + px(GAP) // 2
        self._text(painter, x + px(GAP) // 2, self._hours.words(), "text.secondary")

    def _text(self, painter: QPainter, x: int, text: str, role: str) -> int:
        painter.setPen(self._theme.color(role))
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + width + self._theme.px(GAP)
