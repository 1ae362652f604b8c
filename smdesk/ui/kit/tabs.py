"""A tab with its count: the count in another tone, in a loud one where it wants the person."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui.kit.theme import Theme


class Tab(QAbstractButton):
    """`urgent` tabs show a count that is not nought in the colour of what is due.

    The tabs of a bar are one stop of the Tab key, the chosen one; arrows go on from there.
    """

    def __init__(self, theme: Theme, *, urgent: bool = False) -> None:
        super().__init__()
        self._theme, self._urgent = theme, urgent
        self._count: int | str = 0
        self._name = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ringInside", True)  # the bar ends where the tab does
        self.toggled.connect(self._stop)
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

    def _marked(self) -> QFont:
        """The count is smaller than the name; a loud one as strong as it."""
        font = self._theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold if self._urgent else QFont.Weight.Medium)
        return font

    def _long(self) -> tuple[int, int]:
        """How wide the name is when it is chosen, and the count with the gap before it."""
        name = QFontMetrics(self._font(bold=True)).horizontalAdvance(self._name)
        if not self._count:
            return name, 0
        return name, self._theme.px(7) + QFontMetrics(self._marked()).horizontalAdvance(str(self._count))

    def sizeHint(self) -> QSize:
        return QSize(sum(self._long()) + self._theme.px(24), self._theme.px("subHeader") - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, left = self.isChecked(), theme.px(12)
        (name, count), room = self._long(), self.width()
        if name + count + 2 * left > room:  # less room than it wishes for: the air goes first, then the count
            left = max(theme.px(4), min(left, (room - name - count) // 2))
            count = count if name + count + 2 * left <= room else 0
        if self.underMouse() and not on:
            painter.fillRect(self.rect().adjusted(0, 0, 0, -2), theme.color("bg.hover"))
        font = self._font(bold=on)
        painter.setFont(font)
        painter.setPen(theme.color("text.primary" if on else "text.secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, room - 2 * left + 1)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, shown)
        if self._count and count:
            wide = QFontMetrics(font).horizontalAdvance(self._name) + theme.px(7)
            painter.setPen(theme.status("due").fg if self._urgent else theme.color("text.tertiary"))
            painter.setFont(self._marked())
            painter.drawText(self.rect().adjusted(left + wide, 1, 0, 1), middle, str(self._count))
        if on:
            over = theme.px(3)
            line = QRectF(left - over, self.height() - 2, min(name + count, room - 2 * left) + 2 * over, 2)
            painter.fillRect(line, theme.color("accent.base"))

    def _stop(self, on: bool) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
