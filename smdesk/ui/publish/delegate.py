"""How a line of the ledger is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.publication import Drawn, State
from smdesk.services.views import PublicationView
from smdesk.ui.kit import iconfont, icons, paint, thumbs
from smdesk.ui.kit.theme import Theme
from smdesk.ui.publish.ledger import Day, Show, needs_person
from smdesk.ui.publish.model import LINE, Column, LedgerModel


class LedgerDelegate(QStyledItemDelegate):
    """Six columns and the heading of a day."""

    def __init__(self, model: LedgerModel, theme: Theme, kept: thumbs.Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._thumbs = kept

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
            self._cell(painter, inner, line, Column(index.column()), edged=paint.chosen(option))
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
            painter, rect.adjusted(self._theme.px(20), 0, -8, 0), self._model.day(line.day), font, "text.secondary"
        )

    def _cell(self, painter: QPainter, rect: QRect, view: PublicationView, column: Column, *, edged: bool) -> None:
        text = self._model.text(view, column)
        match column:
            case Column.WHEN:
                rect = rect.adjusted(self._theme.px(12), 0, 0, 0)
                self._two(painter, rect, text, self._model.zone_note(view), "text.secondary")
            case Column.POST:
                self._post(painter, rect, view, text)
            case Column.CHANNEL:
                self._channel(painter, rect, view, text)
            case Column.STATE:
                paint.chip(painter, self._theme, rect, drawn_as(view), text, edged=edged)
            case Column.HOW:
                who, _, how = text.partition(" · ")
                self._two(painter, rect, who, how, "text.secondary")
            case Column.NEXT:
                self._next(painter, rect, view, text)

    def _post(self, painter: QPainter, rect: QRect, view: PublicationView, text: str) -> None:
        width, height, size = self._theme.px(28), self._theme.px(36), self._theme.px(18)
        top = rect.top() + (rect.height() - height) / 2
        place = QRectF(rect.left(), top, width, height)
        if view.picture is not None:
            thumbs.paint(painter, self._theme, place, view.picture, self._thumbs, radius=3)
        else:
            self._words_alone(painter, place)
        rect = rect.adjusted(width + self._theme.px(10), 0, 0, 0)
        middle = rect.top() + (rect.height() - size) / 2
        paint.client(painter, self._theme, QRectF(rect.left(), middle, size, size), view.client_id, view.client)
        rect = rect.adjusted(size + self._theme.px(9), 0, 0, 0)
        font = self._theme.font("body")
        font.setWeight(QFont.Weight.Medium)
        color = self._theme.color("text.secondary" if view.drawn is Drawn.NONE else "text.primary")
        self._wrapped(painter, rect, text, color, font)

    def _words_alone(self, painter: QPainter, place: QRectF) -> None:
        """Where there is no picture: as the calendar marks a post of words alone."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("border.default"), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(3), self._theme.px(3))
        spot = QRectF(0, 0, self._theme.px(13), self._theme.px(13))
        spot.moveCenter(place.center())
        iconfont.paint(painter, "text-aa", spot, self._theme.color("text.tertiary"))
        painter.restore()

    def _channel(self, painter: QPainter, rect: QRect, view: PublicationView, text: str) -> None:
        size = self._theme.px(16)
        middle = rect.top() + (rect.height() - size) / 2
        paint.network(painter, self._theme, QRectF(rect.left(), middle, size, size), view.network)
        rect = rect.adjusted(size + self._theme.px(8), 0, 0, 0)
        self._two(painter, rect, text, view.channel, "text.primary")

    def _next(self, painter: QPainter, rect: QRect, view: PublicationView, text: str) -> None:
        """The proof with its shield in the history; else what comes next."""
        if self._model.show is not Show.HISTORY:
            role = "text.primary" if needs_person(view) else "text.secondary"
            self._wrapped(painter, rect, text, self._theme.color(role))
            return
        if self._model.proven(view):
            size = self._theme.px(15)
            device = painter.device()
            ratio = device.devicePixelRatio() if device is not None else 1.0
            drawn = icons.pixmap("shield-check", self._theme.semantic("success").fg, size, ratio)
            painter.drawPixmap(rect.left(), round(rect.center().y() - size / 2 + 0.5), drawn)
            rect = rect.adjusted(size + self._theme.px(6), 0, 0, 0)
        failed = view.state is State.FAILED
        color = self._theme.semantic("danger").fg if failed else self._theme.color("text.secondary")
        self._wrapped(painter, rect, text, color)

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

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str | QColor) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role) if isinstance(role, str) else role)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _wrapped(
        self, painter: QPainter, rect: QRect, text: str, color: QColor, font: QFont | None = None
    ) -> None:  # fmt: skip
        """At most two lines; the second is cut with an ellipsis."""
        font = font or self._theme.font("small")
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
            self._text(painter, where, line, font, color)


def drawn_as(view: PublicationView) -> str:
    """The status whose mark and tint a publication has."""
    return "draft" if view.drawn is Drawn.NONE else view.drawn.value
