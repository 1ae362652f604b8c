"""Sliders of forms: a span with two ends, a part of a hundred, a step between opposites, a use of one to five."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from smdesk.ui.kit.theme import Theme

#: Of the track and the knob, in pixels at 100 %.
_TRACK, _KNOB = 4, 14


def _ground(painter: QPainter, theme: Theme, rect: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


def _knob(painter: QPainter, theme: Theme, centre: QPointF, *, strong: bool = False, enabled: bool = True) -> None:
    side = theme.px(_KNOB) / 2
    painter.setPen(QPen(theme.color("accent.base" if enabled else "border.default"), 2.5 if strong else 1.5))
    painter.setBrush(theme.color("bg.surface"))
    painter.drawEllipse(centre, side, side)


class RangeSlider(QWidget):
    """Two knobs; `edited` carries both ends while a person moves one. Tab goes from the first knob to the second."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, theme: Theme, least: int, most: int, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._theme, self._least, self._most = theme, least, most
        self._ends = [least, most]
        self._at = 0  # which knob the keys move
        self._held = self._unset = False
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def value(self) -> tuple[int, int] | None:
        """Both ends, the lower first; None while nothing has been chosen."""
        return None if self._unset else (self._ends[0], self._ends[1])

    def set_value(self, value: tuple[int, int] | None) -> None:
        """Show another span; None is "not known". No signal."""
        self._unset = value is None
        low, high = value or (self._least, self._most)
        self._ends = [self._fit(min(low, high)), self._fit(max(low, high))]
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px("hitTargetMin"))

    def _fit(self, value: int) -> int:
        return max(self._least, min(self._most, value))

    def _set(self, knob: int, value: int) -> None:
        """Move one end, as far as the other."""
        low, high = (self._least, self._ends[1]) if knob == 0 else (self._ends[0], self._most)
        value = max(low, min(high, value))
        if value != self._ends[knob] or self._unset:
            self._ends[knob], self._unset = value, False
            self._say()
            self.update()
            self.edited.emit(self.value)

    def _x(self, value: int) -> float:
        edge = self._theme.px(_KNOB) / 2 + 2
        return edge + (self.width() - 2 * edge) * (value - self._least) / (self._most - self._least)

    def _value_at(self, x: float) -> int:
        edge = self._theme.px(_KNOB) / 2 + 2
        return round(self._least + (x - edge) / max(1.0, self.width() - 2 * edge) * (self._most - self._least))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, middle = self._theme, QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(_TRACK)
        _ground(painter, theme, QRectF(0, middle - high / 2, self.width(), high), theme.color("bg.pressed"))
        left, right = self._x(self._ends[0]), self._x(self._ends[1])
        tone = "border.control" if self._unset or not self.isEnabled() else "accent.base"
        _ground(painter, theme, QRectF(left, middle - high / 2, right - left, high), theme.color(tone))
        for knob, x in enumerate((left, right)):
            strong = self.hasFocus() and knob == self._at
            _knob(painter, theme, QPointF(x, middle), strong=strong, enabled=not self._unset and self.isEnabled())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        far = [abs(x - self._x(end)) for end in self._ends]
        self._at = 0 if far[0] < far[1] or (far[0] == far[1] and x < self._x(self._ends[0])) else 1
        self._held = True
        self._set(self._at, self._value_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._set(self._at, self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.changed.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self._ends[self._at]
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -5, Qt.Key.Key_PageUp: 5,
        }  # fmt: skip
        if key in steps:
            self._set(self._at, place + steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self._set(self._at, self._least)
        elif key == Qt.Key.Key_End:
            self._set(self._at, self._most)
        elif key == Qt.Key.Key_Space:
            self._at = 1 - self._at
            self._say()
            self.update()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """The other knob first."""
        if self.hasFocus() and self._at == (0 if on else 1):
            self._at = 1 - self._at
            self._say()
            self.update()
            return True
        return super().focusNextPrevChild(on)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        reason = event.reason()
        if reason in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._at = 0 if reason == Qt.FocusReason.TabFocusReason else 1
        super().focusInEvent(event)
        self._say()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _say(self) -> None:
        low, high = self._ends
        told = "" if self._unset else f"{low} – {high}"
        self.setAccessibleDescription(f"{told}; {self._ends[self._at]}" if self.hasFocus() and told else told)


class _Slider(QAbstractSlider):
    """One knob, for a screen reader a slider. `edited` while it moves, `changed` when the pointer lets it go."""

    edited = Signal(object)
    changed = Signal(object)

    def __init__(self, theme: Theme, least: int, most: int, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = self._held = False
        self.setObjectName(name)
        self.setRange(least, most)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._moved)
        theme.changed.connect(self.update)

    def set_value(self, value: int) -> None:
        """Show another value. No signal."""
        self._quiet = True
        self.setValue(value)
        self._quiet = False
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px("hitTargetMin"))

    def _moved(self) -> None:
        self.update()
        if not self._quiet:
            self.edited.emit(self.taken)

    @property
    def taken(self) -> object:
        """The value as forms store it."""
        return self.value()

    def _x(self, value: float) -> float:
        edge = self._theme.px(_KNOB) / 2 + 2
        return edge + (self.width() - 2 * edge) * (value - self.minimum()) / (self.maximum() - self.minimum())

    def _value_at(self, x: float) -> int:
        edge = self._theme.px(_KNOB) / 2 + 2
        share = (x - edge) / max(1.0, self.width() - 2 * edge)
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = True
        self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.changed.emit(self.taken)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PartSlider(_Slider):
    """How much of a hundred; None while nothing is known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(theme, 0, 100, parent, name)
        self._unset = True
        self.setSingleStep(5)
        self.set_value(None)

    def set_value(self, value: int | None) -> None:
        """Show another part; None is "not known", in the middle and grey. No signal."""
        super().set_value(50 if value is None else value)
        self._unset = value is None
        self.update()

    @property
    def taken(self) -> int | None:
        return None if self._unset else self.value()

    def _moved(self) -> None:
        if not self._quiet:
            self._unset = False
        super()._moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        was, before = self._unset, self.value()
        super().mousePressEvent(event)
        if was and self.value() == before:  # the middle itself was meant
            self._unset = False
            self._moved()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, middle = self._theme, QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, x = theme.px(_TRACK), self._x(self.value())
        known = not self._unset and self.isEnabled()
        _ground(painter, theme, QRectF(0, middle - high / 2, self.width(), high), theme.color("bg.pressed"))
        tone = theme.color("accent.base" if known else "border.control")
        _ground(painter, theme, QRectF(0, middle - high / 2, x, high), tone)
        _knob(painter, theme, QPointF(x, middle), strong=self.hasFocus(), enabled=known)


class BipolarSlider(_Slider):
    """From one opposite to the other, -3 to 3; the middle is neutral and has a mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, reach: int = 3, name: str = "") -> None:
        super().__init__(theme, -reach, reach, parent, name)
        self.setSingleStep(1)
        self.setPageStep(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, middle = self._theme, QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, zero, x = theme.px(_TRACK), self._x(0), self._x(self.value())
        _ground(painter, theme, QRectF(0, middle - high / 2, self.width(), high), theme.color("bg.pressed"))
        for step in range(self.minimum(), self.maximum() + 1):
            long = theme.px(6 if step == 0 else 4)
            tone = theme.color("border.control" if step == 0 else "border.default")
            painter.fillRect(QRectF(round(self._x(step)), middle - long, 1, 2 * long), tone)
        left, right = min(zero, x), max(zero, x)
        tone = theme.color("accent.base" if self.isEnabled() else "border.control")
        _ground(painter, theme, QRectF(left, middle - high / 2, right - left, high), tone)
        _knob(painter, theme, QPointF(x, middle), strong=self.hasFocus(), enabled=self.isEnabled())


class LevelSlider(_Slider):
    """How much, one to five, as five bars; 0 is not at all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, most: int = 5, name: str = "") -> None:
        super().__init__(theme, 0, most, parent, name)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16 * self.maximum() - 2), self._theme.px("hitTargetMin"))

    def _value_at(self, x: float) -> int:
        step = self._theme.px(16)
        return int(max(0, min(self.maximum(), (x + step * 0.75) // step)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = theme.px(14), theme.px(6)
        for place in range(self.maximum()):
            rect = QRectF(place * theme.px(16), (self.height() - high) / 2, wide, high)
            painter.setPen(theme.color("border.control") if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent.base" if place < self.value() else "bg.pressed"))
            painter.drawRoundedRect(rect, theme.px(2), theme.px(2))
