"""Where a second start reaches the first window: by files of Unix, and by Qt as on Windows."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from smdesk.ui.shell import doorpipe, doorsocket, single
from tests.ui.conftest import LONG

pytestmark = [
    pytest.mark.windows,
    pytest.mark.skipif(sys.platform == "win32", reason="its sockets among the files are nobody's here"),
]
ASK = """
import sys
from PySide6.QtCore import QCoreApplication
from importlib import import_module
app = QCoreApplication([])
print(import_module(sys.argv[1]).ask(sys.argv[2], 5))
"""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def asked(qtbot: QtBot, door: ModuleType, name: str) -> str:
    """What a process of its own is answered."""
    command = [sys.executable, "-c", ASK, door.__name__, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONG)
        assert process.stdout is not None
        return process.stdout.read().strip()


@pytest.mark.parametrize("door", [doorsocket, doorpipe])
def test_whoever_listens_is_heard_until_it_is_closed(qtbot: QtBot, door: ModuleType) -> None:
    parent, heard = QObject(), list[int]()
    listening = door.Door(lambda: heard.append(1), parent)
    assert asked(qtbot, door, "smdesk-here") == "None"  # nobody yet
    listening.listen("smdesk-here")
    assert [asked(qtbot, door, "smdesk-here") for _ in range(2)] == ["True", "True"]
    assert heard == [1, 1]
    assert asked(qtbot, door, "smdesk-there") == "None"
    listening.close()
    assert asked(qtbot, door, "smdesk-here") == "None"


@pytest.fixture
def open_door(qtbot: QtBot) -> Callable[[Callable[[], object]], doorsocket.Door]:
    parent = QObject()
    made: list[doorsocket.Door] = []

    def make(heard: Callable[[], object]) -> doorsocket.Door:
        made.append(doorsocket.Door(heard, parent))
        made[-1].listen("smdesk-x")
        return made[-1]

    return make


def test_what_a_crash_left_is_nobodys_and_only_this_user_may_ask(
    tmp_path: Path, open_door: Callable[[Callable[[], object]], doorsocket.Door]
) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / "smdesk-x"))
    left.close()  # the name stays
    assert doorsocket.ask("smdesk-x", 1) is None
    door = open_door(lambda: None)
    assert stat.S_IMODE((tmp_path / "smdesk-x").stat().st_mode) == 0o600
    door.close()
    assert not (tmp_path / "smdesk-x").exists()


def test_who_says_something_else_or_nothing_is_not_heard_and_holds_nobody_up(
    qtbot: QtBot, tmp_path: Path, open_door: Callable[[Callable[[], object]], doorsocket.Door]
) -> None:
    heard: list[int] = []
    door = open_door(lambda: heard.append(1))
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as other:
        silent.connect(str(tmp_path / "smdesk-x"))
        other.connect(str(tmp_path / "smdesk-x"))
        other.send(b"hello\n")
        other.setblocking(False)

        def ended() -> bool:
            try:
                return other.recv(9) == b""
            except BlockingIOError:
                return False

        qtbot.waitUntil(ended, timeout=LONG)
        assert asked(qtbot, doorsocket, "smdesk-x") == "True"
    assert heard == [1]
    door.close()


@pytest.mark.allow_log("will not find this window")
def test_a_place_that_cannot_be_written_to_is_logged_and_nothing_else(
    qapp: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "missing"))
    one = single.Single(tmp_path)
    assert "will not find this window" in caplog.text
    one.close()
