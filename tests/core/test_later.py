"""A module that was put off behaves as itself once something of it is used, whoever asks and however."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = """
import sys
from smdesk.core.later import put_off
put_off("asyncio", functions=("iscoroutine",))
put_off("importlib.metadata")
import asyncio, importlib.metadata
assert type(sys.modules["asyncio"]).__name__ == "_Later", "it was imported all the same"
from asyncio import iscoroutine as taken
assert "asyncio.events" not in sys.modules and "email" not in sys.modules
"""


@pytest.mark.parametrize(
    "use",
    [
        "async def one(): return 1\nassert asyncio.run(one()) == 1",
        "import asyncio.events; assert asyncio.events.get_event_loop",
        "from asyncio import run, events",
        "from asyncio import *; run",
        "assert taken(3) is False",
        "assert importlib.metadata.version('sqlalchemy')",
        "from importlib import metadata; metadata.entry_points()",
        "from importlib.metadata import version",
        "import threading\nseen = []\n"
        "many = [threading.Thread(target=lambda: seen.append(asyncio.Queue)) for _ in range(8)]\n"
        "[each.start() for each in many]; [each.join() for each in many]\nassert len(seen) == 8",
    ],
)
def test_using_it_imports_it(use: str) -> None:
    done = subprocess.run([sys.executable, "-c", BEGIN + use], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_what_is_there_already_stays() -> None:
    code = "import asyncio; from smdesk.core.later import put_off; put_off('asyncio'); import sys; "
    done = subprocess.run(
        [sys.executable, "-c", code + "assert sys.modules['asyncio'] is asyncio and asyncio.events"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_what_does_not_exist_is_told_when_it_is_used() -> None:
    code = "from smdesk.core.later import put_off; put_off('no_such_module'); import no_such_module; no_such_module.x"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "ModuleNotFoundError" in done.stderr
