"""Where a sentence of an audit is dropped to become something: three places, shown while one is dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smdesk.ui.dossier.audit.lines import dragged
from smdesk.ui.dossier.audit.turnmenu import turn_text
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui

_ICONS = {"objective": "target", "task": "check-square-offset", "idea": "lightbulb"}


class _Place(QWidget):
    """One of them."""

    dropped = Signal(str, int)  # what it is of, and its number

    def __init__(self, ui: Ui, into: str) -> None:
        super().__init__()
        self._ui, self.into = ui, into
        self._over = False
        self.setAcceptDrops(True)
        self.setObjectName(f"drop-{into}")

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(180), self._ui.theme.px(56))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event.mimeData()) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        found = dragged(event.mimeData())
        self._over = False
        self.update()
        if found is not None:
            event.acceptProposedAction()
            self.dropped.emit(*found)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent.focus" if self._over else "border.control"), 2 if self._over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("accent.soft" if self._over else "bg.surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), theme.px(6), theme.px(6))
        color = theme.color("accent.softText" if self._over else "text.primary")
        side, text = theme.px(17), turn_text(self.into)
        font = theme.font("bodyStrong")
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(text) + side + theme.px(8)
        left = (self.width() - wide) / 2
        iconfont.paint(painter, _ICONS[self.into], QRectF(left, (self.height() - side) / 2, side, side), color)
        painter.setPen(color)
        room = QRectF(left + side + theme.px(8), 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Shelf(QFrame):
    """Lies over the bottom of a tab; `dropped` with what something becomes, what it is of, and its number."""

    dropped = Signal(str, str, int)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setObjectName("shelf")
        self.setProperty("role", "card")
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 10, 10, 10)
        box.setSpacing(10)
        self.places = {into: _Place(ui, into) for into in _ICONS}
        for into, place in self.places.items():
            place.dropped.connect(lambda of, number, into=into: self.dropped.emit(into, of, number))
            box.addWidget(place, 1)
        self.hide()

    def lift(self, lifted: bool) -> None:
        """Show it while something is dragged."""
        if lifted:
            self.settle()
            self.raise_()
        self.setVisible(lifted)

    def settle(self) -> None:
        """At the bottom of the tab."""
        parent = self.parentWidget()
        if parent is not None:
            high, air = self.sizeHint().height(), self._ui.theme.px(16)
            self.setGeometry(air, parent.height() - high - air, parent.width() - 2 * air, high)
