"""The first tab: facts that store themselves, products, contacts, brand kit, and the interview."""

from __future__ import annotations

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core.interview import QUESTIONS
from smdesk.services.dossier.views import ProductPatch


def field(tab, name: str):
    return tab.form._fields[name].widget


def test_facts_go_where_they_belong_and_come_back(desk) -> None:
    tab = desk.show("summary")
    goal = field(tab, "goal")
    goal.setFocus()
    QTest.keyClicks(goal, "Grow")
    sector = field(tab, "sector")
    sector.setFocus()
    sector.selectAll()
    QTest.keyClicks(sector, "Baker")
    tab.networks.buttons["x"].click()
    tab.approval.click()
    assert tab.settle()
    view, client = desk.runtime.dossier.show(desk.client), desk.runtime.clients.show(desk.client)
    assert (view.goal, view.networks, client.sector, client.approval_required) == ("Grow", ("x",), "Baker", True)
    for _ in range(4):
        desk.undo.undo()
    assert desk.runtime.dossier.show(desk.client).goal == ""
    assert not desk.runtime.clients.show(desk.client).approval_required


def test_hours_are_typed_as_people_write_them_and_refused_beside_them(desk) -> None:
    tab = desk.show("summary")
    monday = tab.week.days[0]
    monday.setFocus()
    QTest.keyClicks(monday, "9-14, 13-20")
    tab.week.days[1].setFocus()
    problem = tab.findChild(object, "problem-hours")
    assert problem.isVisible()
    assert monday.text() == "9-14, 13-20"
    monday.setFocus()
    monday.selectAll()
    QTest.keyClicks(monday, "9-14")
    tab.week.same.click()
    assert not problem.isVisible()
    week = desk.runtime.dossier.show(desk.client).hours
    assert week == (((540, 840),),) * 5 + ((), ())
    tab.read()
    assert monday.text() == "09:00–14:00"


def test_a_product_is_added_unfolded_written_and_taken_away(desk) -> None:
    tab = desk.show("summary")
    tab.products.list.add.click()
    name = next(f for f in tab.products.findChildren(QLineEdit) if f.hasFocus())
    QTest.keyClicks(name, "Rye loaf")
    assert tab.settle()
    rows = desk.runtime.dossier.products
    assert [view.name for view in rows.list(desk.client)] == ["Rye loaf"]
    rows.add(desk.client, ProductPatch(name="Bun"))
    tab.read()
    head = tab.products.list._folds[0].head
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [view.name for view in rows.list(desk.client)] == ["Bun", "Rye loaf"]
    QTest.keyClick(head, Qt.Key.Key_Delete)
    assert [view.name for view in rows.list(desk.client)] == ["Bun"]
    desk.undo.undo()
    assert len(rows.list(desk.client)) == 2


def test_a_contact_with_a_wrong_address_keeps_what_was_typed(desk) -> None:
    tab = desk.show("summary")
    tab.contacts.list.add.click()
    form = tab.contacts._form
    mail = form._fields["email"].widget
    mail.setFocus()
    QTest.keyClicks(mail, "rose")
    assert not tab.settle()
    assert form._fields["email"].problem.isVisible()
    QTest.keyClicks(mail, "@sol.example")
    assert tab.settle()
    assert desk.runtime.dossier.contacts.list(desk.client)[0].email == "rose@sol.example"


def test_a_logo_that_cannot_be_taken_says_so_beside_it(desk, tmp_path, qtbot: QtBot) -> None:
    tab = desk.show("summary")
    file = tmp_path / "logo.png"
    Image.new("RGB", (9000, 2)).save(file)
    tab.kit.take_logo(file)
    qtbot.waitUntil(tab.kit._problem.isVisible)
    assert "9000" in tab.kit._problem.text().replace(",", "")
    Image.new("RGB", (90, 20)).save(file)
    tab.kit.take_logo(file)
    qtbot.waitUntil(lambda: desk.runtime.dossier.show(desk.client).logo is not None)
    qtbot.waitUntil(lambda: not tab.kit._problem.isVisible())


def test_colours_are_typed_or_refused(desk) -> None:
    tab = desk.show("summary")
    tab.kit.colors.put("#a65a1f")
    assert desk.runtime.dossier.show(desk.client).colors == ("#a65a1f",)
    tab.kit.colors.put("brown")
    assert tab.findChild(object, "problem-colors").isVisible()
    assert desk.runtime.dossier.show(desk.client).colors == ("#a65a1f",)


