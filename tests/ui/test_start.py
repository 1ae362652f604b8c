"""What the start of the window costs, and its own check of an installation."""

from __future__ import annotations

import itertools
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.__main__ import wants_window
from smdesk.core.errors import StorageError
from smdesk.core.events import AttentionNeeded
from smdesk.publishing.recovery import Recovery
from smdesk.ui.kit.theme import Theme
from smdesk.ui.shell.beginning import Beginning
from smdesk.ui.shell.statusbar import StatusLine
from tests.ui.conftest import LONG, OpenDesk

pytestmark = pytest.mark.windows

#: Slow to import, and not needed to show the window (DESIGN 12 and 20).
LATER = {
    *("matplotlib", "alembic", "httpx", "keyring", "PIL", "numpy", "pymediainfo", "apscheduler", "jeepney", "regex"),
    # of the standard library, by way of others
    *("argparse", "email", "ssl", "html", "plistlib", "_hashlib", "statistics", "holidays"),
}
#: Of our own: what a person has not asked for yet, and what starts once the window has been painted.
UNASKED = {
    "smdesk.adapters",
    "smdesk.cli",
    "smdesk.publishing",
    "smdesk.core.agreement",
    "smdesk.core.checks",
    "smdesk.core.kpi",
    "smdesk.core.notifying",
    "smdesk.core.recurrence",
    "smdesk.core.pace",
    "smdesk.core.retry",
    "smdesk.core.stats",
    "smdesk.core.text",
    "smdesk.core.voice",
    "smdesk.services.agreements",
    "smdesk.services.backup",
    "smdesk.services.calendar.service",
    "smdesk.services.campaigns",
    "smdesk.services.checks",
    "smdesk.services.dossier",
    "smdesk.services.kits",
    "smdesk.services.planning",
    "smdesk.services.posts",
    "smdesk.services.publications",
    "smdesk.services.reaching",
    "smdesk.services.truths",
    "smdesk.system.notifications",
    "smdesk.ui.calendar",
    "smdesk.ui.campaigns",
    "smdesk.ui.channels",
    "smdesk.ui.composer",
    "smdesk.ui.dossier",
    "smdesk.ui.exchange",
    "smdesk.ui.kit.postacts",
    "smdesk.ui.objectives",
    "smdesk.ui.publish",
    "smdesk.ui.settings",
    "smdesk.ui.shell.background",
    "smdesk.ui.shell.helping",
    "smdesk.ui.shell.newclient",
    "smdesk.ui.shell.notify",
    "smdesk.ui.shell.palette",
    "smdesk.ui.shell.panel",
    "smdesk.ui.shell.scheduler",
    "smdesk.ui.shell.single",
    "smdesk.ui.shell.tray",
    "smdesk.ui.today.checklist",
    "smdesk.ui.today.pacelist",
    "smdesk.ui.welcome",
}

