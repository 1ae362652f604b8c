"""A card of the first page: a mark, a title, a sentence, and the button that begins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.leading import Leaded
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Mark(QWidget):
    """An icon on a soft square."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setFixedSize(QSize(theme.px(44), theme.px(44)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent.soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        side = self._theme.px(22)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        iconfont.paint(painter, self._icon, place, self._theme.color("accent.softText"))
        painter.end()


class Choice(QFrame):
    """A click anywhere on it is a press of its button; while the button has the focus the card shows it."""

    def __init__(self, ui: Ui, icon: str, kind: str, act: Callable[[], object], name: str) -> None:
        super().__init__()
        self._theme = ui.theme
        self.title, self.text = label("title2"), Leaded("secondary")
        self.button: QPushButton = button(kind, act, size="lg", name=name)
        self.button.installEventFilter(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(21, 19, 21, 17)
        inner.setSpacing(18)
        inner.addWidget(_Mark(ui.theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(column(self.title, self.text, None, spacing=6), 1)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        ui.theme.changed.connect(self.update)

    def say(self, title: str, text: str, act: str) -> None:
        """Its words."""
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(act)
        self.button.setAccessibleName(f"{title}: {act}")
        self.button.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.button.click()
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.button.hasFocus()
        wide = 2.0 if focus else 1.0
        painter.setPen(QPen(self._theme.color("accent.focus" if focus else "border.default"), wide))
        painter.setBrush(self._theme.color("bg.surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2),
            self._theme.px(10),
            self._theme.px(10),
        )
        painter.end()
