"""What stands in a layout, read so that PySide keeps nothing of it, and what it keeps all the same let go of.

Of a layout that is put into another one, and of what `itemAt` gives, PySide 6.11 keeps the items for as long as the
outer layout lives; an item is no QObject, so it does not hear when Qt deletes it together with its widget. What is made
at the same address next is then known under two names, and taking that down ends the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidget, QWidgetItem
from shiboken6 import getAllValidWrappers, invalidate, ownedByPython

from smdesk.ui.kit.flow import Flow


def inside(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """The widgets and layouts in a layout, in its order; not the gaps."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        found = item.widget() or item.layout()
        if not isinstance(item, QLayout) and not isinstance(layout, Flow):  # that one keeps its items itself
            invalidate(item)
        if found is not None:
            yield found


def widgets(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout and in those that it holds."""
    for each in inside(layout):
        if isinstance(each, QLayout):
            yield from widgets(each)
        else:
            yield each


def forget() -> None:
    """Let go of every item that PySide keeps; Qt's own go on standing in their layouts."""
    items: list[QLayoutItem] = []
    own: set[int] = set()
    known: list[Any] = getAllValidWrappers()
    for each in known:
        kind = type(each)  # thousands, which `isinstance` would ask for each of their ancestors
        if kind is QWidgetItem or kind is QSpacerItem:
            items.append(each)
        elif kind is Flow:
            own.update(map(id, each.items))
    for each in items:
        if id(each) not in own and not ownedByPython(each):
            invalidate(each)
