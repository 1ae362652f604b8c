"""Tables that are read and pressed, not typed into: the set-up that all of them have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


class _Ends(QObject):
    """Home and End go to the first and the last row that can be chosen; Qt's go to the first and last column."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENDS:
            return super().eventFilter(watched, event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().eventFilter(watched, event)
        first = event.key() == Qt.Key.Key_Home
        model, at = self._table.model(), max(self._table.currentIndex().column(), 0)
        rows = range(model.rowCount())
        for row in rows if first else reversed(rows):
            index = model.index(row, at)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self._table.setCurrentIndex(index)
                break
        if first:
            self._table.scrollToTop()  # with the heading above the first
        else:
            self._table.scrollToBottom()
        return True


def calm(table: QTableView) -> None:
    """Whole rows, one at a time; no lines between cells, no numbers, no scrolling sideways; Tab leaves the table,
    Home and End go to its first and last row.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    _Ends(table)
