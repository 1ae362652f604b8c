"""A page with a pane at its right; in a narrow window the pane is a drawer that is pulled over the page."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from smdesk.ui.kit import icons, shortcuts, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.focusback import FocusBack
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, frame

#: Widths of the window, in pixels at 100 %: below the first the pane is at its least, below the other it is a drawer.
NARROW, DRAWER = 1360, 1240
#: Below this width no list has room beside a pane: large letters in a small window.
LARGE = 900
_SHADE = 10


class SidePane(Page):
    """`tell` says whether there is anything to show; `toggle` puts the pane away, or pulls it out.

    A pane that is made later, when there first is something to show, is handed over by `take`. `below` are the widths
    of the window below which the pane is at its least, and a drawer.

    `knob` is a button for the header of the page: it shows while the pane is a drawer.
    """

    left = Signal()  # Escape beside the page: the keys are wanted there again
    coming = Signal()  # the pane is about to be seen: what stands in it is made now, and takes the keys if it is to

    def __init__(
        self, ui: Ui, content: QWidget, pane: QWidget | None, wide: int = 348, least: int = 292,
        below: tuple[int, int] = (NARROW, DRAWER),
    ) -> None:  # fmt: skip
        super().__init__()
        self._ui, self._content = ui, content
        self._wide, self._least = wide, least
        self._narrow_below, self._drawer_below = below
        self._wanted = self._folded = self._out = False
        self._before = FocusBack(self)
        self._shade = _Shade(ui.theme, self)
        self._frame = frame("line", "left")
        content.setParent(self)
        self._frame.setParent(self)
        if pane is not None:
            self.take(pane)
        self.knob: QPushButton = button("ghost", self.toggle, name="side-pane")
        self.knob.setCheckable(True)
        self.knob.hide()
        ui.theme.changed.connect(self._themed)
        self._themed()
        self.retranslate()

    @property
    def drawer(self) -> bool:
        """True while the window is too narrow for both."""
        return self.window().width() < self._ui.theme.px(self._drawer_below)

    @property
    def shown(self) -> bool:
        """True while the pane can be seen."""
        return self._wanted and (self._out if self.drawer else not self._folded)

    def take(self, pane: QWidget) -> None:
        """The pane."""
        inner = self._frame.layout()
        assert inner is not None
        inner.addWidget(pane)
        taborder.after(self._content, pane)

    @property
    def parts(self) -> tuple[QWidget, QWidget]:
        """The page and what holds the pane, in reading order."""
        return self._content, self._frame

    def tell(self, wanted: bool) -> None:
        """Whether there is anything to show in the pane."""
        self._wanted = wanted
        self._arrange()

    def toggle(self) -> None:
        """Put the pane away, or bring it back."""
        if self.shown:
            self.put_away()
        else:
            self.pull_out()

    def pull_out(self) -> None:
        """Show the pane; the keys go into a drawer, and back when it is put away."""
        if not self._wanted or self.shown:
            return
        if not self.drawer:
            self._folded = False
            self._arrange()
            return
        self._before.keep(self.window().focusWidget())  # also while another program has the keys
        self._out = True
        self._arrange()
        first = next(filter(_takes_keys, taborder.read(self._frame)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the pane."""
        inside = self._frame.isAncestorOf(self.window().focusWidget() or self)
        self._out = False
        self._folded = self._folded or not self.drawer
        if inside:
            self._before.give(Qt.FocusReason.OtherFocusReason)
        self._arrange()

    def retranslate(self) -> None:
        told = self.tr("Details")
        self.knob.setAccessibleName(told)
        self.knob.setToolTip(f"{told} ({shortcuts.shown('Ctrl+Shift+I')})")

    def _themed(self) -> None:
        self.knob.setIcon(icons.icon("square-half", self._ui.theme))
        self._arrange()

    def _arrange(self) -> None:
        px, drawer, shown = self._ui.theme.px, self.drawer, self.shown
        wide = px(self._least if not drawer and self.window().width() < px(self._narrow_below) else self._wide) + 1
        room = self.width() - (wide if shown and not drawer else 0)
        self._content.setGeometry(0, 0, max(room, 1), self.height())
        self._frame.setGeometry(self.width() - wide, 0, wide, self.height())
        if shown and self._frame.isHidden():
            self.coming.emit()
        self._frame.setVisible(shown)
        self._shade.setGeometry(QRect(self.width() - wide - px(_SHADE), 0, px(_SHADE), self.height()))
        self._shade.setVisible(shown and drawer)
        self._shade.raise_()
        self._frame.raise_()
        if self.knob.parentWidget() is not None:  # before it is in a header it would be a window of its own
            self.knob.setVisible(drawer)
        self.knob.setEnabled(self._wanted)
        self.knob.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drawer and self.shown:
            self.put_away()
        elif event.key() == Qt.Key.Key_Escape and self._frame.isAncestorOf(QApplication.focusWidget() or self):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Shade(QWidget):
    """What floats throws a shadow: in three steps, as popovers do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, alpha in ((1.0, 8), (0.6, 12), (0.3, 16)):
            wide = round(self.width() * part)
            shade = QColor(0, 0, 0, alpha * (2 if self._theme.mode == "dark" else 1))
            painter.fillRect(self.width() - wide, 0, wide, self.height(), shade)
        painter.end()


class PaneContent(Page):
    """What stands in a side pane and is drawn anew at every change: while it is put away that waits for
    `SidePane.coming`, to which `come` belongs.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waits: bool | None = None  # to be drawn once it shows; True when it is the same as was drawn before

    def draw(self, *, same: bool = True) -> None:
        """Everything anew, once anybody can see it; `same`: of the same thing as before, so that the keys stay."""
        if out_of_sight(self):
            self._waits = same and self._waits is not False
        else:
            self._draw(same=same)

    def come(self) -> None:
        """It is about to be seen."""
        if self._waits is not None:
            self._draw(same=self._waits)

    def _draw(self, *, same: bool) -> None:
        self._waits = None
        self.make(same=same)

    def make(self, *, same: bool) -> None:
        """Make all that stands in it, in place of what stood there."""
        raise NotImplementedError


def out_of_sight(pane: QWidget) -> bool:
    """True while what holds a pane is put away: what is to stand in it can wait for `SidePane.coming`."""
    holder = pane.parentWidget()
    return holder is not None and holder.isHidden()


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
