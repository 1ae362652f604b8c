"""What single sections do: copies, moving, access, keys, starting with the computer, the report."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.errors import SecretError
from smdesk.core.publication import State
from smdesk.core.walltime import from_utc
from smdesk.gui import Desk
from smdesk.services.backup import BackupService
from smdesk.system import autostart
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import language_title
from smdesk.ui.kit.switch import Switch
from smdesk.ui.settings import access, folders
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.settings.shortcuts import KeyField
from smdesk.ui.shell.pages import PAGES
from smdesk.ui.shell.wakeful import Wakeful
from tests.damage import spoil
from tests.ui.conftest import LONG, OpenDesk
from tests.ui.helpers import dialog


def press(page: SettingsPage, name: str) -> None:
    button = page._made[page.section].findChild(QPushButton, name)
    assert button is not None
    button.click()


def question(section: QWidget, qtbot: QtBot) -> Any:
    """The dialog that comes up."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in section.findChildren(QDialog)), timeout=LONG)
    return dialog(section)


# -- copies -------------------------------------------------------------------------------------------------------


def test_a_copy_is_made_listed_and_checked_page_by_page(page: SettingsPage, qtbot: QtBot) -> None:
    section: Any = page.show_section("backups")
    qtbot.waitUntil(lambda: section._sizes is not None, timeout=LONG)
    assert section.copies.shown == ()
    with qtbot.waitSignal(page.said, timeout=LONG):
        press(page, "back-up-now")
    qtbot.waitUntil(lambda: len(section.copies.shown) == 1, timeout=LONG)
    first = section.copies.shown[0]
    with qtbot.waitSignal(page.said, timeout=LONG):
        press(page, "back-up-now")
    qtbot.waitUntil(lambda: len(section.copies.shown) == 2, timeout=LONG)
    section.copies._thorough.pop(first.path, None)  # as in another run: nobody has read it
    section.copies.retranslate()
    assert section.copies._tags[first.path].text == "Good"
    press(page, "check-all")
    qtbot.waitUntil(lambda: section.copies._tags[first.path].text == "Checked whole", timeout=LONG)


def shield(section: Any) -> bool:
    """Whether something is drawn beside what is said of the last copy."""
    return not section._group._mark.isHidden() and not section._group._mark.pixmap().isNull()


