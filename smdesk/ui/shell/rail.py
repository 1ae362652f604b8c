"""The rail at the left: the pages there are, and the menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface
from smdesk.ui.shell.pages import PAGES

SHOWN = [spec for spec in PAGES if spec.group != "none"]


class Rail(Page):
    """Emits `chosen` with the name of a page."""

    chosen = Signal(str)

    def __init__(self, ui: Ui, menu: QMenu) -> None:
        super().__init__()
        self._ui = ui
        self._narrow = False
        self._badges: dict[str, int] = {}
        surface(self, "chrome")
        self.setObjectName("rail")
        self._mark = QLabel()
        self._mark.setPixmap(icons.application().pixmap(22, 22))
        self._name = label("strong")
        self._name.setText("smdesk")
        self._buttons: dict[str, QPushButton] = {}
        for spec in SHOWN:
            made = button("rail", partial(self.chosen.emit, spec.id), name=f"rail-{spec.id}")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            self._buttons[spec.id] = made
        self._menu = button("rail", None, name="rail-menu")
        self._menu.clicked.connect(lambda: menu.popup(self._menu.mapToGlobal(self._menu.rect().topRight())))
        head = row(self._mark, self._name, None, spacing=9, margins=(6, 0, 0, 0))
        buttons = self._buttons.values()
        self.setLayout(column(head, 10, *buttons, None, self._menu, spacing=2, margins=(8, 14, 8, 8)))
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def set_current(self, page: str) -> None:
        """Which page shows."""
        for name, made in self._buttons.items():
            made.setAutoExclusive(False)
            made.setChecked(name == page)
            made.setAutoExclusive(True)

    def set_badge(self, page: str, count: int) -> None:
        """How many things on a page need the person."""
        if page not in self._buttons:
            return
        self._badges[page] = count
        self.retranslate()

    def focus(self) -> None:
        """Into the rail by key."""
        current = next((made for made in self._buttons.values() if made.isChecked()), self._menu)
        current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only."""
        self._narrow = narrow
        self._name.setVisible(not narrow)
        self._measure()
        self.retranslate()

    def retranslate(self) -> None:
        for spec in SHOWN:
            count = self._badges.get(spec.id, 0)
            made = self._buttons[spec.id]
            self._say(made, spec.name(), f"   {count}" if count else "")
            made.setAccessibleDescription(self.tr("%n of them need you", "", count) if count else "")
        self._say(self._menu, self.tr("Menu"), "")

    def _say(self, made: QPushButton, text: str, more: str) -> None:
        made.setText("" if self._narrow else f"{text}{more}")
        made.setToolTip(text if self._narrow else "")
        made.setAccessibleName(text)

    def _draw(self) -> None:
        for spec in SHOWN:
            self._buttons[spec.id].setIcon(icons.icon(spec.icon, self._ui.theme, on="accent.softText"))
        self._menu.setIcon(icons.icon("list", self._ui.theme))
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._ui.theme.px("railCollapsed" if self._narrow else "railExpanded"))
