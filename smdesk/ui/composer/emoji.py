"""A small board of emoji that are used often; the system's own picker has the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget, QWidgetAction

from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.theme import Theme

COLUMNS = 8
_BOARD = """
😀 😄 😊 😍 😘 😎 🤩 🥳 😂 🤣 😉 🙃 🤔 😴 😢 😭
😡 🙏 👏 👍 👎 💪 👋 🤝 ❤️ 🧡 💛 💚 💙 💜 🔥 ✨
🎉 🎁 🏆 ⭐ ☀️ 🌧️ 🌈 🌿 🌸 🍞 🥐 🍰 ☕ 🍷 🍕 🥗
🚲 🚗 ✈️ 🏠 📍 📅 ⏰ 📞 📷 🎵 💡 📣 ✅ ❌ ➡️ 👇
"""
OFTEN = tuple(_BOARD.split())


class _Face(QToolButton):
    """One of them; its keys are the board's, for a button alone would hand the focus on at an arrow."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class EmojiMenu(Menu):
    """Arrows go over the board, Enter takes one, Escape none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        board = QWidget()
        grid = QGridLayout(board)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(2)
        self._buttons: list[QToolButton] = []
        font = theme.font("title2")
        for place, emoji in enumerate(OFTEN):
            made = _Face()
            made.setText(emoji)
            made.setFont(font)
            made.setAutoRaise(True)
            made.setFixedSize(theme.px(32), theme.px(32))
            made.setAccessibleName(emoji)
            made.clicked.connect(lambda _checked=False, emoji=emoji: self._take(emoji))
            grid.addWidget(made, place // COLUMNS, place % COLUMNS)
            self._buttons.append(made)
        action = QWidgetAction(self)
        action.setDefaultWidget(board)
        self.addAction(action)
        self.aboutToShow.connect(self._buttons[0].setFocus)

    def _take(self, emoji: str) -> None:
        self.close()
        self.chosen.emit(emoji)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}
        step = steps.get(Qt.Key(event.key()))
        now = next((place for place, each in enumerate(self._buttons) if each.hasFocus()), 0)
        if step is not None:
            if 0 <= now + step < len(self._buttons):
                self._buttons[now + step].setFocus()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._buttons[now].click()
        else:
            super().keyPressEvent(event)
