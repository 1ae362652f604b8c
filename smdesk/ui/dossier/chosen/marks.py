"""What the lines of networks are painted with: the mark with the name, and the bar of the score."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.ui.kit import paint
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme

#: Pixels at 100 %: the mark and the room around it, the name's place, the bar and the number after it.
MARK, GAP, NAME, BAR, THICK, NUMBER = 18, 8, 196, 132, 8, 34
#: What the name and the bar keep where the line is short.
LEAST_NAME, LEAST_BAR = 112, 64


class Name(QWidget):
    """A network's mark and name."""

    def __init__(self, theme: Theme, network: str) -> None:
        super().__init__()
        self._theme, self._network = theme, network
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(network_name(network))
        self.setToolTip(network_name(network))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NAME), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_NAME), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        paint.network(painter, theme, QRectF(0, (self.height() - px(MARK)) / 2, px(MARK), px(MARK)), self._network)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.color("text.primary"))
        room = self.rect().adjusted(px(MARK + GAP), 0, 0, 0)
        name = painter.fontMetrics().elidedText(network_name(self._network), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


class ScoreBar(QWidget):
    """A score of 0 to 100 as a bar and a number; a dash where too little is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.total: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def tell(self, total: int | None) -> None:
        """Show another score."""
        self.total = total
        said = self.tr("Score %1 of 100").replace("%1", str(total)) if total is not None else self.tr("No score yet")
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(BAR + NUMBER), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_BAR + NUMBER), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self.width() - px(NUMBER)
        top, round_ = (self.height() - px(THICK)) / 2, px(THICK) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.pressed"))
        painter.drawRoundedRect(QRectF(0, top, bar, px(THICK)), round_, round_)
        if self.total:
            painter.setBrush(theme.color("accent.base"))
            painter.drawRoundedRect(QRectF(0, top, max(px(THICK), bar * self.total / 100), px(THICK)), round_, round_)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary" if self.total is not None else "text.tertiary"))
        place = QRectF(bar, 0, px(NUMBER), self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            "—" if self.total is None else str(self.total),
        )  # fmt: skip
