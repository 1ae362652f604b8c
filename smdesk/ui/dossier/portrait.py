"""The portrait of a persona: its picture with round corners, or its initial on a colour of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.services.dossier.views import PersonaView
from smdesk.ui.kit import iconfont, paint, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs

#: Colours of the personas of a client, in their order.
_TONES = ("berry", "ink", "moss", "ochre", "plum", "teal", "slate", "rose")
PICTURES = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp)"


def tone(theme: Theme, place: int) -> QColor:
    """The colour of the persona at a place of the list."""
    return theme.client_colors[_TONES[place % len(_TONES)]]


def draw(painter: QPainter, theme: Theme, rect: QRectF, view: PersonaView, place: int, pictures: Thumbs) -> None:
    """The portrait of one persona."""
    if view.portrait is not None:
        thumbs.paint(painter, theme, rect, view.portrait, pictures, radius=8)
    else:
        paint.tile(painter, rect, tone(theme, place), view.name[:1].upper(), theme.font("caption"))


class Portrait(QAbstractButton):
    """Pressed, another picture can be chosen; one can be dropped on it. `dropped` carries its path."""

    dropped = Signal(Path)

    def __init__(self, ui: Ui, pictures: Thumbs, side: int = 64) -> None:
        super().__init__()
        self._ui, self._pictures, self._side = ui, pictures, side
        self._view: PersonaView | None = None
        self._place = 0
        self.setObjectName("portrait")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pictures.came.connect(lambda _sha: self.update())
        ui.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(self._side), self._ui.theme.px(self._side))

    def tell(self, view: PersonaView, place: int) -> None:
        """Show the portrait of this persona."""
        self._view, self._place = view, place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter, theme = QPainter(self), self._ui.theme
        draw(painter, theme, QRectF(self.rect()), self._view, self._place, self._pictures)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            side = theme.px(20)
            corner = QRectF(self.width() - side - 2, self.height() - side - 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.tooltip"))
            painter.drawEllipse(corner)
            inner = corner.adjusted(4, 4, -4, -4)
            iconfont.paint(painter, "pencil-simple", inner, theme.color("text.onTooltip"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])
