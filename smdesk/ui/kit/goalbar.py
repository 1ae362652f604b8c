"""The goals of pillars as one bar, beside each other in the pillars' colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.core import mix
from smdesk.services.views import PillarView
from smdesk.ui.kit.context import Ui


class GoalBar(QWidget):
    """The goals beside each other; what is missing to a hundred stays empty."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._pillars: tuple[PillarView, ...] = ()
        self.setFixedHeight(ui.theme.px(12))

    def tell(self, pillars: tuple[PillarView, ...]) -> None:
        """Show these."""
        self._pillars = pillars
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._ui.theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.pressed"))
        painter.drawRoundedRect(QRectF(self.rect()), px(3), px(3))
        whole, left = max(mix.WHOLE, sum(each.target for each in self._pillars)), 0.0
        for each in self._pillars:
            wide = self.width() * each.target / whole
            painter.fillRect(QRectF(left, 0, max(0.0, wide - px(2)), self.height()), theme.pillar(each.color).solid)
            left += wide
        painter.end()
