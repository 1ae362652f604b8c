"""The settings: every section there, changes at once and undone, search, deep links, language, size."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.settings import DECLARED
from smdesk.runtime import Runtime
from smdesk.services.secret_stores import ThisRun
from smdesk.services.settings import SettingsService
from smdesk.system.lock import Kind
from smdesk.ui.kit.forms import Combo, Spin, TimeField
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.switch import Switch
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.shell.pages import home


def control(page: SettingsPage, kind: type, name: str) -> Any:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def choose(segments: Segmented, value: object) -> None:
    segments.findChildren(QPushButton)[segments._values.index(value)].click()


def test_every_setting_of_the_person_has_its_control(page: SettingsPage) -> None:
    for name in page.buttons:
        page.show_section(name)
    elsewhere = {"publishing.paused", "publishing.paused_until", "notify.quiet_until", "shortcuts", "practice.tour",
                 "campaigns.month_budget"}  # fmt: skip
    shown = {each.objectName() for each in page.findChildren(QWidget)}
    assert set(DECLARED) - elsewhere - shown == set()


def test_a_change_holds_at_once_and_undo_brings_the_old_one_back(page: SettingsPage, qtbot: QtBot) -> None:
    ui = page._ui
    page.visit(Place("settings", detail="appearance"))
    choose(control(page, Segmented, "ui.theme"), "dark")
    assert ui.settings.get("ui.theme") == "dark"
    qtbot.waitUntil(lambda: ui.theme.mode == "dark")
    ui.undo.undo()
    qtbot.waitUntil(lambda: ui.theme.wish == "system")
    assert control(page, Segmented, "ui.theme").value == "system"
    assert not any(each.is_set for each in ui.settings.listing() if each.key == "ui.theme")


def test_defaults_are_restored_for_a_section_as_one_act(page: SettingsPage, qtbot: QtBot) -> None:
    settings = page._ui.settings
    page.visit(Place("settings", detail="alerts"))
    control(page, Switch, "notify.published").click()
    control(page, TimeField, "notify.quiet_from").chosen.emit(23 * 60)
    page._ui.settings.set("ui.density", "compact")
    with qtbot.waitSignal(page.said) as told:
        control(page._made["alerts"], QPushButton, "restore-defaults").click()
    assert told.args[1] is True
    assert (settings.get("notify.published"), settings.get("notify.quiet_from")) == (False, 22 * 60)
    assert settings.get("ui.density") == "compact"
    page._ui.undo.undo()
    assert (settings.get("notify.published"), settings.get("notify.quiet_from")) == (True, 23 * 60)
    qtbot.waitUntil(lambda: control(page, Switch, "notify.published").isChecked())


def test_what_changes_elsewhere_is_shown(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("scheduler")
    page._ui.settings.set("publishing.late_limit", 77)
    combo = control(page, Combo, "publishing.late_limit")
    qtbot.waitUntil(lambda: combo.value == 77)
    assert "77" in combo.currentText()
    page.show_section("backups")
    page._ui.settings.set("backup.weekly", 3)
    qtbot.waitUntil(lambda: control(page, Spin, "backup.weekly").value() == 3)


def test_search_goes_to_the_section_that_is_called_so_and_else_to_the_first(page: SettingsPage, qtbot: QtBot) -> None:
    """“Copi” found one line of the alerts, which come first, and nothing of the copies was seen."""
    page._ui.language.choose("es")
    for words, section in (("copi", "backups"), ("disco", "alerts")):  # nothing is called “disco”
        qtbot.wait(0)
        page.show_section("general")
        page.finder.setText(words)
        assert page.section == section, words


def test_search_goes_to_the_section_that_is_called_so_also_from_one_that_has_some(
    page: SettingsPage, qtbot: QtBot
) -> None:
    """“Tray” stayed with one line of the general settings, where a whole section is called so."""
    for language, words in (("en", "tray"), ("es", "bandeja")):
        page._ui.language.choose(language)
        page.show_section("general")
        page.finder.setText(words)
        qtbot.waitUntil(lambda words=words: bool(page._matching("general", [words])))
        assert page.section == "alerts", words
        page.show_section("general")
        for end in range(1, len(words) + 1):  # as it is typed
            page.finder.setText(words[:end])
        assert page.section == "alerts", words
    page.finder.setText("")
    page.show_section("appearance")
    page.finder.setText("a")  # which nearly all sections have in their names
    assert page.section == "appearance"


def test_a_search_that_finds_nothing_says_so(page: SettingsPage) -> None:
    page.finder.setText("xyzzy")
    assert page._nothing.isVisible()
    assert page._nothing.text() == "No setting says that"
    page.finder.setText("quiet")
    assert not page._nothing.isVisible()
    page.finder.setText("xyzzy")
    page.finder.clear()
    assert not page._nothing.isVisible()


def test_search_marks_counts_and_goes_to_what_it_finds(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("general")
    page.finder.setText("quiet FROM")
    assert page.section == "alerts"
    assert [each.title.text() for each in page._found] == ["Quiet from"]
    assert page._found[0].property("found") is True
    assert page.buttons["alerts"].text().endswith("1")
    QTest.keyClick(page.finder, Qt.Key.Key_Return)
    assert page.focusWidget() is control(page, TimeField, "notify.quiet_from")
    page.finder.clear()
    assert page.buttons["alerts"].text().strip() == "Alerts and tray"
    page._ui.language.choose("es")
    page.finder.setText("tamano")  # without its tilde
    qtbot.waitUntil(lambda: page.section == "appearance")


def test_a_place_shows_a_section_or_one_setting(page: SettingsPage) -> None:
    page.visit(Place("settings", detail="backups"))
    assert page.section == "backups"
    page.visit(Place("settings", detail="ui.scale"))
    assert page.section == "appearance"
    assert page.focusWidget() is control(page, Combo, "ui.scale")
    page.visit(Place("settings", detail="nothing-of-that-name"))
    assert page.section == "appearance"


def test_the_language_changes_under_the_open_page(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("languages")
    choose(control(page, Segmented, "ui.language"), "es")
    qtbot.waitUntil(lambda: page._title.text() == "Ajustes")
    assert page.buttons["languages"].text().strip() == "Idiomas"
    assert "Menús" in page._made["languages"].rows[0].title.text()
    assert [each.title.text() for each in page._made["languages"].rows][1:] == [
        client.name for client in page._ui.runtime.clients.list()
    ]


def test_a_setting_that_cannot_be_stored_goes_back_and_says_why(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smdesk.core.errors import StorageError

    def full(_values: object) -> None:
        raise StorageError("disk_full", path="/x")

    page.show_section("alerts")
    monkeypatch.setattr(page._ui.settings, "change", full)
    with qtbot.waitSignal(page.said) as told:
        control(page, Switch, "notify.published").click()
    assert told.args[1] is False
    qtbot.waitUntil(lambda: not control(page, Switch, "notify.published").isChecked())
    assert page._ui.undo.count() == 0


def test_pausing_and_going_on_from_here(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("scheduler")
    control(page, QPushButton, "pause-hour").click()
    assert page._ui.runtime.publishing.paused()
    qtbot.waitUntil(lambda: control(page, QPushButton, "resume").isVisible())
    assert not control(page, QPushButton, "pause-hour").isVisible()
    assert page._made["scheduler"].rows[0].text.text().startswith("Paused until ")
    control(page, QPushButton, "resume").click()
    assert not page._ui.runtime.publishing.paused()


def test_the_page_that_the_window_opens_with_is_the_persons(open_desk: Any, example: Any) -> None:
    folder = example()
    with Runtime.open(folder, secrets=ThisRun(), owner=Kind.CLI) as runtime:
        SettingsService(runtime.db).set("ui.start_page", "channels")
    assert open_desk(folder).window.router.current == "channels"
    assert home("a-page-that-is-gone") == home("settings") == home()
