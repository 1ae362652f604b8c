"""The portrait of a persona: its picture with round corners, or its initial on a colour of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from smdesk.services.dossier.views import PersonaView
from smdesk.ui.kit import iconfont, paint, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import FileButton
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs

#: Colours of the personas of a client, in the order in which they were made.
_TONES = ("berry", "ink", "moss", "ochre", "plum", "teal", "slate", "rose")
PICTURES = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp)"


def tone(theme: Theme, view: PersonaView) -> QColor:
    """The colour of a persona, which it keeps wherever it stands in the list."""
    return theme.client_colors[_TONES[view.seat % len(_TONES)]]


def draw(painter: QPainter, theme: Theme, rect: QRectF, view: PersonaView, pictures: Thumbs) -> None:
    """The portrait of one persona."""
    if view.portrait is not None:
        thumbs.paint(painter, theme, rect, view.portrait, pictures, radius=8)
    else:
        paint.tile(painter, rect, tone(theme, view), view.name[:1].upper(), theme.font("caption"))


class Portrait(FileButton):
    """Pressed, another picture can be chosen; one can be dropped on it."""

    def __init__(self, ui: Ui, pictures: Thumbs, side: int = 64) -> None:
        super().__init__()
        self._ui, self._pictures, self._side = ui, pictures, side
        self._view: PersonaView | None = None
        self.setObjectName("portrait")
        pictures.came.connect(lambda _sha: self.update())
        ui.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(self._side), self._ui.theme.px(self._side))

    def tell(self, view: PersonaView) -> None:
        """Show the portrait of this persona."""
        self._view = view
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter, theme = QPainter(self), self._ui.theme
        draw(painter, theme, QRectF(self.rect()), self._view, self._pictures)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            side = theme.px(20)
            corner = QRectF(self.width() - side - 2, self.height() - side - 2, side, side)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.tooltip"))
            painter.drawEllipse(corner)
            inner = corner.adjusted(4, 4, -4, -4)
            iconfont.paint(painter, "pencil-simple", inner, theme.color("text.onTooltip"))
