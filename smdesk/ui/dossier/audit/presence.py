"""Networks of an audit: a line each, with the figures, the score in points, what was seen, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from smdesk.core.audit.presence import DOTS
from smdesk.services.audits.views import PresenceView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.linesmodel import Index
from smdesk.ui.kit import iconfont, paint, tables
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name

LINE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    NETWORK = 0
    AUDIENCE = 1
    PER_WEEK = 2
    LAST = 3
    REPLIES = 4
    SCORE = 5
    SEEN = 6
    DECISION = 7


_WIDTHS = {
    Column.NETWORK: 180, Column.AUDIENCE: 84, Column.PER_WEEK: 70, Column.LAST: 66, Column.REPLIES: 56,
    Column.SCORE: 72, Column.DECISION: 84,
}  # fmt: skip
_NUMBERS = {Column.AUDIENCE, Column.PER_WEEK}
#: Columns that a narrow table does without, and the width from which it has them.
_HIDDEN = {Column.REPLIES: 600, Column.SEEN: 790}
#: Points from which a score is good, and from which it is fair.
_GOOD, _FAIR = 4, 3


class PresenceModel(QAbstractTableModel):
    """The networks of one audit."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.views: list[PresenceView] = []
        self.today = date.min

    def fill(self, views: Sequence[PresenceView], today: date) -> None:
        """Other networks; where they are the same ones, only what is said of them changes."""
        self.today = today
        if [each.id for each in views] == [each.id for each in self.views]:
            self.views = list(views)
            if self.views:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.views) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.views = list(views)
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of a presence; -1 where it is not here."""
        return next((row for row, view in enumerate(self.views) if view.id == number), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.views)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and Column(section) in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Network"), self.tr("Audience"), self.tr("Posts / week"), self.tr("Last post"),
            self.tr("Replies in"), self.tr("Score"), self.tr("What we saw"), self.tr("Decision"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.views):
            return None
        view, column = self.views[index.row()], Column(index.column())
        if role == LINE:
            return view
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(view, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(view) if column is Column.NETWORK else self.text(view, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(view, column)
        return None

    def text(self, view: PresenceView, column: Column) -> str:
        """What a cell says."""
        match column:
            case Column.NETWORK:
                return view.handle or network_name(view.network)
            case Column.AUDIENCE:
                return words.audience(self._ui, view)
            case Column.PER_WEEK:
                return words.number(self._ui, view.per_week)
            case Column.LAST:
                return words.day(self._ui, view.last_day, self.today)
            case Column.REPLIES:
                return words.wait(self._ui, view.figures.get("reply_hours"))
            case Column.SCORE:
                return "—" if view.score.value is None else self.tr("%1 of 5").replace("%1", str(view.score.value))
            case Column.SEEN:
                return view.note
            case Column.DECISION:
                return self.decision(view)

    def decision(self, view: PresenceView) -> str:
        """What was decided; of a network that is to be created, that."""
        if view.decision:
            return words.decision(view.decision)
        return words.decision("create") if view.status == "to_create" else ""

    def spoken(self, view: PresenceView) -> str:
        """A line for a screen reader."""
        parts = [network_name(view.network), view.handle, words.status(view.status)]
        for column in (Column.AUDIENCE, Column.PER_WEEK, Column.LAST, Column.REPLIES, Column.SCORE, Column.DECISION):
            text = self.text(view, column)
            if text not in {"", "—"}:
                parts.append(f"{self.headerData(column, Qt.Orientation.Horizontal)} {text}")
        return ", ".join(part for part in (*parts, view.note) if part)

    def tip(self, view: PresenceView, column: Column) -> str:
        """Where a figure comes from, and what a score is made of."""
        sources = {Column.AUDIENCE: "followers", Column.PER_WEEK: "per_week", Column.LAST: "last_day"}
        match column:
            case Column.NETWORK:
                return " · ".join(part for part in (network_name(view.network), view.handle, view.url) if part)
            case Column.SCORE:
                return self._score_tip(view)
            case Column.SEEN:
                return view.note
            case Column.AUDIENCE | Column.PER_WEEK | Column.LAST:
                said = words.source(self._ui, view.sources.get(sources[column]))
                counted = said and column is not Column.AUDIENCE and view.sources[sources[column]].by != "hand"
                own = self.tr("Counted from what smdesk published")
                return f"{said}\n{own}" if counted else said
            case _:
                return ""

    def _score_tip(self, view: PresenceView) -> str:
        told = [
            f"{words.part(name)} {words.percent(self._ui, str(round(100 * value)))}" for name, value in view.score.parts
        ]
        complete = view.completeness
        seen = self.tr("Profile: %1 of %2 points there, %3 not looked at")
        seen = seen.replace("%1", str(len(complete.done))).replace("%3", str(len(complete.unseen)))
        seen = seen.replace("%2", str(len(complete.done) + len(complete.missing)))
        return "\n".join(part for part in (", ".join(told), seen) if part)


class PresenceDelegate(QStyledItemDelegate):
    """A badge and the name; figures; points; a tag."""

    def __init__(self, ui: Ui, model: PresenceModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._ui, self._model, self._view = ui, model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, self._ui.theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: PresenceView = index.data(LINE)
        rect: QRect = option.rect
        theme, column = self._ui.theme, Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("bg.selected"))
            if column is Column.NETWORK and self._view.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        match column:
            case Column.NETWORK:
                self._network(painter, inner.adjusted(theme.px(6), 0, 0, 0), view)  # in line with the title
            case Column.SCORE:
                self._score(painter, inner, view)
            case Column.DECISION:
                self._decision(painter, inner, view)
            case _:
                self._text(painter, inner, view, column)
        if index.row() + 1 < self._model.rowCount():
            paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    def _network(self, painter: QPainter, rect: QRect, view: PresenceView) -> None:
        theme, side = self._ui.theme, self._ui.theme.px(20)
        paint.badge(painter, theme, QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side), view.network)
        there = view.status == "exists"
        painter.setPen(theme.color("text.primary" if there else "text.secondary"))
        self._write(painter, rect.adjusted(side + theme.px(9), 0, 0, 0), self._model.text(view, Column.NETWORK))

    def _text(self, painter: QPainter, rect: QRect, view: PresenceView, column: Column) -> None:
        theme, text = self._ui.theme, self._model.text(view, column)
        name = {Column.AUDIENCE: "followers", Column.PER_WEEK: "per_week", Column.LAST: "last_day"}.get(column, "")
        told = view.sources.get(name)
        painter.setPen(theme.color("text.tertiary" if text == "—" else "text.primary"))
        number = column in _NUMBERS
        self._write(painter, rect, text, right=number)
        if told is not None and told.by != "hand" and text != "—":
            side = theme.px(11)
            wide = QFontMetrics(theme.font("body")).horizontalAdvance(text)
            left = rect.right() - wide - side - theme.px(3) if number else rect.left() + wide + theme.px(4)
            place = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
            iconfont.paint(painter, "lightning", place, theme.color("text.tertiary"))

    def _write(self, painter: QPainter, rect: QRect, text: str, *, right: bool = False) -> None:
        font = self._ui.theme.font("body")
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)

    def _score(self, painter: QPainter, rect: QRect, view: PresenceView) -> None:
        theme, value = self._ui.theme, view.score.value
        if value is None:
            painter.setPen(theme.color("text.tertiary"))
            self._write(painter, rect, "—")
            return
        tone = theme.color("accent.base") if value >= _GOOD else (
            theme.semantic("warning").fg if value >= _FAIR else theme.semantic("danger").fg
        )  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        for point in range(DOTS):
            painter.setBrush(tone if point < value else theme.color("bg.pressed"))
            middle = QPointF(rect.left() + theme.px(4) + point * theme.px(11), rect.center().y() + 0.5)
            painter.drawEllipse(middle, theme.px(4), theme.px(4))

    def _decision(self, painter: QPainter, rect: QRect, view: PresenceView) -> None:
        theme, text = self._ui.theme, self._model.decision(view)
        if not text:
            return
        tone = words.DECISION_TONES.get(view.decision or "create", "")
        font = theme.font("small")
        wide, high = QFontMetrics(font).horizontalAdvance(text) + theme.px(14), theme.px(20)
        place = QRectF(rect.left(), rect.center().y() - high / 2 + 0.5, min(wide, rect.width()), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.semantic(tone).bg if tone else theme.color("bg.chrome"))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        painter.setPen(theme.semantic(tone).fg if tone else theme.color("text.secondary"))
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class PresenceTable(QTableView):
    """`chosen` with a presence whose line is pressed or entered, `removed` with one; as high as its lines."""

    chosen = Signal(int)
    removed = Signal(int)
    menu = Signal(int, QPoint)

    def __init__(self, ui: Ui, model: PresenceModel) -> None:
        super().__init__()
        self._ui, self._model = ui, model
        self.setObjectName("presences")
        self.setModel(model)
        self.setItemDelegate(PresenceDelegate(ui, model, self))
        tables.calm(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.SEEN, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(lambda index: self.chosen.emit(self._model.views[index.row()].id))
        model.modelReset.connect(self.fit)
        ui.theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Heights and widths of the moment."""
        px = self._ui.theme.px
        self.verticalHeader().setDefaultSectionSize(px(36))
        self.horizontalHeader().setFixedHeight(px("tableHeader"))
        font = self._ui.theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        for column, width in _WIDTHS.items():
            head = self._model.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnWidth(column, max(px(width), QFontMetrics(font).horizontalAdvance(head) + px(18)))
        room = self.width()
        for column, least in _HIDDEN.items():
            self.setColumnHidden(column, room < px(least))
        if self.isColumnHidden(Column.SEEN):
            others = [each for each in Column if each is not Column.NETWORK and not self.isColumnHidden(each)]
            self.setColumnWidth(Column.NETWORK, max(px(120), room - sum(map(self.columnWidth, others))))
        self.setFixedHeight(px("tableHeader") + px(36) * self._model.rowCount() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def current(self) -> PresenceView | None:
        """The presence that has the keys."""
        row = self.currentIndex().row()
        return self._model.views[row] if 0 <= row < len(self._model.views) else None

    def choose(self, number: int) -> None:
        """Give a presence the keys."""
        row = self._model.row_of(number)
        if row >= 0:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.current()
        if view is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(view.id)
        elif view is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(view.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.selectRow(index.row())
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu.emit(self._model.views[index.row()].id, self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            self.selectRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
