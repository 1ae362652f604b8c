"""A window that is used for long does not grow: what pages and their parts make, they take with them or use again."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bench.wear_child import TURNS
from smdesk.gui import Desk
from smdesk.ui.kit.actions import possible
from smdesk.ui.shell.pages import PAGES

#: Python objects that a round may add: what is found for the first time, and what comes and goes with time.
FEW = 400


def use(desk: Desk) -> None:
    """Every page once, with its parts; the settings' are seen elsewhere, and are many."""
    router = desk.window.router
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
        gc.collect()
    return len(QApplication.allWidgets()), len(gc.get_objects())


def test_pages_and_their_parts_leave_nothing_behind_and_stay_whole(example_desk: Desk) -> None:
    window = example_desk.window
    window.ui.scope.choose(window.clients.all[0].id)
    use(example_desk)
    count(example_desk)  # what is not held goes now, before it all is used again
    use(example_desk)
    widgets, objects = count(example_desk)
    first, other = (each.id for each in window.clients.all[:2])
    window.ui.scope.choose(other)
    window.router.go("dossier")
    window.ui.scope.choose(first)
    use(example_desk)
    more, others = count(example_desk)
    assert more <= widgets
    assert others - objects <= FEW
    window.speak("es")  # each part says its words anew: one that was collected while it was there would fail
    QApplication.processEvents()
