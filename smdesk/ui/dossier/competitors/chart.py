"""Lines over time, one for each competitor, and the small line within a row of the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.competitors.series import Point, Row
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui


def color_of(ui: Ui, client: int, row: Row, place: int) -> QColor:
    """The client's own colour for the client, else one of the palette by place."""
    own = ui.theme.client(client)
    if row.competitor == 0:
        return ui.theme.line(own)
    others = [each for each in ui.theme.client_colors.values() if each != own]
    return ui.theme.line(others[place % len(others)])


def spark(painter: QPainter, rect: QRectF, points: Sequence[Point], color: QColor) -> None:
    """A small line from the first to the last value, with a point at its end."""
    if not points:
        return
    placed = _placed(rect.adjusted(3, 4, -4, -4), [points], None)[0]
    painter.setPen(QPen(color, 1.6))
    painter.drawPolyline(placed)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(placed[-1], 2.5, 2.5)


def _placed(
    rect: QRectF, lines: Sequence[Sequence[Point]], top: float | None
) -> list[list[QPointF]]:  # fmt: skip
    every = [point for line in lines for point in line]
    first, last = min(each.day for each in every), max(each.day for each in every)
    low = 0.0 if top is not None else min(each.value for each in every)
    high = top if top is not None else max(each.value for each in every)
    span, tall = max((last - first).days, 1), (high - low) or 1.0
    return [
        [
            QPointF(rect.left() + rect.width() * (each.day - first).days / span,
                    rect.bottom() - rect.height() * (each.value - low) / tall)
            for each in line
        ]
        for line in lines
    ]  # fmt: skip


class Lines(QWidget):
    """From nought, so that no difference looks larger than it is; names stand at the ends of their lines."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._rows: tuple[Row, ...] = ()
        self._client = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ui.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(400), self._ui.theme.px(220))

    def show_rows(self, rows: Sequence[Row], client: int, name: str) -> None:
        """These; `name` is what they measure, for a screen reader."""
        self._rows, self._client = tuple(row for row in rows if row.points), client
        told = [
            f"{row.name} {words.number(self._ui, row.points[0].value)} → {words.number(self._ui, row.points[-1].value)}"
            for row in self._rows
        ]
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        right = min(max(metrics.horizontalAdvance(row.name) for row in self._rows) + theme.px(12), self.width() // 3)
        top = _round_up(max(point.value for row in self._rows for point in row.points))
        left = metrics.horizontalAdvance(words.number(self._ui, top)) + theme.px(8)
        area = QRectF(left, theme.px(8), self.width() - left - right, self.height() - theme.px(34))
        self._grid(painter, area, top)
        placed = _placed(area, [row.points for row in self._rows], top)
        taken: list[float] = []
        for place, (row, line) in enumerate(zip(self._rows, placed, strict=True)):
            color = color_of(self._ui, self._client, row, place)
            painter.setPen(QPen(color, 2.4 if row.competitor == 0 else 1.6))
            painter.drawPolyline(line)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            for point in line:
                painter.drawEllipse(point, 2.6, 2.6)
            self._name(painter, row, QPointF(area.right(), line[-1].y()), right, color, taken)

    def _grid(self, painter: QPainter, area: QRectF, top: float) -> None:
        theme = self._ui.theme
        for part in range(3):
            y = area.bottom() - area.height() * part / 2
            painter.setPen(theme.color("border.subtle"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("text.tertiary"))
            label = QRectF(0, y - theme.px(8), area.left() - theme.px(6), theme.px(16))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, flags, words.number(self._ui, top * part / 2))
        every = sorted({point.day for row in self._rows for point in row.points})
        for day, flag in ((every[0], Qt.AlignmentFlag.AlignLeft), (every[-1], Qt.AlignmentFlag.AlignRight)):
            below = QRectF(area.left(), area.bottom() + theme.px(6), area.width(), theme.px(16))
            painter.drawText(below, flag, dates.short_date(self._ui, day))

    def _name(
        self, painter: QPainter, row: Row, at: QPointF, wide: int, color: QColor, taken: list[float]
    ) -> None:  # fmt: skip
        """Beside the end of its line, moved so that no two lie over each other."""
        theme, high = self._ui.theme, self._ui.theme.px(15)
        y = at.y()
        while any(abs(y - each) < high for each in taken):
            y += high / 3
        taken.append(y)
        shown = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, wide - theme.px(10))
        painter.setPen(theme.color("text.primary"))
        painter.drawText(QRectF(at.x() + theme.px(10), y - high / 2, wide, high), Qt.AlignmentFlag.AlignVCenter, shown)


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 … above a value."""
    step = 1.0
    while True:
        for part in (1, 2, 5):
            if value <= step * part:
                return step * part
        step *= 10
