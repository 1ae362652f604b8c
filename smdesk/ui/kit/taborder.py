"""The order of the Tab key: as it is read, whenever and wherever the widgets were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def set_order(page: QWidget) -> None:
    """Let Tab go through a page in reading order."""
    found = [each for each in read(page) if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
    for one, other in pairwise(found):
        QWidget.setTabOrder(one, other)


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
        yield from _laid(layout)
    elif widget.focusPolicy() == Qt.FocusPolicy.NoFocus:  # what takes the focus has its parts to itself
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from read(child)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner = item.layout()
        if inner is not None:
            yield from _laid(inner)
        else:
            yield from read(item.widget())


def before(anchor: QWidget, late: Sequence[QWidget]) -> None:
    """Put widgets, in their order, right before one that has its place."""
    at: QWidget | None = anchor.previousInFocusChain()
    while at is not None and at is not anchor and (at in late or not _stop(at)):
        at = at.previousInFocusChain()
    if at is None or at is anchor:
        return
    for each in late:
        if at.window() is each.window():
            QWidget.setTabOrder(at, each)
            at = each


def _stop(widget: QWidget) -> bool:
    """A widget that passes the focus on would be looked through: what follows it would come behind the anchor."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
