"""The menus of contests and of entries, and what of them stands in the window's menus, keys and palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu, danger

if TYPE_CHECKING:
    from smdesk.ui.campaigns.contests.pane import ContestsPane


class Menus(QObject):
    """They open at a place on the screen."""

    def __init__(self, ui: Ui, pane: ContestsPane) -> None:
        super().__init__(pane)
        self._ui, self._pane = ui, pane

    def contest(self, place: QPoint) -> QMenu:
        """What can be done with the contest that is selected."""
        pane, view = self._pane, self._pane.view
        menu = Menu(pane)
        if view is not None:
            self._add(menu, "pencil-simple", self.tr("Edit"), lambda: pane.show_part("details", focus=True))
            if view.post_id is not None:
                self._add(menu, "arrow-square-out", self.tr("Open the post"), lambda: pane.files.open_post(view))
            menu.addSeparator()
            if view.draw is None:
                early = self._add(menu, "timer", self.tr("Draw before the close…"),
                                  lambda: pane.asking.draw(view, early=True))  # fmt: skip
                early.setEnabled(bool(view.made and view.entries) and view.stage(self._ui.now()) == "open")
            elif view.draw.closed_at is None:
                stand = self._add(menu, "swap", self.tr("A substitute takes the prize…"),
                                  lambda: pane.asking.substitute(view))  # fmt: skip
                stand.setEnabled(bool(view.draw.waiting))
                self._add(menu, "lock-simple", self.tr("Close the record…"), lambda: pane.asking.close(view))
            self._add(menu, "file-pdf", self.tr("Save the record as PDF…"), lambda: pane.files.ask_record(view))
            menu.addSeparator()
        self._add(menu, "plus", self.tr("New contest"), pane.new).setEnabled(pane.client is not None)
        if view is not None:
            self._add(menu, "trash", self.tr("Delete"), lambda: pane.acts.delete(view))
            danger(menu)
        return self._open(menu, place)

    def entries(self, place: QPoint) -> QMenu:
        """What can be done with the entries that are selected."""
        pane, view, chosen = self._pane, self._pane.view, self._pane.entries.chosen
        menu = Menu(pane)
        if view is not None and chosen:
            if any(not each.excluded for each in chosen):
                self._add(menu, "prohibit", self.tr("Leave out…"), pane.leave_out)
            if any(each.excluded for each in chosen):
                self._add(menu, "check", self.tr("Count again"), lambda: pane.acts.count_again(view, chosen))
            menu.addSeparator()
            away = self._add(menu, "trash", self.tr("Remove from the list"), lambda: pane.acts.remove(view, chosen))
            danger(menu)
            away.setEnabled(view.draw is None)
            links = [each.url for each in chosen if each.url.startswith("https://")]
            if len(chosen) == 1 and links:
                self._add(menu, "link-simple", self.tr("Copy link"), lambda: pane.files.copy(links[0]))
            menu.addSeparator()
        self._add(menu, "clipboard-text", self.tr("Paste a list…"), pane.entries.pasting.emit)
        self._add(menu, "file-text", self.tr("From a file…"), pane.entries.choosing_file.emit)
        self._add(menu, "tray", self.tr("From the inbox"), pane.entries.from_inbox.emit)
        return self._open(menu, place)

    def _open(self, menu: QMenu, place: QPoint) -> QMenu:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object]) -> QAction:
        made: QAction = menu.addAction(icons.icon(icon, self._ui.theme), text)
        made.triggered.connect(lambda _checked=False: act())
        return made
