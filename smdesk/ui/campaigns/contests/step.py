"""One step on the way to a draw: its mark, its title, what there is to say, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.widgets import label, row

DONE, NEXT, LATER = "done", "next", "later"
_ICONS = {DONE: ("check-circle-fill", "accent.base"), NEXT: ("circle-half", "accent.base"),
          LATER: ("circle-dashed", "text.tertiary")}  # fmt: skip


class Step(QFrame):
    """Whatever is added stands below its sentence."""

    def __init__(self, ui: Ui, name: str) -> None:
        super().__init__()
        self._ui = ui
        self._state = LATER
        self.setObjectName(f"step-{name}")
        self._mark, self._title = QLabel(), label("groupHead")
        self._mark.setFixedSize(ui.theme.px(18), ui.theme.px(18))
        self._text = label("small", wrap=True)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(ui.theme.px(8))
        self._inner.setContentsMargins(ui.theme.px(26), 0, 0, 0)
        self._inner.addWidget(self._text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(4))
        box.addLayout(row(self._mark, self._title, None, spacing=8))
        box.addLayout(self._inner)
        ui.theme.changed.connect(self._look)

    def add(self, *widgets: QWidget) -> None:
        """Things below each other."""
        for each in widgets:
            self._inner.addWidget(each)

    def tell(self, state: str, title: str, text: str = "") -> None:
        """How far it is, what it is called, and a sentence."""
        self._state = state
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self._look()

    def _look(self) -> None:
        name, role = _ICONS[self._state]
        theme = self._ui.theme
        self._mark.setPixmap(icons.pixmap(name, theme.color(role), theme.px(16), self.devicePixelRatioF()))


class Code(GrowingText):
    """A text that is copied and not written, such as a hash: wrapped anywhere, selected whole with one press."""

    def __init__(self, ui: Ui, name: str, *, most: int = 4) -> None:
        super().__init__(ui.theme, most=most, name=name)
        self.setReadOnly(True)
        self.setProperty("role", "mono")
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)


def buttons(ui: Ui, *widgets: QWidget) -> QWidget:
    """Buttons beside each other, or below each other where there is no room."""
    made = QWidget()
    line = Flow(made, gap=ui.theme.px(8))
    for each in widgets:
        line.addWidget(each)
    return made
