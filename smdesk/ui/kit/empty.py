"""What a list shows when it has nothing to show: a drawing, a title, a sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.leading import Leaded
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, clear, column, label, row

#: Pixels that the sentence and the lines of code are wide at most, and what is left free at their sides.
_TEXT, _CODE, _SIDE = 460, 560, 24


class _Drawing(QWidget):
    """A few places of a calendar, one of them taken; in two tints."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(128, 92))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        for place in range(6):
            rect = QRectF(4.5 + place % 3 * 41, 10.5 + place // 3 * 38, 36, 32)
            taken = {1: ("accent.base", "accent.soft"), 5: ("marker.line", "marker.soft")}.get(place)
            pen = QPen(theme.color(taken[0] if taken else "border.control"), 1.2)
            if not taken:
                pen.setDashPattern([2.6, 2.6])  # of its own width
            painter.setPen(pen)
            painter.setBrush(theme.color(taken[1]) if taken else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 5, 5)
        middle = QPointF(4.5 + 41 + 18, 10.5 + 16)
        painter.setPen(QPen(theme.color("accent.base"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for arm in (QPointF(7, 0), QPointF(0, 7)):
            painter.drawLine(middle - arm, middle + arm)


class Empty(QWidget):
    """Centred in whatever place it gets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _Drawing(theme)
        self._title = label("title2")
        self._text = Leaded("secondary")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._code = label("mono", wrap=True, select=True)
        self._acts = row(spacing=8)
        centre = Qt.AlignmentFlag.AlignHCenter
        box = column(None, spacing=10, margins=(_SIDE, 24, _SIDE, 48))
        box.addWidget(self._drawing, 0, centre)
        box.addWidget(self._title, 0, centre)
        for each in (self._text, self._code):
            box.addLayout(row(None, each, None))
        box.addLayout(self._acts)
        box.addStretch(1)
        self.setLayout(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts that wrap are as wide as there is room, up to their limit: their own wish would be narrower."""
        super().resizeEvent(event)
        for each, most in ((self._text, _TEXT), (self._code, _CODE)):
            each.setFixedWidth(max(min(most, self.width() - 2 * _SIDE), 0))

    def tell(
        self, title: str, text: str, *acts: tuple[str, str, Callable[[], object]], code: str = "", drawing: bool = True
    ) -> None:
        """Each act is a kind of button, its words, and what it does."""
        self._drawing.setVisible(drawing)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._code.setText(code)
        self._code.setVisible(bool(code))
        clear(self._acts)
        self._acts.addStretch(1)
        for kind, words, act in acts:
            made = button(kind, act)
            made.setText(words)
            self._acts.addWidget(made)
        self._acts.addStretch(1)
