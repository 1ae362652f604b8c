"""One page in the rail: its icon, its name, and how many things wait on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from smdesk.ui.kit import icons, tips
from smdesk.ui.kit.theme import Theme

#: Pixels by which letters may come closer before a name is cut.
_CLOSER = 0.45


class NavButton(QAbstractButton):
    """Wide with words, narrow with the icon and a dot. `tone` of the badge: neutral, due or danger.

    `catches` says in words what dropping something here would do, "" for nothing; `caught` that it was dropped.
    """

    caught = Signal(QMimeData)

    def __init__(self, theme: Theme, icon: str, *, tone: str = "neutral", name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._narrow = False
        self.count = 0
        self.hint = ""
        self.catches: Callable[[QMimeData], str] | None = None
        self._over = False  # something that may be dropped here is
        self.setAcceptDrops(True)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px("navRow"))

    def tell(self, text: str, count: int, *, narrow: bool, hint: str = "", waits: str = "") -> None:
        """What it says; `hint` stands at the right in a quiet tone, `waits` says the count in words."""
        self._narrow, self.count, self.hint = narrow, count, hint
        self.setText(text)
        self.setToolTip(": ".join(part for part in (text if narrow else "", waits) if part))
        self.setAccessibleName(text)
        self.setAccessibleDescription(waits)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        told = self.catches(event.mimeData()) if self.catches is not None else ""
        if told:
            self._mark(True)
            tips.show(self.mapToGlobal(self.rect().bottomLeft()), told, self)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        event.acceptProposedAction()
        self.caught.emit(event.mimeData())

    def _mark(self, over: bool) -> None:
        self._over = over
        if not over:
            QToolTip.hideText()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "bg.selectedStrong" if self.isChecked() else "bg.chromeHover" if self.underMouse() else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        if self._over:
            painter.setPen(QPen(theme.color("accent.focus"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("accent.soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        front = theme.color("accent.softText" if self.isChecked() else "text.secondary")
        mark = theme.px(17)
        left = (self.width() - mark) / 2 if self._narrow else theme.px(8)
        name = f"{self._icon}-fill" if self.isChecked() else self._icon
        drawn = icons.pixmap(name, front, mark, self.devicePixelRatioF())
        painter.drawPixmap(round(left), round((self.height() - mark) / 2), drawn)
        if self._narrow:
            self._dot(painter, left + mark)
            return
        right = self._badge(painter)
        font = theme.font("bodyStrong" if self.isChecked() else "body")
        if not self.isChecked():
            font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(front)
        room = self.rect().adjusted(theme.px(34), 0, -(self.width() - right) - theme.px(3), 0)
        lacking = QFontMetricsF(font).horizontalAdvance(self.text()) - room.width()
        if 0 < lacking <= _CLOSER * len(self.text()):  # a long name beside a number: a hair closer instead of cut
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -(lacking + 1) / len(self.text()))
            painter.setFont(font)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _colors(self) -> tuple[QColor, QColor]:
        """Ground and figure of the badge."""
        theme = self._theme
        if self._tone == "neutral":
            return theme.color("bg.pressed"), theme.color("text.secondary")
        tint = theme.status("due") if self._tone == "due" else theme.semantic("danger")
        return tint.fg, theme.color("text.onAccent")

    def _badge(self, painter: QPainter) -> int:
        """The number in its pill, or the hint; where it begins."""
        theme = self._theme
        right = self.width() - theme.px(8)
        if not self.count and not self.hint:
            return right
        text = self.hint if not self.count else str(self.count) if self.count < 100 else "99+"
        font = theme.font("caption")
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        if not self.count:
            right -= theme.px(5)
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(QRectF(right - width, 0, width, self.height()), Qt.AlignmentFlag.AlignCenter, text)
            return right - width
        ground, figure = self._colors()
        high = theme.px(18)
        pill = QRectF(0, 0, max(high + theme.px(2), width + theme.px(12)), high)
        pill.moveRight(right)
        pill.moveTop((self.height() - high) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(figure)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return int(pill.left())

    def _dot(self, painter: QPainter, left: float) -> None:
        if self.count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colors()[0] if self._tone != "neutral" else self._theme.color("text.secondary"))
            size = self._theme.px(7)
            painter.drawEllipse(QRectF(left - size / 2, self._theme.px(5), size, size))
