"""One of the numbered steps of a form: its number, what it is about, what belongs to it, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column, label, restyle, row

_SIZE = 22


class Stage(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class _Number(QWidget):
    """The number in a ring: filled with a check when done, tinted while it is the person's turn."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.stage = Stage.LATER
        self.setFixedSize(QSize(theme.px(_SIZE), theme.px(_SIZE)))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, now, done = self._theme, self.stage is Stage.NOW, self.stage is Stage.DONE
        ring = theme.color("accent.base" if now or done else "text.tertiary")
        ground = {Stage.DONE: "accent.base", Stage.NOW: "accent.soft", Stage.LATER: "bg.surface"}[self.stage]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ring, 1.0))
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if done:
            size = theme.px(12)
            mark = icons.pixmap("check-bold", theme.color("text.onAccent"), size, self.devicePixelRatioF())
            place = (self.width() - size) // 2
            painter.drawPixmap(place, place, mark)
        else:
            painter.setFont(theme.font("bodyStrong"))
            painter.setPen(theme.color("accent.softText" if now else "text.secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class Step(QFrame):
    """`inside` is the layout for what belongs to it; `beside` stands at the right of its title."""

    def __init__(self, theme: Theme, number: int, beside: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = _Number(theme, number)
        self.title, self.text = label("strong", wrap=True), label("secondary", wrap=True)
        self.title.setMinimumHeight(theme.px(_SIZE))  # its first line is level with the number
        head = row(spacing=8)
        head.addWidget(self.title, 1)
        if beside is not None:
            head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(4)
        line = row(spacing=11, margins=(0, 9, 0, 9))
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(column(head, self.text, spacing=1), self.inside, spacing=5), 1)
        self.setLayout(line)

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self._number.stage

    def tell(self, stage: Stage, title: str, text: str = "") -> None:
        """Say what it is about and where it stands."""
        self._number.stage = stage
        self._number.update()
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        restyle(self.title, "tone", "muted" if stage is Stage.LATER else "")
        self.setAccessibleName(f"{title}. {text}" if text else title)


def abilities(theme: Theme, can: Iterable[str], cannot: Iterable[str], ratio: float) -> QWidget:
    """What is possible, with checks, and what is not, with crosses, in two columns."""
    made, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(3)
    lines = [(text, "check", "success.fg", "") for text in can] + [
        (text, "x", "text.tertiary", "secondary") for text in cannot
    ]
    first = QFontMetrics(theme.font("body")).height()  # the mark stands in the middle of the first line
    for place, (text, icon, tone, look) in enumerate(lines):
        mark, said = QLabel(), label(look, wrap=True)
        color = theme.semantic("success").fg if tone == "success.fg" else theme.color(tone)
        mark.setPixmap(icons.pixmap(icon, color, theme.px(13), ratio))
        mark.setFixedSize(theme.px(15), first)
        said.setText(text)
        line = row(spacing=6)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(line, place // 2, place % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    made.setLayout(grid)
    return made
