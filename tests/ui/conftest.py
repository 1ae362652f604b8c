"""Fixtures for the window: a real desk on the practice network in a temporary folder, offscreen, and no modal ever."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QEvent, QSettings, QTemporaryDir
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.runtime import Runtime
from smdesk.services.practice.service import PracticeService
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind
from smdesk.ui.kit import layouts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.theme import Theme
from smdesk.ui.shell.pages import home
from tests.ui.bench import Bench, opened
from tools import i18n

OpenDesk = Callable[..., Desk]
#: A desk in every state with few posts: the program's own example takes seconds to make, and its words may change.
SMALL = Path(__file__).parent / "desk"
#: Seconds after which copies of one are made no more.
FRESH_S = 900


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """The compiled translations, where they are older than their source."""
    for name in i18n.TRANSLATIONS.values():
        source = i18n.ROOT / "resources" / "i18n" / name
        made = source.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            i18n.release(source)


@pytest.fixture(autouse=True)
def _no_system_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's own bus, which tells of sleep, is beyond a test's reach."""

    def no_bus() -> object:
        raise OSError("no system bus in a test")

    monkeypatch.setattr("smdesk.system.power._subscribed", no_bus)
    monkeypatch.setattr("smdesk.ui.shell.statusbar.has_route", lambda: True)
    monkeypatch.setattr("smdesk.ui.shell.notify.own_desktop", lambda *_callbacks: None)  # nor the desktop's own


@pytest.fixture(autouse=True)
def _patient_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the calendar reads is there at once, however busy the computer is; its own tests take that away again."""
    monkeypatch.setattr("smdesk.ui.calendar.reading.PATIENCE_S", 5.0)
    monkeypatch.setattr("smdesk.ui.calendar.days.SLOW_S", 5.0)


@pytest.fixture(autouse=True)
def _patient_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is awaited may take its time where all is busy; a wait that names its own limit means it."""
    for wait in (QtBot.waitUntil, QtBot.waitSignal):
        assert wait.__kwdefaults__["timeout"] == 5000
        monkeypatch.setitem(wait.__kwdefaults__, "timeout", LONG)


