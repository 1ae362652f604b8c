"""The list of contests: how far each is, what is won, when, and how many take part."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.rows import Index, Rows, RowsModel

_ROW = 78


class _Delegate(QStyledItemDelegate):
    """Name and stage, the prize, the days and how many take part."""

    def __init__(self, ui: Ui, model: RowsModel[ContestView], parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._model = ui, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, view = self._ui.theme, QRect(option.rect), self._model.lines[index.row()]
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


def contest_list(ui: Ui) -> Rows[ContestView]:
    """Contests."""
    model = RowsModel[ContestView](ui, lambda view: view.name, words.spoken, _tip)
    made = Rows[ContestView](ui, model, "contests")
    made.setItemDelegate(_Delegate(ui, model, made))
    return made


def _tip(ui: Ui, view: ContestView) -> str:
    return "\n".join(part for part in (view.name, view.prize, words.span(ui, view)) if part)
