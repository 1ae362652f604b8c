"""What stands where a page or a part of one could not be made: what happened, what is safe, and what can be done."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from smdesk.ui.kit.completing import COMPLETIONS
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, surface

log = logging.getLogger(__name__)
Made = TypeVar("Made", bound=QWidget)


def whole(make: Callable[[], Made]) -> Made:
    """What `make` makes, or its error and nothing else.

    What a constructor had made before it failed belongs to nobody: each piece would go on as a window of its own that
    is told of languages and themes, and answers with methods that rely on what was never made.
    """
    before = _alone()
    try:
        return make()
    except Exception:
        for each in _alone():
            if isValid(each) and each not in before:
                delete(each)
        raise


def _alone() -> list[QWidget]:
    """Windows that nobody owns; the list of a completer has no parent, and goes with its completer."""
    found = [each for each in QApplication.topLevelWidgets() if each.parent() is None]
    return [each for each in found if each.property("role") != COMPLETIONS]


class Broken(Page):
    """`again` tries once more; the rest of the program goes on beside it."""

    def __init__(self, theme: Theme, again: Callable[[], object]) -> None:
        super().__init__()
        self._again = again
        self._trace = ""
        self._empty = Empty(theme)
        surface(self, "canvas")
        self.setLayout(column(self._empty, spacing=0))
        self.retranslate()

    def tell(self, error: Exception) -> None:
        """Log what nobody expected, and keep it for whoever reports it."""
        log.critical("unexpected", exc_info=error)
        self._trace = "".join(traceback.format_exception(error))

    def retranslate(self) -> None:
        self._empty.tell(
            self.tr("This cannot be shown"),
            self.tr("Something unexpected happened. It is in the log, what you had saved is safe, and all else works."),
            ("primary", self.tr("Try again"), self._again),
            ("", self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(self._trace)),
            drawing=False,
        )
