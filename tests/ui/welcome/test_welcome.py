"""The first page: a client of one's own, the example desk, a backup, and a desk that is filled from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk import gui
from smdesk.gui import Desk
from smdesk.services.backup import BackupService
from smdesk.services.patches import ClientPatch
from smdesk.services.practice.service import PracticeService
from smdesk.ui.shell.practising import PRACTICE, PracticeDesk
from smdesk.ui.welcome.page import WIDE
from tests.ui.conftest import SMALL
from tests.ui.helpers import LONG, dialog, press

OpenDesk = Callable[..., Desk]


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting with the computer writes into a home of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def small_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example with few posts: the whole one has a test of its own below the window."""
    whole = PracticeService.fill
    monkeypatch.setattr(
        PracticeService, "fill", lambda self, language, **more: whole(self, language, source=SMALL, **more)
    )


@pytest.fixture
def ready_example(monkeypatch: pytest.MonkeyPatch, example: Callable[..., Path]) -> None:
    """The example is there at once: a copy of the one that has been made for all tests."""
    monkeypatch.setattr(PracticeDesk, "make", lambda self, language, _progress: example(language).rename(self._folder))


def click(desk: Desk, name: str) -> None:
    desk.window.findChild(QPushButton, name).click()


def shown(desk: Desk) -> str:
    return desk.window.router.current if desk.window is not None else ""


def test_an_empty_desk_shows_the_three_choices_and_nothing_else(open_desk: OpenDesk) -> None:
    desk = open_desk()
    welcome = desk.window.welcome
    assert desk.window.windowTitle() == "smdesk"
    assert not shown(desk)
    assert not desk.window.rail.isVisible()
    assert not desk.window.statusBar().isVisible()
    assert desk.runtime.publisher is None
    assert welcome._place.toolTip() == str(desk.runtime.folder.root)
    assert welcome.own.button.hasFocus()
    assert all(choice.button.accessibleName() for choice in (welcome.own, welcome.example, welcome.backup))


@pytest.mark.dressed
@pytest.mark.parametrize("language", ["en", "es"])
def test_in_the_smallest_window_all_of_the_first_page_is_in_sight(open_desk: OpenDesk, language: str) -> None:
    welcome = open_desk(language=language).window.welcome
    welcome._ui.theme.style()
    welcome.window().resize(1100, 700)
    QApplication.processEvents()
    assert welcome._rolled.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("wide", [1100, 1440, 1900])
def test_what_is_offered_stands_in_the_middle_of_its_side(open_desk: OpenDesk, wide: int) -> None:
    welcome = open_desk().window.welcome
    alone = wide < WIDE

    def beside(widget: QWidget) -> tuple[int, int]:
        """How much is free at its left and at its right, beside the drawing where that shows."""
        left = widget.mapTo(welcome, QPoint(0, 0)).x()
        return left - (0 if alone else welcome._hero.width()), welcome.width() - left - widget.width()

    welcome.window().resize(wide, 760)
    QApplication.processEvents()
    assert welcome._hero.isVisible() is not alone
    left, right = beside(welcome.own)
    assert abs(left - right) <= 2
    welcome.begin()
    QApplication.processEvents()
    form = beside(welcome.form)
    assert abs(form[0] - (form[1] if alone else left)) <= 2


@pytest.mark.parametrize(
    ("made", "language", "client"),
    [
        pytest.param("small_example", "en", "Crumb & Crust Bakery", id="en"),
        pytest.param("ready_example", "es", "Panadería Miga y Corteza", id="es"),
    ],
)
def test_the_example_desk_by_one_click_and_left_by_another(
    request: pytest.FixtureRequest, qtbot: QtBot, open_desk: OpenDesk, made: str, language: str, client: str
) -> None:
    request.getfixturevalue(made)
    desk = open_desk(language=language)
    home = desk.runtime.folder.root
    click(desk, "example-desk")
    assert desk.window.welcome.busy
    assert not desk.window.findChild(QPushButton, "first-client").isEnabled()
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=60_000)
    assert desk.runtime.folder.root == home / PRACTICE
    assert client in {each.name for each in desk.runtime.clients.list()}
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    assert desk.window.rail.isVisible()
    notice = desk.window.banner.notice
    assert notice.kind == "practice"
    dict(notice.acts)["Leave and start for real" if language == "en" else "Salir y empezar de verdad"]()
    press(dialog(desk.window))
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.welcome is not None, timeout=LONG)
    assert desk.runtime.folder.root == home
    assert not (home / PRACTICE).exists()
    assert desk.runtime.clients.list() == []


