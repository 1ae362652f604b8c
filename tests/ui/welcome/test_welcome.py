"""The first page: a client of one's own, the example desk, and a desk that is filled from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.services.patches import ClientPatch
from smdesk.ui.publish.ledger import Show
from tests.ui.helpers import LONG, page_of

OpenDesk = Callable[..., Desk]


def click(desk: Desk, name: str) -> None:
    desk.window.findChild(QPushButton, name).click()


def test_an_empty_desk_shows_the_two_choices_and_nothing_else(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.window.windowTitle() == "smdesk"
    assert not desk.window.has_desk()
    assert not desk.window.rail.isVisible()
    assert not desk.window.statusBar().isVisible()
    assert desk.runtime.publisher is None
    assert str(desk.runtime.folder.root) in desk.window.welcome._place.text()


@pytest.mark.parametrize(("language", "client"), [("en", "Oldmill Bakery"), ("es", "Molino Viejo")])
def test_the_example_desk_by_one_click(qtbot: QtBot, open_desk: OpenDesk, language: str, client: str) -> None:
    desk = open_desk(language=language)
    click(desk, "example-desk")
    welcome = desk.window.welcome
    assert welcome.busy
    assert not desk.window.findChild(QPushButton, "first-client").isEnabled()
    qtbot.waitUntil(desk.window.has_desk, timeout=60_000)
    assert client in {each.name for each in desk.runtime.clients.list()}
    assert page_of(desk).model.show is Show.NEEDS
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    assert desk.window.rail.isVisible()


def test_a_client_of_ones_own_on_the_practice_network(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    click(desk, "first-client")
    form = desk.window.welcome.form
    assert form.name.hasFocus()
    qtbot.keyClicks(form.name, "Molino Viejo")
    form.zone.setCurrentText("Europe/Madrid")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.handle.text() == "molinoviejo"
    click(desk, "connect-channel")
    qtbot.waitUntil(desk.window.has_desk, timeout=LONG)
    (client,) = desk.runtime.clients.list()
    assert (client.name, client.zone, client.channels) == ("Molino Viejo", "Europe/Madrid", 1)
    (channel,) = desk.runtime.channels.listing()
    assert (channel.network, channel.handle) == ("practice", "molinoviejo")
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    empty = " ".join(each.text() for each in page_of(desk)._empty.findChildren(QLabel))
    assert "smdesk post add" in empty


def test_an_assisted_channel_and_none_at_all(qtbot: QtBot, open_desk: OpenDesk, tmp_path: object) -> None:
    desk = open_desk(tmp_path / "one")
    click(desk, "first-client")
    form = desk.window.welcome.form
    form.name.setText("Sol")
    click(desk, "create-client")
    form.assisted.setChecked(True)
    form.network.setCurrentIndex(form.network.findText("Instagram"))
    form.handle.setText("sol.pan")
    click(desk, "connect-channel")
    qtbot.waitUntil(desk.window.has_desk, timeout=LONG)
    (channel,) = desk.runtime.channels.listing()
    assert (channel.network, channel.mode, channel.handle) == ("instagram", "assisted", "sol.pan")
    other = open_desk(tmp_path / "two")
    click(other, "first-client")
    other.window.welcome.form.name.setText("Luna")
    click(other, "create-client")
    click(other, "skip-channel")
    assert other.window.has_desk()
    assert other.runtime.channels.listing() == ()


@pytest.mark.parametrize(("name", "zone", "field"), [("", "Europe/Madrid", "name"), ("Sol", "Nowhere/Land", "zone")])
def test_what_is_wrong_is_said_beside_the_field(open_desk: OpenDesk, name: str, zone: str, field: str) -> None:
    desk = open_desk()
    click(desk, "first-client")
    form = desk.window.welcome.form
    form.name.setText(name)
    form.zone.setCurrentText(zone)
    click(desk, "create-client")
    problem = form.findChild(QLabel, "problem")
    assert problem.text()
    assert not problem.isHidden()
    assert getattr(form, field).property("invalid") is True
    assert desk.runtime.clients.list() == []
    click(desk, "back")
    assert desk.window.welcome._steps.currentIndex() == 0


def test_the_language_of_the_first_page(open_desk: OpenDesk) -> None:
    desk = open_desk()
    click(desk, "speak-es")
    QApplication.processEvents()  # Qt tells widgets of another language by an event
    assert desk.window.welcome.own.title.text() == "Mi primer cliente"
    assert desk.ui.settings.get("ui.language") == "es"
    click(desk, "speak-en")
    QApplication.processEvents()
    assert desk.window.welcome.own.title.text() == "My first client"


def test_a_desk_filled_in_a_terminal_is_shown(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    qtbot.waitUntil(desk.window.has_desk, timeout=LONG)


def test_a_desk_that_is_not_empty_refuses_the_example_and_says_so(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.window._emptiness.stop()
    desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    click(desk, "example-desk")
    welcome = desk.window.welcome
    qtbot.waitUntil(lambda: welcome.problem.notice is not None, timeout=LONG)
    assert not welcome.busy
    assert desk.window.findChild(QPushButton, "first-client").isEnabled()
