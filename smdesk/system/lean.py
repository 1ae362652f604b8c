"""What PySide6, SQLAlchemy and APScheduler import at their head, and as used here never ask anything: put off."""

from __future__ import annotations

import importlib
import os
import sys
from concurrent.futures import BrokenExecutor
from types import SimpleNamespace
from typing import Any

from smdesk.core import later


def prepare() -> None:
    """Before they are imported: a start, and each command, imports what it needs and nothing else."""
    later.put_off("regex")  # until a text is read: 1 MiB
    later.put_off("ipaddress")  # by `urllib.parse`, for addresses in brackets: 0.4 MiB
    later.put_off("bz2")  # `shutil` looks whether they are there, and nobody packs anything with them
    later.put_off("lzma")
    # 45 ms of a start. APScheduler takes one more function out of asyncio, for coroutines, which nobody gives it here:
    # with the module TLS would come.
    later.put_off("asyncio", functions=("iscoroutine", "iscoroutinefunction"))
    later.put_off("importlib.metadata", version=_version, entry_points=_entry_points)  # with mail: 4 MiB
    later.put_off("sqlalchemy.dialects.sqlite.aiosqlite")
    later.put_off("hashlib")  # with OpenSSL; and what handlers of logs want, and the lock of a file:
    later.put_off("socket")
    later.put_off("secrets")
    # APScheduler's pools of processes, which nobody uses: 1 MiB. What it takes out of it, it only catches.
    later.put_off("concurrent.futures.process", BrokenProcessPool=BrokenExecutor)
    later.put_off("multiprocessing", current_process=_this_process)  # asked by `logging` for each line
    later.put_off("html", escape=_escape)  # with the names of two thousand signs


def _this_process() -> Any:
    """As `multiprocessing.current_process` in one that no other of its kind has begun: what has its name."""
    return SimpleNamespace(name="MainProcess")


def _escape(s: str, quote: bool = True) -> str:
    """As `html.escape`, of which nothing else is wanted where pages are shown."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _version(name: str) -> str:
    """As `importlib.metadata.version`, which APScheduler asks for its own at its head.

    The name of the folder that an installation leaves beside a package tells it.
    """
    begins, ends = f"{name.lower().replace('-', '_')}-", ".dist-info"
    for folder in filter(os.path.isdir, sys.path):
        for each in os.listdir(folder):
            if each.lower().startswith(begins) and each.endswith(ends):
                return each[len(begins) : -len(ends)]
    return str(_metadata().version(name))


def _entry_points(**wanted: Any) -> Any:
    """As in `importlib.metadata`, but none for the kinds of triggers that APScheduler asks for: they are named here."""
    if str(wanted.get("group", "")).startswith("apscheduler."):
        return ()
    return _metadata().entry_points(**wanted)


def _metadata() -> Any:
    """The module itself."""
    _ = importlib.import_module("importlib.metadata").EntryPoint  # asked of what stands for it, it comes
    return importlib.import_module("importlib.metadata")
