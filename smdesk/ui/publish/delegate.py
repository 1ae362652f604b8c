"""How a line of the ledger is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.publication import Drawn
from smdesk.services.views import PublicationView
from smdesk.ui.kit import paint
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme
from smdesk.ui.publish.ledger import Day, needs_person
from smdesk.ui.publish.model import LINE, Column, LedgerModel


class LedgerDelegate(QStyledItemDelegate):
    """Five columns and the heading of a day."""

    def __init__(self, model: LedgerModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE)
        return QSize(80, self._theme.px(28 if isinstance(line, Day) else "rowTable"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if isinstance(line, Day):
            self._day(painter, rect, line)
        elif line is not None:
            self._ground(painter, option, rect, index.column())
            inner = rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
            self._cell(painter, inner, line, Column(index.column()))
        paint.hairline(painter, rect, self._theme.color("border.subtle"))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, column: int) -> None:
        state = option.state
        if not state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(rect, self._theme.color("bg.selected"))
        widget = option.widget
        if column == Column.WHEN and isinstance(widget, QWidget) and widget.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), self._theme.color("accent.focus"))

    def _day(self, painter: QPainter, rect: QRect, line: Day) -> None:
        painter.fillRect(rect, self._theme.color("bg.sunken"))
        font = self._theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        self._text(
            painter, rect.adjusted(self._theme.px(16), 0, -8, 0), self._model.day(line.day), font, "text.secondary"
        )

    def _cell(self, painter: QPainter, rect: QRect, view: PublicationView, column: Column) -> None:
        text = self._model.text(view, column)
        match column:
            case Column.WHEN:
                rect = rect.adjusted(self._theme.px(8), 0, 0, 0)
                self._two(painter, rect, text, self._model.zone_note(view), "text.primary")
            case Column.POST:
                self._post(painter, rect, view, text)
            case Column.CHANNEL:
                self._channel(painter, rect, view, text)
            case Column.STATE:
                paint.chip(painter, self._theme, rect, drawn_as(view), text)
            case Column.NEXT:
                role = "text.primary" if needs_person(view) else "text.secondary"
                self._wrapped(painter, rect, text, role)

    def _post(self, painter: QPainter, rect: QRect, view: PublicationView, text: str) -> None:
        size = self._theme.px(18)
        middle = rect.top() + (rect.height() - size) / 2
        paint.client(painter, self._theme, QRectF(rect.left(), middle, size, size), view.client_id, view.client)
        rect = rect.adjusted(size + self._theme.px(8), 0, 0, 0)
        done = view.drawn in {Drawn.PUBLISHED, Drawn.NONE}
        self._two(painter, rect, text, view.client, "text.secondary" if done else "text.primary")

    def _channel(self, painter: QPainter, rect: QRect, view: PublicationView, text: str) -> None:
        size = self._theme.px(18)
        middle = rect.top() + (rect.height() - size) / 2
        paint.network(painter, self._theme, QRectF(rect.left(), middle, size, size), view.network)
        rect = rect.adjusted(size + self._theme.px(8), 0, 0, 0)
        self._two(painter, rect, text, network_name(view.network), "text.primary")

    def _two(self, painter: QPainter, rect: QRect, first: str, second: str, role: str) -> None:
        """A line and a smaller one below; in the middle where there is only one."""
        body = self._theme.font("body")
        if not second:
            self._text(painter, rect, first, body, role)
            return
        height = QFontMetrics(body).height()
        small = self._theme.font("small")
        low = QFontMetrics(small).height()
        top = rect.top() + (rect.height() - height - low) // 2
        self._text(painter, QRect(rect.left(), top, rect.width(), height), first, body, role)
        self._text(painter, QRect(rect.left(), top + height, rect.width(), low), second, small, "text.tertiary")

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _wrapped(self, painter: QPainter, rect: QRect, text: str, role: str) -> None:
        """At most two lines; the second is cut with an ellipsis."""
        font = self._theme.font("small")
        metrics = QFontMetrics(font)
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(rect.width())
        end = first.textLength()
        layout.endLayout()
        shown = [text[:end].strip()]
        if text[end:].strip():
            shown.append(metrics.elidedText(text[end:].strip(), Qt.TextElideMode.ElideRight, rect.width()))
        top = rect.top() + (rect.height() - metrics.height() * len(shown)) // 2
        for place, line in enumerate(shown):
            where = QRect(rect.left(), top + place * metrics.height(), rect.width(), metrics.height())
            self._text(painter, where, line, font, role)


def drawn_as(view: PublicationView) -> str:
    """The status whose mark and tint a publication has."""
    return "draft" if view.drawn is Drawn.NONE else view.drawn.value
