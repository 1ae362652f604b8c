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


def host(layout: QLayout) -> QWidget | None:
    """The widget that a layout, or the one it stands in, belongs to; `parentWidget` would take it from its parent."""
    found = layout.parent()
    while isinstance(found, QLayout):
        found = found.parent()
    return found if isinstance(found, QWidget) else None


def inside(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout that stands in a widget, in its order; not the gaps.

    They are asked for their places, and the layout not for its items: of each answer PySide would keep one more.
    """
    around = host(layout)
    held: list[QWidget | QLayout] = [each for each in layout.children() if isinstance(each, QLayout)]
    if around is not None:
        held += [each for each in around.children() if isinstance(each, QWidget)]
    placed = [(layout.indexOf(each), each) for each in held]
    return [each for place, each in sorted(placed, key=lambda one: one[0]) if place >= 0]


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
