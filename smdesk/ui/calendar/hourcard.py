"""A post among the hours: the chip of the month, which says less in a narrow place and more in a wide one."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.chips import DASHED, Chips, Look
from smdesk.ui.calendar.tips import modes, networks, title
from smdesk.ui.kit import paint
from smdesk.ui.kit.naming import status_name

#: Below the first width a card has no picture; from the second on it tells the text, the mode and the status too.
NARROW, WIDE = 112, 420
#: What stands with the letter before it.
_JOINED = "\u200d\ufe0e\ufe0f"


class HourCards(Chips):
    """Chips for the sheet of hours."""

    def look(self, rect: QRect, ratio: float, *, tile: bool) -> Look:
        """How a card of this place is drawn."""
        return Look(rect.width(), rect.height(), ratio, rect.width() < self._ui.theme.px(NARROW), tile)

    def _title_lines(self, text: str, width: float) -> list[str]:
        """One line: a card is lower than a chip of the month."""
        return [QFontMetricsF(self._font("title")).elidedText(text, Qt.TextElideMode.ElideRight, width)]

    def _full(
        self, painter: QPainter, entry: CalendarEntry, look: Look, named: str, card: QColor, picture: QPixmap | None
    ) -> None:
        if look.width < self._ui.theme.px(WIDE):
            super()._full(painter, entry, look, named, card, picture)
            return
        px = self._px
        self._marked_picture(painter, entry, look, named, card, picture)
        right = self._ends(painter, QRectF(0, 0, look.width - px(10), look.height), entry, named)
        self._lines(painter, QRectF(px(47), 0, right - px(47), look.height), entry, named, tile=look.tile)

    def _compact(self, painter: QPainter, entry: CalendarEntry, look: Look, named: str, card: QColor) -> None:
        """Beside others: the title over the mark of the status, the time and a network, as far as there is room."""
        theme, px = self._ui.theme, self._px
        left, right = float(px(8)), look.width - float(px(4))
        top = (look.height - px(31)) / 2
        role = "text.secondary" if named == "published" else "text.primary"
        first = QRectF(left, top, right - left, px(16))
        shown = self._beginning(named, title(entry), first.width())
        _line(painter, first, shown, self._title_font(named), theme.color(role), whole=False)
        centre = QPointF(left + px(13) / 2, top + px(24))
        self._mark(painter, named, card, centre, look.ratio)
        left += px(13 + 4)
        told, font = self._clock(entry), self._font("meta")
        width = self._wide("meta", told)
        if left + width <= right:
            _line(painter, QRectF(left, top + px(17), width + 1, px(14)), told, font, theme.color("text.secondary"))
            left += width + px(5)
            if look.tile and left + px(13) <= right:
                place = QRectF(left, top + px(17), px(13), px(13))
                paint.client(painter, theme, place, entry.client_id, entry.client)
                left += px(13 + 4)
            for name in networks(entry)[: max(0, int((right - left + px(2)) // px(13)))]:
                paint.network(painter, theme, QRectF(left, top + px(18), px(11), px(11)), name)
                left += px(13)

    def _beginning(self, named: str, text: str, width: float) -> str:
        """As much of a title as there is room for, with an ellipsis. Letters are measured once each and added up: a
        week may hold thousands of narrow cards, and to shape each title costs more than to paint it.
        """
        font, used, end = "idea" if named in DASHED else "title", 0.0, 0
        room = width - self._wide(font, "…")
        for place, letter in enumerate(text):
            used += self._wide(font, letter)
            end = place + 1 if used <= room else end
            if used > width:
                while end and (text[end] in _JOINED or text[end - 1] in _JOINED or unicodedata.combining(text[end])):
                    end -= 1
                return text[:end].rstrip() + "…" if end else text[:1]
        return text

    def _ends(self, painter: QPainter, room: QRectF, entry: CalendarEntry, named: str) -> float:
        """Status and mode in words, at the right; where they begin."""
        theme, px = self._ui.theme, self._px
        text = status_name(named)
        width = paint.chip_width(theme, text)
        paint.chip(painter, theme, QRectF(room.right() - width, 0, width, room.height()).toRect(), named, text)
        mode = modes(self._model, entry)
        font = self._font("meta")
        left = room.right() - px(118)
        if mode:
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            place = QRectF(left - px(92), 0, px(86), room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mode)
            left -= px(92)
        return left - px(12)

    def _lines(self, painter: QPainter, room: QRectF, entry: CalendarEntry, named: str, *, tile: bool) -> None:
        theme, px = self._ui.theme, self._px
        top = (room.height() - px(32)) / 2
        font = self._title_font(named)
        first = QRectF(room.left(), top, room.width(), px(16))
        role = "text.secondary" if named == "published" else "text.primary"
        used = _line(painter, first, title(entry), font, theme.color(role))
        rest = first.adjusted(used + px(10), 0, 0, 0)
        if entry.title and entry.text and rest.width() > px(60):
            meta = self._font("meta")
            _line(painter, rest, " ".join(entry.text.split()), meta, theme.color("text.tertiary"))
        below = QPointF(room.left(), top + px(18))
        self._meta(painter, entry, below, room.right(), tile)


def _line(painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor, *, whole: bool = True) -> float:
    """One line, cut with an ellipsis, or as it is where it has been cut to fit; how wide it became."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()) if whole else text
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setFont(font)
    painter.setPen(color)
    base = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent()
    painter.drawText(QPointF(rect.left(), base), shown)
    painter.restore()
    return min(rect.width(), metrics.horizontalAdvance(shown))
