"""A word beside the pointer while something is carried; in the window, so that no drop hits it, and never late."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import column, label

#: Pixels at 100 % from the pointer, and least distance to the edges of the page.
_RIGHT, _BELOW, _EDGE = 18, 20, 8


class PointerTip(QFrame):
    """Follows the pointer over a page."""

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self.setObjectName("drag-tip")
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        px = ui.theme.px
        self.setLayout(column(self.text, margins=(px(10), px(6), px(10), px(6))))
        self.hide()

    def tell(self, text: str, at: QPoint) -> None:
        """Say this beside a point of the screen; nothing any more without words."""
        page = self.parentWidget()
        if not text or page is None:
            self.hide()
            return
        px = self._ui.theme.px
        self.text.setFont(self._ui.theme.font("small"))
        room = page.width() - 2 * px(_EDGE) - 2 * px(10)
        self.text.setText(self.text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.adjustSize()
        spot = page.mapFromGlobal(at)
        left = min(spot.x() + px(_RIGHT), page.width() - px(_EDGE) - self.width())
        top = spot.y() + px(_BELOW)
        if top + self.height() > page.height() - px(_EDGE):
            top = spot.y() - px(_BELOW) - self.height()
        self.move(max(left, px(_EDGE)), max(top, px(_EDGE)))
        self.show()
        self.raise_()
