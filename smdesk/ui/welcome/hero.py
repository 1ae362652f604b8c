"""The left panel of the first page: the mark, what smdesk is for, and a month with some of its days taken."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, label, surface

#: What stands on which day: a sun, a dot, hills, lines of text (green or cream), or today's tick.
_DAYS = {
    1: "sun", 2: "dot", 5: "hills", 6: "green", 7: "cream", 9: "sun", 12: "hills", 13: "dot", 14: "today", 16: "sun",
    17: "dot", 19: "hills", 21: "cream", 22: "green", 23: "sun", 26: "green", 28: "cream", 29: "dot", 30: "sun",
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
            painter.setBrush(self._shade(0.13 if inside else -0.14))
            painter.drawRoundedRect(cell, 5, 5)
            if inside:
                self._day(painter, cell, day)
        painter.end()

    def _shade(self, by: float) -> QColor:
        """The petrol of the panel, lighter or (below 0) darker."""
        ground = self._theme.color("accent.pressed", "light")
        other = self._theme.color("accent.focus" if by > 0 else "text.primary", "light")
        part = abs(by) * (2.2 if by > 0 else 1.0)
        return QColor(
            round(ground.red() * (1 - part) + other.red() * part),
            round(ground.green() * (1 - part) + other.green() * part),
            round(ground.blue() * (1 - part) + other.blue() * part),
        )

    def _day(self, painter: QPainter, cell: QRectF, day: int) -> None:
        theme = self._theme
        font = theme.font("caption")
        painter.setFont(font)
        painter.setPen(theme.color("accent.soft", "light"))
        painter.drawText(QRectF(cell.left() + 7, cell.top() + 4, 30, 16), str(day))
        kind = _DAYS.get(day)
        if kind is None:
            return
        card = QRectF(cell.left() + 6, cell.top() + 24, _WIDE - 12, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(kind))
        painter.drawRoundedRect(card, 3, 3)
        if kind == "today":
            painter.setBrush(theme.color("marker.line", "light"))
            painter.drawEllipse(QPointF(cell.right() - 13, cell.top() + 12), 6.5, 6.5)
            mark = QRectF(card.center().x() - 9, card.center().y() - 9, 18, 18)
            iconfont.paint(painter, "check-bold", mark, self._shade(-0.14))
            return
        painter.setClipRect(card)
        self._picture(painter, card, kind)
        painter.setClipping(False)

    def _ground(self, kind: str) -> QColor:
        theme = self._theme
        if kind in {"cream", "today"}:
            return theme.color("marker.soft" if kind == "cream" else "bg.canvas", "light")
        name = {"sun": "contest", "dot": "promo", "hills": "value", "green": "community"}[kind]
        return theme.pillar(name, "dark").solid

    def _picture(self, painter: QPainter, card: QRectF, kind: str) -> None:
        ink = QColor(self._theme.color("text.secondary", "light"))
        ink.setAlpha(150)
        painter.setBrush(ink)
        if kind == "sun":
            painter.drawEllipse(QPointF(card.center().x(), card.bottom() + 3), 14, 13)
        elif kind == "dot":
            painter.drawEllipse(card.center(), 7.5, 7.5)
        elif kind == "hills":
            low = card.bottom() - 5
            for left, top in ((5, 12), (17, 8)):
                peak = QPointF(card.left() + left + 9, card.top() + top)
                foot = (QPointF(card.left() + left, low), QPointF(card.left() + left + 19, low))
                painter.drawPolygon(QPolygonF([foot[0], peak, foot[1]]))
        else:
            painter.setPen(QPen(ink, 2))
            for number, wide in enumerate((28, 28, 18) if kind == "cream" else (28, 18)):
                y = card.top() + (8 if kind == "cream" else 10) + number * 6
                painter.drawLine(QPointF(card.left() + 6, y), QPointF(card.left() + 6 + wide, y))


class Hero(Page):
    """The panel, dark petrol in both modes."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        surface(self, "hero")
        mark = QLabel()
        mark.setPixmap(icons.application().pixmap(52, 52))
        self._motto, self._under = label("motto", wrap=True), label("lead", wrap=True)
        for each in (self._motto, self._under):
            each.setProperty("tone", "hero")
            each.setMaximumWidth(ui.theme.px(420))
        self.setLayout(
            column(
                mark, 22, self._motto, self._under, None, Month(ui.theme), None, spacing=10, margins=(64, 64, 56, 40)
            )
        )
        self.setFixedWidth(ui.theme.px(560))
        self.retranslate()

    def retranslate(self) -> None:
        self._motto.setText(self.tr("Your month of posts,\non your desk"))
        self._under.setText(
            self.tr("Plan, agree, publish on time and exactly once. All of it on your own disk, off line too.")
        )