@pytest.fixture(autouse=True)
def _own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day has 24 hours and things may move, whatever this computer prefers."""
    monkeypatch.setattr("smdesk.ui.kit.i18n.system_twelve_hours", lambda: False)
    monkeypatch.setattr("smdesk.system.motion.reduced", lambda: False)


@pytest.fixture(autouse=True)
def _no_modal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would block the program in a loop of its own fails the test; kit/dialogs.py opens without blocking."""

    def refuse(*_args: object, **_kwargs: object) -> object:
        pytest.fail("a modal was opened that blocks the program")

    for kind in (QDialog, QMenu, QMessageBox, QFileDialog, QColorDialog, QInputDialog):
        monkeypatch.setattr(kind, "exec", refuse)
    for name in ("about", "critical", "information", "question", "warning"):
        monkeypatch.setattr(QMessageBox, name, refuse)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types here whom it would disturb: what follows a pause follows a short one."""
    monkeypatch.setattr("smdesk.ui.kit.autosave.PAUSE_MS", 80)


@pytest.fixture(scope="session")
def _drawn() -> QTemporaryDir:
    return QTemporaryDir()


@pytest.fixture(autouse=True)
def _drawn_once(monkeypatch: pytest.MonkeyPatch, _drawn: QTemporaryDir) -> None:
    """The pictures of the style sheet are those of the test before: so is the sheet, and Qt need not read it anew."""
    monkeypatch.setattr("smdesk.ui.kit.theme.QTemporaryDir", lambda: _drawn)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """What hears of everything in the program ends with its test: another would hear of it first in the next one, and
    each translator that stays is asked for every word.
    """
    yield
    app = QApplication.instance()
    if app is not None:
        layouts.forget()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = [each for each in app.children() if isinstance(each, Desk | Language | Theme)]
        for each in left:
            each.deleteLater()
        assert left == []


@pytest.fixture
def first_page() -> str:
    """The page that a window begins with; "": as the program does. Tests of one page name it, so that the first page of
    the day is not made and painted for nothing.
    """
    return ""


@pytest.fixture
def open_desk(
    qapp: QApplication, tmp_path: Path, first_page: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[OpenDesk]:
    """Open a desk with its window: `open_desk()` in English and empty, `open_desk(folder, language="es", clock=…)`.

    Its window has no style sheet, which is the dearest thing about a window and nothing to what it does; tests that
    look at sizes, colours or the focus ring are marked `dressed`.
    """
    desks: list[Desk] = []
    if request.node.get_closest_marker("dressed") is None:
        monkeypatch.setattr("smdesk.ui.kit.theme.qss.sheet", lambda *_given: "")
    if first_page:
        monkeypatch.setattr("smdesk.ui.shell.window.home", lambda wish: home(wish) if wish else first_page)
    QSettings("smdesk", "window").clear()  # where the window of another test stood
    QSettings("smdesk", "calendar").clear()  # and which of its views its calendar showed

    def open_it(folder: Path | None = None, **options: object) -> Desk:
        given = {"language": "en", "secrets": ThisRun(), "quit_asks": False, **options}
        desk = Desk(qapp, folder or tmp_path / "desk", **given)
        desks.append(desk)
        desk.open()
        assert desk.ui is not None
        desk.ui.theme.choose("light")
        assert desk.window is not None
        desk.window.activateWindow()
        QTest.qWaitForWindowActive(desk.window)
        until = time.monotonic() + 5
        while desk.window.has_desk() and not desk.window.line.begun and time.monotonic() < until:
            QTest.qWait(1)  # what follows the first paint
        return desk

    yield open_it
    for desk in desks:
        theme, language = desk._theme, desk._language
        desk.close()
        if language is not None:
            language.choose("en")
            language.choose_clock("24h")
        for each in (theme, language, desk):
            if each is not None:
                each.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")  # the next window is built as the program builds its own: without, and dressed at the end


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A folder with the example desk of a language, made once a run, whichever worker needs it first; not to be opened:
    `example` gives copies. Its days count from the one it was made on: a long run makes another.
    """
    run = tmp_path_factory.getbasetemp()
    run = run.parent if os.environ.get("PYTEST_XDIST_WORKER") else run

    def fill(language: str) -> Path:
        root = run / f"example-{language}-{int(time.time() / FRESH_S)}"
        made = root.with_suffix(".made")
        with FileLock(root.with_suffix(".lock"), timeout=100):
            if made.exists():
                return root
            shutil.rmtree(root, ignore_errors=True)
            with Runtime.open(root, secrets=ThisRun(), owner=Kind.CLI) as runtime:
                service = PracticeService(
                    runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice
                )
                service.fill(language, source=SMALL)
            made.touch()
        return root

    return fill


@pytest.fixture
def example(tmp_path: Path, filled: Callable[[str], Path]) -> Callable[..., Path]:
    """A fresh copy of the example desk: `example()`, `example("es")`."""

    def copy(language: str = "en") -> Path:
        return Path(shutil.copytree(filled(language), tmp_path / f"example-{language}"))

    return copy


@pytest.fixture
def example_desk(open_desk: OpenDesk, example: Callable[..., Path]) -> Desk:
    """The example desk in English with its window open."""
    return open_desk(example())


@pytest.fixture
def ui(request: pytest.FixtureRequest) -> Ui:
    """What pages of the example desk are given: of its window, where the test has one, else of the bench."""
    made: Desk | Bench = request.getfixturevalue("example_desk" if in_window(request) else "bench")
    assert made.ui is not None
    return made.ui


def in_window(request: pytest.FixtureRequest) -> bool:
    """True in a test that asks for the window."""
    return "example_desk" in request.fixturenames


@pytest.fixture
def bench(qapp: QApplication, example: Callable[..., Path], request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The example desk without a window, for one page alone: `bench.show(DossierPage)`; styled if marked `dressed`."""
    with opened(qapp, example()) as made:
        if request.node.get_closest_marker("dressed") is not None:
            made.ui.theme.style()
        yield made


#: How long a wait for the publisher may take; it looks every few milliseconds.
LONG = int(timedelta(seconds=15).total_seconds() * 1000)
