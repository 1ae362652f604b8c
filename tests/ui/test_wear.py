"""A window that is used for long does not grow: what pages and their parts make, they take with them or use again."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bench.wear_child import TURNS
from smdesk.gui import Desk
from smdesk.ui.kit import layouts
from smdesk.ui.kit.actions import possible
from smdesk.ui.shell.pages import PAGES

#: Python objects that a round may add: some come and go with time. A list that leaves lines behind adds thousands.
FEW = 300


def use(desk: Desk) -> None:
    """The dossier of another client, then every page once with its parts; the settings' are seen elsewhere."""
    router, scope = desk.window.router, desk.window.ui.scope
    first, other = (each.id for each in desk.window.clients.all[:2])
    scope.choose(other)
    router.go("dossier")
    scope.choose(first)
    for spec in PAGES:
        router.go(spec.id)
        for action in [each for each in router.actions() if each.id in TURNS and spec.id != "settings"]:
            if possible(action):
                action.act()
                QApplication.processEvents()


def count(desk: Desk) -> tuple[int, int]:
    """Widgets and Python objects, once all that may go has gone."""
    desk.window.router.go(PAGES[0].id)
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        layouts.forget()
        gc.collect()
    return len(QApplication.allWidgets()), len(gc.get_objects())


def test_pages_and_their_parts_leave_nothing_behind_and_stay_whole(example_desk: Desk) -> None:
    window = example_desk.window
    rounds = []
    for _ in range(5):
        use(example_desk)
        rounds.append(count(example_desk))  # what is not held goes now, before it all is used again
    first, second, last = rounds[2:]  # what is made at the first use and kept, and what is compiled for it, is there
    assert last[0] <= second[0] <= first[0]
    # What comes and goes with time does so in either direction; what is left behind is left in each round.
    assert min(second[1] - first[1], last[1] - second[1]) <= FEW
    window.speak("es")  # each part says its words anew: one that was collected while it was there would fail
    QApplication.processEvents()
