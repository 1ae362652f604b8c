"""One numbered step of the panel: its mark, its title, what can be pressed beside it, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import column, label, restyle, row


class Mark(QAbstractButton):
    """A number in a ring, a tick on a disc once the step is done; pressing it says so by hand."""

    def __init__(self, ui: Ui, number: int) -> None:
        super().__init__()
        self._theme, self._number = ui.theme, number
        self.current = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(ui.theme.px(26), ui.theme.px(26)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        tone = theme.color("accent.base" if self.isChecked() or self.current else "border.control")
        painter.setPen(QPen(tone, 1.4))
        painter.setBrush(tone if self.isChecked() else theme.color("bg.surface"))
        painter.drawEllipse(rect)
        if self.isChecked():
            size, ratio = theme.px(12), self.devicePixelRatioF()
            spot = rect.center().toPoint()
            drawn = icons.pixmap("check-bold", theme.color("text.onAccent"), size, ratio)
            painter.drawPixmap(round(spot.x() + 0.5 - size / 2), round(spot.y() + 0.5 - size / 2), drawn)
        else:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("accent.softText" if self.current else "text.secondary"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent.focus"), 1.5))
            painter.drawEllipse(rect.adjusted(-1.5, -1.5, 1.5, 1.5))


class Step(QFrame):
    """`ticked` is emitted when the person or the panel says that it is done, or not."""

    ticked = Signal()

    def __init__(self, ui: Ui, number: int, beside: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("line", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.mark = Mark(ui, number)
        self.mark.clicked.connect(lambda: self.ticked.emit())
        self.title = label("strong", wrap=True)
        head = row(spacing=8)
        head.addWidget(self.title, 1)
        if beside is not None:
            head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self._number = number
        self.body: QVBoxLayout = column(spacing=8)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(16, 12, 16, 13)
        inner.setSpacing(10)
        inner.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(column(head, self.body, spacing=3, margins=(0, 3, 0, 0)), 1)

    @property
    def done(self) -> bool:
        """True once it has its tick."""
        return self.mark.isChecked()

    def name(self, title: str) -> None:
        """What it is called, also for those who hear it."""
        self.title.setText(title)
        self.mark.setAccessibleName(self.tr("Step %1, done: %2").replace("%1", str(self._number)).replace("%2", title))

    def tick(self, done: bool = True) -> None:
        """It is done, or not."""
        if self.mark.isChecked() != done:
            self.mark.setChecked(done)
            self.ticked.emit()

    def show_current(self, current: bool) -> None:
        """Light it up as the one that comes now."""
        self.mark.current = current
        restyle(self, "current", current)
        self.mark.update()
