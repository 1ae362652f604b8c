"""What stands where a page or a part of one could not be made: what happened, what is safe, and what can be done."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.completing import COMPLETIONS
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
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

    def __init__(self, ui: Ui, again: Callable[[], object]) -> None:
        super().__init__()
        self._ui = ui
        self._again = again
        self._error: SmdeskError | None = None  # what has words of its own: the disk, the database
        self._trace = ""
        self._empty = Empty(ui.theme)
        surface(self, "canvas")
        self.setLayout(column(self._empty, spacing=0))
        self.retranslate()

    def tell(self, error: Exception) -> None:
        """Say what is known of it; log what nobody expected, and keep it for whoever reports it."""
        self._trace = "".join(traceback.format_exception(error))
        if isinstance(error, SmdeskError):
            log.error("not shown: %s", error)
            self._error = error
            self.retranslate()
        else:
            log.critical("unexpected", exc_info=error)

    def retranslate(self) -> None:
        text = self.tr(
            "Something unexpected happened. It is in the log, what you had saved is safe, and all else works."
        )
        if self._error is not None:
            said = self._ui.language.words.error(self._error)
            text = " ".join(part for part in (said.what, said.do) if part)  # as in the strip: why tells of copies
        self._empty.tell(
            self.tr("This cannot be shown"),
            text,
            ("primary", self.tr("Try again"), self._again),
            ("", self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(self._trace)),
            drawing=False,
        )
