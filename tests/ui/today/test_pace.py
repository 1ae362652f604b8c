"""The pace of objectives on the Today page."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.services.agreements.views import KpiPatch
from smdesk.ui.today.pacelist import PaceList, running_month


@pytest.fixture
def pace(example_desk, qtbot) -> PaceList:
    example_desk.window.resize(1440, 900)
    page = example_desk.window.router.page("today")
    qtbot.waitUntil(lambda: page.pace.list.count() > 0)
    return page.pace


def test_it_shows_what_is_behind_first_and_leads_there(pace, example_desk, ui, qtbot):
    assert [each.kpi.name for each in pace.views] == ["Web orders", "Cost of an order"]
    spoken = pace.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Web orders, 5 of 40, Behind")
    pace.list.setFocus()
    pace.list.setCurrentRow(1)
    QTest.keyClick(pace.list, Qt.Key.Key_Return)
    assert example_desk.window.router.current == "objectives"
    page = example_desk.window.router.page("objectives")
    assert page.view.current_kpi().name == "Cost of an order"


def test_the_running_month_is_told_where_each_month_has_a_target(pace, ui, qtbot):
    first = pace.views[0].kpi
    assert "of" not in pace.list.item(0).toolTip().split("\n")[-1]
    ui.runtime.agreements.edit_kpi(first.id, KpiPatch(monthly=60.0))
    pace.look()
    qtbot.waitUntil(lambda: bool(pace.views[0].kpi.months))
    assert re.fullmatch(r"[A-Z][a-z]+: \d+ of \d+, [a-z ]+", pace.list.item(0).toolTip().split("\n")[-1])
    assert "/" in running_month(ui, pace.views[0].kpi, short=True)


def test_a_reading_is_seen_at_once_and_a_client_without_kpis_has_no_list(pace, ui, qtbot):
    first = pace.views[0].kpi
    ui.runtime.agreements.add_reading(first.id, ui.runtime.agreements.today(first.client_id), 39)
    qtbot.waitUntil(lambda: pace.views[0].kpi.standing.now.value == 39 or pace.views[1].kpi.standing.now.value == 39)
    other = next(each for each in ui.runtime.clients.list() if each.id != first.client_id)
    ui.scope.choose(other.id)
    qtbot.waitUntil(lambda: not pace.isVisible())


def test_the_figures_of_other_clients_go_at_once(pace, ui, qtbot):
    first = pace.views[0].kpi
    other = next(each for each in ui.runtime.clients.list() if each.id != first.client_id)
    ui.scope.choose(other.id)
    assert pace.views == ()
    assert pace.list.count() == 0
    ui.scope.choose(first.client_id)
    qtbot.waitUntil(lambda: pace.list.count() == 2)
    assert pace.isVisible()
    assert pace.list.height() == 2 * pace.list.sizeHintForRow(0)
