"""The list of contests: how far each is, what is won, when, and how many take part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui

_ROW = 78
Index = QModelIndex | QPersistentModelIndex


class _Contests(QAbstractListModel):
    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.views: Sequence[ContestView] = ()

    def tell(self, views: Sequence[ContestView]) -> None:
        """Other contests; where they are the same ones, only what is said of them changes."""
        if [each.id for each in views] == [each.id for each in self.views]:
            self.views = views
            if views:
                self.dataChanged.emit(self.index(0), self.index(len(views) - 1))
            return
        self.beginResetModel()
        self.views = views
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.views):
            return None
        view = self.views[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return view.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(self._ui, view)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (view.name, view.prize, words.span(self._ui, view)) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Name and stage, the prize, the days and how many take part."""

    def __init__(self, ui: Ui, model: _Contests, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._model = ui, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, view = self._ui.theme, QRect(option.rect), self._model.views[index.row()]
        painter.save()
        on, widget = bool(option.state & QStyle.StateFlag.State_Selected), option.widget
        if on or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("bg.selected" if on else "bg.hover"))
        if on and isinstance(widget, QWidget) and widget.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        paint.hairline(painter, rect, theme.color("border.subtle"))
        inner = rect.adjusted(theme.px(16), theme.px(10), -theme.px(12), -theme.px(9))
        line = inner.height() // 3
        first, second, third = (
            QRect(inner.left(), inner.top() + place * line, inner.width(), line) for place in range(3)
        )
        room = self._stage(painter, first, view)
        strong = QFont(theme.font("bodyStrong"))
        self._text(painter, first.adjusted(0, 0, -room - theme.px(8), 0), view.name, strong, "text.primary")
        said = view.prize if self._ui.scope.client is not None else " · ".join(filter(None, (view.client, view.prize)))
        self._text(painter, second, " ".join(said.split()), theme.font("small"), "text.secondary")
        told = words.Counted().entries(view.entries)
        wide = QFontMetrics(theme.font("caption")).horizontalAdvance(told)
        days = third.adjusted(0, 0, -wide - theme.px(8), 0)
        self._text(painter, days, words.span(self._ui, view), theme.font("caption"), "text.secondary")
        self._text(painter, QRect(third.right() - wide, third.top(), wide + 1, third.height()), told,
                   theme.font("caption"), "text.tertiary")  # fmt: skip
        painter.restore()

    def _stage(self, painter: QPainter, rect: QRect, view: ContestView) -> int:
        """The stage at the right; how wide it is."""
        theme, name = self._ui.theme, view.stage(self._ui.now())
        icon, tone = words.STAGES[name]
        color = theme.semantic(tone).fg if tone else theme.color("text.secondary")
        font = QFont(theme.font("caption"))
        font.setWeight(QFont.Weight.DemiBold)
        text, side = words.stage(name), theme.px(13)
        wide = QFontMetrics(font).horizontalAdvance(text) + side + theme.px(4)
        left = rect.right() - wide
        place = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
        iconfont.paint(painter, icon, place, color)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QRect(left + side + theme.px(4), rect.top(), wide, rect.height()), _LEFT, text)
        return wide

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._ui.theme.color(role))
        painter.drawText(rect, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ContestList(QListView):
    """`chosen` carries the number of the contest that is selected, `entered` comes with Enter or a double click."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._quiet = False
        self._contests = _Contests(ui, self)
        self.setObjectName("contests")
        self.setModel(self._contests)
        self.setItemDelegate(_Delegate(ui, self._contests, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.activated.connect(lambda _index: self.entered.emit())
        ui.theme.changed.connect(self.doItemsLayout)

    def tell(self, views: Sequence[ContestView], current: int) -> None:
        """Show these, with that one selected."""
        self._quiet = True
        self._contests.tell(views)
        row = next((place for place, each in enumerate(views) if each.id == current), -1)
        self.setCurrentIndex(self._contests.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.chosen.emit(self._contests.views[now.row()].id)
