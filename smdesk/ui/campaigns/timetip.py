"""The live tooltip of a drag in the timeline: which days, how many, and what goes along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import column, label


class TimeTip(QFrame):
    """Two lines beside the pointer, inside of the page so that no drop hits it."""

    def __init__(self, ui: Ui, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self.setObjectName("drag-tip")
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.text = label(), label(wrap=True)
        px = ui.theme.px
        self.setLayout(column(self.title, self.text, spacing=2, margins=(px(12), px(8), px(12), px(9))))
        self.setFixedWidth(px(270))
        self.hide()

    def tell(self, at: QPoint | None, title: str, text: str) -> None:
        """Say this beside a point of the screen; None: nothing any more."""
        page = self.parentWidget()
        if at is None or page is None:
            self.hide()
            return
        font = QFont(self._ui.theme.font("small"))
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self.text.setFont(self._ui.theme.font("small"))
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(max(layout.totalHeightForWidth(self.width()), layout.totalSizeHint().height()))
        spot = page.mapFromGlobal(at) + QPoint(self._ui.theme.px(16), self._ui.theme.px(20))
        left = min(spot.x(), page.width() - self.width() - 8)
        top = min(spot.y(), page.height() - self.height() - 8)
        self.move(max(left, 4), max(top, 4))
        self.show()
        self.raise_()
