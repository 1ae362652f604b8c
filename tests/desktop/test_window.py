"""The program as a person starts it, on a real X11 desktop: `desktop run -- make desktop`, see the lab's DESKTOP.md."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.guards import real_environment

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(180)]

ROOT = Path(__file__).resolve().parents[2]


class Screen:
    """One private desktop with the program on it."""

    def __init__(self, tool: Path, state: dict[str, str]) -> None:
        self._tool = tool
        self.environment = state
        self.programs: list[subprocess.Popen[str]] = []

    def ask(self, *words: object) -> str:
        """What a verb of the lab prints."""
        done = subprocess.run(
            [self._tool, *map(str, words)], env=self.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout.strip()

    def start(self, *options: object) -> subprocess.Popen[str]:
        """Start the program."""
        command = [sys.executable, "-m", "smdesk", *map(str, options)]
        made = subprocess.Popen(command, env=self.environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        self.programs.append(made)
        return made

    def await_window(self, title: str, seconds: float = 40) -> None:
        """Wait for a window with this title (the lab's own verb gives up where xdotool finds none at first)."""
        until(lambda: self.shows(title), seconds)

    def shows(self, title: str) -> bool:
        """True when a visible window has this title."""
        lines = (line.split(maxsplit=5) for line in self.ask("windows").splitlines())
        return any(len(line) == 6 and line[5] == title for line in lines)

    def geometry(self, title: str) -> tuple[int, int, int, int]:
        """x, y, width, height of a window."""
        x, y, width, height = map(int, self.ask("geometry", title).split()[:4])
        return x, y, width, height


@pytest.fixture
def screen(shared: Path, tmp_path: Path) -> Iterator[Screen]:
    """A private X11 desktop of 1440 × 900, whatever display this computer has."""
    tool = shared / "lab" / "desktop"
    environment = real_environment()
    environment |= {name: os.environ[name] for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment.pop("QT_QPA_PLATFORM", None)
    told = subprocess.run(
        [tool, "start", "--size", "1460x940", "--quiet"], env=environment, capture_output=True, text=True
    )
    if told.returncode != 0:
        pytest.skip(f"the desktop lab does not start (its `install` verb helps): {told.stderr.strip()[:200]}")
    for line in told.stdout.splitlines():
        name, _, value = line.removeprefix("export ").partition("=")
        if name.isidentifier():
            environment[name] = value.strip("'\"")
    environment |= {"QT_QPA_PLATFORM": "xcb", "LANG": "es_ES.UTF-8", "LC_ALL": "", "TZ": "Europe/Madrid"}
    made = Screen(tool, environment)
    yield made
    for program in made.programs:
        if program.poll() is None:
            program.terminate()
        program.wait(30)
        if program.stderr is not None:
            program.stderr.close()
    subprocess.run([tool, "stop"], env=environment, capture_output=True)


def until(condition: object, seconds: float = 40) -> None:
    """Wait for something that another process does."""
    limit = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.2)


def test_a_new_desk_by_mouse_from_start_to_the_ledger(screen: Screen, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    program = screen.start("--data", data, "--lang", "es")
    screen.await_window("smdesk")
    time.sleep(0.6)
    shots = Path(os.environ.get("SMDESK_SHOTS", tmp_path))
    screen.ask("shot", shots / "desktop-welcome.png", "^smdesk$")
    # The button "Explorar" of the second card: found by its place in the picture, as a person finds it.
    x, y, _, _ = screen.geometry("^smdesk$")
    left, top = _button(shots / "desktop-welcome.png")
    screen.ask("click", x + left, y + top)
    screen.await_window("Publicación — smdesk", 60)
    time.sleep(1.0)
    screen.ask("shot", shots / "desktop-publishing.png", "Publicaci")
    picture = QImage(str(shots / "desktop-publishing.png"))
    assert picture.width() >= 1100
    assert len({picture.pixel(at, 300) for at in range(0, picture.width(), 7)}) > 8  # something is painted
    # A second start raises the first and ends.
    second = screen.start("--data", data)
    assert second.wait(30) == 0
    assert program.poll() is None
    # A key of the list opens its question; Escape leaves it.
    screen.ask("key", "m")
    screen.await_window("smdesk", 10)
    time.sleep(0.4)
    screen.ask("shot", shots / "desktop-ask.png")
    screen.ask("key", "Escape")
    until(lambda: not screen.shows("smdesk"), 10)
    screen.ask("close", "Publicaci")
    until(lambda: program.poll() is not None or screen.shows("smdesk"), 10)
    if program.poll() is None:  # something is due within a day, so it asks
        time.sleep(0.4)
        screen.ask("shot", shots / "desktop-quit.png")
        screen.ask("key", "Return")
    until(lambda: program.poll() is not None)
    assert program.returncode == 0
    assert (data / "smdesk.sqlite3").exists()


def _button(picture: Path) -> tuple[int, int]:
    """The middle of the example's button: the right-most framed button below the primary one."""
    image = QImage(str(picture))
    accent = 0xFF0E6A6B
    columns = range(image.width() - 1, image.width() // 2, -1)
    for y in range(40, image.height() - 40):
        for x in columns:
            if image.pixel(x, y) == accent:
                middle_x, middle_y = x - 40, y + 16
                return middle_x, middle_y + 90
    raise AssertionError("no primary button in the picture")
