"""What is done before PySide6 and SQLAlchemy are imported, so that a start imports what it needs and nothing else."""

from __future__ import annotations

import builtins
import gc
import importlib

from smdesk.core import later
from smdesk.ui.kit import signatures


def prepare() -> None:
    """Collect nothing while modules are imported, take PySide6's hook on `import` off again, put off what can wait.

    `gui._settle` collects again. tests/ui/test_start.py holds what a start imports.
    """
    gc.disable()
    own = builtins.__import__
    with signatures.put_off():
        for name in ("QtCore", "QtGui", "QtWidgets"):
            importlib.import_module(f"PySide6.{name}")
    builtins.__import__ = own
    # SQLAlchemy imports these at its head and, as it is used here, never asks them anything: 45 ms of a start.
    # APScheduler takes one more function out of asyncio, for coroutines, which nobody gives it here: with the module
    # TLS would come.
    later.put_off("asyncio", functions=("iscoroutine", "iscoroutinefunction"))
    later.put_off("importlib.metadata")
    later.put_off("sqlalchemy.dialects.sqlite.aiosqlite")
    later.put_off("hashlib")  # with OpenSSL; and what handlers of logs want, and the lock of a file:
    later.put_off("socket")
    later.put_off("secrets")
    later.put_off("smdesk.ui.kit.dialogs")  # of our own: nothing is asked before something is seen
