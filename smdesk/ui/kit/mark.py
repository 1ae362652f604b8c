"""The mark of a network or the tile of a client beside a line of words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui


class Mark(QWidget):
    """The mark of a network or the tile of a client, as large as a letter."""

    def __init__(self, ui: Ui, network: str = "", client: tuple[int, str] | None = None) -> None:
        super().__init__()
        self._theme, self._network, self._client = ui.theme, network, client
        self.setFixedSize(QSize(ui.theme.px(16), ui.theme.px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        if self._client is not None:
            paint.client(painter, self._theme, rect, *self._client)
        else:
            paint.network(painter, self._theme, rect, self._network)


class Badge(QWidget):
    """The badge of a network beside a title; not there where there is none."""

    def __init__(self, ui: Ui, side: int) -> None:
        """`side` is pixels at 100 %."""
        super().__init__()
        self._theme, self._network = ui.theme, ""
        self.setFixedSize(QSize(ui.theme.px(side), ui.theme.px(side)))
        self.hide()

    def tell(self, network: str) -> None:
        """Another network, "" for none."""
        self._network = network
        self.setVisible(bool(network))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.badge(painter, self._theme, QRectF(self.rect()), self._network)
