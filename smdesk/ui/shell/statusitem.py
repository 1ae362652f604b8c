"""One thing in the line at the bottom: a dot or an icon, words of which a part may be strong, perhaps to be pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme


class StatusItem(QAbstractButton):
    """`tone` colours the dot, and the icon and the words when something is wrong: success, info, warning, danger."""

    def __init__(self, theme: Theme, icon: str = "", *, name: str = "", press: bool = False, cut: bool = False) -> None:
        """`cut`: where there is little room, this one is told in short."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._press = press
        self._cut = cut
        self._strong = ""
        self.tone = ""
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if press:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def tell(self, text: str, *, tone: str = "", strong: str = "", icon: str = "") -> None:
        """Say this; `strong` is the part of it in bold."""
        if (text, tone, strong, icon or self._icon) == (self.text(), self.tone, self._strong, self._icon):
            return
        self.tone, self._strong, self._icon = tone, strong, icon or self._icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        around = self.parentWidget()
        line = around.layout() if around is not None else None
        if line is not None:
            line.activate()  # at once: no picture of the new words in the room of the old ones
        self.update()

    def _pieces(self) -> list[tuple[str, QFont]]:
        plain = self._theme.font("small")
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        before, found, after = self.text().partition(self._strong) if self._strong else (self.text(), "", "")
        return [piece for piece in ((before, plain), (found, strong), (after, plain)) if piece[0]]

    def _words_width(self) -> int:
        return sum(QFontMetrics(font).horizontalAdvance(text) for text, font in self._pieces())

    def sizeHint(self) -> QSize:
        theme = self._theme
        mark = theme.px(18) if self._icon else theme.px(15)
        return QSize(self._words_width() + mark + theme.px(14), theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(22)) if self._cut else self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._press and self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.chromeHover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        wrong = self.tone in {"warning", "danger"}
        front = theme.semantic(self.tone).fg if wrong and self._icon else theme.color("text.secondary")
        left = theme.px(7)
        if self._icon:
            size = theme.px(14)
            drawn = icons.pixmap(self._icon, front, size, self.devicePixelRatioF())
            painter.drawPixmap(left, round((self.height() - size) / 2), drawn)
            left += theme.px(18)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.semantic(self.tone or "info").fg)
            painter.drawEllipse(QPointF(left + theme.px(4), self.height() / 2), theme.px(4), theme.px(4))
            left += theme.px(15)
        for text, font in self._pieces():
            strong = font.weight() == QFont.Weight.DemiBold and not wrong
            painter.setPen(theme.color("text.primary") if strong else front)
            measure, room = QFontMetrics(font), self.width() - theme.px(6) - left
            shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += measure.horizontalAdvance(text)
