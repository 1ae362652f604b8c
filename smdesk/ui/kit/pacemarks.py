"""The small marks of pace: a bar with a tick where it should be, a line beside the agreed one, a chip of a state."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen

from smdesk.core import pace
from smdesk.core.pace import Aim, Pace, Point, Standing
from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme, Tint

ICONS = {
    Pace.AHEAD: "trend-up", Pace.ON_PACE: "check", Pace.BEHIND: "trend-down", Pace.UNKNOWN: "hourglass-medium",
    Pace.DRAFT: "circle-dashed",
}  # fmt: skip
NATURE_ICONS = {"business": "briefcase", "engagement": "chat-circle", "vanity": "heart"}


def tint(theme: Theme, state: Pace) -> Tint:
    """The colours of a state: only what is behind, and what is ahead, stands out."""
    if state is Pace.BEHIND:
        return theme.semantic("warning")
    if state is Pace.AHEAD:
        return theme.semantic("success")
    return Tint(theme.color("text.secondary"), theme.color("bg.chrome"))


def nature_tint(theme: Theme, nature: str) -> Tint:
    """The colours of a kind of KPI: what decides is in the accent."""
    if nature == "business":
        return Tint(theme.color("accent.softText"), theme.color("accent.soft"))
    if nature == "engagement":
        return theme.semantic("info")
    return Tint(theme.color("text.secondary"), theme.color("bg.chrome"))


def ink(theme: Theme, state: Pace) -> QColor:
    """The colour of a line or a bar in a state."""
    if state is Pace.BEHIND:
        return theme.semantic("warning").fg
    return theme.color("text.tertiary" if state in {Pace.UNKNOWN, Pace.DRAFT} else "accent.base")


def tag_width(theme: Theme, text: str) -> int:
    """How wide a tag with an icon is."""
    return QFontMetrics(theme.font("tag")).horizontalAdvance(text) + theme.px(7 + 13 + 5 + 8)


def tag(painter: QPainter, theme: Theme, place: QRect, icon: str, text: str, colors: Tint) -> QRectF:
    """An icon and a word on their tint, at the left of a place and in its middle; the box that it took."""
    size, pad = theme.px(13), theme.px(7)
    width = min(place.width(), tag_width(theme, text))
    box = QRectF(place.left(), place.center().y() - theme.px(20) / 2 + 0.5, width, theme.px(20))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colors.fg if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(colors.bg)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(
        QPointF(box.left() + pad, box.center().y() - size / 2), icons.pixmap(icon, colors.fg, size, ratio)
    )
    painter.setFont(theme.font("tag"))
    painter.setPen(colors.fg)
    room = box.adjusted(pad + size + theme.px(5), 0, -theme.px(3), 0)
    shown = QFontMetrics(theme.font("tag")).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
    return box


def bar(painter: QPainter, theme: Theme, rect: QRectF, standing: Standing) -> None:
    """How much of the way is done, and where it should be today."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bg.pressed"))
    middle, height = rect.center().y(), theme.px(6)
    track = QRectF(rect.left(), middle - height / 2, rect.width(), height)
    painter.drawRoundedRect(track, height / 2, height / 2)
    done = min(1.0, max(0.0, standing.way if standing.way is not None else float(standing.reached)))
    if done > 0:
        painter.setBrush(ink(theme, standing.state))
        filled = QRectF(track.left(), track.top(), max(height, track.width() * done), height)
        painter.drawRoundedRect(filled, height / 2, height / 2)
    if standing.way_expected is not None:
        at = track.left() + track.width() * min(1.0, max(0.0, standing.way_expected))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(
            QRectF(round(at) - 1, middle - theme.px(6), 2, theme.px(12)), theme.color("text.primary")
        )  # fmt: skip
    painter.restore()


def spark(
    painter: QPainter, theme: Theme, rect: QRectF, aim: Aim, points: tuple[Point, ...], state: Pace, today: date
) -> None:
    """The readings as a line that ends in a dot, beside the agreed line, dashed to its ring. Too few are hatched."""
    inner = rect.adjusted(3.5, 4.5, -4.5, -4.5)
    start, end = _span(aim, points, today)
    agreed = [(day, pace.expected(aim, day)) for day in (start, end)]
    shown = [each for each in points if start <= each.day <= end]
    values = [each.value for each in shown] + [value for _, value in agreed if value is not None]
    if not values:
        return
    low, high = min(values), max(values)
    wide = max(1, (end - start).days)

    def place(day: date, value: float) -> QPointF:
        part = 0.5 if high == low else (value - low) / (high - low)
        return QPointF(inner.left() + inner.width() * (day - start).days / wide, inner.bottom() - inner.height() * part)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is Pace.UNKNOWN:
        painter.fillRect(inner, QBrush(theme.color("border.default"), Qt.BrushStyle.BDiagPattern))
    if agreed[0][1] is not None and agreed[1][1] is not None:
        _agreed(painter, theme, place(start, agreed[0][1]), place(end, agreed[1][1]))
    if shown:
        _was_read(painter, ink(theme, state), [place(each.day, each.value) for each in shown])
    painter.restore()


def _agreed(painter: QPainter, theme: Theme, start: QPointF, end: QPointF) -> None:
    """The dashed line to the ring."""
    faint = theme.color("text.tertiary")
    dashed = QPen(faint, 1)
    dashed.setDashPattern([3, 3])
    painter.setPen(dashed)
    painter.drawLine(start, end)
    painter.setPen(QPen(faint, 1.2))
    painter.setBrush(theme.color("bg.surface"))
    painter.drawEllipse(end, 2.4, 2.4)


def _was_read(painter: QPainter, color: QColor, points: list[QPointF]) -> None:
    """The line through the readings, to the dot."""
    line = QPainterPath(points[0])
    for each in points[1:]:
        line.lineTo(each)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(points[-1], 3.0, 3.0)


def _span(aim: Aim, points: tuple[Point, ...], today: date) -> tuple[date, date]:
    """The days that a line shows: those agreed, else those that were read."""
    start = aim.starts or (points[0].day if points else today)
    end = aim.deadline or (points[-1].day if points else today)
    return (start, end) if end > start else (end, start)
