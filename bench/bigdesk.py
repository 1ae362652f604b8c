"""The generated desk of 20 clients and 100,000 publications, made once a run and copied for each figure."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench import desk
from smdesk.core.clock import FakeClock
from smdesk.db import open_database

COUNT = 100_000
QUICK_COUNT = 20_000


@contextlib.contextmanager
def copied(quick: bool) -> Iterator[Path]:
    """A data folder with the desk, for one figure to change as it likes."""
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-") as name:
        folder = Path(name) / "desk"
        shutil.copytree(_made(QUICK_COUNT if quick else COUNT), folder)
        yield folder


@cache
def _made(count: int) -> Path:
    """Made once for a version of the generator; kept in the system's temporary folder for this user and run."""
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix=f"smdesk-bench-{os.getuid()}-"))
    open_database(folder, owner=True, clock=FakeClock(desk.NOW)).close()
    desk.large(folder, count)
    print(f"a desk of {count:,} publications in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    _FOLDERS.append(folder)
    return folder


_FOLDERS: list[Path] = []


def forget() -> None:
    """Remove what was made."""
    while _FOLDERS:
        shutil.rmtree(_FOLDERS.pop(), ignore_errors=True)
    _made.cache_clear()
