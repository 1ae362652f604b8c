"""The table of the rows that are to come in: how it is chosen from, and how wide its columns are."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from smdesk.ui.kit.theme import Theme

#: Widths of the columns at 100 %; the text takes what is left.
WIDTHS = (64, 96, 62, 150, 0, 300)


class RowsTable(QTableView):
    """One row is chosen at a time."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, around: int) -> None:
        """`around`: pixels that the dialog is wide."""
        super().__init__()
        self.setObjectName("import-rows")
        self.setProperty("role", "list")
        self.setProperty("ticks", True)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        widest = around * 3 // 10  # so that large letters leave the text some room
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, min(theme.px(width), widest))
        header.setSectionResizeMode(WIDTHS.index(0), QHeaderView.ResizeMode.Stretch)
