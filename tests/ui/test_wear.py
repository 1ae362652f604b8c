"""A window that is used for long does not grow: what pages and their parts make, they take with them or use again."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.wear_child import TURNS, tracked
from smdesk.gui import Desk
from smdesk.ui.kit import layouts
from smdesk.ui.kit.actions import possible
from smdesk.ui.shell.pages import PAGES

#: Python objects that a round may add: some come and go with time. A list that leaves lines behind adds thousands.
FEW = 300
#: Counts in a row that find no less, before no more is expected to go; and what is not less: one object of a few parts.
SAME = 4
SLIGHT = 20


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
    """Widgets and Python objects, once all that may go has gone.

    Some goes only when what held it has gone, a moment later; and threads that look after the time make a few objects
    and drop them for as long as the program runs, so that two counts are seldom the same. What is left is therefore
    the least of all counts, when several in a row have found no less.
    """
    desk.window.router.go(PAGES[0].id)
    objects: list[int] = []
    while len(objects) < SAME or min(objects[-SAME:]) < min(objects[:-SAME], default=objects[0] + 1) - SLIGHT:
        QTest.qWait(20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        layouts.forget()
        gc.collect()
        objects.append(tracked())
        assert len(objects) < 50
    return len(QApplication.allWidgets()), min(objects)


def test_pages_and_their_parts_leave_nothing_behind_and_stay_whole(example_desk: Desk) -> None:
    window = example_desk.window
    for _ in range(3):  # what is made at the first uses and kept, and what is compiled for it, is there then
        use(example_desk)
        count(example_desk)  # what is not held goes now, before it all is used again
    use(example_desk)
    widgets, objects = count(example_desk)
    use(example_desk)
    more, others = count(example_desk)
    assert more <= widgets
    assert others - objects <= FEW
    window.speak("es")  # each part says its words anew: one that was collected while it was there would fail
    QApplication.processEvents()
