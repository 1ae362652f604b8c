"""The dossier page: whose, which tab, what an archived client allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.services.patches import ClientPatch
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.kit.broken import Broken
from smdesk.ui.kit.completing import COMPLETIONS
from smdesk.ui.kit.place import Place
from tests.ui.bench import opened


def test_without_a_client_one_is_chosen_in_place(desk) -> None:
    desk.ui.scope.choose(None)
    desk.go(Place("dossier"))
    chooser = desk.page._chooser
    assert desk.page.stack.currentWidget() is chooser
    assert not desk.page._bar.isVisible()
    chooser.list.setCurrentRow(1)
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert desk.ui.scope.client is not None
    assert desk.page.stack.currentWidget() is desk.page.tab("summary")


def test_going_to_a_tab_of_another_client_makes_and_reads_that_one_alone(desk, monkeypatch) -> None:
    looks = []
    look = desk.page.look
    monkeypatch.setattr(desk.page, "look", lambda: (looks.append(desk.page.current), look()))
    desk.show("personas")
    assert (set(desk.page._made), looks) == ({"personas"}, ["personas"])


def test_ctrl_tab_goes_round_the_tabs_and_back_leads_to_the_row(desk) -> None:
    desk.show("summary")
    actions = {each.id: each for each in desk.page.actions()}
    actions["dossier.next"].act()
    assert desk.page.current == list(desk.page.buttons)[1]
    actions["dossier.previous"].act()
    actions["dossier.previous"].act()
    assert desk.page.current == list(desk.page.buttons)[-1]
    persona = desk.runtime.personas.add(desk.client, _named("One")).id
    desk.show("personas", persona)
    assert desk.page.here() == Place("dossier", persona, desk.client, detail="personas")


def test_an_archived_client_can_be_read_and_not_changed(desk) -> None:
    client = desk.runtime.clients.list()[-1]
    from smdesk.core.publication import ENDS, State
    from smdesk.services.patches import ClientPatch

    done = desk.runtime.clients.add(ClientPatch(name="Gone", zone="UTC")).id
    desk.runtime.personas.add(done, _named("One"))
    desk.runtime.clients.archive(done)
    assert client.id != done
    assert State.PUBLISHED in ENDS
    desk.go(Place("dossier", client=done, detail="personas"))
    tab = desk.page.tab("personas")
    assert tab.form.head.name.isReadOnly()
    assert not tab.new.isEnabled()
    tab.begin()
    assert len(desk.runtime.personas.list(done)) == 1
    desk.page.show_tab("summary")
    assert not desk.page.tab("summary").form._fields["goal"].widget.isEnabled() or (
        desk.page.tab("summary").form._fields["goal"].widget.isReadOnly()
    )


def test_whoever_comes_to_the_dossier_begins_in_its_first_field(example_desk) -> None:
    window = example_desk.window
    window.router.go("today")
    view = window.router.shown
    begin = next(each for each in view.findChildren(QPushButton) if each.isVisible() and each.isEnabled())
    begin.setFocus()
    client = example_desk.ui.runtime.clients.list()[0].id
    window.router.go(Place("dossier", client=client))
    page = window.router.shown
    assert page.tab("summary").form._fields["goal"].widget.hasFocus()
    window.router.go(Place("dossier", client=client, detail="audit"))
    assert not page.export.hasFocus()


def test_the_keys_of_a_tab_work_whichever_way_one_came_to_it(example_desk, qtbot: QtBot) -> None:
    window = example_desk.window
    qtbot.waitUntil(lambda: window.after_paint.painted)
    window.router.go(Place("dossier", client=example_desk.ui.runtime.clients.list()[0].id))
    assert "dossier.turn_objective" not in window.registry.page_ids
    window.router.shown.buttons["audit"].click()
    assert "dossier.turn_objective" in window.registry.page_ids
    window.registry.trigger("dossier.next")
    assert "dossier.turn_objective" not in window.registry.page_ids


def test_a_change_from_elsewhere_is_seen(desk, qtbot: QtBot) -> None:
    from smdesk.services.dossier.views import DossierPatch

    tab = desk.show("summary")
    desk.runtime.dossier.edit(desk.client, DossierPatch(goal="Grow"))
    qtbot.waitUntil(lambda: tab.form._fields["goal"].widget.toPlainText() == "Grow")


def test_both_languages_and_looks_at_once(desk) -> None:
    desk.runtime.personas.add(desk.client, _named("One"))
    desk.show("personas")
    desk.ui.language.choose("es")
    QApplication.processEvents()
    tab = desk.page.tab("personas")
    assert tab.new.text() == "Nueva persona"
    assert tab.form.head._badge.text == "Hipótesis"
    desk.ui.theme.choose("dark")
    assert not desk.page.grab().isNull()


def _named(name: str):
    from smdesk.services.dossier.views import PersonaPatch

    return PersonaPatch(name=name)


def test_the_only_client_there_is_need_not_be_chosen(qapp: QApplication, data_folder: Path) -> None:
    with opened(qapp, data_folder) as bench:
        bench.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
        page = bench.show(DossierPage, Place("dossier"))
        assert bench.ui.scope.client is None
        assert page.stack.currentWidget() is page.tab("summary")
        bench.runtime.clients.add(ClientPatch(name="Luna", zone="Europe/Madrid"))
        page.look()
        assert page.stack.currentWidget() is not page.tab("summary")


def test_the_bar_of_tabs_is_one_stop_of_the_tab_key_and_arrows_choose(desk) -> None:
    desk.show("audit")
    stops = [name for name, each in desk.page.buttons.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["audit"]
    desk.page.buttons["audit"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.page.buttons["audit"], Qt.Key.Key_Right)
    assert desk.page.current == "competitors"
    assert QApplication.focusWidget() is desk.page.buttons["competitors"]


def test_a_tab_with_something_to_tell_offers_itself_as_a_document(desk) -> None:
    desk.show("audit")
    assert not desk.page.export.isHidden()
    new = desk.runtime.clients.add(ClientPatch(name="Luna", zone="Europe/Madrid"))
    desk.go(Place("dossier", client=new.id, detail="audit"))  # there is none yet
    assert desk.page.export.isHidden()


@pytest.mark.allow_log("unexpected")
@pytest.mark.parametrize("step", ["_build", "read"])
def test_a_tab_that_breaks_says_so_in_its_place_and_leaves_nothing_half_made(desk, monkeypatch, step: str) -> None:
    from smdesk.ui.dossier.personas import PersonasTab

    def broken(_tab: object) -> None:
        raise ValueError("a bug in a tab")

    desk.show("summary")
    before = set(map(id, _alone()))
    with monkeypatch.context() as patched:
        patched.setattr(PersonasTab, step, broken)
        desk.page.show_tab("personas")
        shown = desk.page.stack.currentWidget()
        assert isinstance(shown, Broken)
        assert {id(each) for each in _alone()} <= before
        desk.ui.language.choose("es")  # whoever is half made would hear of it
        QApplication.processEvents()
        assert next(each.text() for each in shown.findChildren(QLabel) if each.text()) == "Esto no se puede mostrar"
        again, copy = shown.findChildren(QPushButton)
        copy.click()
        assert "a bug in a tab" in QGuiApplication.clipboard().text()
        again.click()
        assert isinstance(desk.page.stack.currentWidget(), Broken)
        desk.page.show_tab("summary")
        assert desk.page.stack.currentWidget() is desk.page.tab("summary")
    desk.page.show_tab("personas")
    assert desk.page.stack.currentWidget() is desk.page.tab("personas")


def _alone() -> list[QWidget]:
    found = [each for each in QApplication.topLevelWidgets() if each.parent() is None]
    return [each for each in found if each.property("role") != COMPLETIONS]  # that goes with its completer
