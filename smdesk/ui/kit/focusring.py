"""The ring around what has the focus, shown to whoever works by keyboard: a style sheet cannot draw outside a widget.

`FocusRing(app)` once for the program. Fields turn their own border; lists draw their current item themselves; any other
widget opts out with the property `focusRing` set to false; with `ringInside` the ring lies within the widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from smdesk.ui.kit.focusnext import go_on
from smdesk.ui.kit.scroll import bring_into_view
from smdesk.ui.kit.theme import Theme

#: Width of the ring and its distance from the widget, in pixels at 100 %.
WIDTH, AWAY = 2, 1
#: By name: a class that Python has once touched is made ready with all that it has, of which most show no window.
_DRAW_THEIR_OWN = (
    "QAbstractItemView", "QAbstractSpinBox", "QComboBox", "QLineEdit", "QMainWindow", "QMenu", "QMenuBar",
    "QPlainTextEdit", "QTextEdit",
)  # fmt: skip
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class _Ring(QWidget):
    """Paints; lies above its siblings and lets everything through."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent.focus"), WIDTH))
        radius = self._theme.px(6) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class _Presses(QObject):
    """Hears the keys and the buttons of windows; of no single widget, that would be slow."""

    def __init__(self, parent: QObject, pressed: Callable[[bool], None]) -> None:
        super().__init__(parent)
        self._pressed = pressed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self._pressed(kind == QEvent.Type.KeyPress)
        return False


class FocusRing(QObject):
    """Follows the focus of the whole program."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._by_key = False  # what was pressed last: a key, or a button of the mouse
        self._ring: _Ring | None = None
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self._presses = _Presses(self, self._pressed)
        app.focusChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._attend)
        self._attend(app.focusWindow())

    @property
    def around(self) -> QWidget | None:
        """The widget that the ring is around; None while it is not shown."""
        return self._around

    @Slot(QWindow)
    def _attend(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self._presses)
            window.installEventFilter(self._presses)

    def _pressed(self, by_key: bool) -> None:
        self._by_key = by_key
        if not by_key:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not QApplication.focusWidget():
            return  # whoever heard of it first has moved the focus on, and that has been told already
        self._leave()
        if now is None and before is not None and isValid(before) and before.window() is QApplication.activeWindow():
            go_on(before)
            return
        if now is None or not self._by_key:
            return
        bring_into_view(now, self._theme.px(12))
        if now.property("focusRing") is False:
            return
        if any(now.inherits(name) for name in _DRAW_THEIR_OWN):
            return
        host = _host(now)
        if self._ring is None or not isValid(self._ring) or self._ring.parentWidget() is not host:
            if self._ring is not None and isValid(self._ring):
                self._ring.deleteLater()
            self._ring = _Ring(self._theme, host)
        self._around = now
        widget: QWidget | None = now
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched, self._around = [], None
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _place(self) -> None:
        around, ring = self._around, self._ring
        if around is None or ring is None or not isValid(around) or not isValid(ring):
            return
        if not around.isVisible():
            ring.hide()
            return
        far = -self._theme.px(5) if around.property("ringInside") else AWAY + WIDTH
        host = ring.parentWidget()
        assert host is not None
        corner = around.mapTo(host, QPoint(0, 0))
        inner, room = QRect(corner, around.size()), host.rect()
        whole = inner.adjusted(-far, -far, far, far)
        ring.setGeometry(whole & room if room.contains(inner) else whole)  # at the edge over the widget, else cut
        ring.show()
        ring.raise_()


def _host(widget: QWidget) -> QWidget:
    """What the ring lies on: the content of a scroll area, which moves and cuts it with the widget, else the window."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        outer = above.parentWidget()
        if outer is not None and isinstance(outer.parentWidget(), QScrollArea):
            return above
        above = outer
    return widget.window()
