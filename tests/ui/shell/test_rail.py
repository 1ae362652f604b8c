"""The rail and the client switcher: what shows, what is chosen, by mouse and by keyboard, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from smdesk.core.pace import Track
from smdesk.gui import Desk
from smdesk.services.patches import ClientPatch
from smdesk.services.pulse import Pulse
from smdesk.ui.kit.actions import possible
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.swatches import Swatches
from smdesk.ui.shell.helping import Manual
from smdesk.ui.shell.navbutton import NavButton
from smdesk.ui.shell.pages import PAGES
from smdesk.ui.shell.switcher import Switcher
from tests.ui.helpers import dialog, press

OpenDesk = Callable[..., Desk]
Example = Callable[..., Path]
ALT = Qt.KeyboardModifier.AltModifier


def switcher_of(desk: Desk) -> Switcher:
    desk.window.rail.client.click()
    found = [each for each in desk.window.findChildren(Switcher) if each.isVisible()]
    return found[0]


# -- clients --------------------------------------------------------------------------------------------------------


def test_the_switcher_tells_how_each_client_stands(example_desk: Desk) -> None:
    rows = [row for row in switcher_of(example_desk).view.rows if row.client]
    assert [row.title for row in rows] == ["Crumb & Crust Bakery", "Northside Bike Workshop"]
    assert (rows[0].dot, "2 failed" in rows[0].detail) == ("danger", True)
    assert rows[1].keys == ("Alt", "2")


@pytest.mark.dressed
def test_how_a_client_stands_is_read_in_one_line(example_desk: Desk) -> None:
    """Today's posts, what failed and the objectives, in the wider of the two languages."""
    example_desk.ui.language.choose("es")
    switcher = switcher_of(example_desk)
    told = switcher._line(Pulse(today=12, wrong=2), Track.OFF)
    assert told == "12 hoy · 2 fallidas · se queda atrás"
    assert switcher._line(Pulse(today=12, wrong=2)) == "12 publicaciones hoy · 2 fallidas"


