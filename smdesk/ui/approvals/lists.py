"""The two lists of the page, and the pane of the rounds with the place for an answer file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from smdesk.services.approvals.views import ItemView, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.approvals.delegates import PostDelegate, RoundDelegate
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import FileButton
from smdesk.ui.kit.rows import Rows, RowsModel
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface

_EDGE = 12


def round_list(ui: Ui) -> Rows[RoundView]:
    """Rounds."""
    model = RowsModel[RoundView](ui, lambda view: view.name, words.spoken_round)
    made = Rows[RoundView](ui, model, "rounds", commands=True)
    made.setItemDelegate(RoundDelegate(ui, model, made))
    return made


def post_list(ui: Ui, kept: Thumbs) -> Rows[ItemView]:
    """Posts of a round."""
    model = RowsModel[ItemView](ui, words.title, words.spoken)
    made = Rows[ItemView](ui, model, "round-posts", commands=True)
    made.setItemDelegate(PostDelegate(ui, model, kept, made))
    kept.came.connect(lambda _sha256: made.viewport().update())
    return made


class DropZone(FileButton):
    """Takes the file of an answer, or opens the dialog to choose one."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._texts = ("", "")
        self._over = False
        self.setObjectName("drop-answer")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, link: str) -> None:
        """What it says, and what a click does."""
        self._texts = (text, link)
        self.setAccessibleName(f"{text} {link}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(200), self._ui.theme.px(86))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.hasFocus()
        pen = QPen(theme.color("accent.base" if over else "border.strong"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("bg.hover" if over else "bg.surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        side, line = theme.px(18), theme.px(17)
        place = QRectF((self.width() - side) / 2, theme.px(13), side, side)
        iconfont.paint(painter, "file-arrow-down", place, theme.color("text.secondary"))
        painter.setFont(theme.font("small"))
        for row, (text, role) in enumerate(zip(self._texts, ("text.secondary", "text.link"), strict=True)):
            painter.setPen(theme.color(role))
            rect = QRectF(theme.px(6), theme.px(38) + row * line, self.width() - theme.px(12), line)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


class RoundsPane(Page):
    """The rounds, and below them where the file of an answer can be dropped."""

    dropped = Signal(Path)
    choosing = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        surface(self, "surface")
        self.list = round_list(ui)
        self.zone = DropZone(ui)
        self.zone.dropped.connect(self.dropped)
        self.zone.clicked.connect(self.choosing)
        zone = column(self.zone, margins=(_EDGE, _EDGE, _EDGE, _EDGE))
        self.setLayout(column(self.list, zone, spacing=0))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Rounds"))
        self.zone.tell(self.tr("Drop the client’s answer file here"), self.tr("or choose it…"))
