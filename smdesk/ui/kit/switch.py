"""On or off, at once: a small slide that Space and a click turn over."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from smdesk.ui.kit.theme import Theme

#: Of the track, and the room between it and the knob, in pixels at 100 %.
WIDTH, HEIGHT, GAP = 30, 18, 2


class Switch(QAbstractButton):
    """Checkable; `toggled` is emitted as by every button. Give it an accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._at = 0.0  # where the knob is, 0 off to 1 on
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._slide = QVariantAnimation(self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._moved)
        self.toggled.connect(self._start)
        theme.changed.connect(self._look)

    def sizeHint(self) -> QSize:
        """The track, in a place that is high enough to be hit."""
        return QSize(self._theme.px(WIDTH), self._theme.px("hitTargetMin"))

    def set_quietly(self, on: bool) -> None:
        """Show a state that came from elsewhere: no signal, no slide."""
        blocked = self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(blocked)
        self._slide.stop()
        self._moved(float(on))

    @Slot()
    def _look(self) -> None:
        self.updateGeometry()
        self.update()

    @Slot(bool)
    def _start(self, on: bool) -> None:
        self._slide.stop()
        self._slide.setStartValue(self._at)
        self._slide.setEndValue(float(on))
        took = self._theme.ms("fast")
        if not took or not self.isVisible():
            self._moved(float(on))
            return
        self._slide.setDuration(took)
        self._slide.start()

    @Slot(object)
    def _moved(self, at: float) -> None:
        self._at = float(at)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        width, height, gap = theme.px(WIDTH), theme.px(HEIGHT), theme.px(GAP)
        track = QRectF(0, (self.height() - height) / 2, width, height)
        ground, knob = ("accent.base", "text.onAccent") if self.isChecked() else ("border.control", "bg.surface")
        if not self.isEnabled():
            ground, knob = "border.default", "bg.disabled"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(track, height / 2, height / 2)
        radius = height / 2 - gap
        left = track.left() + gap + radius
        right = track.right() - gap - radius
        painter.setBrush(theme.color(knob))
        painter.drawEllipse(QPointF(left + (right - left) * self._at, track.center().y()), radius, radius)
