"""A header with too little room: its buttons keep their icons and lose their words, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget


def fit(room: int, taken: int, shown: Iterable[QWidget], spare: Sequence[QPushButton], gap: int) -> None:
    """Give the words back to all of `spare`; then take them, the first one's first, until everything has room.

    `taken` is what stands in the line besides `shown`, in pixels; `gap` stands before each. The words stay as the
    button's name and tool tip.
    """
    widgets = [each for each in shown if not each.isHidden()]
    for each in spare:
        words = each.text() or str(each.property("words") or "")
        each.setProperty("words", words)
        if each.text() != words:
            each.setText(words)
            if each.toolTip() == words:
                each.setToolTip("")
    for each in spare:
        if taken + sum(widget.sizeHint().width() + gap for widget in widgets) <= room:
            return
        words = each.text()
        if each.isHidden() or each.icon().isNull() or not words:
            continue
        each.setText("")
        each.setAccessibleName(each.accessibleName() or words)
        each.setToolTip(each.toolTip() or words)
