"""The row of tools below a text: emoji, hashtags, mentions, links, saved texts, content warning."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button

#: Names of the tools, which are those of their icons, with the key that does the same.
TOOLS = {
    "smiley": "Ctrl+;", "hash": "Ctrl+Shift+G", "at": "Ctrl+Shift+M", "link-simple": "Ctrl+L",
    "quotes": "Ctrl+Shift+S", "eye-slash": "Ctrl+Shift+W",
}  # fmt: skip


class Tools(QWidget):
    """`used` names the tool that was pressed."""

    used = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for name in TOOLS:
            made = button("ghost", partial(self.used.emit, name), size="sm", name=f"tool-{name}")
            made.setFixedWidth(theme.px(28))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # pressed by hand, the text keeps the keys
            self.buttons[name] = made
            line.addWidget(made)
        theme.changed.connect(self.draw)
        self.retranslate()

    def open_above(self, menu: QMenu, name: str) -> None:
        """Show a menu over its tool, where it covers nothing that is written."""
        menu.popup(self.buttons[name].mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def draw(self) -> None:
        """Icons of the theme that shows."""
        for name, made in self.buttons.items():
            made.setIcon(icons.icon(name, self._theme))

    def retranslate(self) -> None:
        words = {
            "smiley": self.tr("Emoji"),
            "hash": self.tr("Hashtags"),
            "at": self.tr("Mention"),
            "link-simple": self.tr("Link"),
            "quotes": self.tr("Saved texts"),
            "eye-slash": self.tr("Content warning"),
        }
        for name, made in self.buttons.items():
            made.setAccessibleName(words[name])
            made.setToolTip(f"{words[name]}  {shortcuts.shown(TOOLS[name])}")
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