def test_the_last_copy_is_called_whole_once_all_of_it_was_read(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = BackupService(page._ui.runtime.folder, page._ui.runtime.clock)
    made, gate, check = service.create(), threading.Event(), BackupService.check
    monkeypatch.setattr(BackupService, "check", lambda self, path: gate.wait(10) and check(self, path))
    section: Any = page.show_section("backups")
    told = section._group._text.text
    qtbot.waitUntil(lambda: told().startswith("The last one: today, "), timeout=LONG)
    assert "whole" not in told()
    assert not shield(section)
    gate.set()
    qtbot.waitUntil(lambda: told().endswith(", opened and checked whole."), timeout=LONG)
    assert shield(section)
    assert section.copies._tags[made.path].text == "Checked whole"


def test_a_last_copy_that_is_damaged_is_not_called_whole(page: SettingsPage, qtbot: QtBot) -> None:
    service = BackupService(page._ui.runtime.folder, page._ui.runtime.clock)
    spoil(service.create().path)
    section: Any = page.show_section("backups")
    told = section._group._text.text
    qtbot.waitUntil(lambda: told().endswith(", cannot be restored: damaged."), timeout=LONG)
    assert shield(section)


def test_that_there_is_no_copy_yet_is_told_in_one_line(page: SettingsPage, qtbot: QtBot) -> None:
    page._ui.language.choose("es")
    page.resize(1220, 800)
    section: Any = page.show_section("backups")

    def whole() -> list[bool]:  # asked anew each time: the list is made again when the copies have been read
        told = [each for each in section.copies.findChildren(QLabel) if each.wordWrap()]
        return [each.width() >= section.copies.width() - 34 for each in told]

    qtbot.waitUntil(lambda: section._sizes is not None, timeout=LONG)
    qtbot.waitUntil(lambda: bool(whole()) and all(whole()), timeout=LONG)


def test_a_damaged_copy_is_shown_as_such_and_offers_no_way_in(page: SettingsPage, qtbot: QtBot) -> None:
    section: Any = page.show_section("backups")
    made = BackupService(page._ui.runtime.folder, page._ui.runtime.clock).create()
    spoil(made.path)
    section._check_one(made)
    section.arrive()
    qtbot.waitUntil(lambda: section.copies.shown != (), timeout=LONG)
    qtbot.waitUntil(lambda: section.copies._tags[made.path].text == "Damaged", timeout=LONG)
    with qtbot.waitSignal(page.said, timeout=LONG) as told:
        section._take_file(str(made.path))
    assert "cannot be restored" in told.args[0]


def test_a_file_that_is_no_copy_is_told_as_that_with_what_to_do(
    page: SettingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    section: Any = page.show_section("backups")
    for name, data in (("holiday.jpg", b"no picture, no database\n" * 100), ("empty.sqlite3", b"")):
        (tmp_path / name).write_bytes(data)
        with qtbot.waitSignal(page.said, timeout=LONG) as told:
            section._take_file(str(tmp_path / name))
        assert told.args[0] == (
            f"{name} cannot be restored: not of smdesk. Your desk is as it was; choose another file."
        )


@pytest.mark.allow_log("restor")
def test_restoring_tells_what_comes_keeps_what_was_and_opens_the_desk_again(
    in_window: SettingsPage, example_desk: Desk, qtbot: QtBot
) -> None:
    ui = in_window._ui
    section: Any = in_window.show_section("backups")
    made = BackupService(ui.runtime.folder, ui.runtime.clock).create()
    first = ui.runtime.clients.list()[0]
    with ui.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE client SET name = 'Changed since' WHERE id = 1")
    section._ask_restore(made)
    asked = question(section, qtbot)
    assert first.name in asked.accessibleDescription()
    assert "post" in asked.accessibleDescription()
    asked.primary.click()
    qtbot.waitUntil(lambda: example_desk.ui not in (None, ui), timeout=LONG)
    assert example_desk.runtime is not None
    assert first.name in [client.name for client in example_desk.runtime.clients.list()]
    kept = [each.reason for each in BackupService(example_desk.runtime.folder, example_desk.runtime.clock).listing()]
    assert "before-restore" in kept
    told = banner(example_desk)
    assert told.title.startswith("The copy of ")
    assert "kept as a copy" in told.text
    dict(told.acts)["Go back to that…"]()
    restored_ui = example_desk.ui
    question(example_desk.window, qtbot).primary.click()
    qtbot.waitUntil(lambda: example_desk.ui not in (None, restored_ui), timeout=LONG)
    assert example_desk.runtime is not None
    assert "Changed since" in [client.name for client in example_desk.runtime.clients.list()]


@pytest.mark.allow_log("restor")
def test_a_copy_that_could_not_be_restored_is_told_until_it_has_been_read(
    in_window: SettingsPage, example_desk: Desk, qtbot: QtBot
) -> None:
    """A database that somebody has open can be written to again soon: that alone says nothing of the restore."""
    ui = in_window._ui
    section: Any = in_window.show_section("backups")
    made = BackupService(ui.runtime.folder, ui.runtime.clock).create()
    other = sqlite3.connect(ui.runtime.folder.database)
    other.execute("SELECT count(*) FROM client").fetchone()
    section._ask_restore(made)
    question(section, qtbot).primary.click()
    qtbot.waitUntil(lambda: example_desk.ui not in (None, ui), timeout=LONG)
    other.close()
    told = banner(example_desk)
    assert told.title == "The copy was not restored; everything is as it was."
    assert "The database is busy." in told.text
    assert [words for words, _ in told.acts] == ["Close"]


def banner(desk: Desk) -> Notice:
    """What stands above the pages."""
    assert desk.window is not None
    notice = desk.window.banner._notice
    assert notice is not None
    return notice


def test_a_second_folder_that_is_not_there_is_marked(page: SettingsPage, qtbot: QtBot, tmp_path: Path) -> None:
    section: Any = page.show_section("backups")
    place = tmp_path / "usb"
    place.mkdir()
    section._set_second(str(place))
    qtbot.waitUntil(lambda: section._second.text.text() == str(place))
    assert not section._missing.isVisible()
    place.rmdir()
    section.arrive()
    assert section._missing.isVisible()
    page._ui.undo.undo()
    qtbot.waitUntil(lambda: not section._missing.isVisible())


def test_the_desk_is_packed_and_unpacked_in_an_empty_folder(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "reveal", lambda _folder: True)
    section: Any = page.show_section("backups")
    target = tmp_path / "desk.zip"
    target.write_text("was here")
    with qtbot.waitSignal(page.said, timeout=LONG) as told:
        section._moving.pack(str(target))
    assert told.args[0].startswith("Packed")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    section._moving.unpack(str(target), str(fresh))
    asked = question(section, qtbot)
    assert str(fresh) in asked.accessibleDescription()
    asked.reject()
    with sqlite3.connect(fresh / "smdesk.sqlite3") as database:
        (count,) = database.execute("SELECT count(*) FROM client").fetchone()
    database.close()
    assert count == len(page._ui.runtime.clients.list())
    with qtbot.waitSignal(page.said, timeout=LONG) as told:
        section._moving.unpack(str(target), str(fresh))
    assert told.args[1] is False


# -- access -------------------------------------------------------------------------------------------------------


def test_the_keyring_is_named_or_said_to_be_missing(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "keyring_name", lambda: "KWallet")
    section: Any = page.show_section("access")
    qtbot.waitUntil(lambda: section._state.text == "Safe", timeout=LONG)
    assert section._keyring.title.text() == "KWallet"

    def none() -> str:
        raise SecretError("no_keyring", backend="fail")

    monkeypatch.setattr(access, "keyring_name", none)
    section.arrive()
    qtbot.waitUntil(lambda: section._state.text == "Not available", timeout=LONG)


def test_stored_access_is_listed_without_the_secret_and_forgotten_after_asking(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels = page._ui.runtime.channels
    view = channels.listing()[0]
    with (
        page._ui.runtime.accounts.storing(view.network, {"token": "sesame-open"}) as ref,
        page._ui.runtime.db.write() as unit,
    ):
        unit.connection.exec_driver_sql(f"UPDATE channel SET secret_ref = '{ref}' WHERE id = {view.id}")
    section: Any = page.show_section("access")
    shown = " ".join(f"{each.title.text()} {each.text.text()}" for each in section.rows)
    assert view.client in shown
    assert "sesame" not in shown
    press(page, f"forget-{view.id}")
    question(section, qtbot).primary.click()
    assert page._ui.runtime.channel_access.with_access() == frozenset()
    assert channels.show(view.id).problem == "secret_missing"
    with pytest.raises(SecretError):
        page._ui.runtime.accounts.get(ref)


# -- keys ---------------------------------------------------------------------------------------------------------


def keys_shown(page: SettingsPage, qtbot: QtBot) -> Any:
    """The section with the keys of all that can be done now."""
    section: Any = page.show_section("shortcuts")
    qtbot.waitUntil(lambda: not section.coming, timeout=LONG)
    assert {each.action.id for each in section._keyed} == {each.id for each in page._ui.actions() if not each.begins}
    return section


def test_the_keys_are_seen_before_any_page_was_made_for_them_and_come_in_turns(
    with_few_keys: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages were made and all rows built before the section was seen: it stood still for two seconds."""
    monkeypatch.setattr("smdesk.ui.settings.shortcuts.TURN_S", 0.0)
    known, asked = list(with_few_keys._ui.actions()), []

    def ask() -> Iterator[Action]:
        for each in known:
            asked.append(each)
            yield each

    with_few_keys._ui.actions = ask
    section: Any = with_few_keys.show_section("shortcuts")
    with_few_keys.repaint()
    assert not asked
    assert section._coming.isVisible()
    assert section._coming.text()
    section._finder.setText("ctrl+n")  # typed while they come
    qtbot.waitUntil(lambda: 0 < len(asked) < len(known))
    qtbot.waitUntil(lambda: 0 < len(section._keyed) < len(section._actions), timeout=LONG)
    assert not section._coming.isVisible()
    with_few_keys.show_section("general")  # what has come stays, and the rest comes when it is looked at again
    with_few_keys.show_section("shortcuts")
    qtbot.waitUntil(lambda: len(section._keyed) == len(section._actions), timeout=LONG)
    shown = {each.action.id for each in section._keyed if each.isVisible()}
    assert "new-post" in shown
    assert "undo" not in shown
    assert {id(each) for group in section._lists if group.isVisible() for each in group.rows} >= {
        id(each) for each in section._keyed if each.action.id in shown
    }
    assert [each.action for each in section._keyed] == section._actions


def test_a_key_is_changed_works_at_once_clashes_are_told_and_undone(
    with_few_keys: SettingsPage, example_desk: Desk, qtbot: QtBot
) -> None:
    window = example_desk.window
    assert window is not None
    section = keys_shown(with_few_keys, qtbot)
    rows = {each.action.id: each for each in section._keyed}
    assert {"new-post", "undo", "settings.find"} <= set(rows)
    field = rows["new-post"].field
    assert isinstance(field, KeyField)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.registry.qt("new-post").shortcut().toString() == "Ctrl+G", timeout=LONG)
    assert rows["new-post"].reset.isVisible()
    section.give(rows["quit"].action, "Ctrl+G")
    qtbot.waitUntil(lambda: "“New post”" in rows["quit"].text.text())
    with_few_keys._ui.undo.undo()
    qtbot.waitUntil(lambda: rows["quit"].text.text() == "")
    rows["new-post"].reset.click()
    qtbot.waitUntil(lambda: window.registry.qt("new-post").shortcut().toString() == "Ctrl+N")
    assert with_few_keys._ui.settings.get("shortcuts") == ""


def test_the_table_of_keys_is_searched_by_word_and_by_key_and_lets_tab_through(
    with_few_keys: SettingsPage, qtbot: QtBot
) -> None:
    section = keys_shown(with_few_keys, qtbot)
    section._finder.setText("ctrl+n")
    shown = [each.action.id for each in section._keyed if not each.isHidden()]
    assert "new-post" in shown
    assert "undo" not in shown
    section._finder.clear()
    field = section._keyed[0].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert with_few_keys.focusWidget() is not field
    assert field.keySequence().toString() == section._keyed[0].action.key


def test_every_row_is_distinct_and_its_key_can_be_changed(
    in_window: SettingsPage, example_desk: Desk, qtbot: QtBot
) -> None:
    window = example_desk.window
    assert window is not None
    for spec in PAGES:
        window.router.go(spec.id)
    section = keys_shown(in_window, qtbot)
    for group in section._lists:
        told = [each.title.text() for each in group.rows]
        assert len(set(told)) == len(told)
    rows = {each.action.id: each for each in section._keyed}
    assert rows["look-system"].title.text() == "Look: as the system"
    for number, name in enumerate(("look-system", "language-system", "client-1", "pause-hour"), 5):
        rows[name].field.taken.emit(f"Ctrl+Shift+F{number}")
        key = f"Ctrl+Shift+F{number}"
        qtbot.waitUntil(lambda name=name, key=key: window.registry.qt(name).shortcut().toString() == key)


def test_letters_alone_can_be_turned_off_and_a_damaged_setting_is_as_none() -> None:
    action = Action("calendar.new", lambda: "", lambda: None, "N")
    other = Action("calendar.note", lambda: "", lambda: None, "N")
    far = Action("composer.note", lambda: "", lambda: None, "N")
    own = Action("new", lambda: "", lambda: None, "Ctrl+N")
    assert shortcuts.key_of(action, {}, single=False) == ""
    assert shortcuts.key_of(own, {}, single=False) == "Ctrl+N"
    assert shortcuts.key_of(action, {"calendar.new": "F3"}, single=False) == "F3"
    assert shortcuts.parsed('["a"]') == shortcuts.parsed("{oops") == shortcuts.parsed('{"a": 1}') == {}
    assert {name: [each.id for each in others] for name, others in
            shortcuts.clashes([action, other, far, own], {}).items()} == {
        "calendar.new": ["calendar.note"], "calendar.note": ["calendar.new"],
    }  # fmt: skip
    assert "new" in shortcuts.clashes([action, own], {"calendar.new": "Ctrl+N"})


# -- the computer ---------------------------------------------------------------------------------------------------


class _Start:
    """In place of the system's list of programs to start."""

    def __init__(self) -> None:
        self.on = False

    def enable(self) -> None:
        self.on = True

    def disable(self) -> None:
        self.on = False

    def is_enabled(self) -> bool:
        return self.on


def test_starting_with_the_computer_is_told_to_the_system_with_the_right_command(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, commands = _Start(), []
    monkeypatch.setattr(autostart, "this_computer", lambda command: commands.append(command) or start)
    section: Any = page.show_section("alerts")
    switch = section.findChild(Switch, "autostart")
    assert not switch.isChecked()
    with qtbot.waitSignal(page.said):
        switch.click()
    assert start.on
    assert commands[-1][-1] == "--background"
    assert str(page._ui.runtime.folder.root) in commands[-1]
    start.on = False  # somebody has taken it out in the settings of the desktop
    section.arrive()
    assert not switch.isChecked()


def test_a_test_notification_goes_the_way_of_the_others(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("alerts")
    sent: list[tuple[str, str]] = []
    page._ui.tell_desktop = lambda title, text: sent.append((title, text))
    with qtbot.waitSignal(page.said):
        press(page, "test-notification")
    assert len(sent) == 1


def test_the_report_says_how_it_stands_and_holds_nothing_private(page: SettingsPage, qtbot: QtBot) -> None:
    section: Any = page.show_section("diagnosis")
    qtbot.waitUntil(lambda: section._found is not None, timeout=LONG)
    with qtbot.waitSignal(page.said):
        press(page, "copy-report")
    report = QGuiApplication.clipboard().text()
    assert "PySide6-Essentials" in report
    assert "[ok] database" in report
    assert page._ui.runtime.clients.list()[0].name not in report


def test_closing_ends_the_program_where_the_person_wants_that(open_desk: OpenDesk, example: Any, qtbot: QtBot) -> None:
    desk = open_desk(example())
    qtbot.waitUntil(lambda: desk.ui is not None and desk.ui.publishes, timeout=LONG)
    assert desk.ui is not None
    assert desk.window is not None
    desk.ui.settings.set("window.close_keeps", False)
    with qtbot.waitSignal(desk.ended):
        desk.window.close()


class _Awake:
    """In place of the computer."""

    held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


def test_the_computer_stays_awake_only_where_that_is_wanted_and_a_post_is_near(
    example_desk: Desk, ui: Ui, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ui.publishes, timeout=LONG)
    awake: Any = _Awake()
    wakeful = Wakeful(ui, awake=awake)
    wakeful.start()
    view = ui.runtime.publishing.views(states=[State.SCHEDULED])[0]
    ui.runtime.publishing.move(view.id, from_utc(ui.now() + timedelta(hours=1), view.zone))
    assert not awake.held
    ui.settings.set("publishing.keep_awake", True)
    qtbot.waitUntil(lambda: awake.held)
    ui.runtime.publishing.pause()
    wakeful.look()
    assert not awake.held
    ui.runtime.publishing.resume()
    qtbot.waitUntil(lambda: awake.held)
    wakeful.stop()
    assert not awake.held


@pytest.mark.parametrize(
    ("code", "told"), [("en", "English"), ("es", "Español"), ("en-GB", "British English"), ("ca", "Català")]
)
def test_a_language_is_told_as_it_calls_itself(code: str, told: str) -> None:
    assert language_title(code) == told


def test_the_data_are_moved_to_another_folder_after_asking(
    open_desk: OpenDesk, example: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    home, elsewhere = example("en"), tmp_path / "other" / "place"
    elsewhere.mkdir(parents=True)
    monkeypatch.setattr("smdesk.desk.own_place", lambda: home)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    desk = open_desk(home)
    assert desk.window is not None
    desk.window.router.go("settings")
    page: Any = desk.window.router.made["settings"]
    section = page.show_section("backups")
    mover = section._moving
    assert not mover.carry.isHidden()
    with qtbot.waitSignal(page.said):
        mover.ask_to_move(str(home / "media"))
    mover.ask_to_move(str(elsewhere))
    asked = question(section, qtbot)
    assert str(elsewhere) in " ".join(each.text() for each in asked.findChildren(QLabel))
    asked.findChild(QPushButton, "primary").click()
    qtbot.waitUntil(lambda: desk.root == elsewhere and desk.window is not None, timeout=LONG)
    assert (elsewhere / "smdesk.sqlite3").is_file()
    assert not home.exists()
    toast = " ".join(each.text() for each in desk.window.toast.findChildren(QLabel))
    assert toast == f"Your data are in {elsewhere} now."
    assert (tmp_path / "config" / "smdesk" / "data-folder").read_text().strip() == str(elsewhere)


def test_a_folder_that_somebody_named_is_not_moved(page: SettingsPage) -> None:
    section: Any = page.show_section("backups")
    assert section._moving.carry.isHidden()


def test_the_status_line_tells_a_copy_as_soon_as_it_is_made(example_desk: Desk, qtbot: QtBot) -> None:
    assert example_desk.window is not None
    line = example_desk.window.line
    qtbot.waitUntil(lambda: line._copy.text() == "No backup yet", timeout=LONG)
    example_desk.window.router.go("settings")
    page: Any = example_desk.window.router.made["settings"]
    page.show_section("backups")
    press(page, "back-up-now")
    qtbot.waitUntil(lambda: line._copy.text().startswith("Backed up today"), timeout=LONG)