def test_twelve_answers_fill_an_empty_dossier_and_can_be_taken_back(desk) -> None:
    tab = desk.show("summary")
    assert tab._hint.isVisible()
    tab.start.click()
    said = {"what": "A bakery", "goal": "Grow", "best": "Rye loaf", "buyer": "Neighbour", "pain": "Queues\nNo rye",
            "approves": "Rose"}  # fmt: skip
    for name in QUESTIONS:
        QTest.keyClicks(tab.interview.answer, said.get(name, "").replace("\n", "")) if name != "pain" else (
            tab.interview.answer.insertPlainText(said[name])
        )
        QTest.keyClick(tab.interview.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runtime, client = desk.runtime, desk.client
    assert (runtime.dossier.show(client).goal, runtime.dossier.show(client).about) == ("Grow", "A bakery")
    assert [each.name for each in runtime.dossier.products.list(client)] == ["Rye loaf"]
    assert runtime.dossier.contacts.list(client)[0].approves
    persona = runtime.personas.list(client)[0]
    assert (persona.name, persona.profile.pains) == ("Neighbour", ("Queues", "No rye"))
    assert tab.stack.currentIndex() == 0
    desk.undo.undo()
    assert runtime.personas.list(client) == []
    assert runtime.dossier.show(client).goal == ""
    assert runtime.dossier.show(client).answers["goal"] == "Grow"
    desk.undo.redo()
    assert len(runtime.personas.list(client)) == 1


def test_the_first_questions_stay_while_someone_types_so_that_no_field_jumps(desk) -> None:
    tab = desk.show("summary")
    goal = field(tab, "goal")
    place = goal.mapTo(tab, goal.rect().topLeft())
    goal.setFocus()
    QTest.keyClicks(goal, "Grow")
    assert tab.settle()
    tab.read()
    assert desk.runtime.dossier.show(desk.client).goal == "Grow"
    assert goal.mapTo(tab, goal.rect().topLeft()) == place
    tab.ask.setFocus()
    tab.read()
    assert not tab._hint.isVisible()


def test_an_interview_goes_on_where_it_was_left(desk) -> None:
    tab = desk.show("summary")
    tab.begin_interview()
    QTest.keyClicks(tab.interview.answer, "A bakery")
    tab.interview.next.click()
    tab.interview.later.click()
    tab.begin_interview()
    assert tab.interview._at == 1
    assert isinstance(tab.interview.back, QPushButton)
    tab.interview.back.click()
    assert tab.interview.answer.value == "A bakery"


def test_a_region_is_chosen_by_its_name_and_goes_with_its_country(desk, qtbot: QtBot) -> None:
    tab = desk.show("summary")
    clients = desk.runtime.clients
    country, region = tab.country, tab.region

    def write(pick, text: str) -> None:
        pick.setFocus()
        pick.setEditText(text)
        QTest.keyClick(pick, Qt.Key.Key_Return)

    write(country, "Espana")
    write(region, "andal")
    view = clients.show(desk.client)
    assert (view.country, view.region, region.currentText()) == ("ES", "AN", "Andalusia")
    write(region, "Atlantis")
    assert tab.findChild(object, "problem-region").isVisible()
    assert region.currentText() == "Atlantis"
    assert clients.show(desk.client).region == "AN"
    QTest.keyClick(region, Qt.Key.Key_Escape)
    assert region.currentText() == "Andalusia"
    assert tab.findChild(object, "problem-region").isHidden()
    write(region, "Catalunya")
    write(country, "Portugal")
    view = clients.show(desk.client)
    assert (view.country, view.region, region.findData("11") >= 0) == ("PT", "", True)
    desk.undo.undo()
    view = clients.show(desk.client)
    assert (view.country, view.region) == ("ES", "CT")
    qtbot.waitUntil(lambda: region.currentText() == "Catalonia")


def test_languages_are_chosen_by_their_names(desk, qtbot: QtBot) -> None:
    tab = desk.show("summary")
    tab.languages.set_value(())
    tab.languages.put("Castellano, gl")
    assert desk.runtime.clients.show(desk.client).languages == ("es", "gl")
    assert [chip.text() for chip in tab.languages._chips] == ["Spanish", "Galician"]
    desk.ui.language.choose("es")
    qtbot.waitUntil(lambda: [chip.text() for chip in tab.languages._chips] == ["Español", "Gallego"])
    tab.languages.put("klingon 9")
    assert tab.findChild(object, "problem-languages").isVisible()
    assert desk.runtime.clients.show(desk.client).languages == ("es", "gl")
