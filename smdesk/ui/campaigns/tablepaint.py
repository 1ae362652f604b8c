"""How a row of the table of ads is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui

if TYPE_CHECKING:
    from smdesk.ui.campaigns.table import AdModel

_AD, _SPENT, _FIRST_NUMBER = 0, 3, 4
_BAR = 60  # pixels of the bar of spending
_TONES = {"fast": "warning", "over": "danger", "spent": "warning"}


class AdDelegate(QStyledItemDelegate):
    """Every column; numbers at the right."""

    def __init__(self, ui: Ui, model: AdModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._model = ui, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, self._ui.theme.px("rowTable"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect, line = self._ui.theme, QRect(option.rect), self._model.lines[index.row()]
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("bg.selected"))
        paint.hairline(painter, rect, theme.color("border.subtle"))
        self._focus(painter, rect, index, option.widget, selected=selected)
        last = index.column() == index.model().columnCount() - 1  # its numbers end where the page's text does
        inner = rect.adjusted(theme.px(8), 0, -theme.px(20 if last else 8), 0)
        if index.column() == _AD:
            self._ad(painter, inner, line)
        elif index.column() == _SPENT:
            self._spent(painter, inner, line)
        else:
            self._plain(painter, inner, line, index.column())
        painter.restore()

    def _focus(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, view: QWidget | None, *,
        selected: bool,
    ) -> None:  # fmt: skip
        """Where the keys are: a mark beside the selected line, lines around one that is not selected."""
        if not isinstance(view, QAbstractItemView) or not view.hasFocus() or index.row() != view.currentIndex().row():
            return
        color = self._ui.theme.color("accent.focus")
        if index.column() == _AD:
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), color)
        if not selected:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), color)
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), color)

    def _ad(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._ui.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        indent = theme.px(12 if not self._model.results or line.part is None else 28)
        place = QRectF(rect.left() + indent, rect.center().y() - side / 2 + 0.5, side, side)
        font = theme.font("body")
        font.setWeight(QFont.Weight.Medium)
        if line.part is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.line(theme.client_colors[line.campaign.color]))
            painter.drawRoundedRect(place.adjusted(5, 5, -5, -5), 2, 2)
            font.setWeight(QFont.Weight.DemiBold)
        elif line.network:
            paint.badge(painter, theme, place, line.network)
        else:
            iconfont.paint(painter, "megaphone-simple", place.adjusted(2, 2, -2, -2), theme.color("text.tertiary"))
        aim = words.aim_of(line.part, line.campaign) if line.part else words.kinds()[line.campaign.kind]
        room = rect.adjusted(indent + side + theme.px(9), 0, 0, 0)
        small = theme.font("caption")
        height, low = QFontMetrics(font).height(), QFontMetrics(small).height()
        top = room.top() + (room.height() - height - (low if aim else 0)) // 2
        self._text(painter, QRect(room.left(), top, room.width(), height), line.name, font, "text.primary")
        if aim:
            below = QRect(room.left(), top + height, room.width(), low)
            self._text(painter, below, aim, small, "text.secondary")

    def _spent(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """A bar with the mark of what was expected by now, and both amounts."""
        theme, figures = self._ui.theme, self._model.figures(line)
        if figures is None:
            return
        whole, spent = figures.budget, figures.spent
        currency = line.campaign.currency
        text = f" / {words.money(self._ui, whole, currency)}" if whole else ""
        strong, body = theme.font("body"), theme.font("body")
        strong.setWeight(QFont.Weight.DemiBold)
        told = self._bare(spent if spent is not None else 0 if whole else None, currency, bool(whole))
        wide = QFontMetrics(body).horizontalAdvance(text)
        least = wide + QFontMetrics(strong).horizontalAdvance(told) + theme.px(12 if not figures.stale else 30)
        long = max(min(theme.px(_BAR), rect.width() - least), theme.px(20))
        bar = QRectF(rect.left(), rect.center().y() - theme.px(3) + 0.5, long, theme.px(6))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if whole:
            painter.setBrush(theme.color("border.default"))
            painter.drawRoundedRect(bar, 3, 3)
            tone = _TONES.get(figures.pace.state)
            if figures.stale:
                tone = tone or "warning"
            if spent:
                painter.setBrush(theme.semantic(tone).fg if tone else theme.color("accent.base"))
                gone = QRectF(bar.left(), bar.top(), bar.width() * min(spent / whole, 1), bar.height())
                painter.drawRoundedRect(gone, 3, 3)
            if 0 < figures.pace.share < 1:
                mark = bar.left() + bar.width() * figures.pace.share
                painter.setBrush(theme.color("text.primary"))
                painter.drawRect(QRectF(mark - 1, bar.top() - 3, 2, bar.height() + 6))
        self._text(painter, rect, text, body, "text.secondary", right=True)
        self._text(painter, rect.adjusted(0, 0, -wide, 0), told, strong, "text.primary", right=True)
        if figures.stale:
            side = theme.px(13)
            place = QRectF(bar.right() + theme.px(6), rect.center().y() - side / 2 + 0.5, side, side)
            iconfont.paint(painter, "clock", place, theme.semantic("warning").fg)

    def _bare(self, amount: int | None, currency: str, before_another: bool) -> str:
        """An amount, without its currency where one with it follows."""
        told = words.money(self._ui, amount, currency)
        if not before_another:
            return told
        for sign in ("€", "$", "£", currency):
            told = told.replace(sign, "")
        return told.strip()

    def _plain(self, painter: QPainter, rect: QRect, line: Line, column: int) -> None:
        from smdesk.ui.campaigns.table import Column

        text = self._model.text(line, Column(column))
        font = self._ui.theme.font("body")
        if column == Column.RESULTS:
            font.setWeight(QFont.Weight.DemiBold)
        role = "text.secondary" if column < _SPENT else "text.primary"
        self._text(painter, rect, text, font, role, right=column >= _FIRST_NUMBER)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str, *, right: bool = False
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(self._ui.theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)
