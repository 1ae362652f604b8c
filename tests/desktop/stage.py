"""A private X11 desktop with the program on it, driven by pointer and keys as a person drives it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(__file__).with_name("probe.py")
#: Seconds that anything may take; a busy computer is slow, and nothing here waits longer than it must.
PATIENCE = 40.0


def until(condition: Callable[[], Any], seconds: float = PATIENCE, told: str = "it did not happen") -> Any:
    """Wait for something that another process does; what the condition gives then."""
    limit = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < limit, told
        time.sleep(0.05)
    return found


class Program:
    """One run of the program, and an ear in it that tells where its widgets stand."""

    def __init__(self, screen: Screen, process: subprocess.Popen[str], ear: Path) -> None:
        self.screen = screen
        self.process = process
        self._ear = ear

    def ask(self, question: str) -> Any:
        """The value of an expression inside the program (see probe.py)."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(30)
            line.connect(str(self._ear))
            line.sendall(question.encode() + b"\n")
            heard = b""
            while not heard.endswith(b"\n"):
                part = line.recv(65536)
                assert part, f"the program went away while it was asked {question!r}"
                heard += part
        told = json.loads(heard)
        assert "error" not in told, (question, told["error"])
        return told["value"]

    def until(self, question: str, seconds: float = PATIENCE) -> Any:
        """Wait until an expression is true; its value."""

        def look() -> Any:
            assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
            try:
                return self.ask(question)
            except (OSError, AssertionError):  # it is just starting, or what is asked for is not there yet
                return None

        try:
            return until(look, seconds, f"waited in vain for {question}")
        except AssertionError:
            self.screen.picture("failed")
            raise

    def title(self, words: str) -> None:
        """Wait for the window with these words in its title, active and laid out."""
        self.until(f"window.isVisible() and window.isActiveWindow() and {words!r} in window.windowTitle()")

    def where(self, question: str) -> tuple[int, int]:
        """The middle of a rectangle on the screen, once it stands still."""
        last: list[int] = []

        def still() -> list[int] | None:
            nonlocal last
            now = self.until(question)
            before, last = last, now
            return now if now == before else None

        x, y, width, height = until(still)
        return x + width // 2, y + height // 2

    def click(self, name: str, button: int = 1) -> None:
        """Press the visible widget with an object name."""
        self.screen.do("click", *self.where(f"named({name!r})"), button)

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        self.screen.do("click", *self.where(f"pressed({words!r})"))

    def focus(self) -> str:
        """What has the keyboard."""
        return str(self.ask("focus()"))

    def tab_to(self, name: str, most: int = 40) -> list[str]:
        """Press Tab until something has the focus; what had it on the way."""
        passed: list[str] = []
        for _ in range(most):
            has = self.focus()
            if has == name:
                return passed
            passed.append(has)
            self.screen.do("key", "Tab")
            self.until(f"focus() != {has!r}", 10)
        raise AssertionError(f"Tab never came to {name}: {passed}")


class Screen:
    """One private desktop."""

    def __init__(self, tool: Path, state: dict[str, str], room: Path) -> None:
        self._tool = tool
        self._room = room
        self.environment = state
        self.programs: list[subprocess.Popen[str]] = []
        self.ears: list[Path] = []

    def do(self, *words: object) -> str:
        """Do a verb of the lab; what it prints."""
        done = subprocess.run(
            [self._tool, *map(str, words)], env=self.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout.strip()

    ask = do

    def start(self, *options: object) -> subprocess.Popen[str]:
        """Start the program as it is."""
        return self._run([sys.executable, "-m", "smdesk", *map(str, options)], {})

    def drive(self, *options: object) -> Program:
        """Start the program with an ear in it."""
        ear = Path(tempfile.mkdtemp(prefix="ear-")) / "ear"  # a short name: a socket's may not be long
        self.ears.append(ear.parent)
        process = self._run([sys.executable, PROBE, *map(str, options)], {"SMDESK_PROBE": str(ear)})
        made = Program(self, process, ear)
        made.until("window is not None and window.windowTitle()", 90)
        return made

    def _run(self, command: list[object], more: dict[str, str]) -> subprocess.Popen[str]:
        words = (self._room / f"program-{len(self.programs)}.txt").open("w", encoding="utf-8")
        environment = self.environment | {"PYTHONPATH": str(ROOT)} | more
        made = subprocess.Popen(list(map(str, command)), env=environment, cwd=ROOT, stderr=words, text=True)
        words.close()
        self.programs.append(made)
        return made

    def words(self) -> str:
        """What the programs wrote to standard error."""
        return "".join(file.read_text("utf-8") for file in sorted(self._room.glob("program-*.txt")))

    def pointer(self, *words: object) -> None:
        """The pointer and the keys one by one, for what must be held: `pointer("mousedown", 1)`."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, (words, done.stderr)

    def glide(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Move the pointer in small steps: a drag begins with a few pixels, and its target hears of each move."""
        for step in range(1, steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True))
            self.pointer("mousemove", x, y, "sleep", "0.02")

    def command(self, data: Path, *words: str, secret: str = "") -> Any:
        """A command of the program on the same folder, as JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "smdesk", "--data", str(data), "--json", *words], env=self.environment, cwd=ROOT,
            input=secret, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return json.loads(done.stdout)

    def await_window(self, title: str, seconds: float = PATIENCE) -> None:
        """Wait for a window with this title (the lab's own verb gives up where xdotool finds none at first)."""
        until(lambda: self.shows(title), seconds)

    def titles(self) -> list[str]:
        """The titles of the visible windows."""
        lines = (line.split(maxsplit=5) for line in self.do("windows").splitlines())
        return [line[5] for line in lines if len(line) == 6]

    def shows(self, title: str) -> bool:
        """True when a visible window has this title."""
        return title in self.titles()

    def geometry(self, title: str) -> tuple[int, int, int, int]:
        """x, y, width, height of a window."""
        x, y, width, height = map(int, self.do("geometry", title).split()[:4])
        return x, y, width, height

    def icons(self) -> list[str]:
        """What is in the tray; the lab's own verb fails where nothing is."""
        done = subprocess.run([self._tool, "tray"], env=self.environment, capture_output=True, text=True, timeout=60)
        return done.stdout.split()

    def notifications(self) -> list[dict[str, Any]]:
        """What the notification daemon was told so far."""
        return [json.loads(line) for line in self.do("notifications").splitlines()]

    def clipboard(self) -> str:
        """The text that another program would paste."""
        done = subprocess.run(
            ["xclip", "-selection", "clipboard", "-out"], env=self.environment, capture_output=True, timeout=60
        )
        return done.stdout.decode()

    def picture(self, name: str) -> None:
        """The screen as it is, where pictures are wanted: `SMDESK_SHOTS=FOLDER`."""
        if folder := os.environ.get("SMDESK_SHOTS"):
            self.do("shot", Path(folder) / f"desktop-{name}.png")
