"""Two things beside each other; one below the other where the room is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget


def beside(grid: QGridLayout, left: QWidget, right: QWidget, *, narrow: bool) -> None:
    """Put both into the grid, which holds nothing else: in one line, or `narrow` in one column."""
    for place, widget in enumerate((left, right)):
        grid.removeWidget(widget)
        grid.addWidget(widget, place if narrow else 0, 0 if narrow else place, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 0 if narrow else 1)
