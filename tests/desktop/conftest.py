"""A private desktop for each test, with or without a tray, in either language; skips where none can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.stage import Screen
from tests.guards import real_environment
from tools import i18n

OpenScreen = Callable[..., Screen]
_STAY = '"$0" env; echo; exec cat'
Say = Callable[[str], None]


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """The compiled translations, where they are older than their source."""
    for name in i18n.TRANSLATIONS.values():
        source = i18n.ROOT / "resources" / "i18n" / name
        made = source.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            i18n.release(source)


@pytest.fixture
def open_screen(shared: Path, tmp_path: Path) -> Iterator[OpenScreen]:
    """A private X11 desktop of 1460 × 940, whatever display this computer has: `open_screen("--tray", "none")`."""
    tool = shared / "lab" / "desktop"
    made: list[Screen] = []
    labs: list[subprocess.Popen[str]] = []

    def start(*options: str, language: str = "es_ES.UTF-8") -> Screen:
        environment = real_environment()
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            environment[name] = str(tmp_path / "home" / name.lower())
            Path(environment[name]).mkdir(parents=True, exist_ok=True)
        for name in ("QT_QPA_PLATFORM", "PYTHON_KEYRING_BACKEND", "SMDESK_DATA"):
            environment.pop(name, None)
        # It lives as long as its `cat` has something to read: also a run of the tests that is killed leaves nothing.
        told = subprocess.Popen(
            [tool, "run", "--size", "1460x940", "--quiet", *options, "--", "sh", "-c", _STAY, tool],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert told.stdout is not None
        assert told.stderr is not None
        labs.append(told)
        lines = list(iter(lambda: told.stdout.readline().strip(), ""))  # type: ignore[union-attr]
        if not lines:
            why = told.stderr.read().strip()[:200]
            pytest.skip(f"the desktop lab does not start (its `install` verb helps): {why}")
        for line in lines:
            name, _, value = line.removeprefix("export ").partition("=")
            if name.isidentifier():
                environment[name] = value.strip("'\"")
        environment |= {"QT_QPA_PLATFORM": "xcb", "LANG": language, "LC_ALL": "", "TZ": "Europe/Madrid"}
        if "--keyring" not in options:
            environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        made.append(Screen(tool, environment, tmp_path))
        return made[-1]

    yield start
    try:
        _end(made)
    finally:
        for lab in labs:
            lab.communicate("", timeout=30)


def _end(made: list[Screen]) -> None:
    for each in made:
        for program in each.programs:
            if program.poll() is None:
                program.terminate()
            program.wait(30)
        for folder in each.ears:
            shutil.rmtree(folder, ignore_errors=True)
        if words := [line for line in each.words().splitlines() if "Traceback" in line or "QObject" in line]:
            pytest.fail("the program complained:\n" + "\n".join(words))


@pytest.fixture
def screen(open_screen: OpenScreen) -> Screen:
    """A desktop with a tray and a notification daemon."""
    return open_screen()


@pytest.fixture(autouse=True)
def _shots() -> None:
    """Pictures go into a folder that is there."""
    if folder := os.environ.get("SMDESK_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """A line that is read also when everything passes."""

    def told(words: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{words}\n")

    return told
