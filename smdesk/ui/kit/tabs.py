"""A tab with its count: the count in another tone, in a loud one where it wants the person."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit.theme import Theme


class Tab(QAbstractButton):
    """`urgent` tabs show a count that is not nought in the colour of what is due."""

    def __init__(self, theme: Theme, *, urgent: bool = False) -> None:
        super().__init__()
        self._theme, self._urgent = theme, urgent
        self._count: int | str = 0
        self._name = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def tell(self, text: str, count: int | str) -> None:
        """Its name, and how many it shows, or another word that stands beside it."""
        self._count = count
        self.setText(f"{text}  {count}" if count else text)
        self.setAccessibleName(f"{text}, {count}" if count != "" else text)
        self._name = text
        self.updateGeometry()
        self.update()

    def _font(self, *, bold: bool) -> QFont:
        font = self._theme.font("body")
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium)
        return font

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(wide + self._theme.px(22), self._theme.px("subHeader") - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, left = self.isChecked(), theme.px(8)
        if self.underMouse() and not on:
            painter.fillRect(self.rect().adjusted(0, 0, 0, -2), theme.color("bg.hover"))
        font = self._font(bold=on)
        painter.setFont(font)
        painter.setPen(theme.color("text.primary" if on else "text.secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self._name)
        if self._count:
            wide = QFontMetrics(font).horizontalAdvance(f"{self._name}  ")
            loud = theme.status("due").fg if self._urgent else theme.color("text.tertiary")
            painter.setPen(loud)
            painter.setFont(self._font(bold=self._urgent))
            painter.drawText(self.rect().adjusted(left + wide, 0, 0, 0), middle, str(self._count))
        if on:
            painter.fillRect(QRectF(left, self.height() - 2, self.width() - 2 * left, 2), theme.color("accent.base"))
        if self.hasFocus():
            painter.setPen(theme.color("accent.focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 6.5, -2.5, -6.5), 5, 5)
