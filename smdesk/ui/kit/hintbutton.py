"""A button that shows its key behind its words, in a quiet tone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Button

#: Pixels at 100 % between the words and the key.
_GAP = 9


class HintButton(Button):
    """`keys` as Qt writes them; shown as the person's keyboard has them."""

    def __init__(self, theme: Theme, keys: str, *, name: str = "") -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self.setObjectName(name)
        theme.changed.connect(self.updateGeometry)

    @property
    def hint(self) -> str:
        """What stands behind the words: `Ctrl I`."""
        return shortcuts.shown(self._keys).replace("+", " ")

    def _beyond(self) -> int:
        """How much wider than its words it is."""
        return QFontMetrics(self._theme.font("caption")).horizontalAdvance(self.hint) + self._theme.px(_GAP)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._beyond(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, style = self._theme, self.style()
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        inner = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        words = QStyleOptionButton(option)
        words.rect = inner.adjusted(0, 0, -self._beyond(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, words)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.secondary" if self.isEnabled() else "text.disabled"))
        place = QRect(inner.right() + 1 - self._beyond(), inner.top(), self._beyond(), inner.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.hint)
        painter.end()
