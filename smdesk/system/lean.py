"""What SQLAlchemy and APScheduler import at their head and, as they are used here, never ask anything: put off."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from smdesk.core import later


def prepare() -> None:
    """Before either is imported: a start, and each command, imports what it needs and nothing else."""
    # 45 ms of a start. APScheduler takes one more function out of asyncio, for coroutines, which nobody gives it here:
    # with the module TLS would come.
    later.put_off("asyncio", functions=("iscoroutine", "iscoroutinefunction"))
    later.put_off("importlib.metadata", version=_version, entry_points=_entry_points)  # with mail: 4 MiB
    later.put_off("sqlalchemy.dialects.sqlite.aiosqlite")
    later.put_off("hashlib")  # with OpenSSL; and what handlers of logs want, and the lock of a file:
    later.put_off("socket")
    later.put_off("secrets")


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
