"""The hours of a day, each from never to often: painted with the pointer, or set with the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate

HOURS, MOST = 24, 3
#: Roles of the four levels, from never to often.
_TONES = ("bg.sunken", "accent.soft", "accent.focus", "accent.base")
_FAINT = 0.55  # of the colour of the third


class HourStrip(QWidget):
    """24 levels of 0 to 3. Dragging raises, with Alt it lowers; arrows choose an hour and change it."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels = [0] * HOURS
        self._at = 0
        self._touched: set[int] | None = None  # hours of this stroke: each is changed once
        self._lowers = self._read_only = False
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)
        self._say()

    @property
    def value(self) -> tuple[int, ...]:
        """The level of each hour."""
        return tuple(self._levels)

    def set_value(self, levels: Sequence[int]) -> None:
        """Show other levels; what is missing is 0. No signal."""
        given = [max(0, min(MOST, int(level))) for level in levels][:HOURS]
        self._levels = given + [0] * (HOURS - len(given))
        self._say()
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Show the hours only."""
        self._read_only = read_only

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(10 * HOURS), self._theme.px("hitTargetMin"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(4 * HOURS), self._theme.px("hitTargetMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hour, level in enumerate(self._levels):
            rect = self._rect(hour)
            tone = theme.color(_TONES[level])
            if level == 2:
                tone.setAlphaF(_FAINT)
            painter.setPen(theme.color("border.control") if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawRoundedRect(rect, theme.px(2), theme.px(2))
            if hour == self._at and self.hasFocus():
                painter.setPen(QPen(theme.color("text.primary"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), theme.px(2), theme.px(2))

    def _rect(self, hour: int) -> QRectF:
        wide, high = self.width() / HOURS, self._theme.px(16)
        return QRectF(hour * wide, (self.height() - high) / 2, wide - 1, high)

    def _hour(self, x: float) -> int:
        return max(0, min(HOURS - 1, int(x * HOURS // max(1, self.width()))))

    # -- acting -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        self._touched = set()
        self._lowers = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._stroke(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._touched is not None:
            self._stroke(event.position().x())
        hour = self._hour(event.position().x())
        how = translate("HourStrip", "drag to raise, Alt and drag to lower")
        self.setToolTip(f"{self._spoken(hour)} · {how}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._touched is not None:
            self._touched = None
            self.changed.emit(self.value)

    def _stroke(self, x: float) -> None:
        hour = self._hour(x)
        assert self._touched is not None
        if hour not in self._touched:
            self._touched.add(hour)
            self._at = hour
            self._set(hour, self._levels[hour] + (-1 if self._lowers else 1))

    def _set(self, hour: int, level: int) -> None:
        level = max(0, min(MOST, level))
        if not self._read_only and level != self._levels[hour]:
            self._levels[hour] = level
            self.edited.emit(self.value)
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -HOURS, Qt.Key.Key_End: HOURS}
        if key in steps:
            self._at = max(0, min(HOURS - 1, self._at + steps[key]))
            self._say()
            self.update()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Plus}:
            self._set(self._at, self._levels[self._at] + 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Minus}:
            self._set(self._at, self._levels[self._at] - 1)
        elif event.text() in {"0", "1", "2", "3"}:
            self._set(self._at, int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()

    # -- saying -------------------------------------------------------------------------------------------------

    def _spoken(self, hour: int) -> str:
        names = (
            translate("HourStrip", "never"), translate("HourStrip", "seldom"),
            translate("HourStrip", "often"), translate("HourStrip", "very often"),
        )  # fmt: skip
        return f"{hour}:00, {names[self._levels[hour]]}"

    def _say(self) -> None:
        self.setAccessibleDescription(self._spoken(self._at))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
