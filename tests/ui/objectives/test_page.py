"""The objectives page on a real desk: what it says, each act with its way back, what is refused beside its field."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton

from smdesk.core import kpi as kpis
from smdesk.core.pace import Pace
from smdesk.services.agreements.posts import PostMark
from smdesk.services.dossier.personas import PersonaPatch
from smdesk.ui.kit.place import Place
from smdesk.ui.objectives import chart
from smdesk.ui.objectives.advice import lower_target
from smdesk.ui.objectives.model import Column
from smdesk.ui.objectives.page import ObjectivesPage
from tests.ui.helpers import dialog


@pytest.fixture
def bakery(ui):
    return next(each for each in ui.runtime.clients.list() if ui.runtime.signed.versions(each.id))


@pytest.fixture
def page(bench, bakery) -> ObjectivesPage:
    return bench.show(ObjectivesPage, Place("objectives", client=bakery.id))


def orders(page):
    page.look()
    return page.model.kpis()[0]


def undo(page, ui, times=1):
    for _ in range(times):
        ui.undo.undo()
    page.look()


def text(page, column, row=0):
    home = page.model.index(0, 0)
    return page.model.index(row, column, home).data()


def write(field, value):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, value)
    field.clearFocus()
    QApplication.processEvents()


def push(widget, name):
    made = widget.findChild(QPushButton, name)
    assert made is not None, name
    made.click()


def test_it_shows_where_each_kpi_stands_and_what_was_agreed(page):
    assert [each.name for each in page.model.objectives] == ["More orders", "Be known"]
    assert [text(page, each) for each in (Column.NAME, Column.NATURE, Column.BASELINE, Column.NOW, Column.TARGET)] == [
        "Web orders", "Business", "18", "5", "40"
    ]  # fmt: skip
    assert text(page, Column.STATE) == "Behind"
    assert text(page, Column.NOW, 1) == "£2.90"
    assert text(page, Column.STATE, 1) == "Not enough data"
    assert "agreed with the client on" in page._under.text()
    assert page.strip.findChild(object, "count-behind").text == "1 behind"
    spoken = page.model.index(0, 0, page.model.index(0, 0)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Web orders, Business, baseline 18, now 5, target 40, deadline ")


def test_what_is_typed_is_stored_and_taken_back(page, ui):
    form = page.inspector.kpi
    write(form.target, "44")
    assert orders(page).target == 44
    page.look()
    assert "1 change since" in page._under.text()
    write(form.baseline, "19,5")
    assert orders(page).baseline == 19.5
    undo(page, ui, 2)
    assert (orders(page).baseline, orders(page).target) == (18, 40)
    assert form.target.text() == "40"


def test_a_target_for_each_month_is_told_by_month_only_where_something_grows(page, ui):
    form = page.inspector.kpi
    assert form.months.isHidden()
    write(form.monthly, "12")
    assert orders(page).monthly == 12
    now = orders(page).months[-1]
    assert f"{ui.language.locale.standaloneMonthName(now.first.month)} {now.first.year}: " in form.months.text()
    assert "1 change since" in page._under.text()
    undo(page, ui)
    assert form.months.isHidden()
    page.view.setCurrentIndex(page.model.index(1, 0, page.model.index(0, 0)))  # what a booking costs
    assert form.monthly.parentWidget().isHidden()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("target", "12", "From 18 to 12 is the wrong way."),
        ("target", "a lot", "“a lot” is no number"),
        ("deadline", "someday", "“someday” is no day"),
        ("deadline", "2020-01-01", "Choose a last day after the first one."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_stays_there(page, ui, field, value, said):
    form = page.inspector.kpi
    before = orders(page)
    write(getattr(form, field), value)
    problem = form.findChild(object, f"problem-{field}")
    assert problem.isVisibleTo(form)
    assert said in problem.text()
    assert getattr(form, field).text() == value
    assert orders(page) == before
    assert ui.undo.count() == 0


def test_a_lower_target_is_stored_with_its_reason(page, ui):
    form = page.inspector.kpi
    assert lower_target(orders(page)) is not None
    push(form, "lower-target")
    assert "easier than what was agreed" in form.findChild(object, "problem-target").text()
    assert form.note.hasFocus()
    QTest.keyClicks(form.note, "Two weeks of works in the street")
    form.form.flush()
    assert orders(page).target < 40
    assert orders(page).note == "Two weeks of works in the street"
    undo(page, ui)
    assert (orders(page).target, orders(page).note) == (40, "")


def test_r_adds_a_reading_that_undo_takes_back(page, ui):
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_R)
    asked = dialog(page)
    asked.findChild(QLineEdit, "reading-day").setText("yesterday")
    push(asked, "primary")
    assert asked.isVisible()  # without a value it says so, beside it
    value, day, problem = (asked.findChild(object, each) for each in ("reading-value", "reading-day", "problem"))
    assert asked.focusWidget() is value
    assert value.y() < problem.y() < day.y()
    assert (value.property("invalid"), day.property("invalid")) == (True, False)
    value.setText("38")
    push(asked, "primary")
    assert page.today - timedelta(days=1) in {each.day for each in orders(page).points}
    undo(page, ui)
    assert page.today - timedelta(days=1) not in {each.day for each in orders(page).points}
    ui.undo.redo()
    page.look()
    page.chart.show_as("readings")
    page.chart.readings.setFocus()
    page.chart.readings.setCurrentCell(1, 0)
    QTest.keyClick(page.chart.readings, Qt.Key.Key_Return)
    asked = dialog(page)
    assert asked.findChild(QLineEdit, "reading-value").text() == "38"
    asked.findChild(QLineEdit, "reading-value").setText("36")
    push(asked, "primary")
    yesterday = page.today - timedelta(days=1)
    assert {each.day: each.value for each in orders(page).points}[yesterday] == 36
    undo(page, ui)
    assert {each.day: each.value for each in orders(page).points}[yesterday] == 38
    page.chart.readings.setCurrentCell(1, 0)
    page.chart.delete_reading()
    assert page.today - timedelta(days=1) not in {each.day for each in orders(page).points}


def test_a_campaign_with_this_goal_and_the_pillars_of_its_posts_push_it(page, ui, bakery):
    kpi = orders(page)
    made = ui.runtime.campaigns.add(bakery.id, "Christmas boxes", kpi_id=kpi.id)
    pushing = page.inspector.kpi.pushing
    pushing.tell(kpi, [PostMark(number, page.today, "value", "Value", "") for number in (1, 2)])
    assert [chip.text() for chip in pushing.chips] == ["Christmas boxes", "Value 2"]
    asked = []
    page.asked.connect(asked.append)
    pushing.chips[0].click()
    assert asked == [Place("campaigns", made.id, bakery.id)]
    pushing.chips[1].click()
    assert page.chart.switch.value == "posts"


def test_what_pushes_it_is_chosen_from_pillars_and_personas_and_taken_out_again(page, ui, bakery):
    persona, name = ui.runtime.personas.add(bakery.id, PersonaPatch(name="Regulars")).id, "Regulars"
    pushing = page.inspector.kpi.pushing
    pushing.add.click()
    menu = pushing.findChild(QMenu)
    next(each for each in menu.actions() if each.text() == "Regulars").trigger()
    menu.close()
    assert orders(page).pushed == (f"persona:{persona}",)
    page.look()
    assert pushing.chips[0].accessibleName() == f"{name} ×"
    pushing.chips[0].click()
    assert orders(page).pushed == ()
    undo(page, ui)
    assert orders(page).pushed == (f"persona:{persona}",)


def test_an_objective_and_a_kpi_are_made_renamed_deleted_and_brought_back(page, ui):
    page.doing.new_objective()
    editor = page.view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Sell cakes")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.model.objectives[-1].name == "Sell cakes"
    page.doing.new_kpi()
    asked = dialog(page)
    choice = asked.findChild(QComboBox, "new-kpi")
    choice.setCurrentIndex(choice.findData("revenue"))
    push(asked, "primary")
    made = page.model.objectives[-1].kpis[0]
    assert (made.name, made.unit, made.standing.state) == ("Revenue", "GBP", Pace.DRAFT)
    assert page.view.current_kpi() == made
    page.doing.delete()
    assert page.model.objectives[-1].kpis == ()
    undo(page, ui)
    assert page.model.objectives[-1].kpis[0].id == made.id
    undo(page, ui, ui.undo.index())
    assert [each.name for each in page.model.objectives] == ["More orders", "Be known"]


def test_lines_move_with_the_keys_within_and_between_objectives(page, ui):
    first, second = (each.id for each in page.model.objectives[0].kpis)
    page.view.choose("kpi", first)
    page.view.setFocus()
    page.doing.shift(1)
    assert [each.id for each in page.model.objectives[0].kpis] == [second, first]
    page.doing.shift(1)
    assert page.model.objectives[1].kpis[0].id == first
    assert page.view.current_kpi().id == first
    page.view.choose("objective", page.model.objectives[1].id)
    page.doing.shift(-1)
    assert [each.name for each in page.model.objectives] == ["Be known", "More orders"]
    undo(page, ui, 3)
    assert [kpi.id for kpi in page.model.objectives[0].kpis] == [first, second]


def test_a_kpi_dropped_on_another_objective_goes_there(page):
    model, kpi = page.model, orders(page)
    carried = model.mimeData([model.find("kpi", kpi.id)])
    other = model.find("objective", model.objectives[1].id)
    assert model.canDropMimeData(carried, Qt.DropAction.MoveAction, -1, 0, other)
    assert not model.canDropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, other.parent())
    model.dropMimeData(carried, Qt.DropAction.MoveAction, -1, 0, other)
    assert model.objectives[1].kpis[-1].id == kpi.id


def test_the_chart_has_a_cursor_for_the_keys_and_says_itself(page):
    chart = page.chart.chart
    assert "forecast " in chart.accessibleDescription()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.readout().startswith(f"{page.today.day} ")
    assert ": 5, agreed " in chart.readout()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert ": 4, agreed " in chart.readout()
    page.chart.toggle_table()
    assert page.chart.readings.rowCount() == 5
    page.chart.copy_table()
    assert QApplication.clipboard().text().splitlines()[-1].split("\t")[1] == "5"
    page.chart.copy_picture()
    assert not QApplication.clipboard().pixmap().isNull()


def test_a_version_is_frozen_and_signed_in_its_dialog(page, ui, bakery):
    made = page.doing.versions()
    made.freeze.click()
    assert made.versions[0].number == 2
    made.sign.click()
    asked = dialog(made)
    push(asked, "primary")
    assert asked.isVisible()  # nobody has signed yet
    asked.findChild(QLineEdit, "signed-by").setText("Marta Molina")
    paper, problem = asked.findChild(QLineEdit, "signed-paper"), asked.findChild(object, "problem")
    paper.setText("/nowhere/signed.pdf")
    push(asked, "primary")
    assert "/nowhere/signed.pdf" in problem.text()
    assert (problem.y() > paper.parentWidget().y(), paper.property("invalid")) == (True, True)
    paper.clear()
    push(asked, "primary")
    assert ui.runtime.signed.latest(bakery.id).signed_by == "Marta Molina"
    undo(page, ui)
    assert ui.runtime.signed.latest(bakery.id).number == 1
    undo(page, ui)
    assert len(ui.runtime.signed.versions(bakery.id)) == 1
    made.reject()


def test_a_client_without_objectives_gets_three_to_begin_with(page, ui, bakery):
    other = next(each for each in ui.runtime.clients.list() if each.id != bakery.id)
    ui.scope.choose(other.id)
    assert page.stack.currentWidget() is page.proposals
    page.proposals.boxes[0].click()
    push(page.proposals, "take-proposals")
    assert len(page.model.objectives) == 2
    assert page.stack.currentWidget() is page.side
    undo(page, ui)
    assert page.stack.currentWidget() is page.proposals


def test_with_all_clients_one_is_chosen_first(page, ui, bakery):
    ui.scope.choose(None)
    assert page.client is None
    fresh = type(page)(ui)
    assert fresh.settle()
    assert (fresh._inspector, fresh._chart, fresh._proposals) == (None, None, None)  # nothing to show, nothing made
    fresh.deleteLater()
    assert not page.new.isVisibleTo(page)
    ui.scope.choose(bakery.id)
    assert page.new.isVisibleTo(page)


def test_what_is_not_looked_at_is_not_made_and_in_its_place_once_it_is(bench, ui, bakery):
    other = next(each for each in ui.runtime.clients.list() if each.id != bakery.id)
    page = bench.show(ObjectivesPage, Place("objectives", client=other.id))
    assert page.proposals.isVisible()
    assert page._chart is None
    assert not page.in_readings  # what asks for it does not make it
    assert [each.id for each in page.actions() if each.id == "objectives.unread" and each.enabled()] == []
    assert page._chart is None
    ui.language.choose("es")
    ui.scope.choose(bakery.id)
    kpi = page.model.kpis()[0]
    page.visit(Place("objectives", kpi.id))
    QApplication.processEvents()
    assert page.chart.isVisible()
    assert page.chart.add.text() == "Añadir una lectura…"
    page.view.setFocus()
    for there in (page.chart, page.inspector):  # Tab goes through the chart to the pane at the right
        seen = []
        while not there.isAncestorOf(page.window().focusWidget()) and len(seen) < 12:
            seen.append(page.window().focusWidget())
            QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        assert there.isAncestorOf(page.window().focusWidget())
        assert all(each is page.view or page.chart.isAncestorOf(each) for each in seen)


def test_a_press_at_the_end_of_a_group_adds_a_kpi_and_one_at_its_start_folds_it(page):
    first = page.model.index(0, 0)
    rect = page.view.visualRect(first)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, rect.center().y()))
    assert not page.view.isExpanded(first)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, rect.center().y()))
    assert page.view.isExpanded(first)
    end = QPoint(page.view.viewport().width() - 30, rect.center().y())
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    dialog(page).reject()


def test_the_measures_of_a_formula_are_offered_by_the_words_of_the_language(page, ui):
    ui.language.choose("es")
    page.acts.add_kpi(page.model.objectives[0], "formula")
    page.look()
    form = page.inspector.kpi
    form.formula.setPlainText("clicks /")
    form.formula.moveCursor(form.formula.textCursor().MoveOperation.End)
    offered = form.naming.open()
    lines = {line.text(): line for line in offered.actions()}
    assert len(lines) == len(kpis.inputs())
    assert {"Alcance (reach)", "Gasto (spend)", "Visitas al perfil (profile_visits)"} <= set(lines)
    assert all(line.toolTip().endswith(".") for line in lines.values())
    lines["Alcance (reach)"].trigger()
    assert form.formula.toPlainText() == "clicks / reach"
    offered.close()


def test_a_click_for_a_measure_leaves_a_half_written_formula_alone(page):
    page.acts.add_kpi(page.model.objectives[0], "formula")
    page.look()
    form = page.inspector.kpi
    assert (
        form.naming.button.focusPolicy() == Qt.FocusPolicy.TabFocus
    )  # by key it can be reached, a click moves no keys
    page.activateWindow()
    form.formula.setFocus()
    form.formula.selectAll()
    QTest.keyClicks(form.formula, "clicks /")
    QTest.mouseClick(form.naming.button, Qt.MouseButton.LeftButton)
    next(menu for menu in form.naming.findChildren(QMenu)).close()
    assert form.formula.property("invalid") is not True


def test_the_range_of_a_forecast_has_room_beside_the_chart(page, ui):
    ui.language.choose("es")
    font = ui.theme.font("caption")
    font.setBold(True)
    wide = QFontMetrics(font).horizontalAdvance("pronóstico 3.350–3.384")
    assert wide <= ui.theme.px(chart._RIGHT) - ui.theme.px(10)


@pytest.mark.dressed
def test_the_table_s_head_lies_on_the_page_not_among_the_rows(page, ui):
    head = page.view.header()
    assert head.grab().toImage().pixelColor(3, 3) == ui.theme.color("bg.canvas")
