"""A column that scrolls up and down; the room of its bar is kept free whether the bar shows or not.

QScrollArea resizes what it holds when its bar comes and goes. With texts that wrap, the bar makes them higher and its
absence lower, and Qt 6.11 may then call itself without end (seen as a stack of 90,000 frames).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Column(QScrollArea):
    """Holds a widget with a layout, as wide as the column and as high as it needs, at least as the column."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.fit)
        self.setWidget(inner)

    @property
    def bar(self) -> int:
        """Pixels at the right that the bar may take."""
        return self.verticalScrollBar().sizeHint().width()

    def fit(self) -> None:
        """Give the widget its size."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is None or layout is None:
            return
        width = max(self.width() - self.bar, layout.minimumSize().width())
        layout.activate()
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        inner.resize(width, max(needed, layout.totalMinimumSize().height(), self.viewport().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._timer.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
