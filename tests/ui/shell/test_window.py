"""The window around the pages: language and look live, who publishes, quitting, a second start, unexpected errors."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication, QUndoCommand
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.core.clockcheck import HEARD
from smdesk.core.errors import Conflict, StorageError
from smdesk.core.events import PublicationsChanged
from smdesk.core.publication import State
from smdesk.core.settings import DECLARED
from smdesk.core.walltime import WallTime
from smdesk.gui import Desk
from smdesk.publishing.recovery import Recovery
from smdesk.runtime import Runtime
from smdesk.services.patches import PostPatch
from smdesk.services.posts.rules import Time
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind, OwnerLock
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.menukeys import MenuKeys
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.publish.ledger import Show
from smdesk.ui.shell import single
from smdesk.ui.shell.scheduler import Coming
from smdesk.ui.shell.trouble import Trouble
from smdesk.words import Words
from tests.ui.helpers import LONG, dialog, one, page_of

Example = Callable[..., Path]
OpenDesk = Callable[..., Desk]

#: Texts that are the same in both languages.
SAME = {"smdesk", "Bluesky", "Mastodon", "Dossier"}


def texts(widget: QWidget) -> list[str]:
    """What can be read on a widget, without what the desk's own data say."""
    kinds = (QLabel, QAbstractButton)
    found = [each for kind in kinds for each in widget.findChildren(kind) if each.isVisible()]
    return [each.text().strip() for each in found if each.text().strip()]


# -- language and look --------------------------------------------------------------------------------------------


def test_the_language_changes_everything_at_once(qtbot: QtBot, example_desk: Desk) -> None:
    window, page = example_desk.window, page_of(example_desk)
    page.choose(Show.HISTORY)
    page.open(one(example_desk, State.LATE).id)
    qtbot.waitUntil(lambda: window.windowTitle() == "Publishing — smdesk")
    english = set(texts(window))
    window.speak("es")
    qtbot.waitUntil(lambda: window.windowTitle() == "Publicación — smdesk")
    qtbot.wait(20)
    assert page.tabs[Show.TROUBLE].text().startswith("Fallidas y pasadas")
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "Hora"
    spanish = set(texts(window))
    data = {view.text for view in page.book.views}
    left = {text for text in english & spanish if re.search(r"[a-z]{4}", text) and text not in SAME}
    left = {text for text in left if not any(text.rstrip("…")[:30] in each for each in data)}
    left = {text for text in left if "Crumb" not in text and "crumb" not in text and "London" not in text}
    assert left == set()
    assert example_desk.ui.settings.get("ui.language") == "es"
    window.speak("en")
    qtbot.wait(20)
    assert page.tabs[Show.TROUBLE].text().startswith("Failed and missed")


@pytest.mark.dressed
def test_the_look_changes_at_once_and_is_remembered(example_desk: Desk) -> None:
    window, page = example_desk.window, page_of(example_desk)
    light = window.grab().toImage().pixelColor(300, 500)
    window.look_like("dark")
    dark = window.grab().toImage().pixelColor(300, 500)
    assert light.lightness() > 200
    assert dark.lightness() < 80
    assert page.model.rowCount() > 0
    assert example_desk.ui.settings.get("ui.theme") == "dark"
    assert set(DECLARED) >= {"ui.theme", "ui.language", "ui.scale"}


def test_days_are_written_as_each_language_writes_them(example_desk: Desk) -> None:
    from datetime import date

    language = example_desk.ui.language
    today = date(2026, 10, 14)
    assert language.day(date(2026, 10, 16), today) == "Friday 16 October"
    assert language.day(date(2026, 10, 15), today) == "Tomorrow, Thursday 15 October"
    language.choose("es")
    assert language.day(date(2026, 10, 16), today) == "Viernes, 16 de octubre"
    assert language.day(date(2027, 10, 16), today) == "Sábado, 16 de octubre de 2027"
    assert language.day(date(2026, 10, 13), today) == "Ayer, martes, 13 de octubre"