SHOW = """
import sys
import time
from smdesk import gui
from pathlib import Path
from smdesk.ui.kit import signatures
from smdesk.ui.shell.pages import PAGES
app = gui._application()
desk = gui.Desk(app, Path(sys.argv[1]), quit_asks=False)
desk.open()
assert "sqlalchemy.orm" not in sys.modules  # reading tables takes no mapping of classes
assert "asyncio.events" not in sys.modules
def loaded():
    there = [name for name, module in sys.modules.items() if type(module).__name__ != "_Later"]
    return sorted({name if name.startswith("smdesk.") else name.split(".")[0] for name in there})
shown = loaded()
assert type(sys.modules["smdesk.ui.kit.dialogs"]).__name__ == "_Later", "something asks before it is seen"
assert signatures.waiting() == {"enum_sig", "errorhandler", "layout", "parser", "pyi_generator", "tool"}
import smdesk.adapters.practice
from smdesk.publishing import ticks
# What publishes to the practice network runs no coroutines, needs no TLS and reads no mail: an idle tray has none.
assert {"asyncio.events", "_hashlib", "email"} & sys.modules.keys() == set()
# Nor has it read a text, packed a file or taken a network address apart.
import smdesk.publishing.worker, smdesk.services.calendar.service, smdesk.services.plan.mix, smdesk.ui.shell.background
waits = [name for name in ("regex", "ipaddress", "bz2", "lzma") if type(sys.modules[name]).__name__ != "_Later"]
assert waits == [] and {"subprocess", "smdesk.services.checks"} & sys.modules.keys() == set(), waits
import apscheduler
from importlib.metadata import version
from smdesk.system.public_holidays import _source
assert version("apscheduler") == version("APScheduler") == apscheduler.version != ""
told = _source()
assert "email" not in sys.modules
from importlib.metadata import entry_points  # of everybody but APScheduler it answers as ever
assert entry_points(group="console_scripts").names
from importlib.metadata import distribution
assert apscheduler.version == distribution("apscheduler").version and distribution("holidays").version in told
assert desk.runtime.publisher is None
app.processEvents()
assert desk.window.isVisible() and desk.window.router.page("publish").model.rowCount() > 0
for spec in PAGES:
    desk.window.router.go(spec.id)
    until = time.monotonic() + 0.3  # what a page reads behind its showing too, and what it then shows of it
    while time.monotonic() < until:
        app.processEvents()
choices = desk.runtime.campaign_choices  # asked by the campaigns page once a campaign shows
assert choices.of(1) and choices.best(1) is not None and choices.networks_of(1) is not None
# Pools of processes, Qt's network and the names of two thousand signs: 4 MiB that nobody asks for in a day.
assert type(sys.modules["concurrent.futures.process"]).__name__ == "_Later" == type(sys.modules["html"]).__name__
heavy = {"multiprocessing.context", "html.entities"} | ({"PySide6.QtNetwork"} if sys.platform != "win32" else set())
assert heavy & sys.modules.keys() == set(), heavy & sys.modules.keys()
from html import escape as quick
import html
raw = "<b class=\\"x\\">it's R&D"
mine = quick(raw), quick(raw, quote=False)
assert html.unescape("&lt;&eacute;") == "<é"
real = sys.modules["html"].escape
assert real is not quick and mine == (real(raw), real(raw, quote=False))
import ipaddress
from smdesk.core.text import addresses, x
assert addresses.valid("http://[::1]/") and not addresses.valid("http://1.2.3.400/")
assert [found.value for found in x.mentions("to @somebody/list and @nobody", lists=True)] == ["somebody/list", "nobody"]
assert ipaddress.ip_address("127.0.0.1").is_loopback
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, process
assert issubclass(process.BrokenProcessPool, BrokenExecutor)
assert "sqlalchemy.orm" not in sys.modules, "a page that only reads maps the classes: it joins one, or selects one"
desk.close()
print(*shown)
import httpx
print(*loaded())
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=90, env=environment
    )


def test_a_shown_window_has_imported_nothing_heavy(example: Callable[..., Path]) -> None:
    done = run(SHOW, str(example()))
    assert done.returncode == 0, done.stderr
    loaded, later = (set(line.split()) for line in done.stdout.splitlines())
    assert "PySide6" in loaded
    assert loaded & LATER == set()
    assert "smdesk.ui.today.page" in loaded
    early = {name for name in loaded for unasked in UNASKED if name == unasked or name.startswith(unasked + ".")}
    assert early == set()
    assert "httpx" in later  # a heavy import would have been noticed


def test_publishing_is_the_first_that_follows_the_painting(
    open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    go, begin = Beginning.go, StatusLine.begin
    monkeypatch.setattr(Beginning, "go", lambda self: order.append("publishing") or go(self))
    monkeypatch.setattr(StatusLine, "begin", lambda self: order.append("status line") or begin(self))
    open_desk(example())
    assert order[:2] == ["publishing", "status line"]


def test_after_an_unclean_stop_the_window_shows_and_publishing_waits_for_the_check(
    qtbot: QtBot, open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, gate = example(), threading.Event()
    (folder / "unclean").write_text("1\n")
    monkeypatch.setattr("smdesk.db.opening.quick_check", lambda _path: gate.wait(10))
    desk = open_desk(folder)
    assert desk.window.isVisible()
    qtbot.wait(50)
    assert desk.runtime.publisher is None
    gate.set()
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    desk.close()
    assert not (folder / "unclean").exists()


@pytest.mark.allow_log("publishing has not begun")
def test_where_another_program_holds_the_database_publishing_begins_once_it_can(
    qtbot: QtBot, open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example()
    monkeypatch.setattr("smdesk.ui.shell.beginning.AGAIN_MS", 20)
    starts, said, real = list[int](), list[str](), Recovery.start

    def busy(recovery: Recovery) -> None:
        starts.append(1)
        if len(starts) < 3 or not said:
            raise StorageError("database_busy", path="desk.sqlite3")
        real(recovery)

    monkeypatch.setattr(Recovery, "start", busy)
    desk = open_desk(folder)
    desk.ui.tasks.unheard.connect(lambda _: said.append(desk.window.banner.notice.title))
    qtbot.waitUntil(lambda: len(starts) >= 3 and desk.runtime.publisher is not None, timeout=LONG)
    assert not desk.ui.begins
    assert set(said) == {"The database is busy."}
    assert len([each for each in threading.enumerate() if each.name == "publisher"]) <= 1


@pytest.mark.allow_log("publishing has not begun")
def test_a_database_that_is_held_at_the_start_does_not_stop_the_window(
    qtbot: QtBot, open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example()
    monkeypatch.setattr("smdesk.db.engine.BUSY_S", 2.0)
    monkeypatch.setattr("smdesk.ui.shell.beginning.AGAIN_MS", 20)
    monkeypatch.setattr("smdesk.ui.shell.storage.LOOK_MS", 20)
    other = sqlite3.connect(folder / "smdesk.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        desk = open_desk(folder)
        beats = [time.monotonic()]
        pulse = QTimer(interval=10)
        pulse.timeout.connect(lambda: beats.append(time.monotonic()))
        pulse.start()
        told: list[Exception] = []
        desk.ui.tasks.unheard.connect(told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=LONG)
        pulse.stop()
        assert max(later - sooner for sooner, later in itertools.pairwise(beats)) < 1.0
        assert desk.window.banner.notice.title == "The database is busy."
        assert desk.ui.begins
    finally:
        other.execute("ROLLBACK")
        other.close()
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    qtbot.waitUntil(
        lambda: desk.window.banner.notice is None or "busy" not in desk.window.banner.notice.title, timeout=LONG
    )


def test_a_full_disk_is_told_above_the_pages_until_there_is_room(
    qtbot: QtBot, open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.shell.storage.LOOK_MS", 20)
    desk = open_desk(example())
    qtbot.waitUntil(lambda: desk.runtime.publisher is not None, timeout=LONG)
    before, room = desk.window.banner.notice.title, threading.Event()

    def try_write() -> None:
        if not room.is_set():
            raise StorageError("disk_full", path=str(desk.runtime.db.path))

    monkeypatch.setattr(desk.runtime.db, "try_write", try_write)
    told = AttentionNeeded(code="disk_full", facts={"path": str(desk.runtime.db.path)})
    desk.runtime.bus.publish(told)
    qtbot.waitUntil(lambda: desk.window.banner.notice.title.startswith("The disk is full"), timeout=LONG)
    desk.window.banner.notice.acts[0][1]()  # put away, the same stays away
    desk.runtime.bus.publish(told)
    qtbot.wait(100)
    assert desk.window.banner.notice.title == before
    room.set()
    qtbot.waitUntil(lambda: not desk.window.saying.storage._looks, timeout=LONG)
    room.clear()
    desk.runtime.bus.publish(told)  # the next time is told again
    qtbot.waitUntil(lambda: desk.window.banner.notice.title.startswith("The disk is full"), timeout=LONG)
    room.set()
    qtbot.waitUntil(lambda: desk.window.banner.notice.title == before, timeout=LONG)


@pytest.mark.allow_log("not used for publishing")
def test_damage_found_behind_the_window_is_told_and_nothing_is_published(
    qtbot: QtBot, open_desk: OpenDesk, example: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = example()
    (folder / "unclean").write_text("1\n")
    monkeypatch.setattr("smdesk.db.opening.complaints", lambda _connection: "row 3 missing from index")
    desk = open_desk(folder)
    window = desk.window
    qtbot.waitUntil(lambda: window.router.current == "settings", timeout=LONG)
    assert "damaged" in window.banner.accessibleName()
    qtbot.wait(50)
    assert desk.runtime.publisher is None
    desk.close()
    assert (folder / "unclean").exists()  # so that the next start looks again


WRONG_CALL = """
from smdesk import gui
from smdesk.ui.kit import signatures
from PySide6.QtCore import QObject
import builtins
def told(call):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
told(lambda: QObject(bogus=3))
told(lambda: QObject().setObjectName(3))
print(QObject.objectName.__doc__, compile is builtins.compile, *sorted(signatures.waiting()))
import PySide6.support.signature.lib.pyi_generator as stubs
print(callable(stubs.generate_pyi), *signatures.waiting(), hasattr(stubs, "nothing"))
"""


def test_a_wrong_call_is_told_as_ever_though_what_words_it_is_compiled_then() -> None:
    done = run(WRONG_CALL)
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert "'bogus' is not a Qt property or a signal" in told[0]
    assert "called with wrong argument types" in told[1]
    assert "setObjectName(name: str" in told[4]
    assert told[5] == "objectName(self, /) -> str True enum_sig pyi_generator"
    assert told[6] == "True False"


def test_qt_does_not_hook_imports_any_more() -> None:
    done = run("import builtins; before = builtins.__import__; import smdesk.gui; print(builtins.__import__ is before)")
    assert done.stdout.split() == ["True"], done.stderr


def test_self_test_of_an_installation() -> None:
    done = run("import sys; from smdesk.gui import main; sys.exit(main(['--self-test']))")
    assert done.returncode == 0, done.stderr
    assert "published" in done.stderr


@pytest.mark.parametrize(
    ("given", "window"),
    [
        ([], True),
        (["--data", "x"], True),
        (["--data=x", "--practice"], True),
        (["--lang", "es", "--data", "x"], True),
        (["--self-test"], True),
        (["--data"], False),
        (["--help"], False),
        (["--version"], False),
        (["--json"], False),
        (["--data", "x", "post", "list"], False),
        (["self-test"], False),
    ],
)
def test_only_options_of_the_window_open_the_window(given: list[str], window: bool) -> None:
    assert wants_window(given) is window


def test_a_theme_that_is_not_styled_yet_has_everything_but_the_sheet(qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    theme = Theme(qapp, mode="dark", styled=False)
    assert theme.color("text.primary").isValid()
    assert qapp.styleSheet() == ""
    theme.choose("light")  # whoever changes it meanwhile waits too
    assert qapp.styleSheet() == ""
    theme.style()
    styled = qapp.styleSheet()
    assert styled != ""
    theme.choose("dark")
    assert qapp.styleSheet() != styled
    theme.choose("light")
    theme.deleteLater()
