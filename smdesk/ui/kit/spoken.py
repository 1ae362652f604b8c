"""Painted things for screen readers: what is drawn by hand is told as lists of sentences with places on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

W = TypeVar("W", bound=QWidget)


class SpokenPart(QAccessibleInterface, Generic[W]):
    """A part of a painted widget, by its number among its kind; without parts of its own unless it says so."""

    def __init__(self, view: W, number: int) -> None:
        super().__init__()
        self._view = view
        self.number = number

    @property
    def alive(self) -> bool:
        """False once the widget is gone; Qt may ask later."""
        return isValid(self._view)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return part_at(self, x, y)

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of it can be set from outside."""

    def sentence(self) -> str:
        """What is read out; "" for what is not there any more."""
        return ""

    def text(self, kind: QAccessible.Text) -> str:
        return self.sentence() if kind is QAccessible.Text.Name else ""

    def on_screen(self, rect: QRect) -> QRect:
        """A rectangle of the widget as the screen has it."""
        return QRect(self._view.mapToGlobal(rect.topLeft()), rect.size())


class Parts:
    """Parts made when they are asked for, and kept: Qt would else forget what Python made."""

    def __init__(self, make: Callable[[int], QAccessibleInterface]) -> None:
        self._make = make
        self._made: list[QAccessibleInterface] = []

    def at(self, index: int, count: int) -> QAccessibleInterface | None:
        """One of `count`; None outside."""
        while len(self._made) <= index < count:
            made = self._make(len(self._made))
            QAccessible.registerAccessibleInterface(made)
            self._made.append(made)
        return self._made[index] if 0 <= index < count else None


class SpokenList(QAccessibleWidget):
    """A painted widget as the list of its parts."""

    def __init__(self, view: QWidget, count: Callable[[], int], make: Callable[[int], QAccessibleInterface]) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._count = count
        self._parts = Parts(make)

    def childCount(self) -> int:
        return self._count()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._parts.at(index, self._count())

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return getattr(child, "number", -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return part_at(self, x, y)


def part_at(parent: QAccessibleInterface, x: int, y: int) -> QAccessibleInterface | None:
    """The part under a point of the screen."""
    children = (parent.child(number) for number in range(parent.childCount()))
    return next((each for each in children if each is not None and each.rect().contains(x, y)), None)


#: By identity of the widget; Qt does not keep what a factory written in Python made.
_KEPT: dict[int, QAccessibleInterface] = {}


@cache
def install(kind: type[W], make: Callable[[W], QAccessibleInterface]) -> None:
    """Have Qt ask `make` for widgets of a kind; once for the program, before the first of them has a name."""

    def made(_name: str, of: QObject) -> QAccessibleInterface | None:
        if not isinstance(of, kind):
            return None
        which = id(of)
        of.destroyed.connect(lambda: _KEPT.pop(which, None))
        _KEPT[which] = make(of)
        return _KEPT[which]

    QAccessible.installFactory(made)


def tell_focus(view: QWidget, number: int) -> None:
    """The keys are on another part: whoever listens reads it out."""
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(number)
    QAccessible.updateAccessibility(event)
