"""A fault in a library ends a process of the tests, amid thousands of lines: where it stood is told at the end."""

from __future__ import annotations

import faulthandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

#: Of what runs the tests itself: the same each time, and long.
_NOISE = ("/_pytest/", "/pluggy/", "/xdist/", "/execnet/", "Extension modules")

_folder: TemporaryDirectory[str] | None = None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """To each process that is started: into which folder it is to write."""
    global _folder
    _folder = _folder or TemporaryDirectory()
    node.workerinput["faults"] = _folder.name


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """In such a process: into a file, as what it says on standard error stands anywhere."""
    given = getattr(session.config, "workerinput", None)
    if given is not None:
        file = Path(given["faults"], given["workerid"]).open("w", encoding="utf-8")  # noqa: SIM115  (to the end)
        session.config.add_cleanup(file.close)
        faulthandler.enable(file)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """In the one that tells: every thread of a process that ended so."""
    for file in sorted(Path(_folder.name).iterdir()) if _folder else ():
        told = file.read_text(encoding="utf-8", errors="replace").splitlines()
        if told:
            terminalreporter.section(f"a fault ended {file.name}")
            terminalreporter.write_line("\n".join(line for line in told if not any(part in line for part in _NOISE)))


def pytest_unconfigure() -> None:
    """Nothing is left behind."""
    if _folder is not None:
        _folder.cleanup()
