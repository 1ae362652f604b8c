"""A small surface that floats over the window and goes away with a click beside it or Escape."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.kit.compositing import composed, cut
from smdesk.ui.kit.focusback import FocusBack
from smdesk.ui.kit.theme import Theme

#: Room around the surface for its shadow, in pixels.
MARGIN = 12


def paint_surface(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """A raised surface with a soft shadow in three steps around it."""
    if not composed():  # what is cut has steps: where they stand out from the curve nothing else would be painted
        painter.fillRect(rect, theme.color("border.default"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread, alpha in ((10, 8), (6, 12), (3, 16)):
        shade = QColor(0, 0, 0, alpha * (2 if theme.mode == "dark" else 1))
        painter.setBrush(shade)
        painter.drawRoundedRect(
            rect.adjusted(-spread, -spread + 4, spread, spread + 1), radius + spread, radius + spread
        )
    painter.setPen(theme.color("border.default"))
    painter.setBrush(theme.color("bg.raised"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Popover(QWidget):
    """Put a layout in it; its margins leave room for the shadow. The focus goes back to where it was."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
                         | Qt.WindowType.NoDropShadowWindowHint)  # fmt: skip
        self._theme = theme
        self._before = FocusBack(self)
        self._open_still = False
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)

    def show_below(self, anchor: QWidget, gap: int = 4) -> None:
        """Below a widget, its left edge under the widget's."""
        self._open(anchor.mapToGlobal(QPoint(0, anchor.height() + gap)))

    def show_above(self, anchor: QWidget, gap: int = 4) -> None:
        """Above a widget."""
        self.adjustSize()
        self._open(anchor.mapToGlobal(QPoint(0, 2 * MARGIN - self.height() - gap)))

    def _open(self, corner: QPoint) -> None:
        self._before.keep(QApplication.focusWidget())
        self._open_still = True
        self.adjustSize()
        place = corner - QPoint(MARGIN, MARGIN)
        screen = self.screen().availableGeometry()
        left = max(screen.left() - MARGIN, min(place.x(), screen.right() - self.width() + MARGIN))
        top = max(screen.top() - MARGIN, min(place.y(), screen.bottom() - self.height() + MARGIN))
        self.move(left, top)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(QPainter(self), self._theme, self._inner(), self._theme.px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut(self, self._inner(), self._theme.px(10))

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._give_back()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._give_back()

    def _give_back(self) -> None:
        if self._open_still:
            self._open_still = False
            self._before.give(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()
