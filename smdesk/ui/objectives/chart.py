"""The chart of one KPI: the agreed line, the readings, where it is heading, and the posts behind it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView
from smdesk.ui.kit import pacemarks
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.figures import figure
from smdesk.ui.objectives import words
from smdesk.ui.objectives.chartscale import Scale, scale_of, ticks

#: A post behind the numbers: its day, the colour name of its pillar, and its title.
Post = tuple[date, str, str]
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 156, 26, 30


class PaceChart(QWidget):
    """Arrows move a cursor from reading to reading; `told` says what stands under it. T and Ctrl+C are the page's."""

    told = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._view: KpiView | None = None
        self._today = date.min
        self._posts: tuple[Post, ...] = ()
        self._at = -1  # the reading under the cursor
        self.setObjectName("pace-chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(ui.theme.px(150))
        ui.theme.changed.connect(self.update)

    def show_kpi(self, view: KpiView | None, today: date, posts: tuple[Post, ...] = ()) -> None:
        """Another KPI, or the same as it is now."""
        if self._view is None or view is None or self._view.id != view.id:
            self._at = -1
        self._view, self._today, self._posts = view, today, posts
        self.setAccessibleName(view.name if view is not None else "")
        self.setAccessibleDescription(self.summary())
        self.update()

    def summary(self) -> str:
        """The chart in a sentence."""
        view = self._view
        if view is None:
            return ""
        language = self._ui.language
        said = [words.spoken(self._ui, view, self._today)]
        if ahead := words.forecast(language, view):
            said.append(self.tr("forecast %1, in 8 of 10 cases").replace("%1", ahead))
        return ", ".join(said)

    def rows(self) -> list[tuple[date, float, float | None]]:
        """What it shows as a table: day, value, and what was agreed for that day."""
        from smdesk.core import pace

        view = self._view
        if view is None:
            return []
        return [(each.day, each.value, pace.expected(view.aim, each.day)) for each in view.points]

    # -- the cursor ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        points = self._view.points if self._view is not None else ()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Home:
            self._move(0)
        elif event.key() == Qt.Key.Key_End:
            self._move(len(points) - 1)
        elif step is not None and points:
            self._move(min(len(points) - 1, max(0, self._at + step)) if self._at >= 0 else len(points) - 1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        points = self._view.points if self._view is not None else ()
        scale = self._scale()
        if scale is None or not points:
            return
        near = [abs(scale.x(each.day) - event.position().x()) for each in points]
        self._move(near.index(min(near)) if min(near) < self._ui.theme.px(24) else -1)

    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self._move(-1)

    def _move(self, place: int) -> None:
        if place == self._at:
            return
        self._at = place
        self.told.emit(self.readout())
        self.update()

    def readout(self) -> str:
        """What stands under the cursor: `12 Oct: 8, agreed 15`."""
        view = self._view
        if view is None or not 0 <= self._at < len(view.points):
            return ""
        day, value, agreed = self.rows()[self._at]
        language = self._ui.language
        text = f"{words.day(self._ui, day, self._today)}: {figure(language, value, view.unit)}"
        if agreed is not None:
            text += ", " + self.tr("agreed %1").replace("%1", figure(language, agreed, view.unit))
        titles = [title for on, _, title in self._posts if on == day]
        return " · ".join([text, *titles[:2]])

    # -- painting -----------------------------------------------------------------------------------------------

    def _scale(self) -> Scale | None:
        px = self._ui.theme.px
        inner = QRectF(self.rect()).adjusted(px(_LEFT), px(_TOP), -px(_RIGHT), -px(_BOTTOM))
        return scale_of(self._view, self._today, inner) if self._view is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """All of it, also for a copy."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, view = self._scale(), self._view
        if scale is None or view is None:
            return
        self._grid(painter, scale, view)
        self._agreed(painter, scale, view)
        self._cone(painter, scale, view)
        self._line(painter, scale, view)
        self._squares(painter, scale)
        self._cursor(painter, scale, view)

    def _grid(self, painter: QPainter, scale: Scale, view: KpiView) -> None:
        theme, px, box = self._ui.theme, self._ui.theme.px, scale.box
        font = theme.font("caption")
        painter.setFont(font)
        for value in ticks(scale.low, scale.high):
            y = round(scale.y(value)) + 0.5
            painter.setPen(QPen(theme.color("border.subtle"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(theme.color("text.secondary"))
            place = QRectF(0, y - px(8), box.left() - px(9), px(16))
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                figure(self._ui.language, value, view.unit),
            )  # fmt: skip
        self._days(painter, scale)

    def _days(self, painter: QPainter, scale: Scale) -> None:
        theme, px, box = self._ui.theme, self._ui.theme.px, scale.box
        metrics = QFontMetrics(theme.font("caption"))
        free = -1.0
        today = self._today if scale.start <= self._today <= scale.end else None
        days = scale.days(6)
        if today is not None:  # the day it is goes before its neighbours
            room = scale.x(today) - metrics.horizontalAdvance("00 mmm") / 2
            days = [d for d in days if abs(scale.x(d) - scale.x(today)) > px(44) or d in {scale.start, scale.end}]
            del room
        for day in sorted({*days}):
            text = words.day(self._ui, day, self._today)
            wide = metrics.horizontalAdvance(text)
            left = min(scale.x(day) - wide / 2, box.right() - wide / 2)
            if left < free:
                continue
            free = left + wide + px(14)
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(QPointF(left, box.bottom() + px(19)), text)
        if today is not None:
            x = round(scale.x(today)) + 0.5
            dotted = QPen(theme.color("text.secondary"), 1)
            dotted.setDashPattern([1, 2.5])
            painter.setPen(dotted)
            painter.drawLine(QPointF(x, box.top() - px(6)), QPointF(x, box.bottom()))
            word = self.tr("today")
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(word) / 2, box.top() - px(11)), word)

    def _agreed(self, painter: QPainter, scale: Scale, view: KpiView) -> None:
        aim, theme, px = view.aim, self._ui.theme, self._ui.theme.px
        if aim.starts is None or aim.deadline is None or aim.target is None or aim.baseline is None:
            return
        dashed = QPen(theme.color("text.tertiary"), 1)
        dashed.setDashPattern([4, 4])
        painter.setPen(dashed)
        end = QPointF(scale.x(aim.deadline), scale.y(aim.target))
        painter.drawLine(QPointF(scale.x(aim.starts), scale.y(aim.origin)), end)
        said = self.tr("target %1").replace("%1", figure(self._ui.language, aim.target, view.unit))
        self._beside(painter, end.y(), said, theme.color("text.secondary"), strong=False)
        if scale.box.width() > px(420):
            font = theme.font("caption")
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            x = scale.box.left() + scale.box.width() * 0.14
            day = aim.starts + timedelta(days=round((aim.deadline - aim.starts).days * 0.14))
            above = scale.y(aim.origin + (aim.target - aim.origin) * 0.14)
            text = self.tr("agreed pace")
            rising = aim.target >= aim.origin
            y = above - px(10) if rising else above + px(18)
            if all(abs(scale.y(p.value) - y) > px(14) for p in view.points if abs((p.day - day).days) < scale.wide / 8):
                painter.drawText(QPointF(x - QFontMetrics(font).horizontalAdvance(text) / 2, y), text)

    def _cone(self, painter: QPainter, scale: Scale, view: KpiView) -> None:
        found = view.standing.forecast if view.standing is not None else None
        if found is None:
            return
        theme = self._ui.theme
        color = pacemarks.ink(theme, view.standing.state if view.standing else Pace.UNKNOWN)
        start = scale.x(found.since)
        step = scale.x(found.since + timedelta(days=1)) - start
        upper = [QPointF(start + each.days * step, scale.y(each.high)) for each in found.cone]
        lower = [QPointF(start + each.days * step, scale.y(each.low)) for each in found.cone]
        area = QPainterPath(upper[0])
        for each in [*upper[1:], *reversed(lower)]:
            area.lineTo(each)
        area.closeSubpath()
        fill = QColor(color)
        fill.setAlphaF(0.16)
        painter.setClipRect(scale.box.adjusted(-2, -2, 2, 2))
        painter.fillPath(area, fill)
        dotted = QPen(color, 1.5)
        dotted.setDashPattern([1.4, 2.2])
        painter.setPen(dotted)
        painter.drawLine(
            QPointF(start, scale.y(found.cone[0].value)),
            QPointF(start + found.cone[-1].days * step, scale.y(found.value)),
        )
        painter.setClipping(False)
        said = self.tr("forecast %1").replace("%1", words.forecast(self._ui.language, view))
        y = self._apart(scale, view, scale.y(found.value))
        self._beside(painter, y, said, color, strong=True)
        px = theme.px
        self._beside(painter, y + px(15), self.tr("8 in 10 chance"), theme.color("text.secondary"), strong=False)

    def _apart(self, scale: Scale, view: KpiView, y: float) -> float:
        """Where the words of the forecast stand, clear of those of the target."""
        if view.target is None:
            return y
        target, room = scale.y(view.target), self._ui.theme.px(17)
        if target - 2 * room < y < target + room:
            below = target + room
            return below if below + room < self.height() else target - 2 * room
        return y

    def _beside(self, painter: QPainter, y: float, text: str, color: QColor, *, strong: bool) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        font = theme.font("caption")
        if strong:
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(color)
        left = self.width() - px(_RIGHT) + px(8)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, px(_RIGHT) - px(10))
        painter.drawText(QPointF(left, y + px(4)), shown)

    def _line(self, painter: QPainter, scale: Scale, view: KpiView) -> None:
        points = [each for each in view.points if scale.start <= each.day <= scale.end]
        if not points:
            return
        color = self._ui.theme.color("accent.base")
        line = QPainterPath(scale.place(points[0]))
        for each in points[1:]:
            line.lineTo(scale.place(each))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        few = len(points) <= 40
        for each in points if few else points[-1:]:
            painter.drawEllipse(scale.place(each), *([4.0, 4.0] if each is points[-1] else [2.2, 2.2]))

    def _squares(self, painter: QPainter, scale: Scale) -> None:
        theme, size = self._ui.theme, self._ui.theme.px(6)
        stacked: dict[date, int] = {}
        painter.setPen(Qt.PenStyle.NoPen)
        for day, color, _ in self._posts:
            if not scale.start <= day <= scale.end:
                continue
            level = stacked[day] = stacked.get(day, 0) + 1
            painter.setBrush(theme.pillar(color).solid if color else theme.color("text.tertiary"))
            top = scale.box.bottom() - level * (size + 2) + size / 2
            painter.drawRoundedRect(QRectF(scale.x(day) - size / 2, top, size, size), 1.5, 1.5)

    def _cursor(self, painter: QPainter, scale: Scale, view: KpiView) -> None:
        if not 0 <= self._at < len(view.points):
            return
        theme, px = self._ui.theme, self._ui.theme.px
        point = view.points[self._at]
        at = scale.place(point)
        painter.setPen(QPen(theme.color("accent.focus"), 1))
        painter.drawLine(QPointF(at.x(), scale.box.top()), QPointF(at.x(), scale.box.bottom()))
        painter.setPen(QPen(theme.color("accent.focus"), 2))
        painter.setBrush(theme.color("bg.surface"))
        painter.drawEllipse(at, 4.5, 4.5)
        text, font = self.readout(), theme.font("caption")
        wide = QFontMetrics(font).horizontalAdvance(text) + px(14)
        left = min(max(px(4), at.x() - wide / 2), self.width() - wide - px(4))
        box = QRectF(left, max(0.0, at.y() - px(34)), wide, px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setFont(font)
        painter.setPen(theme.color("text.onTooltip"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
