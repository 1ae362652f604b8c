"""The tab of the networks chosen: choosing, its fields, the order, and the way back of each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smdesk.services.patches import ClientPatch
from smdesk.ui.dossier.chosen.tab import ChosenTab
from smdesk.ui.kit.place import Place


@pytest.fixture
def tab(desk: SimpleNamespace) -> ChosenTab:
    for each in desk.runtime.choosing.proposals(desk.client):
        if each.choice is not None:
            desk.runtime.choosing.drop(desk.client, each.network)
    made = desk.show("chosen")
    assert isinstance(made, ChosenTab)
    return made


def states(tab: ChosenTab) -> dict[str, str]:
    return {name: line.state for name, line in tab.lines.items() if line.state != "open"}


def test_a_network_is_chosen_from_the_list_and_the_choice_is_taken_back(desk: SimpleNamespace, tab: ChosenTab) -> None:
    assert states(tab) == {}
    first = next(iter(tab.lines))
    tab.lines[first].choose.click()
    assert states(tab) == {first: "chosen"}
    line = tab.lines[first]
    line.role.setFocus()
    line.role.setText("Shop window")
    line.role.textEdited.emit("Shop window")
    assert tab.settle()
    assert desk.runtime.choosing.proposals(desk.client)[0].choice.role == "Shop window"
    desk.undo.undo()
    assert desk.runtime.choosing.proposals(desk.client)[0].choice.role == ""
    desk.undo.undo()
    assert desk.runtime.choosing.count(desk.client) == 0
    desk.undo.redo()
    assert desk.runtime.choosing.count(desk.client) == 1


def test_what_is_taken_out_comes_back_as_it_was(desk: SimpleNamespace, tab: ChosenTab) -> None:
    desk.runtime.choosing.choose(desk.client, "x", role="Answers", per_week=2.5)
    tab.read()
    assert tab.lines["x"].per_week.value == 2.5
    tab.lines["x"].drop.click()
    assert desk.runtime.choosing.count(desk.client) == 0
    desk.undo.undo()
    assert desk.runtime.choosing.proposals(desk.client)[0].choice.role == "Answers"


def test_one_that_is_decided_against_keeps_its_reason_and_can_be_opened_again(
    desk: SimpleNamespace, tab: ChosenTab
) -> None:
    tab.lines["tiktok"].refuse.click()
    assert states(tab) == {"tiktok": "refused"}
    assert not tab.lines["tiktok"].reason.isHidden()
    tab.lines["tiktok"].drop.click()
    assert states(tab) == {}


def test_the_order_is_changed_and_put_back(desk: SimpleNamespace, tab: ChosenTab) -> None:
    for each in ("x", "facebook"):
        desk.runtime.choosing.choose(desk.client, each)
    tab.read()
    assert not tab.lines["x"].up.isEnabled()
    tab.lines["facebook"].up.click()
    assert list(states(tab)) == ["facebook", "x"]
    desk.undo.undo()
    assert [each.network for each in desk.runtime.choosing.proposals(desk.client)][:2] == ["x", "facebook"]


def test_how_a_score_comes_about_is_shown_on_demand(tab: ChosenTab) -> None:
    line = tab.lines["instagram"]
    assert line._reasons.isHidden()
    line.why.click()
    assert not line._reasons.isHidden()
    texts = [line._grid.itemAtPosition(place, 0).widget().text() for place in range(4)]
    assert texts == ["Buyer personas", "Objectives", "Effort", "What is there"]


def test_a_client_of_whom_nothing_is_known_is_asked_three_questions(desk: SimpleNamespace, tab: ChosenTab) -> None:
    new = desk.runtime.clients.add(ClientPatch(name="New", zone="Europe/Madrid")).id
    desk.go(Place("dossier", client=new, detail="chosen"))
    assert tab.stack.currentWidget() is tab.empty
    tab._show_all()
    assert tab.stack.currentWidget() is not tab.empty
    assert {line.bar.total for line in tab.lines.values()} == {None}
