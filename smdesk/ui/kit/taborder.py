"""The order of the Tab key: as it is read, whenever and wherever the widgets were made.

Qt's own chain is never asked: PySide 6.11 takes what `nextInFocusChain` and `previousInFocusChain` give for a child of
the widget that was asked, and from its parent. What nobody but its parent held was then collected while it showed, and
called deleted with the other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget
from shiboken6 import delete

from smdesk.ui.kit import layouts


def set_order(page: QWidget) -> None:
    """Let Tab go through a page in reading order."""
    found = [each for each in read(page) if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
    for one, other in pairwise(found):
        QWidget.setTabOrder(one, other)


class InOrder(QObject):
    """Keeps a page in reading order: what is made anew in it would come behind all else of the window.

    `soon` is called by whatever makes parts of it anew, several times in a row also; the order is set once after them.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._set)

    def soon(self) -> None:
        """Set it when all that happens now has happened."""
        self._timer.start()

    def _set(self) -> None:
        set_order(self._page)


def read(widget: QWidget | None) -> Iterator[QWidget]:
    """The widgets in a widget and itself, as its layouts place them; what has no layout in the order of its making."""
    if widget is None:
        return
    yield widget
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from read(widget.widget(place))
    elif isinstance(widget, QScrollArea):
        yield from read(widget.widget())
    elif layout is not None:
        for each in layouts.widgets(layout):
            yield from read(each)
    elif widget.focusPolicy() == Qt.FocusPolicy.NoFocus:  # what takes the focus has its parts to itself
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from read(child)


def preceding(widget: QWidget) -> Iterator[QWidget]:
    """What is read before a widget in its window, the nearest first."""
    for inside, order in _around(widget):
        yield from reversed(order[1 : order.index(inside)])


def following(widget: QWidget) -> Iterator[QWidget]:
    """What is read in a widget and after it, and then from the beginning of the window."""
    yield from islice(read(widget), 1, None)
    for inside, order in _around(widget):
        yield from order[order.index(inside) + sum(1 for _ in read(inside)) :]
    yield from read(widget.window())


def _around(widget: QWidget) -> Iterator[tuple[QWidget, list[QWidget]]]:
    """From inside out, each that holds the one before with what is read in it; not what Qt puts between them."""
    while not widget.isWindow() and (around := widget.parentWidget()) is not None:
        order = list(read(around))
        if widget in order:
            yield widget, order
        widget = around


def before(anchor: QWidget, late: Sequence[QWidget]) -> None:
    """Put widgets, in their order, right before one that has its place."""
    at = next((each for each in preceding(anchor) if each not in late and _stop(each)), None)
    if at is None:
        return
    for each in late:
        if at.window() is each.window():
            QWidget.setTabOrder(at, each)
            at = each


def after(anchor: QWidget, late: QWidget) -> None:
    """Put all that is in a widget made late, in its order, right behind all that is in another."""
    line = [*_stops(anchor)[-1:], *_stops(late)]
    for one, other in pairwise(line):  # what is made late would come after all of the window
        QWidget.setTabOrder(one, other)


def at_end(late: Sequence[QWidget]) -> None:
    """Put widgets, in their order, behind all others of their window, whenever those were made."""
    first = next((each for each in late if _stop(each)), None)
    if first is None:
        return
    end = QWidget(first.window())  # whatever comes into a window comes last
    end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for one, other in pairwise([end, *filter(_stop, late)]):
        QWidget.setTabOrder(one, other)
    delete(end)


def _stops(widget: QWidget) -> list[QWidget]:
    """Where Tab stops in a widget, or on it, in its order."""
    return list(filter(_stop, read(widget)))


def _stop(widget: QWidget) -> bool:
    """A widget that passes the focus on would be looked through: what follows it would come behind the anchor."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
