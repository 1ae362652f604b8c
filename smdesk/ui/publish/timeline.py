"""The journal of a publication as a line with a mark for each thing that happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.walltime import in_zone
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import column, label
from smdesk.ui.publish.journal import Entry

#: Tones of marks that are not just something that happened.
_TONES = {
    "check": "success",
    "shield-check": "success",
    "x-circle": "danger",
    "warning": "warning",
    "question": "warning",
    "magnifying-glass": "info",
}


class _Dot(QWidget):
    """A mark in a ring, with the line on to the next one below it."""

    def __init__(self, ui: Ui, icon: str, *, last: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._last = ui.theme, icon, last
        self.setFixedWidth(ui.theme.px(22))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, mark = theme.px(20), theme.px(12)
        ring = QRectF(0.75, 0.75, size - 1.5, size - 1.5)
        if not self._last:
            painter.fillRect(
                QRectF(ring.center().x() - 0.75, size, 1.5, self.height() - size), theme.color("border.default")
            )
        tone = _TONES.get(self._icon)
        color = theme.semantic(tone).fg if tone else theme.color("accent.base")
        painter.setPen(QPen(color, 1.3))
        painter.setBrush(theme.color("bg.surface"))
        painter.drawEllipse(ring)
        drawn = icons.pixmap(self._icon, color, mark, self.devicePixelRatioF())
        painter.drawPixmap(round(ring.center().x() - mark / 2), round(ring.center().y() - mark / 2), drawn)


class Timeline(QWidget):
    """Shows entries, oldest first; the day stands above the first of each."""

    def __init__(self, ui: Ui, entries: Sequence[Entry], zone: str, today: date) -> None:
        super().__init__()
        self._ui = ui
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        day = None
        for place, entry in enumerate(entries):
            at = in_zone(entry.at, zone)
            if at.date() != day and (day is not None or at.date() != today):
                line = label("caption")
                line.setText(ui.language.day(at.date(), today))
                line.setContentsMargins(0, 4 if place else 0, 0, 4)
                body.addWidget(line)
            day = at.date()
            body.addWidget(self._row(entry, dates.clock(ui, at.replace(microsecond=0)), last=place == len(entries) - 1))

    def _row(self, entry: Entry, clock: str, *, last: bool) -> QWidget:
        made = QWidget()
        title, at, more = label("strong", wrap=True), label("secondary"), label("secondary", wrap=True, select=True)
        title.setText(entry.title)
        at.setText(clock)
        more.setText(entry.detail)
        more.setVisible(bool(entry.detail))
        inner = QHBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(_Dot(self._ui, entry.icon, last=last))
        inner.addLayout(column(title, more, spacing=1, margins=(0, 1, 0, 12)), 1)
        inner.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        made.setAccessibleName(f"{clock} {entry.title} {entry.detail}".strip())
        return made
