"""Taking widgets away so that only Qt ever deletes them, and only in the window's thread.

A widget whose parent is taken from it in Python belongs to Python from then on; when it is part of a cycle, Python's
collector may delete it in whatever thread it happens to run, which ends the process.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def away(widget: QWidget) -> None:
    """Hide a widget at once and have Qt delete it when nothing of it is on the stack; its parent stays its owner."""
    widget.hide()
    widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and away."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
        if widget is not None:
            away(widget)