# -- who can use it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_that_takes_the_focus_has_a_name(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, language: str
) -> None:
    desk = open_desk(example(), language=language)
    page_of(desk).choose(Show.HISTORY)
    nameless = []
    for each in desk.window.findChildren(QWidget):
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or not each.isVisible():
            continue
        if isinstance(each, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView):
            face = QAccessible.queryAccessibleInterface(each)
            name = face.text(QAccessible.Text.Name) if face else each.accessibleName()
            if not name.strip():
                nameless.append(each)
    assert nameless == []


def test_f6_goes_round_the_regions(qtbot: QtBot, example_desk: Desk) -> None:
    window, page = example_desk.window, page_of(example_desk)
    window.resize(1440, 900)  # in a small one the list has the page for itself
    qtbot.waitUntil(page.detail.isVisible)
    page.view.setFocus()
    seen = []
    regions = {
        "detail": page.detail,
        "line": window.line,
        "rail": window.rail,
        "header": page.header,
        "list": page.view,
    }
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        seen += [name for name, region in regions.items() if focus is region or region.isAncestorOf(focus)]
    assert seen == ["detail", "line", "rail", "header", "list"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.header.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6)  # Qt would remember Shift as pressed over the end of the test
    assert page.view.hasFocus()


@pytest.mark.dressed
@pytest.mark.parametrize("language", ["en", "es"])
def test_at_its_least_size_nothing_is_cut(qtbot: QtBot, open_desk: OpenDesk, example: Example, language: str) -> None:
    desk = open_desk(example(), language=language)
    window, page = desk.window, page_of(desk)
    window.resize(1100, 700)
    qtbot.wait(50)
    assert (window.width(), window.height()) == (1100, 700)
    for state in (State.LATE, State.FAILED, State.ASSISTED, State.UNCONFIRMED):
        page.open(one(desk, state).id)
        qtbot.wait(20)
        for each in window.findChildren(QPushButton):
            if each.isVisible() and each.text():
                room = each.width() - each.iconSize().width() * bool(not each.icon().isNull())
                assert each.fontMetrics().horizontalAdvance(each.text()) <= room, each.text()
                assert each.mapTo(window, each.rect().bottomRight()).x() <= window.width(), each.text()


# -- the line below -----------------------------------------------------------------------------------------------


def test_the_line_says_what_comes_next_and_counts_down(qtbot: QtBot, example_desk: Desk) -> None:
    line = example_desk.window.line
    view = one(example_desk, State.SCHEDULED)
    assert view.text[:20] in line._coming.text()
    example_desk.runtime.posts.edit(view.post_id, PostPatch(title="Serving e-bikes"))
    qtbot.waitUntil(lambda: "· Serving e-bikes" in line._coming.text(), timeout=LONG)
    line._coming.click()
    assert example_desk.window.router.current == "composer"
    assert example_desk.window.router.page("composer").model.view.id == view.post_id
    example_desk.runtime.publishing.pause()
    with_network = one(example_desk, State.DELEGATED)  # what the network has goes out all the same
    qtbot.waitUntil(lambda: (with_network.title or with_network.text)[:20] in line._coming.text(), timeout=LONG)
    assert line._state.text() == "Publishing is paused"


def test_the_line_tells_a_draft_that_is_scheduled(qtbot: QtBot, example_desk: Desk) -> None:
    """Scheduling is told as a change of the post alone."""
    posts, line = example_desk.runtime.posts, example_desk.window.line
    draft = posts.duplicate(one(example_desk, State.SCHEDULED).post_id)
    posts.edit(draft.id, PostPatch(title="Sooner than all"))
    soon = example_desk.ui.now().replace(tzinfo=None) + timedelta(minutes=3)
    channel = next(each.channel_id for each in draft.variants if each.channel_id)
    posts.schedule(draft.id, Time(wall=WallTime(soon, "Etc/UTC")), channels=(channel,))
    qtbot.waitUntil(lambda: "Sooner than all" in line._coming.text(), timeout=LONG)


