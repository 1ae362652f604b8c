"""One page alone over a real desk: for tests that are not about the window, at a third of what a window costs.

There is no style sheet on the bench: to work out the look of each widget anew costs more than all that a test looks at.
Where sizes matter to the pixel, `ui.theme.style()` puts it on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from smdesk.core.clock import Clock
from smdesk.runtime import Runtime
from smdesk.services.secret_stores import ThisRun
from smdesk.ui.kit.actions import Action, Actions
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme

P = TypeVar("P", bound=QWidget)
#: A window, and what rail, bar and status line take of it at the left, above and below.
SIZE, AROUND = (1440, 900), (212, 52, 0, 28)


class Bench:
    """What pages are given, and a plain widget in the place of the window. Nothing publishes."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self.runtime = ui.runtime
        self.said: list[str] = []
        self.asked: list[Place] = []
        self.host = QWidget()
        self.host.resize(*SIZE)
        self._inside = QVBoxLayout(self.host)
        self._inside.setContentsMargins(*AROUND)
        self._actions = Actions(self.host)
        self._page: Any = None

    def add(self, make: Callable[[Ui], P]) -> P:
        """A page, made and visible; it has not been told to read or to show anything yet."""
        page = self._page = make(self.ui)
        for name, told in (("said", self._told), ("asked", self.asked.append), ("wanted", self._want)):
            if hasattr(page, name):
                getattr(page, name).connect(told)
        if self._inside.count():
            self._inside.itemAt(self._inside.count() - 1).widget().hide()
        self._inside.addWidget(page)
        self.host.show()
        self.host.activateWindow()
        QTest.qWaitForWindowActive(self.host)
        return page

    def show(self, make: Callable[[Ui], P], place: Place | None = None) -> P:
        """A page, shown as the window does at its first visit."""
        page = self.add(make)
        self._ask("refresh", "arrive")
        self._arrive(place)
        return page

    @property
    def page(self) -> QWidget | None:
        """The page that shows."""
        return self._page

    def go(self, place: Place | None = None) -> None:
        """To the page that is there, or to a place on it."""
        self._ask("refresh")
        self._arrive(place)

    def _ask(self, *names: str) -> None:
        for name in names:
            if hasattr(self._page, name):
                getattr(self._page, name)()

    def _arrive(self, place: Place | None) -> None:
        if place is not None:
            self._page.visit(place)
        self.take_actions()

    def take_actions(self) -> None:
        """What the page offers now has its keys, as in the window."""
        self._actions.show(each for each in self._page.actions() if isinstance(each, Action))

    def trigger(self, name: str) -> bool:
        """Do what the page offers, if it does and that is possible now; whether it was."""
        return self._actions.trigger(name)

    def _told(self, text: str, _can_undo: bool) -> None:
        self.said.append(text)

    def _want(self, page: str, row: int) -> None:
        self.asked.append(Place(page, row))


@contextmanager
def opened(app: QApplication, folder: Path, clock: Clock | None = None) -> Iterator[Bench]:
    """A desk on the bench; at the end nothing of it is left."""
    QSettings("smdesk", "window").clear()
    if app.styleSheet():
        app.setStyleSheet("")
    runtime = Runtime.open(folder, clock=clock, secrets=ThisRun())
    theme, language = Theme(app, mode="light", styled=False), Language(app, "en")
    ui = Ui(runtime, theme, language, Bridge(runtime.bus), Tasks())
    bench = Bench(ui)
    try:
        yield bench
    finally:
        ui.close()
        bench.host.close()
        bench.host.deleteLater()
        runtime.close()
        language.choose("en")
        language.choose_clock("24h")
        for each in (theme, language):
            each.deleteLater()
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if app.styleSheet():
            app.setStyleSheet("")
