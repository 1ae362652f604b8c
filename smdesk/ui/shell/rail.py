"""The rail at the left: the pages there are, and the menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface


class Rail(Page):
    """Emits `chosen` with the name of a page."""

    chosen = Signal(str)

    def __init__(self, ui: Ui, menu: QMenu) -> None:
        super().__init__()
        self._ui = ui
        self._narrow = False
        self._badge = 0
        surface(self, "chrome")
        self.setObjectName("rail")
        self._mark = QLabel()
        self._mark.setPixmap(icons.application().pixmap(22, 22))
        self._name = label("strong")
        self._name.setText("smdesk")
        self._publish = button("rail", lambda: self.chosen.emit("publish"), name="rail-publish")
        self._publish.setCheckable(True)
        self._publish.setAutoExclusive(True)
        self._publish.setChecked(True)
        self._menu = button("rail", None, name="rail-menu")
        self._menu.clicked.connect(lambda: menu.popup(self._menu.mapToGlobal(self._menu.rect().topRight())))
        self.setLayout(
            column(
                row(self._mark, self._name, None, spacing=9, margins=(6, 0, 0, 0)),
                10,
                self._publish,
                None,
                self._menu,
                spacing=2,
                margins=(8, 14, 8, 8),
            )
        )
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def set_badge(self, count: int) -> None:
        """How many publications need the person."""
        self._badge = count
        self.retranslate()

    def focus(self) -> None:
        """Into the rail by key."""
        self._publish.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only."""
        self._narrow = narrow
        self._name.setVisible(not narrow)
        self.setFixedWidth(self._ui.theme.px("railCollapsed" if narrow else "railExpanded"))
        self.retranslate()

    def retranslate(self) -> None:
        count = f"   {self._badge}" if self._badge else ""
        for made, text, more in ((self._publish, self.tr("Publishing"), count), (self._menu, self.tr("Menu"), "")):
            made.setText("" if self._narrow else f"{text}{more}")
            made.setToolTip(text if self._narrow else "")
            made.setAccessibleName(text)
        spoken = self.tr("%n publication(s) need you", "", self._badge) if self._badge else ""
        self._publish.setAccessibleDescription(spoken)

    def _draw(self) -> None:
        for made, name in ((self._publish, "send"), (self._menu, "menu")):
            made.setIcon(icons.icon(name, self._ui.theme, on="accent.softText"))
        self._publish.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(self._ui.theme.px("railCollapsed" if self._narrow else "railExpanded"))