def test_the_line_tells_what_another_program_changed(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command in a terminal tells no event to the window."""
    monkeypatch.setattr("smdesk.ui.shell.statusbar.AGAIN_MS", 50)
    desk = open_desk(example())
    view, line = one(desk, State.SCHEDULED), desk.window.line
    with closing(sqlite3.connect(desk.runtime.db.path)) as beside, beside:
        beside.execute("UPDATE post SET title = 'Named elsewhere' WHERE id = ?", (view.post_id,))
    qtbot.waitUntil(lambda: "Named elsewhere" in line._coming.text(), timeout=LONG)


def test_an_offer_to_undo_goes_once_the_act_is_undone_or_another_one_follows(qtbot: QtBot, example_desk: Desk) -> None:
    window, undo = example_desk.window, example_desk.ui.undo
    acts = (undo.undo, lambda: undo.push(QUndoCommand("another")))
    for then in acts:
        window.saying.done("Moved", can_undo=True)
        undo.push(QUndoCommand("move"))
        qtbot.waitUntil(lambda: window.toast._offered is not None)
        assert window.toast.isVisible()
        then()
        assert not window.toast.isVisible()


def test_what_the_keys_took_back_is_told_for_it_may_be_of_another_page(example_desk: Desk) -> None:
    window, undo = example_desk.window, example_desk.ui.undo
    said: list[str] = []
    for each in ("Schedule", "Refused"):
        refuse = each == "Refused"
        command = ServiceCommand(each, lambda: None, partial(_refuse, refuse), lambda error: said.append(error.code))
        undo.push(command)
    window.undo.undo()  # it says itself why it cannot be
    assert said == ["post_busy"]
    assert not window.toast.isVisible()
    window.undo.undo()
    assert window.toast.isVisible()
    assert window.toast.accessibleName() == "Undone: Schedule"
    window.undo.redo()
    assert window.toast.accessibleName() == "Done again: Schedule"
    window.toast.hide()
    window.undo.redo()  # there is nothing more
    assert not window.toast.isVisible()


def _refuse(refuse: bool) -> None:
    if refuse:
        raise Conflict("post_busy")


def test_what_was_said_goes_when_it_is_over(example_desk: Desk) -> None:
    window = example_desk.window
    window.saying.done("The ad account checks it…", can_undo=False)
    assert window.toast.isVisible()
    window.saying.done("", can_undo=False)
    assert not window.toast.isVisible()


def test_the_popover_of_the_line_pauses_until_a_time_and_goes_on(qtbot: QtBot, example_desk: Desk) -> None:
    line = example_desk.window.line
    popover = line.open_scheduler()
    popover.findChild(QPushButton, "pause").menu().actions()[0].trigger()
    assert example_desk.runtime.publishing.paused()
    until = example_desk.ui.settings.get("publishing.paused_until")
    assert timedelta(minutes=59) < until - example_desk.ui.now() <= timedelta(hours=1)
    qtbot.waitUntil(lambda: line._state.text().startswith("Paused until"), timeout=LONG)
    assert str(until.year) not in line._state.text()  # within the hour no year is asked for
    line.open_scheduler().findChild(QPushButton, "pause").click()
    assert not example_desk.runtime.publishing.paused()


def test_the_popover_of_the_line_opens_what_comes_next(example_desk: Desk) -> None:
    popover = example_desk.window.line.open_scheduler()
    first, *others = popover.findChildren(Coming)
    assert len(others) == 3
    assert first.accessibleName().endswith("crumbandcrust")  # what waits for the person's hand stands first
    first.click()
    opened = example_desk.window.router.page("composer").model.view
    assert opened.text.startswith("This is what five in the morning")


def test_the_last_backup_is_told(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.runtime.backups.create()
    example_desk.window.line._look_at_backups()
    qtbot.waitUntil(lambda: example_desk.window.line._copy.text().startswith("Backed up today"), timeout=LONG)


# -- the strip above ----------------------------------------------------------------------------------------------


def test_late_ones_are_announced_and_shown(example_desk: Desk) -> None:
    notice = example_desk.window.banner.notice
    assert notice.kind == "warning"
    assert "1 post came due while nobody could send it." in notice.title
    example_desk.window.banner.findChild(QPushButton).click()
    assert dialog(example_desk.window).objectName() == "recovery"


def test_practice_is_said_when_nothing_is_more_urgent(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.runtime.publishing.skip(one(example_desk, State.LATE).id)
    qtbot.waitUntil(lambda: example_desk.window.banner.notice.kind == "practice", timeout=LONG)


def test_the_strip_goes_when_a_command_has_solved_what_it_tells(qtbot: QtBot, example_desk: Desk) -> None:
    assert example_desk.window.banner.notice.kind == "warning"
    late = one(example_desk, State.LATE).id
    with Runtime.open(example_desk.root, secrets=ThisRun()) as command:
        command.publishing.skip(late)
    qtbot.waitUntil(lambda: example_desk.window.banner.notice.kind == "practice", timeout=LONG)


# -- somebody else has the folder -----------------------------------------------------------------------------------


def test_beside_a_publisher_the_window_shows_all_and_publishes_nothing(
    qtbot: QtBot, open_desk: OpenDesk, example: Example
) -> None:
    folder = example()
    with OwnerLock(folder, Kind.PUBLISH):
        desk = open_desk(folder)
        qtbot.waitUntil(lambda: "smdesk publish" in desk.window.banner.notice.title)
        assert desk.runtime.publisher is None
        assert str(os.getpid()) in desk.window.banner.notice.title
        assert desk.window.line._state.text() == "smdesk publish publishes"
        assert page_of(desk).model.counts()[Show.HISTORY] == 12
    desk.window.banner.findChild(QPushButton).click()  # it has ended: publish from here
    qtbot.waitUntil(lambda: desk.window is not None and desk.ui.other is None, timeout=LONG)
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    assert desk.window.isVisible()


def test_another_window_has_it(open_desk: OpenDesk, example: Example, qapp: object) -> None:
    folder = example()
    first = open_desk(folder)
    second = Desk(qapp, folder, secrets=ThisRun())
    with pytest.raises(StorageError) as caught:
        second.open()
    assert caught.value.code == "locked"
    assert caught.value.facts["kind"] == "window"
    assert first.window.isVisible()
    second.deleteLater()


def test_a_second_start_raises_the_first(qtbot: QtBot, open_desk: OpenDesk, example: Example) -> None:
    folder = example()
    desk = open_desk(folder)
    desk.window.showMinimized()
    answers: list[bool] = []
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
        "from smdesk.ui.shell.single import raise_other; app = QCoreApplication([]); "
        "sys.exit(0 if raise_other(Path(sys.argv[1])) else 1)"
    )
    second = subprocess.Popen([sys.executable, "-c", code, str(folder)])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONG)
    answers.append(second.returncode == 0)
    assert answers == [True]
    qtbot.waitUntil(lambda: not desk.window.isMinimized(), timeout=LONG)


def test_nobody_answers_for_a_folder_without_a_window(tmp_path: Path, qapp: object) -> None:
    assert single.raise_other(tmp_path) is False
    assert single.name_of(tmp_path) != single.name_of(tmp_path / "other")


# -- quitting -----------------------------------------------------------------------------------------------------


def test_quitting_with_posts_due_asks(qtbot: QtBot, open_desk: OpenDesk, example: Example) -> None:
    desk = open_desk(example(), quit_asks=True)
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    soon = desk.ui.now().replace(tzinfo=None) + timedelta(hours=2)  # the next of the example may be more than a day off
    desk.runtime.publishing.move(one(desk, State.SCHEDULED).id, WallTime(soon, "Etc/UTC"))
    window = desk.window
    window.quit()
    assert window.isVisible()
    asked = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert "will not go out if you quit" in asked.accessibleName()
    asked.findChild(QPushButton, "safe").click()
    assert desk.runtime is not None
    window.quit()
    asked = next(each for each in window.findChildren(QDialog) if each.isVisible())
    asked.findChild(QPushButton, "primary").click()
    qtbot.waitUntil(lambda: desk.runtime is None, timeout=LONG)


def test_nothing_stays_on_the_screen_while_an_answer_is_waited_for_at_the_end(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question that was answered would stand there, dead, as long as a network takes to answer."""
    desk = open_desk(example(), quit_asks=True)
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    soon = desk.ui.now().replace(tzinfo=None) + timedelta(hours=2)
    desk.runtime.publishing.move(one(desk, State.SCHEDULED).id, WallTime(soon, "Etc/UTC"))
    window, stop, seen = desk.window, desk.runtime.publisher.stop, list[QWidget]()
    asked = list[QDialog]()

    def slow() -> None:
        asked.extend(window.findChildren(QDialog))
        seen.extend(each for each in (window, *window.findChildren(QWidget)) if each.isWindow() and each.isVisible())
        stop()

    monkeypatch.setattr(desk.runtime.publisher, "stop", slow)
    window.quit()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.findChild(QPushButton, "primary").click()
    qtbot.waitUntil(lambda: desk.runtime is None, timeout=LONG)
    assert asked
    assert seen == []


@pytest.mark.allow_log("publishing has not begun")
def test_quitting_asks_also_before_publishing_has_begun(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_recovery: Recovery) -> None:
        raise StorageError("database_busy", path="desk.sqlite3")

    monkeypatch.setattr(Recovery, "start", busy)
    desk = open_desk(example(), quit_asks=True)
    told: list[Exception] = []
    desk.ui.tasks.unheard.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    soon = desk.ui.now().replace(tzinfo=None) + timedelta(hours=2)
    desk.runtime.publishing.move(one(desk, State.SCHEDULED).id, WallTime(soon, "Etc/UTC"))
    desk.window.quit()
    asked = next(each for each in desk.window.findChildren(QDialog) if each.isVisible())
    assert "will not go out if you quit" in asked.accessibleName()


def test_quitting_with_a_text_that_no_disk_takes_asks_before_it_is_lost(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(example())
    window = desk.window
    window.router.go("composer")

    def full(*_args: object, **_more: object) -> object:
        raise StorageError("disk_full", path="/desk")

    monkeypatch.setattr(desk.runtime.posts, "add", full)
    page = window.router.made["composer"]
    page.editor.boxes[0].caption.insertPlainText("a sentence")
    window.quit()
    asked = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert "could not be saved" in asked.accessibleName()
    assert "/desk" in asked.accessibleDescription()
    asked.findChild(QPushButton, "safe").click()
    assert page.editor.boxes[0].caption.toPlainText() == "a sentence"
    window.quit()
    asked = next(each for each in window.findChildren(QDialog) if each.isVisible())
    asked.findChild(QPushButton, "primary").click()
    qtbot.waitUntil(lambda: desk.runtime is None, timeout=LONG)


def test_quitting_with_a_dossier_that_no_disk_takes_asks_before_it_is_lost(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(example())
    window = desk.window
    window.router.go(Place("dossier", client=desk.runtime.clients.list()[0].id))

    def full(*_args: object, **_more: object) -> object:
        raise StorageError("disk_full", path="/desk")

    monkeypatch.setattr(desk.runtime.dossier, "edit", full)
    goal = window.router.made["dossier"].tab("summary").first()
    goal.setFocus()
    goal.insertPlainText("a sentence")
    window.quit()
    asked = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert "could not be saved" in asked.accessibleName()
    asked.findChild(QPushButton, "primary").click()
    qtbot.waitUntil(lambda: desk.runtime is None, timeout=LONG)


def test_a_hidden_window_comes_back_small_where_no_tray_could_open_it(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    tray = window.background.tray
    window.hide()  # as after a start at sign-in
    tray.missing.emit()
    assert window.isVisible()
    assert window.isMinimized()
    window.hide()
    tray._icon = QSystemTrayIcon(tray)  # there was one, and its panel has ended
    tray._clock.timeout.emit()
    assert window.isVisible()
    assert window.isMinimized()


def test_closing_gives_the_folder_back_and_leaves_no_thread(
    qtbot: QtBot, open_desk: OpenDesk, example: Example
) -> None:
    folder = example()
    desk = open_desk(folder)
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    desk.window.quit()
    assert desk.runtime is None
    assert {thread.name for thread in threading.enumerate()} & {"publisher", "logind"} == set()
    with Runtime.open(folder, secrets=ThisRun(), owner=Kind.CLI):
        pass


# -- what nobody expected -------------------------------------------------------------------------------------------


@pytest.mark.allow_log("unexpected")
def test_a_bug_is_logged_and_said_and_the_window_goes_on(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.crashes.install()
    try:
        worker = threading.Thread(target=lambda: 1 // 0)
        worker.start()
        worker.join()
        qtbot.waitUntil(
            lambda: example_desk.window.banner.notice.title == "Something unexpected happened.", timeout=LONG
        )
    finally:
        example_desk.crashes.remove()
    log = example_desk.runtime.folder.logs / "window.log"
    assert "ZeroDivisionError" in log.read_text()
    close = [each for each in example_desk.window.banner.findChildren(QPushButton) if each.text() == "Close"]
    close[0].click()
    assert example_desk.window.banner.notice.kind == "warning"


@pytest.mark.allow_log("unexpected")
def test_a_database_that_is_damaged_while_it_is_open_is_said_and_stays_said(example_desk: Desk, monkeypatch) -> None:
    window = example_desk.window

    def damaged() -> object:
        raise StorageError("database_damaged", path="desk.sqlite3", detail="SQLITE_CORRUPT")

    monkeypatch.setattr(window.notices, "_of_desk", damaged)
    window.tell_bug("a trace", lambda _text: None)  # what a page that could not be read leads to
    assert window.banner.notice.kind == "danger"
    assert window.banner.notice.title.startswith("The database desk.sqlite3 is damaged")
    assert "Restore the newest good backup" in window.banner.notice.text
    (press,) = [each for each in window.banner.findChildren(QPushButton) if each.text() == "Backups…"]
    press.click()
    assert window.router.current == "settings"
    assert window.banner.notice.title.startswith("The database desk.sqlite3 is damaged")


@pytest.mark.parametrize(
    ("language", "title", "acts"),
    [
        ("en", "smdesk ended unexpectedly the last time.", ["Open the folder", "Copy the report", "Close"]),
        (
            "es",
            "smdesk se cerró de forma inesperada la última vez.",
            ["Abrir la carpeta", "Copiar el informe", "Cerrar"],
        ),
    ],
)
def test_after_a_crash_the_window_says_once_where_it_is_told(
    example_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, title: str, acts: list[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    report = tmp_path / "crash-before.log"
    report.write_text("Fatal Python error: Segmentation fault")
    window = example_desk.window
    example_desk.ui.language.choose(language)
    window.notices.tell_end(report)
    assert window.banner.notice.title == title
    assert "crash-before.log" in window.banner.notice.text
    folder, copy, close = window.banner.findChildren(QPushButton)
    assert [folder.text(), copy.text(), close.text()] == acts
    folder.click()
    assert opened == [str(tmp_path)]
    copy.click()
    assert "Segmentation fault" in QGuiApplication.clipboard().text()
    close.click()
    assert window.banner.notice.kind == "warning"  # what it said before


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_desk_that_cannot_be_opened_is_told_in_a_window(
    qtbot: QtBot, qapp: object, tmp_path: Path, language: str
) -> None:
    (tmp_path / "smdesk.sqlite3").write_bytes(b"this is no database at all, by no means" * 40)
    desk = Desk(qapp, tmp_path, secrets=ThisRun())
    with pytest.raises(StorageError) as caught:
        desk.open()
    desk.deleteLater()
    window = Trouble(Words(language).error(caught.value))
    qtbot.addWidget(window)
    window.show()
    assert window.accessibleName()
    assert caught.value.code not in window.accessibleName()
    window.findChild(QPushButton).click()
    assert not window.isVisible()


def test_what_the_person_does_wakes_the_publisher_and_what_it_does_itself_does_not(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: example_desk.runtime.publisher is not None, timeout=LONG)
    woken: list[bool] = []
    monkeypatch.setattr(example_desk.runtime.publisher, "wake", lambda: woken.append(True))
    example_desk.runtime.bus.publish(PublicationsChanged((1,), frozenset({"state"}), "publisher"))
    assert woken == []
    example_desk.runtime.publishing.retry(one(example_desk, State.FAILED).id)
    assert woken


def test_the_line_does_not_look_for_ever_at_what_is_due_this_moment(open_desk: OpenDesk, example: Example) -> None:
    folder = example()
    with Runtime.open(folder, secrets=ThisRun(), owner=Kind.CLI) as runtime:
        due = runtime.publishing.views(states=[State.SCHEDULED], start=runtime.clock.now(), limit=1)[0].due
    desk = open_desk(folder, clock=FakeClock(due))  # a clock that stands still at that instant
    assert desk.window.line._next is None or desk.window.line._next.due > due


@pytest.mark.allow_log("unexpected")
def test_a_page_that_breaks_says_so_and_what_was_typed_is_still_there(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    window.router.go("composer")
    composer = window.router.page("composer")
    caption = composer.editor.boxes[0].caption
    qtbot.keyClicks(caption, "Half a thought")
    page = page_of(example_desk)

    def broken(*_args: object) -> None:
        raise ValueError("a bug in a page")

    page.header.filtered.connect(broken)
    with capture_exceptions() as caught:  # the hook is pytest-qt's here; what it caught goes to ours
        page.finder.setText("x")
    example_desk.crashes._caught(*caught[0])
    qtbot.waitUntil(lambda: window.banner.notice.title == "Something unexpected happened.", timeout=LONG)
    window.router.go(Place("composer", row=composer.model.view.id))
    assert caption.toPlainText() == "Half a thought"
    window.router.go("channels")
    assert window.windowTitle() == "Channels — smdesk"


def test_shift_f10_is_the_menu_key_in_the_window(example_desk: Desk) -> None:
    assert example_desk.window.findChild(MenuKeys) is not None


def test_a_clock_that_is_wrong_is_told_above_every_page(qtbot, example_desk):
    """By what the networks say of the time; until the next look of the window at the desk that it is right."""
    HEARD.hear("api.x.com", datetime.now(UTC) - timedelta(minutes=10))
    example_desk.window.saying.look()
    notice = example_desk.window.banner.notice
    assert notice.title == "The clock of this computer is 10 minutes fast."
    assert notice.text.startswith("Posts go out that much too early.")
    HEARD.hear("api.x.com", datetime.now(UTC))
    example_desk.window.saying.look()
    assert "clock" not in example_desk.window.banner.notice.title


def test_a_clock_that_is_wrong_is_told_by_itself_and_so_is_that_it_is_right(qtbot, example_desk):
    """A network's answer changes nothing on the desk: the strip looks at what was heard, and only then at the desk."""
    notices, banner = example_desk.window.notices, example_desk.window.banner
    looks = []
    notices.changed.connect(lambda: looks.append(1))
    (timer,) = [each for each in notices.findChildren(QTimer) if each.isActive()]
    assert timer.interval() <= 60_000
    HEARD.hear("api.x.com", datetime.now(UTC) - timedelta(minutes=10))
    timer.timeout.emit()
    assert banner.notice.title == "The clock of this computer is 10 minutes fast."
    timer.timeout.emit()
    assert len(looks) == 1  # nothing new was heard
    HEARD.hear("api.x.com", datetime.now(UTC))
    timer.timeout.emit()
    assert "clock" not in banner.notice.title
    assert len(looks) == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_without_a_way_out_it_is_told_once_with_what_goes_on(open_desk, example, monkeypatch, language):
    words = {
        "en": ("No connection since", "Plan and write as usual.", "Offline"),
        "es": ("Sin conexión desde ", "Planifica y escribe como siempre.", "Sin conexión"),
    }[language]
    window, way = open_desk(example(language), language=language).window, [True]
    monkeypatch.setattr("smdesk.ui.shell.statusbar.has_route", lambda: way[0])
    window.line.look_at_network()
    before = window.banner.notice.title
    way[0] = False
    window.line.look_at_network()
    notice = window.banner.notice
    assert notice.title.startswith(words[0])
    assert (notice.text, notice.icon) == (words[1], "wifi-slash")
    assert window.line._net.text() == words[2]
    again, close = (act for _words, act in notice.acts)
    again()
    assert window.banner.notice.title == notice.title  # there is still none
    close()
    assert window.banner.notice.title == before
    window.line.look_at_network()
    assert window.banner.notice.title == before  # told once
    way[0] = True
    window.line.look_at_network()
    way[0] = False
    window.line.look_at_network()
    assert window.banner.notice.icon == "wifi-slash"  # another time
    way[0] = True
    window.banner.notice.acts[0][1]()  # found by the person before the next look
    assert window.banner.notice.title == before


def test_what_the_composer_tells_of_the_disk_is_not_told_above_it_too(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what becomes of what is typed; whoever goes to another page sees it above that."""
    window = example_desk.window
    assert window is not None
    assert example_desk.runtime is not None

    def busy() -> None:
        raise StorageError("database_busy", path="desk.sqlite3")

    monkeypatch.setattr(example_desk.runtime.db, "try_write", busy)
    window.router.go(Place("composer"))
    page: Any = window.router.page("composer")
    error = StorageError("database_busy", path="desk.sqlite3")
    window.saying.storage.meet(error)
    assert titles(window.banner) == ["The database is busy."]
    page.keeper.troubled.emit(error)
    assert titles(page.problem) == ["The database is busy."]
    assert "The database is busy." not in titles(window.banner)
    window.router.go("channels")
    assert titles(window.banner) == ["The database is busy."]
    window.router.go(Place("composer"))
    page.keeper.troubled.emit(None)
    assert titles(window.banner) == ["The database is busy."]


def titles(banner: Banner) -> list[str]:
    """What a strip says."""
    return [banner.notice.title] if banner.notice is not None else []


def test_what_comes_next_is_told_with_its_date_beyond_a_day(example_desk: Desk) -> None:
    line = example_desk.window.line
    view, now = one(example_desk, State.SCHEDULED), line._ui.now()
    line._say_next(replace(view, due=now + timedelta(hours=2)), now)
    assert line._coming.text().endswith("· in 2 h")
    line._say_next(replace(view, due=now + timedelta(days=9)), now)
    assert re.match(r"Next: [A-Z][a-z]{2} \d+ [A-Z][a-z]{2}, \d\d:\d\d · ", line._coming.text())
    assert " in " not in line._coming.text().rsplit("·", 1)[1]
