"""How the lines of the table of objectives are painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView, ObjectiveView
from smdesk.ui.kit import icons, pacemarks, paint
from smdesk.ui.kit.theme import Theme
from smdesk.ui.objectives.model import ROW, Column, ObjectivesModel

_Index = QModelIndex | QPersistentModelIndex
KPI_HEIGHT, GROUP_HEIGHT = 44, 38
SPARK = (120, 30)
_RIGHT = {Column.BASELINE, Column.NOW, Column.TARGET}
_INDENT, _CARET = 38, 14


class ObjectivesDelegate(QStyledItemDelegate):
    """A group's line goes over the whole width; a KPI's has a cell in each column."""

    def __init__(self, model: ObjectivesModel, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._model, self._theme, self._view = model, theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        group = isinstance(index.data(ROW), ObjectiveView)
        return QSize(40, self._theme.px(GROUP_HEIGHT if group else KPI_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        painter.setClipRect(rect)
        self._ground(painter, option, rect, isinstance(line, ObjectiveView), index.column())
        if isinstance(line, ObjectiveView):
            self._group(painter, rect, line, index)
        elif isinstance(line, KpiView):
            self._cell(painter, rect, line, Column(index.column()))
        paint.hairline(painter, rect, self._theme.color("border.subtle"))
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, group: bool, column: int
    ) -> None:  # fmt: skip
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._theme.color("bg.selected" if chosen else "bg.sunken" if group else "bg.surface"))
        if chosen and column == Column.NAME and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), self._theme.color("accent.focus"))

    def _group(self, painter: QPainter, rect: QRect, line: ObjectiveView, index: _Index) -> None:
        theme, size = self._theme, self._theme.px(_CARET)
        plus = QRect(rect.right() - theme.px(44), rect.top(), theme.px(28), rect.height())
        self._icon(painter, plus, "plus")
        opened = self._view.isExpanded(self._model.find("objective", line.id))
        painter.drawPixmap(
            rect.left() + theme.px(18), rect.center().y() - size // 2 + 1,
            icons.pixmap(f"caret-{'down' if opened else 'right'}-bold", theme.color("text.secondary"), theme.px(11),
                         _ratio(painter)),
        )  # fmt: skip
        strong = theme.font("bodyStrong")
        left, wide = rect.left() + theme.px(_INDENT), rect.width() - theme.px(_INDENT + 60)
        shown = QFontMetrics(strong).elidedText(line.name, Qt.TextElideMode.ElideRight, wide)
        room = QRect(left, rect.top(), QFontMetrics(strong).horizontalAdvance(shown) + 2, rect.height())
        self._text(painter, room, shown, strong, theme.color("text.primary"))
        rest = QRect(room.right() + theme.px(12), rect.top(), max(0, wide - room.width() - theme.px(12)), rect.height())
        self._text(painter, rest, self._model.under(line), theme.font("small"), theme.color("text.secondary"))

    def _cell(self, painter: QPainter, rect: QRect, view: KpiView, column: Column) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
        text = self._model.text(view, column)
        state = view.standing.state if view.standing else Pace.DRAFT
        match column:
            case Column.NAME:
                inner.setLeft(rect.left() + theme.px(_INDENT))
                self._text(painter, inner, text, theme.font("body"), theme.color("text.primary"))
            case Column.NATURE:
                icon = pacemarks.NATURE_ICONS.get(view.nature, "heart")
                pacemarks.tag(painter, theme, inner, icon, text, pacemarks.nature_tint(theme, view.nature))
            case Column.STATE:
                colors = pacemarks.tint(theme, state)
                pacemarks.tag(painter, theme, inner, pacemarks.ICONS[state], text, colors)
            case Column.PACE:
                wide, high = (theme.px(each) for each in SPARK)
                place = QRectF(inner.left(), inner.center().y() - high / 2, min(wide, inner.width()), high)
                pacemarks.spark(painter, theme, place, view.aim, view.points, state, self._model.today)
            case _:
                strong = column is Column.NOW
                font = theme.font("bodyStrong" if strong else "body")
                ink = "text.primary" if strong else "text.secondary"
                self._text(painter, inner, text, font, theme.color(ink), right=column in _RIGHT)

    def _icon(self, painter: QPainter, rect: QRect, name: str) -> None:
        size = self._theme.px(16)
        drawn = icons.pixmap(name, self._theme.color("text.secondary"), size, _ratio(painter))
        painter.drawPixmap(rect.center().x() - size // 2, rect.center().y() - size // 2 + 1, drawn)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor, *, right: bool = False
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)

    # -- the name, edited in its place --------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(QCoreApplication.translate("ObjectivesModel", "Name"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRect(option.rect)
        high = self._theme.px(28)
        left = self._theme.px(_INDENT - 9)
        wide = max(rect.width() - left, self._theme.px(200))
        editor.setGeometry(rect.left() + left, rect.center().y() - high // 2 + 1, wide, high)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0