def test_the_switcher_leads_to_the_example_after_a_word_and_not_from_the_example(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    class Beside:
        here = False

        def make(self, language: str, progress: Callable[[int, int], object]) -> None:
            done.append(language)

        def enter(self) -> None:
            done.append("entered")

    monkeypatch.setattr(example_desk.ui, "practice", Beside())
    title = "Practice mode with example data…"
    [row] = [each for each in switcher_of(example_desk).view.rows if each.title == title]
    row.act()
    press(dialog(example_desk.window))
    qtbot.waitUntil(lambda: "entered" in done)
    assert done == ["en", "entered"]
    monkeypatch.setattr(Beside, "here", True)
    assert not [each for each in switcher_of(example_desk).view.rows if each.title == title]


def test_the_switcher_tells_the_pace_of_each_client(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = type(example_desk.ui.runtime.agreements)
    monkeypatch.setattr(agreed, "tracks", lambda _self: {1: Track.RISK})
    switcher = switcher_of(example_desk)
    switcher.view.step(1)
    before = switcher.view.chosen
    qtbot.waitUntil(lambda: any(row.detail.endswith("at risk") for row in switcher.view.rows), timeout=2000)
    assert switcher.view.chosen.title == before.title
    assert [row.detail.endswith("at risk") for row in switcher.view.rows if row.client] == [True, False]


def test_typing_and_enter_choose_a_client_for_the_whole_window(qtbot: QtBot, example_desk: Desk) -> None:
    switcher = switcher_of(example_desk)
    assert switcher.view.chosen.title == "All clients"
    qtbot.keyClicks(switcher.finder, "north")
    qtbot.keyClick(switcher.finder, Qt.Key.Key_Return)
    assert example_desk.ui.scope.client == 2
    assert example_desk.window.rail.client.text() == "Northside Bike Workshop"
    assert example_desk.window.windowTitle().endswith("· Northside Bike Workshop — smdesk")
    switcher = switcher_of(example_desk)
    assert switcher.view.chosen.client[0] == 2
    qtbot.keyClick(switcher.finder, Qt.Key.Key_Up)
    qtbot.keyClick(switcher.finder, Qt.Key.Key_Return)
    assert example_desk.ui.scope.client == 1


def test_alt_and_a_digit_choose_and_it_is_remembered(qtbot: QtBot, open_desk: OpenDesk, example: Example) -> None:
    folder = example()
    desk = open_desk(folder)
    QTest.keyClick(desk.window, Qt.Key.Key_2, ALT)
    assert desk.ui.scope.client == 2
    QTest.keyClick(desk.window, Qt.Key.Key_0, ALT)
    assert desk.ui.scope.client is None
    QTest.keyClick(desk.window, Qt.Key.Key_1, ALT)
    desk.close()
    assert open_desk(folder).ui.scope.client == 1
    QTest.keyClick(QLineEdit(), Qt.Key.Key_A)  # Qt would remember Alt as pressed


def test_a_client_is_archived_undone_looked_at_and_brought_back(qtbot: QtBot, example_desk: Desk) -> None:
    window, scope, clients = example_desk.window, example_desk.ui.scope, example_desk.ui.runtime.clients
    assert not window.archiving.can_archive()
    scope.choose(1)
    window.archiving.archive()  # something is still to go out
    assert "cannot be archived yet" in window.banner.notice.title
    window.saying.forget()
    quiet = clients.add(ClientPatch(name="Quiet", zone="Europe/Madrid"))
    qtbot.waitUntil(lambda: window.clients.by_id(quiet.id) is not None)
    scope.choose(quiet.id)
    window.archiving.archive()
    assert scope.client is None
    qtbot.waitUntil(lambda: len(window.clients.archived) == 1)
    assert [row.title for row in switcher_of(example_desk).view.rows if row.client] == [
        "Crumb & Crust Bakery", "Northside Bike Workshop",
    ]  # fmt: skip
    example_desk.ui.undo.undo()
    assert scope.client == quiet.id
    example_desk.ui.undo.redo()
    qtbot.waitUntil(lambda: len(window.clients.archived) == 1)
    switcher = switcher_of(example_desk)
    next(row for row in switcher.view.rows if row.title == "Archived").act()
    assert [row.title for row in switcher.view.rows] == ["Quiet"]
    qtbot.keyClick(switcher.finder, Qt.Key.Key_Return)
    assert scope.client == quiet.id
    assert window.banner.notice.title == "Quiet is archived."
    window.archiving.bring_back()
    assert not clients.show(quiet.id).archived
    qtbot.waitUntil(lambda: not window.clients.archived)
    assert window.banner.notice.title != "Quiet is archived."


def test_a_new_client_is_made_here_and_its_channels_come_next(qtbot: QtBot, example_desk: Desk) -> None:
    switcher = switcher_of(example_desk)
    qtbot.keyClicks(switcher.finder, "zzz")
    assert [row.title for row in switcher.view.rows if row.kind == "item"] == ["New client…"]
    qtbot.keyClick(switcher.finder, Qt.Key.Key_Return)
    asked = dialog(example_desk.window)
    press(asked)  # without a name
    assert asked.isVisible()
    qtbot.keyClicks(asked.findChild(QLineEdit, "client-name"), "Lowtide Yoga")
    colors = asked.findChild(Swatches)
    colors.setFocus()
    while colors.value != "moss":
        qtbot.keyClick(colors, Qt.Key.Key_Right)
    assert colors.accessibleDescription() == "Green"
    press(asked)
    client = next(each for each in example_desk.runtime.clients.list() if each.name == "Lowtide Yoga")
    assert client.color == "moss"
    assert example_desk.ui.scope.client == client.id
    assert example_desk.window.router.current == "channels"
    connecting = [each for each in example_desk.window.findChildren(QDialog) if each.isVisible()]
    assert len(connecting) == 1
    connecting[0].reject()


# -- pages ----------------------------------------------------------------------------------------------------------


def test_the_rail_shows_the_pages_in_groups_and_their_numbers(example_desk: Desk) -> None:
    rail = example_desk.window.rail
    publish = rail.findChild(NavButton, "rail-publish")
    assert publish.count == 4  # before the page was ever made
    assert not publish.isChecked()
    publish.click()
    assert publish.isChecked()
    assert publish.accessibleDescription() == "4 things need you, each channel counted"
    assert publish.toolTip().endswith(publish.accessibleDescription())
    assert rail._labels["delivery"].text() == "Delivery"
    assert rail.findChild(NavButton, "rail-composer") is None
    rail.findChild(NavButton, "rail-channels").click()
    assert example_desk.window.router.current == "channels"
    assert not publish.isChecked()


@pytest.mark.dressed
def test_the_rail_gets_narrow_by_width_and_by_wish(qtbot: QtBot, example_desk: Desk) -> None:
    window, rail = example_desk.window, example_desk.window.rail
    window.resize(1440, 900)
    assert not rail.narrow
    window.registry.trigger("rail")
    assert rail.narrow
    assert rail.width() == 56
    assert rail.findChild(NavButton, "rail-publish").toolTip() == "Publishing: 4 things need you, each channel counted"
    assert not rail._labels["delivery"].isVisible()
    window.registry.trigger("rail")
    window.resize(1200, 800)
    assert rail.narrow  # too little room
    window.registry.trigger("rail")
    assert not rail.narrow  # and yet, if the person likes


def test_a_page_can_be_left_out_of_the_rail_but_not_what_needs_the_person(example_desk: Desk) -> None:
    rail = example_desk.window.rail
    channels = rail.findChild(NavButton, "rail-channels")
    menu = rail.open_context_menu(rail.mapToGlobal(rail.rect().center()))
    named = {each.text(): each for each in menu.actions()}
    assert not named["Publishing"].isEnabled()
    named["Channels"].trigger()
    menu.close()
    assert not channels.isVisible()
    assert "go-channels" in {each.id for each in example_desk.window.registry.all}
    rail.hide_page("channels", hidden=False)
    assert channels.isVisible()


# -- menus ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first_page", ["today"])  # which has a menu of its own
def test_alt_alone_shows_the_menu_bar_and_alt_with_a_key_does_not(qtbot: QtBot, example_desk: Desk) -> None:
    window, bar = example_desk.window, example_desk.window.menuBar()
    assert not bar.isVisible()
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt, ALT)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert bar.isVisible()
    names = [each.text().replace("&", "") for each in bar.actions()]
    assert names == ["File", "Edit", "View", "Go", "Client", "Post", "Tools", "Help"]
    window.menus.show()
    assert not bar.isVisible()
    QTest.keyPress(handle, Qt.Key.Key_Alt, ALT)
    QTest.keyClick(handle, Qt.Key.Key_0, ALT)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert not bar.isVisible()


def test_menus_name_the_act_and_know_what_is_possible(example_desk: Desk) -> None:
    window = example_desk.window
    window.pausing.pause()
    window.menus.show()
    edit, tools = (
        next(each.menu() for each in window.menuBar().actions() if each.text() == name) for name in ("&Edit", "&Tools")
    )
    edit.aboutToShow.emit()
    assert edit.actions()[0].text() == "Undo: Publishing is paused"
    assert not edit.actions()[1].isEnabled()
    resume = next(each for each in tools.actions() if each.text() == "Go on publishing")
    assert resume.isEnabled()
    edit.aboutToHide.emit()
    resume.trigger()
    assert not example_desk.runtime.publishing.paused()


def test_menus_are_made_when_they_are_wanted_and_those_of_earlier_pages_go(qtbot: QtBot, example_desk: Desk) -> None:
    window, bar = example_desk.window, example_desk.window.menuBar()
    for page in ("channels", "today"):
        window.router.go(page)
        assert bar.findChildren(QMenu) == []
    window.menus.show()
    few = len(bar.findChildren(QMenu))
    assert few > 8
    for page in ("channels", "settings", "publish", "today"):
        window.router.go(page)
    qtbot.waitUntil(lambda: len(bar.findChildren(QMenu)) <= few + 2)
    assert bar.actions()


def test_a_key_of_the_page_goes_before_the_windows(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    window.router.go("channels")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    connecting = dialog(window)
    assert window.router.current == "channels"
    connecting.reject()
    QTest.keyClick(window, Qt.Key.Key_F6)
    window.router.go("publish")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.router.current == "composer"
    QTest.keyClick(window, Qt.Key.Key_F6)


def test_the_manual_opens_in_the_language_of_the_window(open_desk: OpenDesk, example: Example) -> None:
    desk = open_desk(example(), language="es")
    manual = desk.window._helping.show()
    assert manual.text.toPlainText().startswith("El manual")
    manual.close()


def test_what_the_window_would_show_is_one_list(example_desk: Desk) -> None:
    registry = example_desk.window.registry
    made = [registry.qt(each.id) for each in registry.all]
    keys = [
        (each.shortcut().toString(), str(each.associatedObjects()[0])) for each in made if each.shortcut().toString()
    ]
    assert len(keys) == len(set(keys))
    assert all(each.text() for each in made)


def test_f1_opens_what_the_manual_says_of_the_page_that_shows(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    for spec in PAGES:
        window.router.go(spec.id)
        window.registry.trigger("manual")
        (manual,) = window.findChildren(Manual)
        chapter = {"today": "window", "publish": "publishing"}.get(spec.id, spec.id)
        assert manual.text.source().fileName() == f"{chapter}.md"
        with qtbot.waitSignal(manual.destroyed):
            QTest.keyClick(manual.text, Qt.Key.Key_Escape)


# -- a client looks at the screen -----------------------------------------------------------------------------------


def test_while_a_client_is_watching_nothing_of_the_others_is_seen(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    assert not window.registry.trigger("watched")  # whose screen would it be?
    example_desk.ui.scope.choose(2)
    window.registry.trigger("watched")
    assert window.rail.findChild(NavButton, "rail-publish").count == 0  # all four are the other client's
    assert window.banner.notice.kind == "practice"  # that one post of the other is late is not said
    assert "decision" not in window.line._state.text()
    switcher = switcher_of(example_desk)
    assert [row.title for row in switcher.view.rows] == ["Northside Bike Workshop"]
    switcher.close()
    QTest.keyClick(window, Qt.Key.Key_1, ALT)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert example_desk.ui.scope.client == 2
    window.open_palette()
    window.finding.field.setText("@crumb")
    assert not any("rumb" in row.title for row in window.finding.view.rows if row.client or row.icon)
    for typed in ("crumb", ">crumb", ">all clients"):
        window.finding.field.setText(typed)
        assert not any(name in row.title for name in ("Crumb", "All clients") for row in window.finding.view.rows)
    window.finding.close_palette()
    window.registry.look()
    titles = [each.text() for each in window.registry.all if each.menu == "client" and possible(each)]
    assert "Northside Bike Workshop" in titles
    assert not {"Crumb & Crust Bakery", "All clients"} & set(titles)
    window.registry.trigger("watched")
    assert window.rail.findChild(NavButton, "rail-publish").count == 4


def test_while_a_client_is_watching_posts_of_the_others_are_not_offered_as_recent(example_desk: Desk) -> None:
    window = example_desk.window
    example_desk.ui.scope.choose(2)
    other = example_desk.ui.runtime.posts.listing(client=1)[0]
    for place in (Place("composer", row=other.id), Place("today")):
        window.router.go(place)
    window.open_palette()
    lately = [row.title for row in window.finding.view.rows if row.found]
    window.finding.close_palette()
    window.registry.trigger("watched")
    window.open_palette()
    assert lately
    assert not [row.title for row in window.finding.view.rows if row.found]
    window.finding.close_palette()


def test_escape_leaves_the_menu_bar_and_the_keys_are_where_they_were(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    button = window.rail.findChildren(NavButton)[0]
    button.setFocus()
    window.menus.show()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert window.menuBar().isVisible()  # the menu first, then the bar
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not window.menuBar().isVisible()
    assert window.focusWidget() is button
