"""The tab of the buyer personas: each act with its way back, what is typed, what it changes in the plan."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smdesk.core.persona import NetworkUse, Objection
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.dossier.portrait import tone


@pytest.fixture
def three(desk) -> list[int]:
    names = ("One", "Two", "Three")
    return [desk.runtime.personas.add(desk.client, PersonaPatch(name=name)).id for name in names]


def names(desk) -> list[str]:
    return [view.name for view in desk.runtime.personas.list(desk.client)]


def test_an_empty_tab_asks_three_questions_and_begins_one(desk) -> None:
    tab = desk.show("personas")
    assert tab._stack.currentIndex() == 1
    tab.begin()
    assert names(desk) == ["New persona"]
    assert QApplication.focusWidget() is tab.form.head.name
    QTest.keyClicks(tab.form.head.name, "Neighbour")
    tab.settle()
    assert names(desk) == ["Neighbour"]
    desk.undo.undo()
    desk.undo.undo()
    assert names(desk) == []
    desk.undo.redo()
    assert desk.runtime.personas.shares(desk.client) == {desk.runtime.personas.list(desk.client)[0].id: 100}


def test_shares_follow_and_come_back(desk, three) -> None:
    tab = desk.show("personas", three[0])
    tab.form.head.share.setValue(70)
    assert list(desk.runtime.personas.shares(desk.client).values()) == [70, 25, 5]
    desk.undo.undo()
    assert list(desk.runtime.personas.shares(desk.client).values()) == [50, 25, 25]


def test_a_deleted_one_comes_back_with_everything_and_the_next_shows(desk, three) -> None:
    tab = desk.show("personas", three[1])
    before = desk.runtime.personas.list(desk.client)
    tab._delete()
    tab.read()
    assert names(desk) == ["One", "Three"]
    assert tab.current is not None
    assert tab.current.name == "Three"
    desk.undo.undo()
    assert [(v.id, v.share) for v in desk.runtime.personas.list(desk.client)] == [(v.id, v.share) for v in before]


def test_copied_and_put_in_order_by_key(desk, three) -> None:
    tab = desk.show("personas", three[0])
    tab._duplicate()
    assert names(desk) == ["One", "Two", "Three", "One, copy"]
    tab.open(three[0])
    tab.list.rows.setFocus()
    QTest.keyClick(tab.list.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(desk)[:2] == ["Two", "One"]
    QTest.keyClick(tab.list.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)  # without a pause
    assert names(desk)[:3] == ["Two", "Three", "One"]
    desk.undo.undo()
    desk.undo.undo()
    assert names(desk)[:2] == ["One", "Two"]


def test_each_keeps_its_colour_when_the_order_changes_and_when_one_is_put_away(desk, three) -> None:
    def colours() -> dict[str, str]:
        return {view.name: tone(desk.ui.theme, view).name() for view in desk.runtime.personas.list(desk.client)}

    before = colours()
    assert len(set(before.values())) == 3
    desk.runtime.personas.reorder(desk.client, three[::-1])
    assert names(desk) == ["Three", "Two", "One"]
    assert colours() == before
    desk.runtime.personas.delete(three[0])
    assert colours() == {name: before[name] for name in ("Three", "Two")}


def test_what_is_typed_for_one_stays_with_it_when_another_is_chosen(desk, three) -> None:
    tab = desk.show("personas", three[0])
    tab.form.head.quote.setFocus()
    QTest.keyClicks(tab.form.head.quote, "Good bread")
    tab.list.rows.setCurrentRow(1)
    assert tab.here() == three[1]
    assert [view.profile.quote for view in desk.runtime.personas.list(desk.client)] == ["Good bread", "", ""]
    assert tab.form.head.quote.text() == ""


def test_every_part_of_the_form_is_stored(desk, three) -> None:
    tab = desk.show("personas", three[0])
    form = tab.form
    form.age._set(0, 28)
    form.women.setValue(70)
    form.tags["hobbies"].put("Running")
    form.lines["pains"].add.click()
    QTest.keyClicks(form.lines["pains"]._lines[0].cells[0], "No rye left")
    form.objections.add.click()
    QTest.keyClicks(form.objections._lines[0].cells[0], "Dear")
    form.networks._add("instagram")
    form.networks._lines[0][2].set_value([0] * 20 + [3, 3, 0, 0])
    form.networks._lines[0][2].edited.emit(form.networks._lines[0][2].value)
    form.sources.begin()
    QTest.keyClicks(form.sources._lines[0].text, "34 answers")
    form.sources.commit()
    assert tab.settle()
    profile = desk.runtime.personas.show(three[0]).profile
    assert (profile.age, profile.women, profile.hobbies) == ((28, 99), 70, ("Running",))
    assert (profile.pains, profile.objections[0].text) == (("No rye left",), "Dear")
    assert profile.networks == (NetworkUse("instagram", 3, (0,) * 20 + (3, 3, 0, 0)),)
    assert profile.based_on_data
    tab.read()
    assert tab.form.head._badge.text == "Based on data"
    assert form.networks._proposed[0].text() == "20:00"


def test_a_missing_part_is_named_and_leads_to_its_field(desk, three, qtbot: QtBot) -> None:
    tab = desk.show("personas", three[0])
    chips = [chip for chip in tab.form.head._chips if hasattr(chip, "click")]
    assert len(chips) == 5
    between = [right.x() - left.geometry().right() - 1 for left, right in pairwise(chips) if left.y() == right.y()]
    assert between
    assert min(between) > 2 * chips[0].fontMetrics().horizontalAdvance(" ")  # no sentence of all their words
    chips[0].click()
    assert QApplication.focusWidget() is tab.form.head.quote


def test_a_long_name_has_the_room_that_nothing_else_needs(desk, three, qtbot: QtBot) -> None:
    tab = desk.show("personas", three[0])
    head = tab.form.head
    head.name.setText("Neighbour in a hurry")
    qtbot.waitUntil(lambda: head.name.width() == head.name.maximumWidth())


def test_an_empty_name_is_refused_beside_it_and_the_old_one_holds(desk, three) -> None:
    tab = desk.show("personas", three[0])
    name = tab.form.head.name
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    assert not tab.settle()
    assert tab.findChild(object, "problem-name").isVisible()
    assert names(desk)[0] == "One"
    QTest.keyClicks(name, "First")
    assert tab.settle()


def test_a_portrait_is_dropped_shown_and_taken_back(desk, three, tmp_path, qtbot: QtBot) -> None:
    tab = desk.show("personas", three[0])
    file = tmp_path / "face.png"
    Image.new("RGB", (60, 60), "#884422").save(file)
    tab.form.head.portrait.dropped.emit(file)
    qtbot.waitUntil(lambda: desk.runtime.personas.show(three[0]).portrait is not None)
    qtbot.waitUntil(lambda: desk.undo.undoText().startswith("Portrait"))
    desk.undo.undo()
    assert desk.runtime.personas.show(three[0]).portrait is None
    problem = tab.form.head.findChild(QLabel, "problem-portrait")
    assert problem.isHidden()
    wrong = tmp_path / "wrong.png"
    wrong.write_text("no picture")
    tab.form.head.portrait.dropped.emit(wrong)
    qtbot.waitUntil(lambda: not problem.isHidden())  # beside the portrait
    assert "wrong.png" in problem.text()
    tab.form.head.portrait.dropped.emit(file)
    qtbot.waitUntil(lambda: desk.runtime.personas.show(three[0]).portrait is not None)
    qtbot.waitUntil(problem.isHidden)
    tab.form.head.portrait.dropped.emit(wrong)
    qtbot.waitUntil(lambda: not problem.isHidden())
    tab.open(three[1])
    assert problem.isHidden()


def test_the_pane_counts_the_posts_that_are_for_it(desk, three) -> None:
    tab = desk.show("personas", three[0])
    effects = tab.pane._effects
    assert effects is not None
    assert (effects.posts, effects.of > 0) == (0, True)
    tab._toggle()
    assert not tab.pane.isVisible()


def test_answers_to_objections_become_saved_replies_with_one_press_and_go_with_one_undo(desk, three, qtbot) -> None:
    tab = desk.show("personas", three[0])
    assert not tab.form.keep.isVisibleTo(tab)
    given = (Objection("It is dear", "It lasts four days."), Objection("Is it fresh?", ""))
    desk.runtime.personas.edit(three[0], PersonaPatch(objections=given))
    tab.read()
    assert tab.form.keep.text() == "Save 1 answer as a reply"
    tab.form.keep.click()
    (kept,) = [each for each in desk.runtime.snippets.list(desk.client) if each.name == "It is dear"]
    assert (kept.body, kept.client_id, tab.form.keep.isVisibleTo(tab)) == ("It lasts four days.", desk.client, False)
    desk.undo.undo()
    assert "It is dear" not in {each.name for each in desk.runtime.snippets.list(desk.client)}
    qtbot.waitUntil(lambda: tab.form.keep.isVisibleTo(tab))
    desk.undo.redo()
    assert "It is dear" in {each.name for each in desk.runtime.snippets.list(desk.client)}


def test_a_share_above_the_whole_is_told_beside_it_and_changes_nothing(desk, three) -> None:
    head = desk.show("personas", three[0]).form.head
    before = desk.runtime.personas.shares(desk.client)
    head.share.setValue(140)
    problem = head.findChild(object, "problem-share")
    assert problem.isVisibleTo(head)
    assert "0 to 100" in problem.text()
    assert (head.share.value(), desk.runtime.personas.shares(desk.client)) == (140, before)
    head.share.setValue(70)
    assert not problem.isVisibleTo(head)
    assert desk.runtime.personas.shares(desk.client)[three[0]] == 70
