"""How a round and a post of a round are painted in their lists."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.approval import Shown
from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.services.approvals.views import ItemView, Now, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.kit import iconfont, icons, paint, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.rows import Index, RowsModel

#: Heights of rows in pixels at 100 %.
ROUND, POST = 70, 62
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Delegate(QStyledItemDelegate):
    """What both lists have in common."""

    def __init__(self, ui: Ui, parent: QWidget, high: int) -> None:
        super().__init__(parent)
        self._ui, self._high = ui, high

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._ui.theme.px(self._high))

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, plain: str) -> None:
        theme, rect, widget = self._ui.theme, option.rect, option.widget
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, theme.color("bg.selected" if on else "bg.hover" if over else plain))
        if on and isinstance(widget, QWidget) and widget.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        paint.hairline(painter, rect, theme.color("border.subtle"))

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> int:
        painter.setFont(font)
        painter.setPen(color)
        metrics = QFontMetrics(font)
        painter.drawText(rect, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
        return min(metrics.horizontalAdvance(text), rect.width())


class RoundDelegate(_Delegate):
    """Name, when it was sent and what came of it, and a bar of three parts."""

    def __init__(self, ui: Ui, model: RowsModel[RoundView], parent: QWidget) -> None:
        super().__init__(ui, parent, ROUND)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view = self._ui.theme, self._model.lines[index.row()]
        painter.save()
        self._ground(painter, option, "bg.surface")
        inner = option.rect.adjusted(theme.px(16), theme.px(10), -theme.px(14), -theme.px(13))
        line = theme.px(18)
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        second = QRect(inner.left(), inner.top() + line, inner.width(), line)
        self._mark(painter, first, view)
        if self._ui.scope.client is None:
            side = theme.px(16)
            tile = QRectF(first.left(), first.top() + (line - side) / 2, side, side)
            paint.client(painter, theme, tile, view.client_id, view.client)
            first = first.adjusted(side + theme.px(7), 0, 0, 0)
        name = first.adjusted(0, 0, -theme.px(22), 0)
        self._text(painter, name, view.name, theme.font("bodyStrong"), theme.color("text.primary"))
        told = words.state(self._ui, view)
        self._text(painter, second, told, theme.font("small"), theme.color("text.secondary"))
        self._bar(painter, QRectF(inner.left(), inner.bottom() - theme.px(4), inner.width(), theme.px(5)), view)
        painter.restore()

    def _mark(self, painter: QPainter, rect: QRect, view: RoundView) -> None:
        theme, side = self._ui.theme, self._ui.theme.px(15)
        place = QRectF(rect.right() - side + 1, rect.top() + (rect.height() - side) / 2, side, side)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        if view.closed_at is not None:
            iconfont.paint(painter, "check-circle-fill", place, theme.semantic("success").fg)
        elif view.sent_at is None:
            tint = theme.status("draft")
            painter.drawPixmap(place.topLeft(), icons.status("draft", tint.fg, tint.bg, side, ratio))
        elif view.tally.changes:
            tint = theme.status("changes")
            painter.drawPixmap(place.topLeft(), icons.status("changes", tint.fg, tint.bg, side, ratio))
        elif words.waits(view):
            iconfont.paint(painter, "hourglass-medium", place, theme.color("marker.softText"))

    def _bar(self, painter: QPainter, rect: QRectF, view: RoundView) -> None:
        """Approved, changes asked, no answer: as long as they are many, with a gap between."""
        theme, tally = self._ui.theme, view.tally
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        parts = [
            (tally.approved, theme.status("approved").fg), (tally.changes, theme.status("changes").fg),
            (tally.unanswered, theme.color("border.default")),
        ]  # fmt: skip
        shown = [(count, color) for count, color in parts if count] or [(1, theme.color("border.default"))]
        gap, whole = theme.px(2), sum(count for count, _ in shown)
        room, left = rect.width() - gap * (len(shown) - 1), rect.left()
        for count, color in shown:
            wide = room * count / whole
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left, rect.top(), wide, rect.height()), theme.px(2), theme.px(2))
            left += wide + gap


class PostDelegate(_Delegate):
    """A small picture, title, date and networks, what the client says, and how it stands."""

    def __init__(self, ui: Ui, model: RowsModel[ItemView], kept: thumbs.Thumbs, parent: QWidget) -> None:
        super().__init__(ui, parent, POST)
        self._model, self._thumbs = model, kept

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, item = self._ui.theme, self._model.lines[index.row()]
        painter.save()
        self._ground(painter, option, "bg.surface")
        inner = option.rect.adjusted(theme.px(20), 0, -theme.px(12), 0)
        chip = paint.chip_width(theme, self.longest)
        self._picture(painter, inner, item)
        words_at = inner.left() + theme.px(38 + 12)
        chip_at = inner.right() - chip
        room = chip_at - words_at - theme.px(12)
        said = words.said(item)
        wide = room if not said or room < theme.px(260) else round(room * 0.56)
        self._title(painter, QRect(words_at, inner.top(), wide, inner.height()), item)
        if wide != room:
            place = QRect(words_at + wide + theme.px(12), inner.top(), room - wide - theme.px(12), inner.height())
            font = theme.font("small")
            font.setItalic(bool(item.comment))
            self._text(painter, place, said, font, theme.color("text.secondary"))
        paint.chip(painter, theme, QRect(chip_at, inner.top(), chip + 1, inner.height()), words.DRAWN[item.now],
                   words.status(item.now), edged=paint.chosen(option))  # fmt: skip
        painter.restore()

    @property
    def longest(self) -> str:
        """The chip that needs most room, so that all begin below each other."""
        return max((words.status(each.now) for each in self._model.lines), key=len, default="")

    def _picture(self, painter: QPainter, rect: QRect, item: ItemView) -> None:
        theme = self._ui.theme
        wide, high = theme.px(38), theme.px(47)
        place = QRectF(rect.left(), rect.top() + (rect.height() - high) / 2, wide, high)
        thumbs.paint(painter, theme, place, picture(item), self._thumbs, radius=3)

    def _title(self, painter: QPainter, rect: QRect, item: ItemView) -> None:
        theme, line = self._ui.theme, self._ui.theme.px(19)
        top = rect.top() + (rect.height() - 2 * line) // 2
        gone = item.now is Now.WITHDRAWN
        color = theme.color("text.tertiary" if gone else "text.primary")
        font = theme.font("body")
        font.setWeight(QFont.Weight.Medium)
        self._text(painter, QRect(rect.left(), top, rect.width(), line), words.title(item), font, color)
        below = QRect(rect.left(), top + line, rect.width(), line)
        end = self._text(painter, below, words.when(self._ui, item), theme.font("small"), theme.color("text.secondary"))
        size, left = theme.px(13), rect.left() + end + theme.px(8)
        for network in item.networks:
            if left + size > rect.right():
                break
            paint.network(painter, theme, QRectF(left, below.top() + (line - size) / 2, size, size), network)
            left += size + theme.px(5)


def picture(item: ItemView) -> MediaItem | None:
    """The first medium of a post."""
    parts = (*item.content.parts, *(part for place in item.content.places for part in place.parts))
    return next((as_item(medium) for part in parts for medium in part.media), None)


def as_item(medium: Shown) -> MediaItem:
    """A medium of a content for what paints small pictures."""
    crop = Crop(*medium.crop) if medium.crop is not None else None
    return MediaItem(medium.sha256, medium.mime, 0, medium.width, medium.height, alt=medium.alt, crop=crop)
