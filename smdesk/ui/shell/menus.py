"""The menu of the window: everything that has no place on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMenu

from smdesk import __version__
from smdesk.ui.kit.actions import Actions
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate


class Window(Protocol):
    """What the menu needs of the window."""

    def speak(self, language: str) -> None: ...
    def look_like(self, mode: str) -> None: ...


def fill(menu: QMenu, ui: Ui, window: Window, actions: Actions) -> None:
    """Build the menu anew, in the language of the moment."""
    menu.clear()
    for name in ("undo", "redo"):
        menu.addAction(actions.qt(name))
    menu.addSeparator()
    _choices(
        menu.addMenu(translate("Menus", "Language")),
        [("system", translate("Menus", "As the system")), ("es", "Español"), ("en", "English")],
        str(ui.settings.get("ui.language")),
        window.speak,
    )
    _choices(
        menu.addMenu(translate("Menus", "Look")),
        [
            ("system", translate("Menus", "As the system")),
            ("light", translate("Menus", "Light")),
            ("dark", translate("Menus", "Dark")),
        ],
        ui.theme.wish,
        window.look_like,
    )
    menu.addSeparator()
    folder = QUrl.fromLocalFile(str(ui.runtime.folder.root))
    menu.addAction(translate("Menus", "Open the data folder")).triggered.connect(
        lambda: QDesktopServices.openUrl(folder)
    )
    menu.addAction(f"smdesk {__version__}").setEnabled(False)
    menu.addSeparator()
    menu.addAction(actions.qt("quit"))


def _choices(menu: QMenu, items: list[tuple[str, str]], chosen: str, act: Callable[[str], object]) -> None:
    group = QActionGroup(menu)
    for value, text in items:
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(value == chosen)
        made.triggered.connect(lambda _checked=False, value=value: act(value))
        group.addAction(made)
