"""What must be decided before the program ends: something half typed, posts that would have nobody to send them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smdesk.ui.kit import dialogs
from smdesk.ui.kit.messages import sentence
from smdesk.ui.shell import counts

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow


class Ending(QObject):
    """`asks` False ends without a question about posts that are due, for tests and whoever has answered it."""

    def __init__(self, window: MainWindow, asks: bool, end: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._end = end
        self.asks = asks

    def settled(self) -> bool:
        """Whether nothing half typed is left to decide on; what is left is shown."""
        window = self._window
        for name, page in window.router.made.items():
            if hasattr(page, "settle") and not page.settle():
                window.come_forward()
                if window.router.current != name:
                    window.router.go(name)
                return False
        return window.router.windows.settle()

    def may_end(self, *, losing: bool = False) -> bool:
        """Whether nothing is left to decide; what is left is shown. `losing`: what cannot be stored is given up."""
        window = self._window
        if not losing and not self.settled():
            self._ask_to_lose()
            return False
        soon = counts.will_not_go_out(window.ui) if self.asks else 0
        if soon:
            window.come_forward()
            dialogs.ask(
                window, window.ui.language.words, self.tr("%n post(s) will not go out if you quit", "", soon),
                self.tr("They are due in the next 24 hours, and smdesk publishes only while it runs."),
                self.tr("Quit all the same"), partial(self.at_once, losing=losing), safe=self.tr("Stay"),
            )  # fmt: skip
        return not soon

    def _ask_to_lose(self) -> None:
        """Where the disk is full or gone nothing else lets the person out."""
        window = self._window
        pages = [page for page in window.router.made.values() if hasattr(page, "unstored")]
        found = [error for page in pages if (error := page.unstored()) is not None]
        error = found[0] if found else window.router.windows.unstored()
        if error is None:
            return
        told = sentence(error, window.ui.language.words)
        lost = self.tr("What was typed since is lost if you quit now. To keep it, stay: it can still be copied.")
        asked = dialogs.ask(
            window, window.ui.language.words, self.tr("What you typed could not be saved"), f"{told.what} {lost}",
            self.tr("Quit and lose it"), partial(self._go_on, losing=True), safe=self.tr("Stay"),
        )  # fmt: skip
        asked.safe.setDefault(True)
        asked.safe.setFocus()

    def at_once(self, *, losing: bool = False) -> None:
        """End without that question."""
        self.asks = False
        self._go_on(losing=losing)

    def _go_on(self, *, losing: bool) -> None:
        if self.may_end(losing=losing):
            self._end()
