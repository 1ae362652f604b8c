"""Settings that change the whole window take effect when they are set."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.core.errors import StorageError
from smdesk.core.events import SettingsChanged
from smdesk.gui import Desk
from smdesk.runtime import Runtime
from smdesk.services.secret_stores import ThisRun
from smdesk.services.settings import SettingsService
from smdesk.system import motion
from smdesk.ui.kit import preferences
from smdesk.ui.kit.context import Ui
from tests.ui.bench import Bench

pytestmark = pytest.mark.dressed


def test_appearance_follows_the_settings_at_once_and_back(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    theme = ui.theme
    row, panel, toast = theme.px("rowTable"), theme.ms("panel"), theme.ms("undoToast")
    line, family = theme.hex("border.default"), theme.font("title1").families()
    for key, value in (("ui.theme", "dark"), ("ui.scale", 125), ("ui.density", "compact"), ("ui.system_font", True),
                       ("ui.contrast", "on"), ("ui.reduced_motion", "on")):  # fmt: skip
        ui.settings.set(key, value)
    qtbot.waitUntil(lambda: theme.still)
    assert theme.mode == "dark"
    assert theme.px("control") == round(30 * 1.25)
    assert theme.px("rowTable") < row * 1.25
    assert theme.ms("panel") == 0
    assert theme.ms("undoToast") == toast
    assert theme.font("title1").families() != family
    assert theme.hex("border.default") == theme.hex("border.strong") != line
    for key in ("ui.theme", "ui.scale", "ui.density", "ui.system_font", "ui.contrast", "ui.reduced_motion"):
        ui.settings.forget(key)
    qtbot.waitUntil(lambda: not theme.still)
    assert (theme.px("rowTable"), theme.ms("panel")) == (row, panel)


def test_less_movement_that_the_system_asks_for_while_the_window_is_open_is_followed(
    example_desk: Desk, ui: Ui, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, state = QApplication.instance(), Qt.ApplicationState
    assert isinstance(asked, QApplication)
    for wish in (True, False, True):
        monkeypatch.setattr(motion, "reduced", lambda wish=wish: wish)
        asked.applicationStateChanged.emit(state.ApplicationInactive)
        assert ui.theme.still is not wish
        asked.applicationStateChanged.emit(state.ApplicationActive)
        assert ui.theme.still is wish
    ui.bridge.closed.emit()
    monkeypatch.setattr(motion, "reduced", lambda: False)
    asked.applicationStateChanged.emit(state.ApplicationActive)
    assert ui.theme.still


def test_a_desktop_that_has_to_be_asked_for_less_movement_is_asked_on_coming_back(
    example_desk: Desk, ui: Ui, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for wish in (True, False):
        monkeypatch.setattr(motion, "asked", lambda wish=wish: wish)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        qtbot.waitUntil(lambda wish=wish: ui.theme.still is wish)
    ui.settings.set("ui.reduced_motion", "off")
    heard: list[bool] = []
    monkeypatch.setattr(motion, "asked", lambda: heard.append(True) or True)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert not ui.theme.still  # what the person has set comes first
    ui.settings.set("ui.reduced_motion", "system")
    qtbot.waitUntil(lambda: ui.theme.still)


def test_the_language_of_the_command_line_holds_until_another_is_chosen(
    example_desk: Desk, ui: Ui, qtbot: QtBot
) -> None:
    assert ui.language.code == "en"
    ui.settings.set("ui.language", "es")
    qtbot.waitUntil(lambda: ui.language.code == "es")


def test_what_a_command_sets_reaches_the_window_that_is_open(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    heard: list[frozenset[str]] = []
    ui.bridge.heard.connect(lambda event: heard.append(event.fields) if isinstance(event, SettingsChanged) else None)
    ui.settings.set("ui.density", "compact")
    qtbot.waitUntil(lambda: bool(heard))
    with Runtime.open(example_desk.root, secrets=ThisRun()) as command:
        settings = SettingsService(command.db)
        for key, value in (("ui.theme", "dark"), ("ui.language", "es"), ("ui.time_format", "12h")):
            settings.set(key, value)
        settings.set("calendar.week_start", "sunday")
    qtbot.waitUntil(lambda: ui.theme.mode == "dark" and ui.language.code == "es" and ui.language.twelve_hours)
    told = frozenset({"ui.theme", "ui.language", "ui.time_format", "calendar.week_start"})
    assert heard[0] == {"ui.density"}
    assert frozenset().union(*heard[1:]) == told  # and nothing of what was set here comes a second time
    with Runtime.open(example_desk.root, secrets=ThisRun()) as command:
        SettingsService(command.db).forget("ui.theme")
    qtbot.waitUntil(lambda: ui.theme.mode == "light")


def test_what_others_set_is_read_in_the_background_and_again_where_it_cannot_be_read(
    example_desk: Desk, ui: Ui, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored, readers = ui.settings.stored, list[threading.Thread]()

    def busy_once() -> dict[tuple[str, str, int], str]:
        readers.append(threading.current_thread())
        if len(readers) == 1:
            raise StorageError("database_busy", path="here")
        return stored()

    monkeypatch.setattr(ui.settings, "stored", busy_once)
    with Runtime.open(example_desk.root, secrets=ThisRun()) as command:
        SettingsService(command.db).set("ui.theme", "dark")
    qtbot.waitUntil(lambda: ui.theme.mode == "dark")
    assert len(readers) >= 2
    assert threading.current_thread() not in readers


def test_a_desk_that_has_closed_is_not_looked_at_again(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that is being restored needs the database for itself alone."""
    monkeypatch.setattr(preferences, "LOOK_MS", 5)
    preferences.Elsewhere(bench.ui, bench.ui.bridge)
    looks: list[str] = []
    monkeypatch.setattr(bench.ui.settings, "stored", lambda: looks.append("looked") or {})
    bench.ui.bridge.close()
    SettingsService(bench.runtime.db).set("calendar.week_start", "sunday")
    qtbot.wait(100)
    assert looks == []
