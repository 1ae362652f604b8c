"""Tooltips with round corners, as the design draws them (SCREENS 4.6, mockup 22).

Qt makes the label of a tooltip itself, anew each time, and fills the square around it before anybody can ask otherwise.
It is made while the application hears of its own timer: only for that moment everything that happens is looked through,
for looking through all of it always would cost every key and every frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from smdesk.ui.kit.compositing import composed
from smdesk.ui.kit.floating import ROUND, Cutter

#: Radius of their corners in pixels at 100 %, and what Qt calls their label.
RADIUS = 6
_LABEL = "QTipLabel"


class _Rounder(QObject):
    """Lets nothing show in the corners of a tooltip that is being made; before it has a window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, QWidget) and watched.inherits(_LABEL):
            watched.setProperty(ROUND, True)
            if composed():
                watched.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            else:
                watched.installEventFilter(Cutter(watched, RADIUS))
        return False


class Application(QApplication):
    """Qt's, with round tooltips."""

    def __init__(self, given: Sequence[str]) -> None:
        super().__init__(given)
        self._rounder = _Rounder(self)

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Timer:
            return super().event(event)
        with self.rounding():  # the pointer has rested: a tooltip may be made now
            return super().event(event)

    @contextmanager
    def rounding(self) -> Iterator[None]:
        """Tooltips that are made meanwhile are round."""
        self.installEventFilter(self._rounder)
        try:
            yield
        finally:
            self.removeEventFilter(self._rounder)


def show(place: QPoint, text: str, widget: QWidget) -> None:
    """A tooltip at a point of the screen that nobody's resting pointer has asked for."""
    app = QApplication.instance()
    if isinstance(app, Application):
        with app.rounding():
            QToolTip.showText(place, text, widget)
    else:
        QToolTip.showText(place, text, widget)
