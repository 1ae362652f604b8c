"""The Mondays above the bars of the timeline."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.timemodel import TIME
from smdesk.ui.campaigns.timescale import Scale
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme


class Weeks(QHeaderView):
    """The Mondays above the bars, the one of this week with today's day."""

    def __init__(self, ui: Ui, scale: Scale, today: date) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._ui, self._scale, self.today = ui, scale, today
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, scale = self._ui.theme, self._scale
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.color("bg.canvas"))
        line = theme.color("border.default")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)
        if section == TIME:
            painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), line)
            every = max(1, -(-theme.px(84) // max(int(scale.day_px * 7), 1)))
            for week in range(0, scale.weeks + 1, every):
                self._week(painter, rect, scale.start + timedelta(weeks=week), every, week)
            if scale.start <= self.today <= scale.end:
                x = rect.left() + scale.x(self.today) + scale.day_px / 2
                today_dot(painter, theme, QPointF(round(x), rect.bottom() + 1))
        painter.restore()

    def _week(self, painter: QPainter, rect: QRect, monday: date, every: int, number: int) -> None:
        theme = self._ui.theme
        left = rect.left() + round(self._scale.x(monday))
        if number:
            painter.fillRect(QRect(left, rect.top(), 1, rect.height()), theme.color("border.subtle"))
        now = monday <= self.today < monday + timedelta(weeks=every)
        font = theme.font("caption")
        if now:
            font.setWeight(QFont.Weight.DemiBold)
        text = self.told(monday, every, QFontMetrics(font))
        painter.setFont(font)
        painter.setPen(theme.color("text.primary" if now else "text.secondary"))
        painter.drawText(QRect(left + theme.px(9), rect.top(), theme.px(200), rect.height()),
                         Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)  # fmt: skip

    def told(self, monday: date, every: int, metrics: QFontMetrics) -> str:
        """What stands above so many weeks from a Monday on: today's day too while it does not reach the next one."""
        text = words.day(self._ui, monday)
        if not monday <= self.today < monday + timedelta(weeks=every):
            return text
        longer = text + " · " + self.tr("today %1").replace("%1", str(self.today.day))
        room = self._scale.day_px * 7 * every - self._ui.theme.px(9 + 3)
        return longer if metrics.horizontalAdvance(longer) <= room else text


def today_dot(painter: QPainter, theme: Theme, centre: QPointF) -> None:
    """Where the line of today begins: the upper half of it lies over the weeks, the lower one over the bars."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.semantic("danger").fg)
    painter.drawEllipse(centre, theme.px(4), theme.px(4))
