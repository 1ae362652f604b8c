"""What stands in the place of rows that are still being read: their shapes, in grey (SCREENS 4.3, mockup 25).

Nothing shows for a while: what is read quickly never flickers.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page

#: Milliseconds before anything shows, and between two steps of its slow pulse.
WAIT_MS, STEP_MS = 400, 80
#: Steps of one pulse, and how much of the colour is left at its faintest.
_STEPS, _FAINT = 24, 0.55
#: Lines of the words of each row, as parts of the widest; the next rows begin with the first again.
_WORDS = ((0.88, 0.53), (0.72, 0.43), (1.0, 0.6), (0.64, 0.38))
#: At 100 %: around everything, between the picture and the words, the widest words, and the two lines' heights.
_SIDE, _GAP, _WIDEST, _FIRST, _SECOND = 16, 12, 250, 11, 9
#: Of a picture, and of what stands at the right; below the other width there is no room for that.
_PICTURE, _TAG, _NARROW = (36, 44), (76, 20), 320
#: Rows at 100 % lower than this hold one line of words.
_LOW = 40


class Skeleton(Page):
    """Lies over a list from when `wait(True)` has held for a while until `wait(False)`; the mouse goes through it."""

    def __init__(
        self, theme: Theme, over: QWidget, *, row: str | int = 58, picture: bool = True, top: int = 14,
        side: int = _SIDE,
    ) -> None:  # fmt: skip
        """`row` is how high the real ones are, a token or pixels at 100 %; `top` what is free above the first, `side`
        beside all of them.
        """
        super().__init__(over)
        self._theme, self._over, self._row, self._picture, self._top = theme, over, row, picture, top
        self._side = side
        self._step = 0
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._appear)
        self._pulse = QTimer(self, interval=STEP_MS)
        self._pulse.timeout.connect(self._go_on)
        self.setObjectName("skeleton")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()
        self.hide()

    def wait(self, on: bool) -> None:
        """Somebody waits for the rows, or they are there."""
        if not on:
            self._soon.stop()
            self._pulse.stop()
            self.hide()
        elif self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def _appear(self) -> None:
        self._over.installEventFilter(self)
        self._step = 0
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        if not self._theme.still:
            self._pulse.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go_on(self) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loading…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._over.rect())
        return False

    # -- painting -----------------------------------------------------------------------------------------------

    def _color(self) -> QColor:
        """Fainter towards the middle of a pulse."""
        color = QColor(self._theme.color("bg.pressed"))
        away = 1 - abs(2 * self._step / _STEPS - 1)  # 0, 1 in the middle, 0
        color.setAlphaF(1 - (1 - _FAINT) * away)
        return color

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color())
        high, top, number = px(self._row), px(self._top), 0
        while top + high <= self.height() and number < 2 * len(_WORDS):
            self._paint_row(painter, QRectF(px(self._side), top, self.width() - 2 * px(self._side), high), number)
            top, number = top + high, number + 1

    def _paint_row(self, painter: QPainter, row: QRectF, number: int) -> None:
        px, middle, left, right = self._theme.px, row.center().y(), row.left(), row.right()
        wide = row.width() >= px(_NARROW)
        if wide:
            right -= px(_TAG[0])
            painter.drawRoundedRect(QRectF(right, middle - px(_TAG[1]) / 2, px(_TAG[0]), px(_TAG[1])), px(4), px(4))
            right -= px(_GAP)
        if self._picture and wide:
            high = min(px(_PICTURE[1]), row.height() - px(8))
            painter.drawRoundedRect(QRectF(left, middle - high / 2, px(_PICTURE[0]), high), px(4), px(4))
            left += px(_PICTURE[0] + _GAP)
        first, second = (part * min(px(_WIDEST), right - left) for part in _WORDS[number % len(_WORDS)])
        low = row.height() < px(_LOW)
        at = middle - px(_FIRST) / 2 if low else middle - px(13)
        painter.drawRoundedRect(QRectF(left, at, first, px(_FIRST)), px(4), px(4))
        if not low:
            painter.drawRoundedRect(QRectF(left, middle + px(5), second, px(_SECOND)), px(4), px(4))


def stand_in(theme: Theme, rows: int, row: str | int, *, picture: bool = False) -> QWidget:
    """As high as so many rows that are being read; to be taken away when they are there."""
    made = QWidget()
    made.setFixedHeight(rows * theme.px(row))
    Skeleton(theme, made, row=row, picture=picture, top=0).wait(True)
    return made
