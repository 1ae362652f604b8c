"""A desk that cannot be opened: a window within a second, that goes on once it can."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core.errors import StorageError
from smdesk.gui import Desk
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind, OwnerLock, owner
from smdesk.system.notifications import Note
from smdesk.ui.shell.trouble import Trouble
from tests.ui.conftest import LONG

#: What the window says, by language: its title, the button that tries again, and what follows when it is still so.
SAID = {
    "en": ("Another program is holding the desk.", "Try again", "Still so ("),
    "es": ("Otro programa tiene tomado el escritorio.", "Reintentar", "Sigue igual ("),
}


class Held:
    """The database, kept by another program."""

    def __init__(self, folder: Path) -> None:
        self._other = sqlite3.connect(folder / "smdesk.sqlite3", isolation_level=None)
        self._other.execute("PRAGMA locking_mode=EXCLUSIVE")
        self._other.execute("BEGIN EXCLUSIVE")
        self._other.execute("COMMIT")

    def let_go(self) -> None:
        self._other.close()


@pytest.fixture
def held(example: Callable[..., Path]) -> Iterator[tuple[Path, Held]]:
    folder = example()
    other = Held(folder)
    yield folder, other
    other.let_go()


@pytest.fixture
def make(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Desks that are closed before their folder, below `tmp_path`, is removed."""
    desks: list[Desk] = []

    def made(folder: Path, language: str = "en") -> Desk:
        desks.append(Desk(qapp, folder, secrets=ThisRun(), quit_asks=False, language=language))
        return desks[-1]

    yield made
    for desk in desks:
        theme, language = desk._theme, desk._language
        if language is not None:
            language.choose("en")  # of all programs of this process; the window says it anew while it can
        desk.close()
        for each in (theme, language, desk):
            if each is not None:
                each.deleteLater()
    qapp.processEvents()


def window() -> Trouble | None:
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, Trouble) and each.isVisible()), None
    )


def shown() -> Trouble:
    found = window()
    assert found is not None
    return found


def when_shown(act: Callable[[], object], failed: list[BaseException]) -> QTimer:
    """Do `act` once the window shows; whatever goes wrong ends it, so that nothing waits for ever."""
    pulse = QTimer(interval=10)

    def look() -> None:
        if window() is None:
            return
        pulse.stop()
        try:
            act()
        except BaseException as error:
            failed.append(error)
            shown().close()

    pulse.timeout.connect(look)
    pulse.start()
    return pulse


def run(qtbot: QtBot, desk: Desk, act: Callable[[], object]) -> int | None:
    """The status that the program would end with; None once the desk is open."""
    failed: list[BaseException] = []
    over: list[int | None] = []
    desk.refused.connect(over.append)
    pulse = when_shown(act, failed)
    desk.begin(lambda: over.append(None))
    qtbot.waitUntil(lambda: bool(over), timeout=LONG)
    pulse.stop()
    if failed:
        raise failed[0]
    return over[0]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_desk_that_another_program_holds_opens_by_itself_once_it_is_free(
    qtbot: QtBot, held: tuple[Path, Held], make: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], language: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("smdesk.ui.shell.opening.LOOK_MS", 30)
    folder, other = held
    desk, begun, seen = make(folder, language), time.monotonic(), []

    def act() -> None:
        seen.append(time.monotonic() - begun)
        title, again, still = SAID[language]
        trouble = shown()
        assert trouble.accessibleName() == title
        assert [each.text() for each in trouble.findChildren(QPushButton)][-1] == again
        trouble.findChild(QPushButton, "again").click()
        assert trouble.findChild(QLabel, "since").text().startswith(still)
        assert trouble.isVisible()
        QTimer.singleShot(0, other.let_go)

    assert run(qtbot, desk, act) is None
    assert seen[0] < 2.0  # 0.4 s of patience and a window; five where it waits as writing does
    assert desk.window is not None
    assert desk.window.isVisible()
    assert window() is None
    assert SAID[language][0] in capsys.readouterr().err
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)


def test_try_again_opens_what_is_free_by_now(qtbot: QtBot, held: tuple[Path, Held], make: Callable[..., Desk]) -> None:
    folder, other = held
    desk = make(folder)

    def act() -> None:
        other.let_go()
        QTest.keyClick(shown(), Qt.Key.Key_Return)  # the button that has the focus

    assert run(qtbot, desk, act) is None
    assert desk.window is not None


@pytest.mark.parametrize("leave", ["escape", "button", "frame"])
def test_the_person_may_have_enough(
    qtbot: QtBot, held: tuple[Path, Held], make: Callable[..., Desk], leave: str
) -> None:
    ways: dict[str, Callable[[], object]] = {
        "escape": lambda: QTest.keyClick(shown(), Qt.Key.Key_Escape),
        "button": lambda: shown().findChild(QPushButton, "close").click(),
        "frame": lambda: shown().close(),
    }
    desk = make(held[0])
    assert run(qtbot, desk, ways[leave]) == 1
    assert desk.window is None
    assert desk.runtime is None


