"""What must be decided before the program ends: something half typed, posts that would have nobody to send them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smdesk.ui.kit import dialogs
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

    def may_end(self) -> bool:
        """Whether nothing is left to decide; what is left is shown."""
        window = self._window
        if not self.settled():
            return False
        soon = counts.will_not_go_out(window.ui) if self.asks else 0
        if soon:
            window.come_forward()
            dialogs.ask(
                window, window.ui.language.words, self.tr("%n post(s) will not go out if you quit", "", soon),
                self.tr("They are due in the next 24 hours, and smdesk publishes only while it runs."),
                self.tr("Quit all the same"), self.at_once, safe=self.tr("Stay"),
            )  # fmt: skip
        return not soon

    def at_once(self) -> None:
        """End without that question."""
        self.asks = False
        if self.may_end():
            self._end()
