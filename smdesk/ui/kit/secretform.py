"""What forms that ask for a secret have in common: what there is to do, and the boxes for how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.widgets import frame, label


def listed(texts: Iterable[str]) -> QWidget:
    """What there is to do, a line each, with a mark before it by which the lines are told apart."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, text in enumerate(texts):
        mark, told = label("secondary"), label("secondary", wrap=True, select=True)
        mark.setText("•")
        told.setText(text)
        grid.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, line, 1)
    return made


def box(kind: str) -> tuple[QFrame, QVBoxLayout]:
    """A tinted box for how a step stands, and its layout."""
    made = frame("box", kind)
    inner = made.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.setContentsMargins(12, 9, 12, 10)
    inner.setSpacing(3)
    return made, inner
