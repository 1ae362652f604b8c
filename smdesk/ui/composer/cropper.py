"""The picture with the frame of the part that goes out: drawn by hand, or led by the keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core.crop import Crop
from smdesk.ui.composer import cropping
from smdesk.ui.kit.theme import Theme

_CURSORS = {
    "n": Qt.CursorShape.SizeVerCursor, "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor, "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
    "move": Qt.CursorShape.SizeAllCursor,
}  # fmt: skip
#: How far a hand may miss a handle, and the length of a handle's arms, in pixels at 100 %.
_NEAR, _ARM = 12, 16
#: A step of the arrow keys, and with Ctrl for fine work, as a fraction of the picture.
_STEP, _FINE = 0.02, 0.002


class Cropper(QWidget):
    """Arrows move the frame, with Shift they change its size, `+` and `-` scale it; Ctrl makes small steps."""

    changed = Signal()

    def __init__(self, theme: Theme, width: int, height: int, crop: Crop) -> None:
        super().__init__()
        self._theme = theme
        self._shape = width / height
        self.crop = crop
        self._picture = QPixmap()
        self._held = ""
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(240), theme.px(200))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(596), self._theme.px(380))

    def show_picture(self, image: QImage) -> None:
        """The decoded picture; until then its place is shown."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def set_crop(self, crop: Crop) -> None:
        """Another frame."""
        if crop != self.crop:
            self.crop = crop
            self.changed.emit()
            self.update()

    # -- geometry -----------------------------------------------------------------------------------------------

    @property
    def picture(self) -> QRectF:
        """Where the picture lies in this widget."""
        room = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        width = min(room.width(), room.height() * self._shape)
        size = QPointF(width, width / self._shape)
        return QRectF(room.center() - size / 2, room.center() + size / 2)

    @property
    def frame(self) -> QRectF:
        """Where the frame lies in this widget."""
        whole, crop = self.picture, self.crop
        return QRectF(
            whole.left() + crop.x * whole.width(), whole.top() + crop.y * whole.height(),
            crop.w * whole.width(), crop.h * whole.height(),
        )  # fmt: skip

    def _fractions(self, point: QPointF) -> tuple[float, float]:
        whole = self.picture
        return (point.x() - whole.left()) / whole.width(), (point.y() - whole.top()) / whole.height()

    def _handle(self, point: QPointF) -> str:
        whole, near = self.picture, self._theme.px(_NEAR)
        return cropping.handle_at(self.crop, *self._fractions(point), near / whole.width(), near / whole.height())

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, whole, frame = self._theme, QPainter(self), self.picture, self.frame
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("bg.sunken"))
        if self._picture.isNull():
            painter.fillRect(whole, theme.color("bg.pressed"))
        else:
            painter.drawPixmap(whole, self._picture, QRectF(self._picture.rect()))
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlphaF(0.55)
        for rest in (
            QRectF(whole.topLeft(), QPointF(whole.right(), frame.top())),
            QRectF(QPointF(whole.left(), frame.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), frame.top()), frame.bottomLeft()),
            QRectF(frame.topRight(), QPointF(whole.right(), frame.bottom())),
        ):
            painter.fillRect(rest, shade)
        self._thirds(painter, frame)
        edge = theme.color("accent.focus") if self.hasFocus() else QColor(Qt.GlobalColor.white)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        self._handles(painter, frame)

    def _thirds(self, painter: QPainter, frame: QRectF) -> None:
        faint = QColor(Qt.GlobalColor.white)
        faint.setAlphaF(0.4)
        painter.setPen(QPen(faint, 1))
        for part in (1 / 3, 2 / 3):
            x, y = frame.left() + part * frame.width(), frame.top() + part * frame.height()
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))

    def _handles(self, painter: QPainter, frame: QRectF) -> None:
        """A bracket at each corner: white within black, to be seen on any picture."""
        arm = min(self._theme.px(_ARM), frame.width() / 3, frame.height() / 3)
        for color, width in ((Qt.GlobalColor.black, 5), (Qt.GlobalColor.white, 3)):
            painter.setPen(QPen(QColor(color), width, c=Qt.PenCapStyle.SquareCap))
            for x, toward_x in ((frame.left(), arm), (frame.right(), -arm)):
                for y, toward_y in ((frame.top(), arm), (frame.bottom(), -arm)):
                    painter.drawLine(QPointF(x, y), QPointF(x + toward_x, y))
                    painter.drawLine(QPointF(x, y), QPointF(x, y + toward_y))

    # -- hand and keys ------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._from = self._handle(event.position()), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            self.setCursor(_CURSORS.get(self._handle(event.position()), Qt.CursorShape.ArrowCursor))
            return
        x, y = self._fractions(event.position())
        if self._held == "move":
            before = self._fractions(self._from)
            self._from = event.position()
            self.set_crop(cropping.moved(self.crop, x - before[0], y - before[1]))
        else:
            self.set_crop(cropping.resized(self.crop, self._held, x, y, self._shape))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = _FINE if fine else _STEP
        crop = self.crop
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            handle = "e" if way[0] else "s"
            x, y = crop.x + crop.w + way[0] * step, crop.y + crop.h + way[1] * step
            self.set_crop(cropping.resized(crop, handle, x, y, self._shape))
        elif way is not None:
            self.set_crop(cropping.moved(crop, way[0] * step, way[1] * step))
        elif event.text() in {"+", "-"}:
            self.set_crop(cropping.scaled(crop, 1 + step if event.text() == "+" else 1 - step, self._shape))
        else:
            super().keyPressEvent(event)
