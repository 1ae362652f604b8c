"""What stands above the hours: each day with its date and how much it holds, flags, and the strip for whole days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.core.records import dataclass
from smdesk.services.calendar.marks import Span
from smdesk.ui.calendar.daymarks import tint
from smdesk.ui.calendar.hoursheet import Sheet
from smdesk.ui.kit import dates, iconfont
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.words import Words

DAY_PX, RIBBON_PX, RIBBON_GAP = 40, 15, 3
_FLAG = 12


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Something that lasts whole days: from one column of the sheet to another, both included."""

    text: str
    first: int
    last: int
    color: str = ""  # a name of the palette of clients; "": that of notes
    line: int = 0
    span: Span | None = None  # what can be opened


@dataclass(frozen=True, slots=True)
class HeadDay:
    """A column's head."""

    day: date
    count: int
    flag: str = ""  # a date to keep in mind


def lines(ribbons: Sequence[Ribbon]) -> int:
    """How many lines they take."""
    return max((each.line + 1 for each in ribbons), default=0)


class HourHead(QWidget):
    """Painted from what `tell` was told; a click on a day asks for it alone, a double click on a ribbon opens it."""

    chosen = Signal(object)  # date
    spanned = Signal(object)  # a campaign or contest

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._sheet: Sheet | None = None
        self._days: Sequence[HeadDay] = ()
        self._ribbons: Sequence[Ribbon] = ()
        self._today = date.min
        self._letters: dict[str, Words] = {}
        ui.theme.changed.connect(self._letters.clear)
        self.setMouseTracking(True)

    def tell(self, sheet: Sheet, days: Sequence[HeadDay], ribbons: Sequence[Ribbon], today: date) -> None:
        """Show these days."""
        self._sheet, self._days, self._ribbons, self._today = sheet, days, ribbons, today
        self.update()

    def height_of(self, ribbons: int) -> int:
        """How high it is with so many lines of ribbons."""
        px = self._ui.theme.px
        return px(DAY_PX) + (ribbons * px(RIBBON_PX + RIBBON_GAP) + px(RIBBON_GAP) if ribbons else 0)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height_of(lines(self._ribbons)))

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        theme, sheet = self._ui.theme, self._sheet
        painter.fillRect(self.rect(), theme.color("bg.canvas"))
        if sheet is None:
            return
        for number, head in enumerate(self._days):
            left, width = sheet.column(number)
            if head.day == self._today:
                painter.fillRect(left, 0, width, self.height(), theme.color("bg.today"))
            self._day(painter, QRectF(left, 0, width, theme.px(DAY_PX)), head)
        thin = 1 / self.devicePixelRatioF()
        for number in range(sheet.days):
            line = QRectF(sheet.column(number)[0], 0, thin, self.height())
            painter.fillRect(line, theme.color("border.subtle"))
        for ribbon in self._ribbons:
            self._ribbon(painter, sheet, ribbon)
        painter.fillRect(QRectF(0, self.height() - thin, self.width(), thin), theme.color("border.default"))

    def _day(self, painter: QPainter, rect: QRectF, head: HeadDay) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        room, words = rect.adjusted(px(8), 0, -px(8), 0), self._words
        number, big = str(head.day.day), words("title2")
        advance = big.wide(number)
        if head.day == self._today:
            pill = QRectF(room.left() - px(2), rect.center().y() - px(11), advance + px(10), px(22))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent.base"))
            painter.drawRoundedRect(pill, px(11), px(11))
            painter.setPen(theme.color("text.onAccent"))
            painter.setFont(big.font)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
            left = pill.right() + px(7)
        else:
            painter.setPen(theme.color("text.secondary" if head.day < self._today else "text.primary"))
            big.draw(painter, room, number)
            left = room.left() + advance + px(7)
        weekday = dates.short_weekday(self._ui, head.day.weekday())
        if len(self._days) == 1:
            weekday = dates.long_weekday(self._ui, head.day.weekday())
        painter.setPen(theme.color("text.tertiary"))
        if self._tight(rect.width()):
            weekday = weekday[:1]
        told = words("small").wide(weekday)
        words("small").draw(painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), weekday)
        left += told + px(7)
        spare = room.right() - left
        if head.flag and spare >= px(_FLAG):
            self._flag(painter, QRectF(left, rect.top(), spare, rect.height()), head.flag)
        elif head.count and not head.flag and spare >= words("small").wide(str(head.count)):
            painter.setPen(theme.color("text.tertiary"))
            words("small").draw(painter, room, str(head.count), right=True)

    def _tight(self, width: float) -> bool:
        """True where a column has no room for each weekday beside a date: all are their first letter then."""
        small, day = self._words("small"), dates.short_weekday
        longest = max(small.wide(day(self._ui, each)) for each in range(7))
        return self._ui.theme.px(8 + 10 + 7) + self._words("title2").wide("28") + longest > width

    def _words(self, font: str) -> Words:
        """The letters of a font of the theme, shaped once each."""
        found = self._letters.get(font)
        if found is None:
            found = self._letters[font] = Words(self._ui.theme.font(font))
        return found

    def _flag(self, painter: QPainter, room: QRectF, text: str) -> None:
        """At the right of the day, cut with an ellipsis; the flag alone where there is no room for words."""
        theme, px = self._ui.theme, self._ui.theme.px
        font = QFont(theme.font("micro"))
        metrics = QFontMetricsF(font)
        side = px(_FLAG)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - side - px(4))
        width = side + px(4) + metrics.horizontalAdvance(shown)
        left = max(room.left(), room.right() - width)
        mark = QRectF(left, room.center().y() - side / 2, side, side)
        iconfont.paint(painter, "flag-fill", mark, theme.color("marker.line"))
        painter.setFont(font)
        painter.setPen(theme.color("marker.softText"))
        words = QRectF(mark.right() + px(4), room.top(), room.right() - mark.right() - px(4), room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _ribbon(self, painter: QPainter, sheet: Sheet, ribbon: Ribbon) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        rect = self._place(sheet, ribbon)
        soft, words = theme.color("marker.soft"), theme.color("marker.softText")
        if ribbon.color:
            soft, words = tint(theme, ribbon.color)
        painter.fillRect(rect, soft)
        font = QFont(theme.font("micro"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(words)
        room = rect.adjusted(px(7), 0, -px(7), 0)
        shown = QFontMetricsF(font).elidedText(ribbon.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _place(self, sheet: Sheet, ribbon: Ribbon) -> QRectF:
        px, left = self._ui.theme.px, sheet.column(ribbon.first)[0]
        right = sum(sheet.column(ribbon.last))
        top = px(DAY_PX) + ribbon.line * px(RIBBON_PX + RIBBON_GAP) - px(RIBBON_GAP)
        return QRectF(left + 1, top, right - left - 1, px(RIBBON_PX))

    # -- mouse --------------------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and day is not None and len(self._days) > 1:
            self.chosen.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        sheet = self._sheet
        for ribbon in self._ribbons if sheet is not None else ():
            if ribbon.span is not None and sheet is not None and self._place(sheet, ribbon).contains(event.position()):
                self.spanned.emit(ribbon.span)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = len(self._days) > 1 and self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def _at(self, point: QPoint) -> date | None:
        """The day whose head is under a point; the strip below it is not a part of it."""
        sheet = self._sheet
        if sheet is None or point.x() < sheet.gutter or point.y() >= self._ui.theme.px(DAY_PX):
            return None
        return self._days[sheet.column_at(point.x())].day
