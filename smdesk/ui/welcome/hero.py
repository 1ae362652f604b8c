"""The left panel of the first page: the mark, what smdesk is for, and a month with some of its days taken."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.leading import Leaded
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, surface

#: What stands on which day: a sun, a dot, hills, lines of text (green or cream), or today's tick.
_DAYS = {
    1: "sun", 2: "dot", 5: "hills", 6: "green", 7: "cream", 9: "sun", 12: "hills", 13: "dot", 14: "today", 16: "sun",
    17: "dot", 19: "hills", 21: "cream", 22: "green", 23: "sun", 26: "green", 28: "cream", 29: "dot", 30: "sun",
}  # fmt: skip
#: The paints of the drawing, the same in both modes as in a picture.
_PAINTS = {
    "sun": "#e3ac4e", "dot": "#e08d79", "hills": "#7fb0bc", "green": "#8fb98a", "cream": "#d9c7a6",
    "cell": "#12605f", "beyond": "#0b4546", "ink": "#0e4f50",
}  # fmt: skip
#: Place of the first of the month, and places of a month.
_FIRST, _PLACES = 3, 35
_STEP_X, _STEP_Y, _WIDE, _HIGH = 62, 66, 54, 58


class Month(QWidget):
    """The drawing; it says nothing that is not said in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(_STEP_X * 6 + _WIDE, _STEP_Y * 4 + _HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(_PLACES):
            cell = QRectF(place % 7 * _STEP_X, place // 7 * _STEP_Y, _WIDE, _HIGH)
            day = place - _FIRST + 1
            inside = 1 <= day <= 31
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_PAINTS["cell" if inside else "beyond"]))
            painter.drawRoundedRect(cell, 5, 5)
            if inside:
                self._day(painter, cell, day)
        painter.end()

    def _day(self, painter: QPainter, cell: QRectF, day: int) -> None:
        theme = self._theme
        font = theme.font("caption")
        painter.setFont(font)
        number = theme.color("bg.selectedStrong", "light")
        number.setAlpha(210)
        painter.setPen(number)
        painter.drawText(QRectF(cell.left() + 7, cell.top() + 4, 30, 16), str(day))
        kind = _DAYS.get(day)
        if kind is None:
            return
        card = QRectF(cell.left() + 6, cell.top() + 24, _WIDE - 12, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(kind))
        painter.drawRoundedRect(card, 3, 3)
        if kind == "today":
            painter.setBrush(theme.color("marker.base", "light"))
            painter.drawEllipse(QPointF(cell.right() - 13, cell.top() + 13), 7, 7)
            mark = QRectF(card.center().x() - 9, card.center().y() - 9, 18, 18)
            iconfont.paint(painter, "check-bold", mark, QColor(_PAINTS["beyond"]))
            return
        painter.setClipRect(card)
        self._picture(painter, card, kind)
        painter.setClipping(False)

    def _ground(self, kind: str) -> QColor:
        return self._theme.color("bg.canvas", "light") if kind == "today" else QColor(_PAINTS[kind])

    def _picture(self, painter: QPainter, card: QRectF, kind: str) -> None:
        ink = QColor(_PAINTS["ink"])
        ink.setAlpha(128)
        painter.setBrush(ink)
        if kind == "sun":
            hill = QPainterPath(QPointF(card.center().x() - 13, card.bottom() - 6))
            hill.quadTo(card.center().x(), card.top() + 6, card.center().x() + 13, card.bottom() - 6)
            painter.drawPath(hill)
        elif kind == "dot":
            painter.drawEllipse(card.center(), 7.5, 7.5)
        elif kind == "hills":
            ridge = ((4, 22), (14, 10), (18, 18), (27, 13), (38, 22))
            painter.drawPolygon(QPolygonF([QPointF(card.left() + x, card.top() + y) for x, y in ridge]))
        else:
            painter.setPen(QPen(ink, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for number, wide in enumerate((30, 30, 17) if kind == "cream" else (29, 21)):
                y = card.top() + 9.5 + number * (6 if kind == "cream" else 7)
                painter.drawLine(QPointF(card.left() + 6, y), QPointF(card.left() + 6 + wide, y))


class Hero(Page):
    """The panel, dark petrol in both modes."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        surface(self, "hero")
        mark = QLabel()
        mark.setPixmap(icons.application().pixmap(52, 52))
        self._motto, self._under = Leaded("motto", 88), Leaded("mottoUnder", 126)
        for each, tone in ((self._motto, "hero"), (self._under, "heroSoft")):
            each.setProperty("tone", tone)
            each.setMaximumWidth(ui.theme.px(420))
        self.setLayout(
            column(
                mark,
                22,
                self._motto,
                4,
                self._under,
                None,
                None,
                None,
                Month(ui.theme),
                None,
                None,
                spacing=10,
                margins=(64, 64, 56, 40),
            )
        )
        self.setFixedWidth(ui.theme.px(560))
        self.retranslate()

    def retranslate(self) -> None:
        self._motto.setText(self.tr("Your month of posts,\non your desk"))
        self._under.setText(
            self.tr("Plan, agree, publish on time and exactly once. All of it on your own disk, off line too.")
        )
