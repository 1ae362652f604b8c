"""A window that is used for long: every page and what opens over it, again and again: `FOLDER VISITS`; prints JSON.

A round goes through all of it with one client, language and look; after each is counted what there is. `FOLDER VISITS
kinds` also names what there is more of after the last round than after the first third; `one` stays with one client.
"""

from __future__ import annotations

import collections
import gc
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smdesk import gui  # isort: skip  # before PySide6, as the program does: gui takes PySide6's import hook off

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.window_child import resident_mib
from smdesk.services.secret_stores import ThisRun
from smdesk.system import memory
from smdesk.ui.kit.actions import Action, possible
from smdesk.ui.shell.pages import PAGES

#: What opens something over the window or in a window of its own, and is closed again.
OPENS = {
    "palette", "new-client", "import", "export", "switch-client", "second-window", "menu", "about",
    "objectives.kpi", "objectives.reading", "channels.add", "calendar.date", "calendar.plan",
    "calendar.pillars", "calendar.keydate", "calendar.layers", "calendar.sort", "campaigns.utm",
    "publish.recover", "composer.emoji", "composer.hashtags", "composer.saved", "composer.versions", "composer.rename",
}  # fmt: skip
#: What shows another part of a page.
TURNS = {
    "dossier.summary", "dossier.audit", "dossier.competitors", "dossier.personas", "dossier.voice", "dossier.chosen",
    "dossier.agreement", "dossier.plan", "objectives.table", "objectives.inspector", "calendar.month", "calendar.week",
    "calendar.day", "calendar.agenda", "calendar.back", "calendar.forward", "calendar.ideas", "composer.preview",
    *(f"settings.{part}" for part in ("general", "languages", "alerts", "scheduler", "backups", "access", "appearance",
                                      "shortcuts", "diagnosis", "about")),
}  # fmt: skip
#: Seconds for which each is looked at.
LOOK_S = 0.015


class Round:
    """One use of the whole window."""

    def __init__(self, app: QApplication, window: Any, *, one: bool = False) -> None:
        self.app = app
        self.one = one
        self.window = window
        self.visits = 0
        self.opened: set[str] = set()  # what did open something

    def go(self, number: int) -> None:
        """Every page once, with its parts and what opens over them; then another language and look."""
        window = self.window
        clients = [*(each.id for each in window.clients.all), None]
        window.ui.scope.choose(clients[0 if self.one else number % len(clients)])
        self.look()
        for spec in PAGES:
            window.router.go(spec.id)
            self.visits += 1
            self.look()
            for action in list(self._offered()):
                if action.id in TURNS and possible(action):
                    action.act()
                    self.look()
                elif action.id in OPENS and possible(action):
                    self._open(action)
        window.speak(("en", "es")[number % 2])
        self.look()
        window.look_like(("dark", "light")[number % 2])
        self.look()

    def _offered(self) -> Iterator[Action]:
        """What is offered everywhere is done on one page each, in turn."""
        window = self.window
        general = [each for each in window.registry.all if each.id in OPENS and "." not in each.id]
        mine = self.visits % len(PAGES)
        yield from (each for place, each in enumerate(general) if place % len(PAGES) == mine)
        yield from window.router.actions()

    def _open(self, action: Action) -> None:
        before = set(self._showing())
        action.act()
        self.look()
        if set(self._showing()) - before:
            self.opened.add(action.id)
        for _ in range(4):
            popup = self.app.activePopupWidget() or self.app.activeModalWidget()
            target = popup or self.app.focusWidget() or self.window
            more = [each for each in self._showing() if each not in before]
            if not more and popup is None:
                break
            QTest.keyClick(target, Qt.Key.Key_Escape)
            self.look()
        for each in self._showing():
            if each not in before:
                each.close()
        self.look()

    def _showing(self) -> list[Any]:
        """Windows beside the main one."""
        return [each for each in self.app.topLevelWidgets() if each.isVisible() and each is not self.window]

    def look(self, seconds: float = LOOK_S) -> None:
        """Let it be painted and timers run out; what is to be deleted goes at once, as in the program's own loop.

        `processEvents` alone leaves it lying: only a loop that runs deletes, and none does here.
        """
        until = time.monotonic() + seconds
        while True:
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if time.monotonic() > until:
                return
            time.sleep(0.002)


def tracked() -> int:
    """How many objects Python's collector knows.

    To count them they are listed, and CPython 3.11 fails in a thread that is then in the middle of `tuple(…)` over a
    generator, if it goes on while the list holds what it makes ("SystemError: bad argument to internal function"). So
    no other thread may ask for its turn meanwhile: for a moment whoever waits for it waits longer than this takes.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(1.0)
    try:
        time.sleep(0.02)  # who waits already does so by the new interval after this
        return len(gc.get_objects())
    finally:
        sys.setswitchinterval(before)


def census(app: QApplication, window: Any) -> dict[str, float]:
    """What there is, once all that may go has gone.

    Nothing is asked with `findChildren`: PySide keeps what it gives of Qt's own making, and it would count as growth.
    """
    for _ in range(2):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    memory.give_back()
    widgets = app.allWidgets()
    handles = Path("/proc/self/fd")
    return {
        "mib": resident_mib(),
        "objects": tracked(),
        "widgets": len(widgets),
        "threads": threading.active_count(),
        "handles": len(os.listdir(handles)) if handles.is_dir() else 0,
    }


def kinds(app: QApplication) -> collections.Counter[str]:
    """How many there are of each kind: Python's objects, and Qt's widgets by name and place."""
    found = collections.Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    for each in app.allWidgets():
        found[f"widget {type(each).__name__} {each.objectName()} in {type(each.parent()).__name__}"] += 1
    return found


def main(folder: str, visits: int, *, named: bool = False, one: bool = False) -> dict[str, Any]:
    """The census after each round."""
    app = gui._application()
    opened = gui.Desk(app, Path(folder), secrets=ThisRun(), language="en", quit_asks=False)
    opened.open()
    gui._settle()
    window = opened.window
    assert window is not None
    window.resize(1440, 900)
    turn = Round(app, window, one=one)
    found, early = [], collections.Counter[str]()
    while turn.visits < visits:
        turn.go(len(found))
        turn.look(0.5)
        found.append({"visits": turn.visits, **census(app, window)})
        if named and not early and turn.visits * 3 >= visits and len(found) % 2 == 0:
            early = kinds(app)
    more = (kinds(app) - early).most_common(40) if named else []
    opened.close()
    return {"rounds": found, "opened": sorted(turn.opened), "more": more}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), named="kinds" in sys.argv[3:], one="one" in sys.argv[3:])))
