"""A bubble that points at a part of the window and explains it; it blocks nothing, and goes with Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smdesk.ui.kit.leading import Leaded
from smdesk.ui.kit.popover import MARGIN, paint_surface
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label, row

#: Width of the text's column and the arrow's half width and height, in pixels at 100 %.
WIDTH, HALF, HIGH = 300, 9, 9
_STANDS = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class CoachMark(QWidget):
    """A child of the window, above its pages. `next`, `back` and `skipped` tell what a person wants."""

    next = Signal()
    back = Signal()
    skipped = Signal()
    spoken = Signal()  # another language

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._arrow = QPointF()
        self._down = False  # the arrow is below: the bubble stands above what it points at
        self.setObjectName("coach-mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._place, self._text = label("strong"), label("small"), Leaded()
        self.skip = button("link", self.skipped.emit, size="sm", name="tour-skip")
        self.before = button("", self.back.emit, size="sm", name="tour-back")
        self.after = button("primary", self.next.emit, size="sm", name="tour-next")
        edge = MARGIN + HIGH
        px = theme.px
        self.setLayout(
            column(
                row(self._title, None, self._place, spacing=8), self._text, 4,
                row(self.skip, None, self.before, self.after, spacing=8), spacing=8,
                margins=(edge + px(14), edge + px(12), edge + px(14), edge + px(12)),
            )
        )  # fmt: skip
        self._text.setFixedWidth(px(WIDTH))
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._stand)
        window.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def tell(self, title: str, text: str, place: str, words: tuple[str, str, str], *, first: bool) -> None:
        """What it says; `words` are those of skip, back and next. There is no way back from the first."""
        self._title.setText(title)
        self._text.setText(text)
        self._place.setText(place)
        for made, word in zip((self.skip, self.before, self.after), words, strict=True):
            made.setText(word)
        self.before.setEnabled(not first)
        self.setAccessibleName(f"{title}. {text}")

    def point(self, target: QWidget) -> None:
        """Stand beside a part of the window, above or below it, and follow it."""
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = target
        target.installEventFilter(self)
        self._stand()

    def leave(self) -> None:
        """Point at nothing."""
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._target is not None and event.type() in _STANDS:
            self._settle.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.spoken.emit()
        super().changeEvent(event)

    def _stand(self) -> None:
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        self.adjustSize()
        there = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).intersected(window.rect())
        room = window.height() - there.bottom()
        self._down = room < self.height() and there.top() >= self.height()
        middle = there.center().x()
        left = max(0, min(middle - self.width() // 2, window.width() - self.width()))
        # Over a tall part, which leaves no room above or below, it stands inside, near the part's upper edge.
        top = there.top() - self.height() + MARGIN if self._down else there.bottom() - MARGIN
        if not self._down and room < self.height() - MARGIN:
            top = min(there.top() + self._theme.px(44), window.height() - self.height())
        self.move(left, max(0, top))
        tip = min(max(middle - left, MARGIN + HIGH + 24), self.width() - MARGIN - HIGH - 24)
        self._arrow = QPointF(tip, self.height() - MARGIN if self._down else MARGIN)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        edge = MARGIN + HIGH
        inner = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        paint_surface(painter, theme, inner, theme.px(10))
        base = inner.bottom() if self._down else inner.top()
        towards = -1 if self._down else 1
        arrow = QPainterPath(QPointF(self._arrow.x() - HALF, base + towards))
        arrow.lineTo(self._arrow.x(), base - towards * HIGH)
        arrow.lineTo(self._arrow.x() + HALF, base + towards)
        painter.setPen(QPen(theme.color("accent.base"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(10), theme.px(10))
        painter.fillPath(arrow, theme.color("bg.raised"))
        painter.drawPath(arrow)
