"""What is done before PySide6 and SQLAlchemy are imported, so that a start imports what it needs and nothing else."""

from __future__ import annotations

import builtins
import gc
import importlib

from smdesk.core import later
from smdesk.system import lean
from smdesk.ui.kit import signatures


def prepare() -> None:
    """Collect nothing while modules are imported, take PySide6's hook on `import` off again, put off what can wait.

    `gui._settle` collects again. tests/ui/test_start.py holds what a start imports.
    """
    gc.disable()
    lean.prepare()  # first: PySide6 would bring some of it along
    own = builtins.__import__
    with signatures.put_off():
        for name in ("QtCore", "QtGui", "QtWidgets"):
            importlib.import_module(f"PySide6.{name}")
    builtins.__import__ = own
    later.put_off("smdesk.ui.kit.dialogs")  # nothing is asked before something is seen
