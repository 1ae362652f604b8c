"""Fixtures for every area: a data folder, a clock that stands still, the shared material, real servers."""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine
from sqlalchemy.util import LRUCache

from smdesk.core.clock import FakeClock
from smdesk.core.clockcheck import HEARD
from smdesk.db import Schema, engine, migrate, opening
from smdesk.models.mapping import mappers

pytest_plugins = ["tests.guards", "tests.faults", "tests.parallel"]

ROOT = Path(__file__).resolve().parent.parent

# Timing of single examples says nothing on a shared machine. "ci" is reproducible; "long" looks further.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True)
settings.register_profile("long", settings.get_profile("dev"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[Any]:
    """What pytest-qt makes, for whichever test asks first: the program's own."""
    from smdesk.ui.kit.tips import Application  # most processes that test never open a window

    return Application


@pytest.fixture(autouse=True)
def no_time_heard() -> None:
    """No network has told the time yet: those of other tests tell that of their own clocks."""
    HEARD.forget()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """An empty data folder of its own."""
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o700)
    return folder


_empty: dict[Schema, bytes] = {}


def _create(path: Path, schema: Schema) -> None:
    """In place of `create`: a copy of one empty database made by it; building the tables costs more than most tests."""
    if path.exists() and path.stat().st_size:
        return migrate.create(path, schema)
    if schema not in _empty:
        with TemporaryDirectory() as folder:
            made = Path(folder) / "empty.sqlite3"
            migrate.create(made, schema)
            with closing(sqlite3.connect(made)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            _empty[schema] = made.read_bytes()
    path.touch(0o600)
    path.write_bytes(_empty[schema])
    return None


class _Compiled(LRUCache[Any, Any]):
    """Statements in SQL, for every database of this process: all are of one dialect, which the key need not name.

    The program opens one database and compiles each statement once; a run opens thousands.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key[1:], value)


_compiled = _Compiled(2000)


def _create_engine(*args: Any, **options: Any) -> Engine:
    made = create_engine(*args, **options)
    made.update_execution_options(compiled_cache=_compiled)
    return made


def _be_quick() -> None:
    """From now on data folders are made quickly, in every test but those of the database, whose conftest undoes it.

    Done once and not in a fixture: there are ten thousand tests, and each fixture of each of them counts.
    """
    opening.create = _create
    engine.create_engine = _create_engine
    # What is compiled to store rows is kept by their mappers instead, by default for each dialect anew.
    for mapper in mappers():
        mapper._compiled_cache = _Compiled(200)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands at 09:00 UTC on Thursday, 1 October 2026, until it is moved."""
    return FakeClock(datetime(2026, 10, 1, 9, 0, tzinfo=UTC))


def _shared() -> Path:
    return Path(os.environ.get("SMDESK_SHARED") or ROOT.parent / "shared").resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with specifications, data and the lab that is kept beside the project; skips where it is missing."""
    folder = _shared()
    if not folder.is_dir():
        reason = f"the shared material is not at {folder} (SMDESK_SHARED says where it is)"
        if os.environ.get("SMDESK_REQUIRE_SHARED"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


Lab = Callable[..., dict[str, Any]]
#: Objects after which there is something to collect, and after how many times of that the old ones are looked at too.
YOUNG, OLD = 20_000, 20


#: Fixtures of tests/ui with a whole window, with a page of it on a desk, and with a desk that one is opened on.
WINDOWS = {"open_desk", "bench", "example"}


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that open windows are a group of their own: one costs as much as fifty others.

    The patience of `pyproject.toml` is meant for fast tests; slow ones start processes, slowly where all is busy.
    """
    for item in items:
        if item.nodeid.startswith("tests/ui/") and WINDOWS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.windows)
        if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(400))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """While thousands of tests are collected nothing becomes rubbish, and what has been made stays to the end: it is
    not looked through again each time that rubbish is collected. From then on that is done between tests.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[object]:
    """Rubbish is collected here, in the thread that has the widgets, as the program does (`ui/kit/collector.py`).

    Python's own collector runs in whichever thread makes an object next: one that publishes or reads would take down a
    window of this test, or of one long before it, beside the thread that paints; the whole run ended now and then.
    """
    result = yield
    young, _middle, old = gc.get_count()
    if young >= YOUNG:
        gc.collect(2 if old >= OLD else 1)
    return result


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fetch what the real servers need before the first test: the minutes of a first time are no test's own."""
    if session.config.option.collectonly:
        return
    _be_quick()
    folder = _shared() / "lab"
    if not folder.is_dir() or not any(item.get_closest_marker("servers") for item in session.items):
        return
    from tests.guards import real_environment

    for script in ("secret_service.py", "snac.py", "bluesky.py", "wordpress.py", "prism.py"):
        done = subprocess.run(
            [sys.executable, str(folder / script), "install"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            env=real_environment(), timeout=900, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.exit(f"{script} could not be installed: its words are above", done.returncode)


@pytest.fixture(scope="session")
def lab(shared: Path) -> Iterator[Lab]:
    """Start a real server: `lab("snac.py")` gives its facts. One of each kind lives until the tests end.

    `lab("snac.py", fresh=True)` starts another one, empty.
    """
    from tests.guards import real_environment  # the plugin must be loaded by pytest first

    running: list[subprocess.Popen[str]] = []
    known: dict[tuple[str, ...], dict[str, Any]] = {}

    def start(script: str, *args: str, fresh: bool = False) -> dict[str, Any]:
        if (script, *args) in known and not fresh:
            return known[script, *args]
        server = subprocess.Popen(
            [sys.executable, str(shared / "lab" / script), "run", *args],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=real_environment(),
        )  # fmt: skip
        running.append(server)
        assert server.stdout is not None
        line = server.stdout.readline()
        if not line:
            pytest.fail(f"{script} did not start (status {server.wait()})")
        facts: dict[str, Any] = json.loads(line)
        if not fresh:  # what one test does to a server of its own is nothing to the others
            known[script, *args] = facts
        return facts

    yield start
    for server in running:
        server.terminate()
    for server in running:
        server.wait(30)
        if server.stdout is not None:
            server.stdout.close()
