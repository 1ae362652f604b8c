"""Pictures of pillars, a mix to be rebalanced, and a month proposed, by month and by week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import cast

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View, months
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)
Wait = Callable[[float], None]


def plan(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The next month of the first client."""
    window.router.go("calendar")
    page = cast(CalendarPage, window.router.page("calendar"))
    page.model.ui.scope.choose(page.model.ui.runtime.clients.list()[0].id)
    page.show_view(View.MONTH, page.model.today)
    settle(0.6)
    page.plans.edit_pillars()
    yield "pillars", dialog_of(page, settle)
    page.plans.rebalance()
    yield "rebalance", dialog_of(page, settle)
    page.go(months(page.model.today.replace(day=1), 1) + timedelta(days=9))
    page.plans.plan_month()
    settle(1.5)
    yield "plan-month", window
    pane = page.plans.pane
    assert pane.view is not None
    pane.grid.choose(pane.view.items[2].key)
    yield "plan-post", window
    pane.views.chosen.emit("week")
    yield "plan-week", window
    window.resize(*LEAST)
    pane.views.chosen.emit("month")
    yield "plan-least", window
    window.resize(*FULL)
    pane.leave()


def dialog_of(page: QWidget, settle: Wait) -> QWidget:
    """The dialog that has been asked for: what it shows may be worked out first."""
    for _ in range(100):
        settle(0.2)
        found = next((each for each in page.findChildren(QDialog) if each.isVisible()), None)
        if found is not None:
            settle(0.6)
            return found
    raise TimeoutError("no dialog")
