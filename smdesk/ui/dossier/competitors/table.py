"""The table of competitors: the newest days beside each other, a small line, and the change since the first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.linesmodel import Index
from smdesk.ui.dossier.competitors.chart import color_of, spark
from smdesk.ui.dossier.competitors.series import Row, days
from smdesk.ui.kit import dates, paint, tables
from smdesk.ui.kit.context import Ui

#: Columns before and after the days.
_NAME, _PRESSURE = 0, 1
_BEFORE = 2
#: What the name keeps, at 100 %: before it gets less the small line goes, then the earliest days.
_LEAST_NAME, _LEAST_DAYS = 150, 2


class RivalsModel(QAbstractTableModel):
    """One measure on one network."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.rows: tuple[Row, ...] = ()
        self.days: tuple[date, ...] = ()
        self.client = 0
        self.today = date.min

    def fill(self, rows: Sequence[Row], client: int, today: date) -> None:
        """Other figures."""
        self.beginResetModel()
        self.rows, self.client, self.today = tuple(rows), client, today
        self.days = days(rows)
        self.endResetModel()

    @property
    def spark_column(self) -> int:
        """The column of the small lines; the change stands after it."""
        return _BEFORE + len(self.days)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.spark_column + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= _BEFORE and section != self.spark_column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < _BEFORE:
            return (self.tr("Competitor"), self.tr("Pressure"))[section]
        if section < self.spark_column:
            return dates.short_date(self._ui, self.days[section - _BEFORE], self.today)
        return "" if section == self.spark_column else self.tr("Change")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row) if column == _NAME else self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == _NAME:
            return row.name
        return None

    def text(self, row: Row, column: int) -> str:
        """What a cell says."""
        if column == _NAME:
            return row.name
        if column == _PRESSURE:
            return words.pressure(row.pressure) if row.pressure else ""
        if column < self.spark_column:
            point = row.at(self.days[column - _BEFORE])
            return words.number(self._ui, point.value) if point is not None else ""
        if column == self.spark_column or row.change is None:
            return ""
        sign = "+" if row.change > 0 else "\N{MINUS SIGN}" if row.change < 0 else ""
        return words.percent(self._ui, f"{sign}{words.number(self._ui, round(abs(row.change), 1))}")

    def spoken(self, row: Row) -> str:
        """A line for a screen reader."""
        told = [f"{dates.short_date(self._ui, each.day)} {words.number(self._ui, each.value)}" for each in row.points]
        parts = (row.name, self.text(row, _PRESSURE), *told, self.text(row, self.spark_column + 1))
        return ", ".join(part for part in parts if part)


class RivalsDelegate(QStyledItemDelegate):
    """Words, figures at the right, a small line."""

    def __init__(self, ui: Ui, model: RivalsModel, view: QTableView) -> None:
        super().__init__(view)
        self._ui, self._model, self._view = ui, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._ui.theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._ui.theme, option.rect
        row, column = self._model.rows[index.row()], index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("bg.selected"))
            if column == _NAME and self._view.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        inner = rect.adjusted(theme.px(20 if column == _NAME else 8), 0, -theme.px(8), 0)
        color = color_of(self._ui, self._model.client, row, index.row())
        if column == self._model.spark_column:
            spark(painter, QRectF(inner), row.points, color)
        else:
            self._text(painter, inner, row, column)
        if index.row() + 1 < self._model.rowCount():
            paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, row: Row, column: int) -> None:
        theme, text = self._ui.theme, self._model.text(row, column)
        font = theme.font("body")
        if column == _NAME and row.competitor == 0:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        tone = words.PRESSURE_TONES.get(row.pressure, "") if column == _PRESSURE else ""
        painter.setPen(theme.semantic(tone).fg if tone else theme.color("text.primary"))
        side = Qt.AlignmentFlag.AlignLeft if column < _BEFORE else Qt.AlignmentFlag.AlignRight
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)


class RivalsTable(QTableView):
    """`chosen` with a competitor, `removed` with one, `menu` with a row, a column and where."""

    chosen = Signal(int)
    removed = Signal(int)
    menu = Signal(int, int, QPoint)

    def __init__(self, ui: Ui, model: RivalsModel) -> None:
        super().__init__()
        self._ui, self._model = ui, model
        self.setObjectName("competitors")
        self.setModel(model)
        self.setItemDelegate(RivalsDelegate(ui, model, self))
        tables.calm(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.fit)
        ui.theme.changed.connect(self.fit)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.fit()

    def fit(self) -> None:
        """Heights and widths of the moment."""
        px, head = self._ui.theme.px, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(px(36))
        head.setFixedHeight(px("tableHeader"))
        widths = {_PRESSURE: px(124), self._model.spark_column: px(96), self._model.spark_column + 1: px(76)}
        for column in range(self._model.columnCount()):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(column, mode.Stretch if column == _NAME else mode.Fixed)
            if column != _NAME:
                self.setColumnWidth(column, widths.get(column, px(74)))
        self.setColumnHidden(_PRESSURE, self.width() < px(720))
        self._leave_name()
        self.setFixedHeight(px("tableHeader") + px(36) * self._model.rowCount() + 2)

    def _leave_name(self) -> None:
        """With large letters the figures would leave the name two letters."""
        last = self._model.spark_column
        spare = [last, *range(_BEFORE, max(_BEFORE, last - _LEAST_DAYS))]
        for column in spare:
            self.setColumnHidden(column, False)
        room = self.width() - sum(self.columnWidth(each) for each in range(1, self._model.columnCount()))
        for column in spare:
            if room < self._ui.theme.px(_LEAST_NAME):
                room += self.columnWidth(column)
                self.setColumnHidden(column, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def current(self) -> int:
        """The competitor that has the keys; 0 for the client itself, and for none."""
        row = self.currentIndex().row()
        return self._model.rows[row].competitor if 0 <= row < len(self._model.rows) else 0

    def choose(self, competitor: int) -> None:
        """Give a competitor the keys; the first one where it is not here."""
        found = [row for row, each in enumerate(self._model.rows) if competitor and each.competitor == competitor]
        others = [row for row, each in enumerate(self._model.rows) if each.competitor]
        if found or others:
            self.selectRow((found or others)[0])

    def _tell(self) -> None:
        if self.current():
            self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current():
            self.removed.emit(self.current())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.selectRow(index.row())
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu.emit(index.row(), index.column(), self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
