"""Running a command as a person or a program would, in this process."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from smdesk.cli.main import _parser as build
from smdesk.cli.main import main
from smdesk.cli.parsing import Commands, _speak
from smdesk.words import Words


@dataclass
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        assert self.status == 1, self
        assert set(self.json) == {"error"}
        found = self.json["error"]
        assert set(found) == {"code", "message", "facts"}
        assert found["message"]
        return found


Run = Callable[..., Ran]


@cache
def _tree(language: str) -> Commands:
    return build(Words(language))


@pytest.fixture(autouse=True)
def _one_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree of commands is made once for each language: a process makes it once, and it takes longer than most
    commands. Parsing leaves nothing in it; the language of argparse itself is of the whole process.
    """

    def made_before(words: Words) -> Commands:
        _speak(words)
        return _tree(words.language)

    monkeypatch.setattr("smdesk.cli.main._parser", made_before)


@pytest.fixture
def run(data_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("client", "add", "Sol")` on a data folder of its own; `stdin` is what is piped in."""
    monkeypatch.setenv("SMDESK_DATA", str(data_folder))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={data_folder}/no-bus")

    def command(*argv: str, stdin: str = "", lang: str = "en") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        monkeypatch.setenv("SMDESK_LANG", lang)
        capsys.readouterr()
        status = main([str(word) for word in argv])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Ran(status, captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def _with_sol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the desk below is kept, once the first test that wants it has made it."""
    return tmp_path_factory.mktemp("sol") / "desk"


@pytest.fixture
def desk(run: Run, data_folder: Path, _with_sol: Path) -> Run:
    """A desk with one client and one channel on the practice network: made by commands once, then a copy."""
    if _with_sol.exists():
        shutil.copytree(_with_sol, data_folder, dirs_exist_ok=True)
        return run
    assert run("client", "add", "Sol", "--zone", "Europe/Madrid", "--language", "es").status == 0
    assert run("channel", "connect", "practice", "--client", "Sol", "--handle", "sol").status == 0
    shutil.copytree(data_folder, _with_sol)
    return run


def environment(data: Path) -> dict[str, str]:
    """For a command in a process of its own."""
    return {**os.environ, "SMDESK_DATA": str(data), "SMDESK_LANG": "en"}
