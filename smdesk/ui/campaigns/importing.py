"""What an export of an ad account would bring, line by line, before anything is taken in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableView, QWidget

from smdesk.services.campaigns.ad_import import AdPreview, Matched
from smdesk.ui.campaigns import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.widgets import button, column, label, row

WIDTH, HEIGHT = 880, 520
Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractTableModel):
    def __init__(self, ui: Ui, preview: AdPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._lines = ui, preview.lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Line"), self.tr("In the file"), self.tr("Becomes a reading of"), self.tr("Days"),
                self.tr("Spent"), self.tr("What happens"))[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self._lines[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and each.problem and index.column() == 5:
            return self._ui.theme.semantic("warning").fg
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(each, index.column())
        return None

    def _text(self, each: Matched, place: int) -> str:
        told, ui = each.told, self._ui
        if place == 5:
            return ui.language.words.t(f"ads_rows.{each.problem}") if each.problem else self.tr("Is taken in")
        days = ""
        if told.last:
            days = words.day(ui, told.last)
            if told.first and told.first != told.last:
                days = f"{words.day(ui, told.first)} \N{EN DASH} {days}"
        return (str(told.number), told.name, each.name or "\N{EM DASH}", days,
                words.money(ui, each.spent, each.currency) if each.currency else "")[place]  # fmt: skip


def _table(ui: Ui, lines: _Lines) -> QTableView:
    px = ui.theme.px
    made = QTableView()
    made.setModel(lines)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(px("row"))
    head = made.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for place, width in enumerate((54, 210, 190, 120, 90)):
        made.setColumnWidth(place, px(width))
    head.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
    return made


class ImportDialog(QDialog):
    """`act` takes the good lines in; nothing is changed before."""

    def __init__(self, ui: Ui, parent: QWidget, preview: AdPreview, act: Callable[[], object]) -> None:
        super().__init__(parent)
        self._act = act
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("smdesk")
        self.resize(bounded(ui.theme, WIDTH, HEIGHT))
        title, text, again = label("title2", wrap=True), label("secondary", wrap=True), label("small", wrap=True)
        title.setText(self.tr("Readings from %1").replace("%1", preview.file.name))
        text.setText(self._counted(preview))
        again.setText(self.tr("This file was taken in before. Its readings replace those of the same days."))
        again.setProperty("tone", "warning")
        again.setVisible(preview.again)
        self.table = _table(ui, _Lines(ui, preview, self))
        self.table.setAccessibleName(title.text())
        safe, self.primary = button("", self.reject, name="safe"), button("primary", self._go, name="primary")
        safe.setText(self.tr("Cancel"))
        self.primary.setText(self.tr("Take %n reading(s) in", "", len(preview.good)))
        self.primary.setEnabled(bool(preview.good))
        self.primary.setDefault(True)
        box = column(title, text, again, self.table, row(None, safe, self.primary), spacing=10,
                     margins=(22, 20, 22, 18))  # fmt: skip
        box.setStretch(3, 1)
        self.setLayout(box)

    def _counted(self, preview: AdPreview) -> str:
        parts = [self.tr("%n line(s) will be taken in.", "", len(preview.good))]
        left_out = len(preview.lines) - len(preview.good)
        if left_out:
            parts.append(self.tr("%n line(s) are left out.", "", left_out))
        return " ".join(parts)

    def _go(self) -> None:
        self.accept()
        self._act()