def test_what_is_not_over_by_itself_is_tried_when_the_person_says_so(
    qtbot: QtBot, make: Callable[..., Desk], example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.shell.opening.LOOK_MS", 5)
    desk, tries = make(example()), list[float]()
    real = Desk.open

    def full(desk: Desk, patience: float) -> None:
        tries.append(patience)
        if len(tries) < 2:
            raise StorageError("disk_full", path="smdesk.sqlite3")
        real(desk, patience)

    monkeypatch.setattr(Desk, "open", full)

    def act() -> None:
        QTest.qWait(60)
        assert len(tries) == 1
        shown().findChild(QPushButton, "again").click()

    assert run(qtbot, desk, act) is None
    assert desk.window is not None


def test_a_damaged_desk_is_not_tried_again(qtbot: QtBot, make: Callable[..., Desk], tmp_path: Path) -> None:
    (tmp_path / "smdesk.sqlite3").write_bytes(b"this is no database at all, by no means" * 40)

    def act() -> None:
        assert shown().findChild(QPushButton, "again") is None
        QTest.keyClick(shown(), Qt.Key.Key_Return)

    assert run(qtbot, make(tmp_path), act) == 1


def test_a_window_that_has_the_folder_comes_to_the_front_or_is_waited_for(
    qtbot: QtBot, make: Callable[..., Desk], example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example()
    asked: list[Path] = []
    monkeypatch.setattr("smdesk.desk._raised", lambda root: not asked.append(root) and len(asked) == 1)
    monkeypatch.setattr("smdesk.ui.shell.opening.LOOK_MS", 20)
    with OwnerLock(folder, Kind.WINDOW) as lock:
        assert make(folder).begin() == 0
        desk = make(folder)
        assert run(qtbot, desk, lock.release) is None
    assert desk.window is not None


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "smdesk was quit, and is still finishing what was under way.", "It opens by itself, in half a minute"),
        ("es", "smdesk se cerró y aún está terminando lo que tenía en marcha.", "Se abre por sí solo, en medio minuto"),
    ],
)
def test_a_window_that_is_just_ending_is_waited_for_and_not_to_be_closed_by_the_person(
    qtbot: QtBot, make: Callable[..., Desk], example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch,
    language: str, title: str, text: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("smdesk.ui.shell.opening.LOOK_MS", 20)
    folder = example()
    desk = make(folder, language)
    lock = OwnerLock(folder, Kind.WINDOW)
    lock.acquire()
    lock.leave()

    def act() -> None:
        assert shown().accessibleName() == title
        assert text in shown().accessibleDescription()
        assert shown().findChild(QPushButton, "again") is not None
        lock.release()

    assert run(qtbot, desk, act) is None
    assert desk.window is not None


def test_quitting_that_takes_longer_than_a_moment_is_told_until_it_is_over(
    qtbot: QtBot, make: Callable[..., Desk], example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Shown:
        def show(self, note: Note) -> None:
            told.append(note.summary)

        def withdraw(self, tag: str) -> None:
            told.append(f"gone: {owner(folder)}")

        def stop(self) -> None:
            told.append("stopped")

    folder = example()
    for after, answer_s in ((0.01, 0.4), (LONG, 0.0)):
        desk = make(folder)
        assert desk.begin() is None
        qtbot.waitUntil(lambda desk=desk: desk.runtime.publisher is not None, timeout=LONG)
        stop = desk.runtime.publisher.stop
        monkeypatch.setattr(desk.runtime.publisher, "stop", lambda s=answer_s, stop=stop: (time.sleep(s), stop()))
        monkeypatch.setattr("smdesk.ui.shell.notify.own_desktop", lambda *_callbacks: Shown())
        monkeypatch.setattr("smdesk.ui.shell.farewell.AFTER_S", after)
        desk.window.background.notifier._desktop = None  # that of the window is stopped before
        desk._end()
        monkeypatch.setattr("smdesk.ui.shell.notify.own_desktop", lambda *_callbacks: None)
        told.append("ended")
    assert told == [
        "smdesk is still finishing what was under way", "gone: None", "stopped", "ended", "gone: None", "stopped",
        "ended",
    ]  # fmt: skip


def test_a_desk_that_cannot_be_opened_anew_says_so_and_ends_when_the_person_has_enough(
    qtbot: QtBot, make: Callable[..., Desk], example: Callable[..., Path]
) -> None:
    folder = example()
    desk = make(folder)
    assert desk.begin() is None
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    others: list[Held] = []
    failed: list[BaseException] = []
    pulse = when_shown(lambda: shown().close(), failed)
    desk.move(folder, lambda: others.append(Held(folder)))
    with qtbot.waitSignal(desk.refused, timeout=LONG):
        pass
    pulse.stop()
    others[0].let_go()
    assert not failed
    assert desk.window is None