@pytest.mark.usefixtures("small_example")
def test_the_example_desk_looks_and_speaks_as_the_person_chose(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk(language="")  # as the system, until another one is chosen on the first page
    other = "es" if desk.ui.language.code == "en" else "en"
    desk.window.speak(other)
    desk.window.look_like("dark")
    desk.ui.settings.set("posts.default_time", 480)  # of the person's own posts
    click(desk, "example-desk")
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=60_000)
    assert desk.ui.practice.here
    assert (desk.ui.language.code, desk.ui.theme.mode) == (other, "dark")
    assert desk.ui.settings.get("posts.default_time") == 600


@pytest.mark.usefixtures("ready_example")
def test_an_example_that_was_begun_is_there_at_the_next_start(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    home = desk.runtime.folder.root
    click(desk, "example-desk")
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=60_000)
    desk.close()
    again = open_desk(home)
    assert again.runtime.folder.root == home / PRACTICE
    assert shown(again) == "today"


@pytest.mark.usefixtures("ready_example")
@pytest.mark.allow_log("a fault ended the program")
def test_a_fault_while_the_example_was_open_is_told_at_the_next_start(
    qtbot: QtBot, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faulthandler.enable", lambda file: None)  # the tests have their own
    monkeypatch.setattr("faulthandler.disable", lambda: None)
    desk = open_desk()
    gui._watch(desk)  # before the example is there
    words = desk.crashes._last_words
    click(desk, "example-desk")
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=60_000)
    home = desk.home
    words.write("Fatal Python error: Segmentation fault")
    desk.crashes.remove()
    desk.close()
    again = open_desk(home)
    gui._watch(again)
    assert again.root == home / PRACTICE
    assert again.window.banner.notice.title == "smdesk ended unexpectedly the last time."
    assert again.crashes._last_words.name == str(home / "logs" / "crash.log")  # it outlasts the example
    again.crashes.remove()


