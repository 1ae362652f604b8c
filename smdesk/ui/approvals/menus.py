"""The menus of a round and of a post, and what can be done on the page for the window's menus, keys and palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from smdesk.services.approvals.views import Now
from smdesk.ui.approvals import words
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu, danger

if TYPE_CHECKING:
    from smdesk.ui.approvals.doing import Doing
    from smdesk.ui.approvals.page import ApprovalsPage


class Menus(QObject):
    """Made of what `doing` does."""

    def __init__(self, ui: Ui, page: ApprovalsPage, doing: Doing) -> None:
        super().__init__(page)
        self._ui, self._page, self._doing = ui, page, doing

    # -- what is possible ---------------------------------------------------------------------------------------

    def free(self) -> bool:
        """An open round shows."""
        view = self._page.round
        return view is not None and view.closed_at is None

    def stands(self, *nows: Now) -> bool:
        """A post of an open round is chosen, and stands so."""
        item = self._page.item
        return self.free() and item is not None and item.now in nows

    def can_use(self) -> bool:
        """The client has written a text that was not taken yet."""
        item = self._page.item
        return item is not None and bool(item.texts) and self.stands(Now.CHANGES, Now.DONE, Now.STALE, Now.DECLINED)

    def _any(self, nows: frozenset[Now]) -> bool:
        view = self._page.round
        return view is not None and self.free() and any(item.now in nows for item in view.items)

    # -- the registry -------------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Letters work while a list has the keys."""
        doing, page = self._doing, self._page
        return [
            Action("approvals.new", lambda: self.tr("New round…"), doing.new_round, "Ctrl+Shift+N", "plus", "file",
                   doing.has_clients),
            Action("approvals.import", lambda: self.tr("Import an answer…"), doing.taking.choose, "Ctrl+O",
                   "file-arrow-down", "file"),
            Action("approvals.paste", lambda: self.tr("Paste an answer…"), doing.taking.ask_text, "",
                   "clipboard-text", "edit"),
            Action("approvals.inspector", lambda: self.tr("The client’s words"), page.side.toggle, "Ctrl+Shift+I",
                   "identification-card", "view", lambda: page.item is not None, checked=lambda: page.side.shown),
            *self._post_actions(), *self._round_actions(),
        ]  # fmt: skip

    def _post_actions(self) -> list[Action]:
        doing, posts, panes = self._doing, self._page.posts.list, self._page.side

        def chosen() -> bool:
            return self._page.item is not None

        return [
            Action("approvals.approve", lambda: self.tr("Approve by phone…"), doing.approve, "A", "check-circle",
                   "post", lambda: self.stands(*words.OPEN), panes),
            Action("approvals.changes", lambda: self.tr("Changes by phone…"), doing.changes, "", "arrow-u-up-left",
                   "post", lambda: self.stands(*words.OPEN)),
            Action("approvals.use", lambda: self.tr("Use their text"), doing.use, "U", "check", "post", self.can_use,
                   panes),
            Action("approvals.decline", lambda: self.tr("Decline…"), doing.decline, "", "x", "post",
                   lambda: self.stands(Now.CHANGES, Now.DONE)),
            Action("approvals.edit", lambda: self.tr("Open the post"), doing.edit, "", "pencil-simple", "post", chosen),
            Action("approvals.withdraw", lambda: self.tr("Withdraw from the round"), doing.withdraw, "Del",
                   "prohibit", "post", lambda: self.free() and chosen() and not self.stands(Now.WITHDRAWN), posts),
            Action("approvals.next", lambda: self.tr("Next post"), partial(posts.step, 1), "J", "caret-down", "view",
                   chosen, panes),
            Action("approvals.previous", lambda: self.tr("Previous post"), partial(posts.step, -1), "K", "caret-up",
                   "view", chosen, panes),
        ]  # fmt: skip

    def _round_actions(self) -> list[Action]:
        doing = self._doing

        def there() -> bool:
            return self._page.round is not None

        return [
            Action("approvals.send", lambda: self.tr("Save the client’s file…"), doing.send, "", "paper-plane-tilt",
                   "tools", self.free),
            Action("approvals.reminder", lambda: self.tr("Copy a reminder"), doing.remind, "", "copy", "tools",
                   self._waits),
            Action("approvals.change", lambda: self.tr("Change the round…"), doing.edit_round, "", "pencil-simple",
                   "tools", self.free),
            Action("approvals.add", lambda: self.tr("Add posts…"), doing.add_posts, "", "plus", "tools", self.free),
            Action("approvals.close", lambda: self.tr("Close the round"), doing.close_round, "", "lock-simple", "tools",
                   self.free),
            Action("approvals.reopen", lambda: self.tr("Reopen the round"), doing.reopen, "", "arrows-clockwise",
                   "tools", lambda: there() and not self.free()),
            Action("approvals.delete", lambda: self.tr("Delete the round"), doing.delete, "", "trash", "tools", there),
        ]  # fmt: skip

    def _waits(self) -> bool:
        return self._page.round is not None and words.waits(self._page.round)

    # -- context menus ------------------------------------------------------------------------------------------

    def round_menu(self, place: QPoint) -> QMenu:
        """What can be done with the round, at a place of the screen."""
        doing, menu, free = self._doing, self._menu(), self.free()
        self._add(menu, "paper-plane-tilt", self.tr("Save the client’s file…"), doing.send, on=free)
        if self._any(words.AGAIN):
            self._add(menu, "arrows-clockwise", self.tr("Send again what changed…"), doing.send_again)
        self._add(menu, "browser", self.tr("Preview"), doing.preview, on=free)
        if self._waits():
            self._add(menu, "copy", self.tr("Copy a reminder"), doing.remind)
        menu.addSeparator()
        self._add(menu, "pencil-simple", self.tr("Change the round…"), doing.edit_round, on=free)
        self._add(menu, "plus", self.tr("Add posts…"), doing.add_posts, on=free)
        menu.addSeparator()
        if free:
            self._add(menu, "lock-simple", self.tr("Close the round"), doing.close_round)
        else:
            self._add(menu, "arrows-clockwise", self.tr("Reopen the round"), doing.reopen)
        self._add(menu, "trash", self.tr("Delete the round"), doing.delete)
        danger(menu)
        menu.popup(place)
        return menu

    def post_menu(self, place: QPoint) -> QMenu:
        """What can be done with the post, at a place of the screen."""
        doing, menu, free = self._doing, self._menu(), self.free()
        self._add(menu, "pencil-simple", shortcuts.beside(self.tr("Open the post"), "Enter"), doing.edit)
        menu.addSeparator()
        if self.can_use():
            self._add(menu, "check", shortcuts.beside(self.tr("Use their text"), "U"), doing.use)
        if self.stands(Now.CHANGES, Now.DONE):
            self._add(menu, "x", self.tr("Decline…"), doing.decline)
        if self.stands(*words.OPEN):
            self._add(menu, "check-circle", shortcuts.beside(self.tr("Approve by phone…"), "A"), doing.approve)
            self._add(menu, "arrow-u-up-left", self.tr("Changes by phone…"), doing.changes)
        menu.addSeparator()
        if self.stands(Now.WITHDRAWN):
            self._add(menu, "arrow-u-up-left", self.tr("Put back into the round"), doing.put_back)
        else:
            text = shortcuts.beside(self.tr("Withdraw from the round"), "Del")
            self._add(menu, "prohibit", text, doing.withdraw, on=free)
        menu.popup(place)
        return menu

    def _menu(self) -> QMenu:
        made = Menu(self._page)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def _add(self, menu: QMenu, icon: str, text: str, act: Callable[[], object], *, on: bool = True) -> None:
        made = menu.addAction(icons.icon(icon, self._ui.theme), text)
        made.triggered.connect(lambda _checked=False: act())
        made.setEnabled(on)
