"""A button that looks like a field of choices: its words at the left, a caret at the right, a menu or popover below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QToolTip

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.theme import Theme

#: What the style sets between an icon and the words beside it, in pixels.
_ICON_GAP = 4
#: How narrow it may become, in pixels at 100 %.
_LEAST = 96


class FieldButton(QPushButton):
    """Cuts words that have no room with an ellipsis, as a field of choices does, and tells them all as its tool tip.

    Paints its caret itself: with a menu's own mark the style sheet loses the room at the left.
    """

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setProperty("kind", "field")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # by default never below its words
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        given = super().minimumSizeHint()
        return QSize(min(given.width(), self._theme.px(_LEAST)), given.height())

    def shown(self) -> str:
        """The words as far as there is room."""
        option = QStyleOptionButton()
        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room -= self.iconSize().width() + _ICON_GAP
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.shown() != self.text():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        option.text = self.shown().replace("&", "&&")  # of a name, and no key

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(12)
        place = QRectF(self.width() - side - self._theme.px(7), (self.height() - side) / 2, side, side)
        color = self._theme.color("text.secondary" if self.isEnabled() else "text.disabled")
        iconfont.paint(QPainter(self), "caret-down", place, color)
