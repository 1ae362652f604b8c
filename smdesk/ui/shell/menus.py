"""The menu bar: the actions of the window and of the page that shows, in their menus; hidden until it is wanted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QMenu, QMenuBar

from smdesk.ui.kit.actions import Action, Actions
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.focusback import FocusBack

translate = QCoreApplication.translate

#: The menus in their order; with a stroke, a menu in a menu.
ORDER = (
    "file", "edit", "view", "view/language", "view/look", "go", "client", "post", "tools", "tools/pause", "help",
)  # fmt: skip


def _names() -> dict[str, str]:
    return {
        "file": translate("Menus", "&File"),
        "edit": translate("Menus", "&Edit"),
        "view": translate("Menus", "&View"),
        "view/language": translate("Menus", "Language"),
        "view/look": translate("Menus", "Look"),
        "go": translate("Menus", "&Go"),
        "client": translate("Menus", "&Client"),
        "post": translate("Menus", "&Post"),
        "tools": translate("Menus", "&Tools"),
        "tools/pause": translate("Menus", "Pause publishing"),
        "help": translate("Menus", "&Help"),
    }


class MenuBar(QObject):
    """Fills the window's bar and shows it on request. On macOS it is always there, at the top of the screen."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self.bar = bar
        self._actions = actions
        self._before = FocusBack(self)
        self._leaving = False
        self._alone = False  # Alt was pressed, and nothing since
        self._stale = True  # what stands in the bar is of an earlier page, or nothing
        self._global = sys.platform == "darwin" and bar.isNativeMenuBar()
        bar.setVisible(self._global)
        bar.installEventFilter(self)
        actions.changed.connect(self._changed)
        actions.triggered.connect(self._triggered)
        self._changed()

    def _changed(self) -> None:
        """Another page shows, or another language: the menus are made anew once somebody can see them."""
        self._stale = True
        if self._global or self.bar.isVisible():
            self.fill()

    def fill(self) -> None:
        """Make the menus of the page that shows, in the place of those that were there."""
        self._stale = False
        old = self.bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.bar.clear()
        for menu in old:  # with the menus in it; the bar takes them out of sight only
            menu.deleteLater()
        names, menus = _names(), dict[str, QMenu]()
        present = {action.menu for action in self._actions.all} | {
            action.menu.split("/")[0] for action in self._actions.all
        }
        for path in ORDER:
            if path in present:
                above = menus.get(path.split("/")[0]) or self.bar
                menus[path] = Menu(names[path], above)  # of one that `addMenu(name)` makes PySide keeps what is left
                above.addMenu(menus[path])
                menus[path].aboutToShow.connect(self._actions.look)
                menus[path].aboutToHide.connect(self._actions.release)
        for action in sorted(self._actions.all, key=lambda each: each.id not in self._actions.page_ids):
            if action.menu in menus:
                self._add(menus[action.menu], action)

    def _add(self, menu: QMenu, action: Action) -> None:
        groups = [each.property("group") for each in menu.actions() if not each.isSeparator()]
        made = self._actions.qt(action.id)
        made.setProperty("group", action.id.split(".")[0] if "." in action.id else action.group)
        if groups and groups[-1] not in {made.property("group"), None}:
            menu.addSeparator()
        menu.addAction(made)

    # -- showing ------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """The bar, with the focus on its first menu; again, away with it."""
        if self._global:
            return
        if self.bar.isVisible():
            self._leave()
            return
        self._before.keep(self.bar.window().focusWidget())
        if self._stale:
            self.fill()
        self._actions.look()
        self._actions.release()
        self.bar.show()
        self.bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.bar.setActiveAction(self.bar.actions()[0])

    def _hide(self) -> None:
        if not self._global:
            self._before.drop()
            self.bar.hide()

    def _leave(self) -> None:
        """Away with the bar; the keys are where they were."""
        self._leaving = True  # the focus goes out of it, which would forget where it was
        self._before.give(Qt.FocusReason.OtherFocusReason)
        self._leaving = False
        self.bar.hide()

    def watch(self, window: QWindow) -> None:
        """Alt alone shows the bar; keys of the whole window are seen here before its widgets."""
        window.installEventFilter(self)

    def _triggered(self) -> None:
        self._alone = False
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.bar:
            escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if kind == QEvent.Type.KeyPress and escaped and not self._opened():
                self._leave()
                return True
            lost = kind == QEvent.Type.FocusOut and not self._leaving
            if lost and QCoreApplication.instance() is not None and not self._opened():
                self._hide()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._alone = event.key() == Qt.Key.Key_Alt and event.modifiers() in {
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier,
            }  # fmt: skip
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alone and not event.isAutoRepeat():
                self.show()
            self._alone = False
        elif kind in {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.FocusOut}:
            self._alone = False
        return super().eventFilter(watched, event)

    def _opened(self) -> bool:
        return any(menu.isVisible() for menu in self.bar.findChildren(QMenu))
