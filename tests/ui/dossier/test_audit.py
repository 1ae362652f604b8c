"""The tab of audits: what it shows, writing in place, turning a finding into something, filling in, comparing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from smdesk.ui.dossier.audit.lines import LinesView
from smdesk.ui.dossier.audit.presence import Column
from smdesk.ui.dossier.audit.reputationform import ReputationForm
from smdesk.ui.dossier.audit.tab import AuditTab
from smdesk.ui.dossier.competitors.tab import CompetitorsTab
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.kit.place import Place
from tests.ui.bench import Bench
from tests.ui.helpers import dialog, press


@pytest.fixture
def bakery(bench: Bench) -> int:
    return next(each.client_id for each in bench.runtime.audits.list())


@pytest.fixture
def page(bench: Bench) -> DossierPage:
    return bench.add(DossierPage)


def tab_of(bench: Bench, page: DossierPage, client: int, name: str):
    bench.go(Place("dossier", client=client, detail=name))
    return page.tab(name)


@pytest.fixture
def tab(bench: Bench, page: DossierPage, bakery: int) -> AuditTab:
    made = tab_of(bench, page, bakery, "audit")
    assert isinstance(made, AuditTab)
    return made


@pytest.fixture
def rivals(bench: Bench, page: DossierPage, bakery: int) -> CompetitorsTab:
    made = tab_of(bench, page, bakery, "competitors")
    assert isinstance(made, CompetitorsTab)
    return made


def test_the_newest_audit_shows_and_is_read_out(tab: AuditTab) -> None:
    model = tab.body.model
    cells = [model.text(model.views[0], column) for column in (Column.AUDIENCE, Column.PER_WEEK, Column.REPLIES)]
    assert cells == ["2,310", "2", "5 h"]
    assert model.spoken(model.views[0]).startswith("Instagram, mill, It exists, Audience 2,310, Posts / week 2")
    assert model.text(model.views[1], Column.DECISION) == "Create"
    assert "Profile: 2 of 3 points there, 6 not looked at" in model.tip(model.views[0], Column.SCORE)
    spoken = tab.body.findings.model.spoken(tab.body.findings.model.lines[0])
    assert spoken == "Answer the reviews. Quick win. impact 5 of 5, effort 2 of 5"


def test_a_network_is_changed_below_the_table_and_nonsense_stays_in_its_field(
    qtbot: QtBot, bench: Bench, tab: AuditTab
) -> None:
    number = tab.body.model.views[0].id
    tab.body.table.selectRow(0)
    qtbot.keyClick(tab.body.table, Qt.Key.Key_Return)
    assert tab.body.form.shown == number
    field = tab.body.form.form._fields["followers"].widget
    field.setText("-5")
    field.textEdited.emit("-5")
    assert not tab.body.form.settle()
    assert "not possible" in tab.body.form.form._fields["followers"].problem.text()
    audits = bench.runtime.audits
    assert audits.show(tab.body.audit.id).presences[0].followers == 2310
    field.setText("2400")
    field.textEdited.emit("2400")
    assert tab.body.form.settle()
    assert audits.show(tab.body.audit.id).presences[0].followers == 2400
    tab.body.form.checks.buttons["link"].click()
    assert "link" not in audits.show(tab.body.audit.id).presences[0].checklist
    for _ in range(2):
        bench.ui.undo.undo()
    seen = audits.show(tab.body.audit.id).presences[0]
    assert (seen.followers, seen.checklist["link"]) == (2310, False)


def test_tab_goes_from_what_was_seen_of_a_network_to_the_points_of_its_profile(
    qtbot: QtBot, bench: Bench, tab: AuditTab
) -> None:
    for row in (0, 1):  # another network has other points
        tab.body.open_form(tab.body.model.views[row].id)
        tab.body.form.form._fields["note"].widget.setFocus()
        points = tab.body.form.checks.buttons
        qtbot.waitUntil(lambda points=points: all(each.isVisible() for each in points.values()))
        seen = []
        for _ in points:
            QTest.keyClick(tab.window().windowHandle(), Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget().objectName())
        assert seen == [f"check-{item}" for item in points]


def test_the_row_that_has_the_keys_shows_as_soon_as_tab_reaches_a_list(tab: AuditTab) -> None:
    lists = [each for each in tab.findChildren(LinesView) if each.model().rowCount()]
    assert len(lists) > 1
    for each in lists:
        each.setFocus(Qt.FocusReason.TabFocusReason)
        assert [index.row() for index in each.selectedIndexes()] == [0]


def test_a_network_with_a_refused_figure_neither_closes_nor_makes_way_for_another(
    qtbot: QtBot, bench: Bench, tab: AuditTab
) -> None:
    first, second = (each.id for each in tab.body.model.views[:2])
    tab.body.open_form(first)
    field = tab.body.form.form._fields["followers"].widget
    field.setText("many")
    field.textEdited.emit("many")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    tab.body.open_form(second)
    assert tab.body.form.shown == first
    assert field.text() == "many"
    assert tab.body.form.form._fields["followers"].problem.text()
    field.setText("2500")
    field.textEdited.emit("2500")
    tab.body.open_form(second)
    assert tab.body.form.shown == second
    assert bench.runtime.audits.show(tab.body.audit.id).presences[0].followers == 2500


def test_an_entry_of_the_swot_is_written_moved_and_taken_out_by_keys(qtbot: QtBot, bench: Bench, tab: AuditTab) -> None:
    strengths, audits = tab.body.swot.lists["strengths"], bench.runtime.audits

    def texts() -> list[str]:
        return [each.text for each in audits.show(tab.body.audit.id).swot.strengths]

    strengths.add.click()
    strengths.field.setText("New oven")
    qtbot.keyClick(strengths.field, Qt.Key.Key_Return)
    assert texts() == ["Own starter", "Open on Sundays", "New oven"]
    strengths.view.setFocus()
    strengths.view.choose(2)
    qtbot.keyClick(strengths.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts() == ["Own starter", "New oven", "Open on Sundays"]
    assert strengths.view.row == 1
    strengths.view.choose(0)
    qtbot.keyClick(strengths.view, Qt.Key.Key_F2)
    editor = strengths.view.findChild(QLineEdit)
    editor.setText("Starter of 1987")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts()[0] == "Starter of 1987")
    qtbot.keyClick(strengths.view, Qt.Key.Key_Delete)
    assert texts() == ["New oven", "Open on Sundays"]
    for _ in range(4):
        bench.ui.undo.undo()
    assert texts() == ["Own starter", "Open on Sundays"]


def test_a_finding_becomes_an_objective_by_a_key_and_an_idea_by_dropping_it(
    qtbot: QtBot, bench: Bench, tab: AuditTab
) -> None:
    findings = tab.body.findings
    findings.view.setFocus()
    findings.view.choose(0)
    assert bench.trigger("dossier.turn_objective")
    qtbot.waitUntil(lambda: findings.model.lines[0].became[:1] != ())
    assert findings.model.lines[0].became[0].startswith("objective:")
    assert "objective" in findings.model.spoken(findings.model.lines[0])
    posts = len(bench.runtime.calendar.ideas())
    mime: QMimeData = findings.view.mime(1)
    shelf = tab.body.shelf.places["idea"]
    action, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    shelf.dropEvent(QDropEvent(QPointF(5, 5), action, mime, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: findings.model.lines[1].became[:1] != ())
    assert len(bench.runtime.calendar.ideas()) == posts + 1
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: not findings.model.lines[1].became)
    carried = findings.view.mime(1)
    assert (tab.catches("calendar", carried), tab.catches("publish", carried)) == ("Make it an idea", "")
    tab.caught("today", carried)  # in the rail
    qtbot.waitUntil(lambda: findings.model.lines[1].became[:1] != ())
    assert findings.model.lines[1].became[0].startswith("task:")
    bench.ui.undo.undo()
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: not any(line.became for line in findings.model.lines))
    assert len(bench.runtime.calendar.ideas()) == posts


def test_the_weight_of_a_finding_puts_it_in_its_place(qtbot: QtBot, tab: AuditTab) -> None:
    findings = tab.body.findings
    findings.view.setFocus()
    findings.view.choose(1)
    findings.view.weighed.emit(1, "effort", 1)
    qtbot.waitUntil(lambda: findings.model.views[findings.model.lines[1].number].effort == 1)
    findings.view.weighed.emit(1, "impact", 5)
    qtbot.waitUntil(lambda: findings.model.lines[0].text == "A recipe page")
    assert findings.view.row == 0  # the keys stay with it


def test_the_reputation_is_written_in_fields(qtbot: QtBot, bench: Bench, tab: AuditTab) -> None:
    card, audits = tab.body.reputation, bench.runtime.audits
    card.open_form()
    form = card.form
    for field, share in zip(form.tone.fields, ("60", "20", "10"), strict=True):
        field.setText(share)
    form.tone.fields[2].editingFinished.emit()
    assert "90" in form.form._fields["tone"].problem.text()
    form.tone.fields[1].setText("30")
    form.tone.fields[2].clear()
    form.tone.fields[1].editingFinished.emit()
    assert form.tone.value == ("60", "30", "10")  # the last one follows from the others
    assert form.form._fields["tone"].problem.isHidden()
    site = form.ratings.sites[0].fields
    site["value"].setText("6")
    site["value"].editingFinished.emit()
    assert "from 0 to 5" in form.form._fields["ratings"].problem.text()
    site["value"].setText("4,6")
    site["value"].editingFinished.emit()
    said = audits.show(tab.body.audit.id).reputation
    assert (said.tone, said.ratings[0].value, said.ratings[0].stars) == ((60, 30, 10), 4.6, (58, 17, 6, 2, 4))
    write_topic(form, "taste", "41 %")
    assert form.form._fields["praised"].problem.isHidden()
    write_topic(form, "staff", "many")
    assert "many" in form.form._fields["praised"].problem.text()
    assert [each.property("invalid") for each in form.counted["praised"]._lines[-1].cells] == [False, True]
    write_topic(form, "staff", "1.028")
    said = audits.show(tab.body.audit.id).reputation
    assert [(each.text, each.count) for each in said.topics if each.good][-2:] == [("taste", 41), ("staff", 1028)]
    form.close_it()
    assert form.isHidden()


def write_topic(form: ReputationForm, text: str, figure: str) -> None:
    """As the last line of what is praised, in the place of one with the same text."""
    table = form.counted["praised"]
    table.set_value((*(pair for pair in table.value if pair[0] != text), (text, figure)))
    table.changed.emit(table.value)


def test_two_audits_stand_side_by_side(qtbot: QtBot, tab: AuditTab) -> None:
    tab.compare.click()
    view = tab.comparison._view
    assert (view.then.title, view.now.title) == ("First look", "Second look")
    assert tab.stack.currentWidget() is tab.comparison
    texts = {each.text() for each in tab.comparison.figures.findChildren(type(tab.comparison._arrow))}
    assert {"1,980", "2,310", "+330", "+16.7%", "WordPress · new: to be created"} <= texts
    tab.comparison._back.click()
    assert tab.stack.currentWidget() is tab.body


def test_a_new_audit_begins_from_the_last_filled_in_and_can_be_undone(
    qtbot: QtBot, bench: Bench, tab: AuditTab, bakery: int
) -> None:
    before = [each.id for each in bench.runtime.audits.list(bakery)]
    tab.new.click()
    qtbot.waitUntil(lambda: len(bench.runtime.audits.list(bakery)) == 3)
    made = bench.runtime.audits.last(bakery)
    assert {each.network for each in made.presences} >= {"instagram", "wordpress", "practice"}
    practice = next(each for each in made.presences if each.network == "practice")
    assert practice.sources["handle"].by == "api"
    assert tab.body.audit.id == made.id
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: [each.id for each in bench.runtime.audits.list(bakery)] == before)


def test_a_client_without_an_audit_is_asked_three_questions(
    bench: Bench, page: DossierPage, tab: AuditTab, bakery: int
) -> None:
    other = next(each.id for each in bench.runtime.clients.list() if each.id != bakery)
    shown = tab_of(bench, page, other, "audit")
    assert shown.stack.currentWidget() is shown.empty
    assert shown.empty._text.text().count("?") == 3


def test_a_figure_of_a_competitor_is_kept_beside_those_before(
    qtbot: QtBot, bench: Bench, rivals: CompetitorsTab, bakery: int
) -> None:
    service = bench.runtime.competitors
    corner = service.list(bakery)[0]
    assert [row.name for row in rivals.model.rows] == [
        bench.runtime.clients.show(bakery).name, "Corner shop", "Market stall",
    ]  # fmt: skip
    rivals.table.choose(corner.id)
    for day, value in (("2999-01-01", "10"), ("", "-3")):
        rivals.entry.day.setText(day)
        rivals.entry.value.setText(value)
        rivals.entry.keep.click()
        assert rivals.entry._problem.isVisible()
    assert len(service.show(corner.id).figures) == 3
    rivals.entry.value.selectAll()
    QTest.keyClicks(rivals.entry.value, "1020")
    rivals.entry.keep.click()
    assert not rivals.entry.value.isUndoAvailable()  # undo is of the figure, not of what was typed
    assert service.show(corner.id).latest("instagram", "followers").value == 1020
    qtbot.waitUntil(lambda: rivals.model.rows[1].points[-1].value == 1020)
    assert rivals.model.spoken(rivals.model.rows[1]).endswith("+13.3%")
    bench.ui.undo.undo()
    assert service.show(corner.id).latest("instagram", "followers").value == 990


def test_a_figure_typed_and_not_kept_stays_with_its_competitor(
    bench: Bench, rivals: CompetitorsTab, bakery: int
) -> None:
    corner, market = bench.runtime.competitors.list(bakery)[:2]
    rivals.table.choose(corner.id)
    rivals.entry.day.setText("2999-01-01")
    rivals.entry.value.setText("1020")
    rivals.entry.keep.click()
    assert rivals.entry._problem.isVisible()
    rivals.table.choose(market.id)
    assert rivals.entry.value.text() == ""
    assert not rivals.entry._problem.isVisible()
    rivals.entry.keep.click()
    assert len(bench.runtime.competitors.show(market.id).figures) == len(market.figures)
    rivals.table.choose(corner.id)
    assert (rivals.entry.value.text(), rivals.entry.day.text()) == ("1020", "2999-01-01")
    rivals.measure.setCurrentIndex(1)
    rivals.measure.activated.emit(1)
    assert rivals.entry.value.text() == ""


def test_a_competitor_is_added_by_its_name_edited_and_put_away(
    qtbot: QtBot, bench: Bench, rivals: CompetitorsTab, bakery: int
) -> None:
    service = bench.runtime.competitors
    rivals.new.click()
    asked = dialog(rivals)
    asked.findChild(QLineEdit).setText("  Luna ")
    press(asked)
    luna = service.list(bakery)[-1]
    assert (luna.name, rivals.here()) == ("Luna", luna.id)
    rivals.form._fields["handle"].widget.setText("luna.bread")
    rivals.form._fields["handle"].widget.textEdited.emit("")
    assert rivals.settle()
    assert service.show(luna.id).handles == {str(rivals.network.value): "luna.bread"}
    rivals.remove(luna.id)
    assert len(service.list(bakery)) == 2
    bench.ui.undo.undo()
    assert len(service.list(bakery)) == 3


def test_the_menu_of_a_finding_leads_to_what_it_became(qtbot: QtBot, bench: Bench, tab: AuditTab) -> None:
    findings = tab.body.findings
    bench.runtime.findings.turn(findings.model.lines[0].number, "idea")
    qtbot.waitUntil(lambda: findings.model.lines[0].became[:1] != ())
    asked: list[Place] = []
    tab.asked.disconnect()
    tab.asked.connect(asked.append)
    findings.view.menu.emit(0, findings.view.mapToGlobal(findings.view.rect().center()))
    menu = next(each for each in findings.findChildren(QMenu) if each.isVisible())
    words = [each.text().split("\t")[0] for each in menu.actions() if each.text()]
    assert words == ["Edit", "Show the idea", "Impact", "Effort", "Delete"]
    next(each for each in menu.actions() if each.text() == "Show the idea").trigger()
    menu.close()
    assert [place.page for place in asked] == ["composer"]


def test_name_day_and_summary_are_written_above_and_a_day_to_come_stays_in_its_field(
    bench: Bench, tab: AuditTab
) -> None:
    about, audits, number = tab.body.about, bench.runtime.audits, tab.body.audit.id
    for name, text in (("title", "Autumn"), ("summary", "A rhythm at last"), ("day", "2999-01-01")):
        widget = about.form._fields[name].widget
        (widget.setPlainText if name == "summary" else widget.setText)(text)
        if name != "summary":
            widget.textEdited.emit(text)
    assert not about.settle()
    assert "still to come" in about.form._fields["day"].problem.text()
    view = audits.show(number)
    assert (view.title, view.summary) == ("Autumn", "A rhythm at last")


def test_a_task_is_written_dated_and_ticked_off_beside_the_audit(
    qtbot: QtBot, bench: Bench, tab: AuditTab, bakery: int
) -> None:
    card, tasks = tab.body.tasks, bench.runtime.tasks
    card.field.setText("Ask for photos")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    (task,) = tasks.list(bakery)
    qtbot.waitUntil(lambda: task.id in card.lines)
    line = card.lines[task.id]
    for text, told in (("soon", True), ("12 dec", False)):
        line.due.clear()
        qtbot.keyClicks(line.due, text)
        line.due.editingFinished.emit()
        assert line.problem.isHidden() is not told
    assert tasks.list(bakery)[0].due.strftime("%d %m") == "12 12"
    line.done.click()
    assert tasks.list(bakery) == ()
    qtbot.waitUntil(lambda: card.lines == {})
    for _ in range(2):
        bench.ui.undo.undo()
    assert [each.due for each in tasks.list(bakery)] == [None]
