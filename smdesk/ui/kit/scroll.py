"""A column that scrolls up and down; the room of its bar is kept free whether the bar shows or not.

QScrollArea resizes what it holds when its bar comes and goes. With texts that wrap, the bar makes them higher and its
absence lower, and Qt 6.11 may then call itself without end (seen as a stack of 90,000 frames).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class Column(QScrollArea):
    """Holds a widget with a layout, as wide as the column and as high as it needs, at least as the column.

    `room` tells how wide that is, before the widget gets it: what has two columns may fall to one. What needs more all
    the same is scrolled to the side.
    """

    room = Signal(int)

    def __init__(self, inner: QWidget, *, tight: bool = False, wide: bool = False) -> None:
        """`tight`: no higher than at its width; else at least as high as it would be at its narrowest.
        `wide`: while all of it fits, its lines go to the edge, into the room of the bar.
        """
        super().__init__()
        self._wide = wide
        self._tight = tight
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.fit)
        self._followed: QWidget | None = None
        self._away = False  # the person has rolled away from what has the keys
        self.verticalScrollBar().actionTriggered.connect(self._roll)
        self.setWidget(inner)

    @property
    def bar(self) -> int:
        """Pixels at the right that the bar may take."""
        return self.verticalScrollBar().sizeHint().width()

    @property
    def given(self) -> int:
        """Pixels that what it holds has from edge to edge; what is wider is scrolled to."""
        fits = self._wide and self.needed(self.width()) <= self.viewport().height()  # narrower, it is no lower
        return self.width() - (0 if fits else self.bar)

    def fit(self) -> None:
        """Give the widget its size."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is None or layout is None:
            return
        given = self.given
        self.room.emit(given)
        width = max(given, layout.minimumSize().width())
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if width > given else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.horizontalScrollBarPolicy() != shown:
            self.setHorizontalScrollBarPolicy(shown)
        layout.activate()
        least = 0 if self._tight else layout.totalMinimumSize().height()
        high = max(self.needed(width), least, self.viewport().height())
        grown = high != inner.height()
        inner.resize(width, high)
        if grown:
            self._follow(inner)

    def _follow(self, inner: QWidget) -> None:
        """What has the keys stays in sight: a sentence that appears above it would push it out."""
        focus = QApplication.focusWidget()
        if focus is None or not inner.isAncestorOf(focus):
            return
        if focus is not self._followed:
            self._followed, self._away = focus, False
        if not self._away:
            self.ensureWidgetVisible(focus, 0, 12)

    def _roll(self) -> None:
        self._away, self._followed = True, QApplication.focusWidget()

    def needed(self, width: int) -> int:
        """How high what it holds is at a width."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return max(layout.totalHeightForWidth(width), layout.totalMinimumHeightForWidth(width))
        return max(layout.totalSizeHint().height(), layout.totalMinimumSize().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._timer.start()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._roll()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def bring_into_view(widget: QWidget, margin: int) -> None:
    """Qt scrolls to what Tab reaches from within the same scroll area, not to what it reaches from outside; and of what
    is written in to no more than the line of the cursor.
    """
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        outer = above.parentWidget()
        if isinstance(outer, QScrollArea) and above is outer.viewport() and widget.height() < above.height():
            outer.ensureWidgetVisible(widget, 0, margin)
            top = widget.mapTo(above, QPoint(0, 0)).y()
            below = top + widget.height() + margin - above.height()
            bar = outer.verticalScrollBar()
            bar.setValue(bar.value() + (below if below > 0 else min(top - margin, 0)))
        above = outer


class Foot(Column):
    """As high as what it holds, below something that keeps `least` pixels; with less room it scrolls too."""

    _around: QWidget | None = None  # events come while it is made

    def __init__(self, inner: QWidget, around: QWidget, least: int) -> None:
        super().__init__(inner, tight=True)
        self._around, self._least = around, least
        around.installEventFilter(self)

    def fit(self) -> None:
        super().fit()
        self._share()

    def _share(self) -> None:
        inner = self.widget()
        if inner is not None and self._around is not None:
            high = min(self.needed(inner.width()), max(self._around.height() - self._least, self._least))
            if high != self.maximumHeight() or high != self.minimumHeight():
                self.setFixedHeight(high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() == QEvent.Type.Resize:
            self._share()
        return super().eventFilter(watched, event)
