"""Processes of a parallel run (`-n 2`): none does again what another has done, and each says only what is heard.

Loaded by `tests/conftest.py` as a plugin. It changes no test and no result: without it a run takes longer.
"""

from __future__ import annotations

import contextlib
import importlib
import re
from pathlib import Path
from typing import Any

import pytest

#: What a file says at its head whose tests are all of a group that takes long.
OTHERS = re.compile(r"^pytestmark = \[?pytest\.mark\.(slow|windows|servers|desktop)\b", re.MULTILINE)
#: Groups of which nothing is in a file that does not write the mark; tests of tests/ui are marked by what they ask for.
GROUPS = ("slow", "windows", "servers", "desktop")
UI = Path(__file__).with_name("ui")
#: Phases of a test of which only trouble is told.
AROUND = ("setup", "teardown")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A file none of whose tests will run is not imported. One that is named is: then it is said that none ran."""
    if collection_path.suffix != ".py" or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return None
    return True if other_group(collection_path, config.getoption("markexpr")) else None


def other_group(file: Path, wanted: str) -> bool:
    """True if no test of a file belongs to what `-m` wants, as far as its text alone can tell."""
    text = file.read_text(encoding="utf-8")
    if "not slow" in wanted:
        return OTHERS.search(text) is not None
    if wanted not in GROUPS or (wanted == "windows" and UI in file.parents):
        return False
    return not re.search(rf"\bmark\.{wanted}\b", text)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each process imports its share of the tests first, the first process every second file of two, and then all.

    In a new checkout pytest rewrites the assertions of every file, which takes longer than all that follows until the
    first test; what one process has rewritten it keeps on the disk, and the other finds it there. Collected is in the
    same order as ever, and from modules that are imported already.
    """
    given = getattr(session.config, "workerinput", None)
    if given is None or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    root = session.config.rootpath
    files = sorted(root.joinpath("tests").rglob("test_*.py"))
    number = int(given["workerid"].removeprefix("gw"))
    for file in files[number :: given["workercount"]]:
        if pytest_ignore_collect(file, session.config):
            continue
        # What cannot be imported is told by the collection, which tries again: a module that failed is not kept.
        with contextlib.suppress(Exception):
            importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes half a minute or more begins first: begun last, it would keep one process busy when others have done.

    Nothing else changes its place, which is a chance one.
    """
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Nobody hears that a test begins, nor that what stands around it passed: two thirds of what a process sends, and
    sending and hearing it costs as much as the run of a small test. Who asks for `-v` or `--durations` is told all.
    """
    config = session.config
    if not hasattr(config, "workerinput") or config.get_verbosity() > 0 or config.option.durations:
        return
    # xdist gives the class no name that could be imported: it is executed in the process, not imported by it.
    (sender,) = [each for each in config.pluginmanager.get_plugins() if hasattr(each, "sendevent")]
    send = sender.sendevent

    def brief(name: str, **facts: Any) -> None:
        if name == "logstart":
            return
        if name == "testreport" and facts["data"]["outcome"] == "passed":
            if facts["data"]["when"] in AROUND and not facts["data"]["sections"]:
                return
            facts["data"]["keywords"] = {}
        send(name, **facts)

    sender.sendevent = brief
