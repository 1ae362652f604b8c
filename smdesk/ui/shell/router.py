"""Where the pages meet: they are made at the first visit, shown by name, and know nothing of each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.ui.kit.context import Ui
from smdesk.ui.shell.pages import PAGES, PageSpec
from smdesk.ui.shell.rail import Rail


class Router(QObject):
    """`changed` is emitted when another page shows."""

    changed = Signal()

    def __init__(
        self, ui: Ui, stack: QStackedWidget, rail: Rail, said: Callable[[str, bool], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._ui = ui
        self._stack = stack
        self._rail = rail
        self._said = said
        self._made: dict[str, QWidget] = {}
        self._current = ""
        rail.chosen.connect(self.go)
        for spec in PAGES:
            if spec.key:
                QShortcut(QKeySequence(spec.key), window, partial(self.go, spec.id))

    @property
    def name(self) -> str:
        """What the page that shows is called; "" before the first."""
        return _spec(self._current).name() if self._current else ""

    def page(self, name: str) -> QWidget:
        """A page, made if this is the first visit. Raises KeyError for a name that is not in the table."""
        if name not in self._made:
            made = self._made[name] = _spec(name).make(self._ui)
            self._connect(name, made)
            self._stack.addWidget(made)
        return self._made[name]

    def go(self, name: str, row: int = 0) -> None:
        """Show a page, and on it one row."""
        page: Any = self.page(name)
        self._stack.setCurrentWidget(page)
        self._current = name
        self._rail.set_current(name)
        if hasattr(page, "refresh"):
            page.refresh()
        if row and hasattr(page, "open"):
            page.open(row)
        self.changed.emit()

    def _connect(self, name: str, page: Any) -> None:
        if hasattr(page, "said"):
            page.said.connect(self._said)
        if hasattr(page, "counted"):
            page.counted.connect(partial(self._rail.set_badge, name))
        if hasattr(page, "wanted"):
            page.wanted.connect(self.go)


def _spec(name: str) -> PageSpec:
    found = next((spec for spec in PAGES if spec.id == name), None)
    if found is None:
        raise KeyError(name)
    return found