def test_the_queues_that_are_offered_tell_the_time_as_the_computer_does(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    form = desk.window.welcome.form
    assert form.queues[2].text() == "Every weekday at 09:00 and 18:00"
    desk.ui.language.choose_clock("12h")
    told = "Every weekday at 9:00 am and 6:00 pm"
    qtbot.waitUntil(lambda: form.queues[2].text().replace("\N{NO-BREAK SPACE}", " ") == told)


def test_a_client_of_ones_own_in_three_steps_by_keyboard(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    qtbot.keyClick(desk.window.welcome.own.button, Qt.Key.Key_Return)
    form = desk.window.welcome.form
    assert form.name.hasFocus()
    qtbot.keyClicks(form.name, "Molino Viejo")
    form.name.insert(" Ñandú")
    qtbot.keyClick(form.color, Qt.Key.Key_Right)
    form.zone.setCurrentText("Europe/Madrid")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.handle.text() == "molinoviejonandu"
    assert not form.networks["practice"].isChecked()  # nobody who works for a client begins with it
    qtbot.keyClick(form.handle, Qt.Key.Key_Return)
    assert next(iter(form.networks.values())).hasFocus()  # one is to be ticked first
    assert "Tick at least one network" in form._problem.text()
    assert form._problem.isVisible()
    QApplication.processEvents()
    go_on = form.findChild(QPushButton, "connect-channels")
    below = form._problem.mapTo(form, QPoint()).y() - go_on.mapTo(form, QPoint(0, go_on.height())).y()
    assert 0 <= below <= 24  # beside what was pressed
    for name in ("facebook", "practice"):
        qtbot.keyClick(form.networks[name], Qt.Key.Key_Space)
    assert not form._problem.isVisible()
    qtbot.keyClick(form.handle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.steps.currentIndex() == 2, timeout=LONG)
    qtbot.keyClick(form.queues[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=LONG)
    (client,) = desk.runtime.clients.list()
    assert (client.name, client.zone, client.country) == ("Molino Viejo Ñandú", "Europe/Madrid", "ES")
    assert (client.color, client.channels) == ("tide", 2)
    assert desk.runtime.dossier.show(client.id).networks == ("facebook",)  # contracted: as told
    channels = {channel.network: channel for channel in desk.runtime.channels.listing()}
    assert {name: channel.mode for name, channel in channels.items()} == {"practice": "api", "facebook": "assisted"}
    assert all(len(channel.slots) == 3 and channel.handle == "molinoviejonandu" for channel in channels.values())
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "step-post"  # the step that is left


def test_each_step_can_be_skipped(open_desk: OpenDesk) -> None:
    desk = open_desk()
    click(desk, "first-client")
    desk.window.welcome.form.name.setText("Luna")
    click(desk, "create-client")
    click(desk, "skip-channels")
    assert shown(desk) == "today"
    assert desk.runtime.channels.listing() == ()


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
    assert desk.window.welcome.own.title.text() == "Crear mi primer cliente"
    assert desk.ui.settings.get("ui.language") == "es"
    click(desk, "speak-en")
    QApplication.processEvents()
    assert desk.window.welcome.own.title.text() == "Create my first client"


def test_a_backup_becomes_the_desk_and_a_file_that_is_none_is_refused(
    qtbot: QtBot, open_desk: OpenDesk, tmp_path: Path
) -> None:
    other = open_desk(tmp_path / "other")
    other.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    backup = BackupService(other.runtime.folder, other.runtime.clock).create().path
    other.close()
    desk = open_desk(tmp_path / "fresh")
    rubbish = tmp_path / "rubbish.sqlite3"
    rubbish.write_bytes(b"no database at all" * 100)
    desk.window.welcome.ask_to_restore(rubbish)
    press(dialog(desk.window))
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.banner.notice is not None, timeout=LONG)
    assert desk.window.banner.notice.kind == "danger"
    desk.window.welcome.ask_to_restore(backup)
    press(dialog(desk.window))
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=LONG)
    assert [client.name for client in desk.runtime.clients.list()] == ["Sol"]


def test_starting_with_the_computer(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    switch = desk.window.findChild(QWidget, "start-with-computer")
    assert not switch.isChecked()
    switch.click()
    assert list((tmp_path / "config" / "autostart").glob("*.desktop"))
    switch.click()
    assert not desk.window.welcome._autostart().is_enabled()


def test_a_desk_filled_in_a_terminal_is_shown(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert desk.window._emptiness.isActive()
    desk.window._emptiness.setInterval(20)  # it looks every few seconds
    desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    qtbot.waitUntil(lambda: shown(desk) == "today", timeout=LONG)


def test_the_desk_is_kept_in_another_folder_when_nobody_named_one(
    qtbot: QtBot, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    named = open_desk()
    assert not named.window.welcome.findChild(QPushButton, "change-folder").isVisible()
    monkeypatch.setattr("smdesk.desk.own_place", lambda: tmp_path / "usual")
    desk = open_desk(tmp_path / "usual")
    assert desk.window.welcome.findChild(QPushButton, "change-folder").isVisible()
    desk.window.welcome.live_in(elsewhere)
    qtbot.waitUntil(lambda: desk.root == elsewhere and desk.window is not None)
    assert (elsewhere / "smdesk.sqlite3").is_file()
    assert (tmp_path / "config" / "smdesk" / "data-folder").read_text().strip() == str(elsewhere)


def test_the_arrow_keys_go_through_the_networks_as_they_point(qtbot: QtBot, open_desk: OpenDesk) -> None:
    desk = open_desk()
    click(desk, "first-client")
    form = desk.window.welcome.form
    form.name.setText("Molino Viejo")
    form.make_client()
    names = list(form.networks)
    boxes = list(form.networks.values())
    form.handle.setFocus()
    qtbot.keyClick(form.handle, Qt.Key.Key_Tab)
    went = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
        went.append(names[boxes.index(QApplication.focusWidget())])
    assert went == [names[place] for place in (3, 4, 5, 5, 2, 1)]
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Up)
    assert form.handle.hasFocus()  # out of the grid
