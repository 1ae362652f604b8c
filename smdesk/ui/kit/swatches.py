"""The colour of a client, chosen from the palette: one stop of Tab, arrows inside, each colour with its name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate

_SIDE, _GAP = 26, 7


class Swatches(QWidget):
    """`value` is the name of the colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names = list(theme.client_colors)
        self._at = 0
        self.setObjectName("client-color")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    @property
    def value(self) -> str:
        """The name of the chosen colour."""
        return self._names[self._at]

    def choose(self, place: int) -> None:
        """Another colour, by its place."""
        self._at = place % len(self._names)
        self._say()
        self.update()

    def take(self, name: str) -> None:
        """Another colour, by its name."""
        self.choose(self._names.index(name))

    def _say(self) -> None:
        self.setAccessibleDescription(color_names().get(self.value, self.value))

    def _in_line(self, width: int) -> int:
        """How many stand beside each other; the others go on below them."""
        return max(1, min(len(self._names), (width + self._theme.px(_GAP)) // self._theme.px(_SIDE + _GAP)))

    def _rect(self, place: int) -> QRectF:
        px = self._theme.px
        line, column = divmod(place, self._in_line(self.width()))
        return QRectF(column * px(_SIDE + _GAP), line * px(_SIDE + _GAP), px(_SIDE), px(_SIDE))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px((_SIDE + _GAP) * len(self._names) - _GAP), self._theme.px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px((_SIDE + _GAP) * 4), self._theme.px(_SIDE))

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self._names) // self._in_line(width))
        return self._theme.px(_SIDE) * lines + self._theme.px(_GAP) * (lines - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.client_colors
        for place, name in enumerate(self._names):
            rect, color = self._rect(place), colors[name]
            focus = place == self._at and self.hasFocus()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(rect.adjusted(3.5, 3.5, -3.5, -3.5) if focus else rect, theme.px(6), theme.px(6))
            if place == self._at:
                side = theme.px(14)
                mark = QRectF(0, 0, side, side)
                mark.moveCenter(rect.center())
                iconfont.paint(painter, "check-bold", mark, paint.on(color))
                if focus:  # the ring takes its room from the square, so that the row begins where the fields do
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(theme.color("accent.focus"), 2))
                    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._names)):
            if self._rect(place).contains(event.position()):
                self.choose(place)
                self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        self.choose(self._at + step)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = (name for place, name in enumerate(self._names) if self._rect(place).contains(event.pos()))
            name = next(at, "")
            QToolTip.showText(event.globalPos(), color_names().get(name, name), self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().event(event)


def color_names() -> dict[str, str]:
    """What each colour of the palette is called."""
    return {
        "crust": translate("NewClient", "Brown"),
        "tide": translate("NewClient", "Sea blue"),
        "signal": translate("NewClient", "Red"),
        "moss": translate("NewClient", "Green"),
        "plum": translate("NewClient", "Plum"),
        "ink": translate("NewClient", "Ink blue"),
        "berry": translate("NewClient", "Raspberry"),
        "teal": translate("NewClient", "Teal"),
        "ochre": translate("NewClient", "Ochre"),
        "slate": translate("NewClient", "Slate grey"),
        "violet": translate("NewClient", "Violet"),
        "rose": translate("NewClient", "Rose"),
    }
