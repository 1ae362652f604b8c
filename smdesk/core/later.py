"""Modules that a library imports at its head and hardly ever uses: imported when somebody does.

`importlib.util.LazyLoader` does not help: before Python 3.12 it loads the module at the second `import` of it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from opcode import opmap
from threading import Lock
from types import ModuleType
from typing import Any

_lock = Lock()


class _Later(ModuleType):
    """Stands for a module until something of it is wanted; keeps forwarding to it for those who have it by then."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__" and _asked_by_import():
            raise AttributeError(name)
        return getattr(_real(self), name)


def put_off(name: str, functions: tuple[str, ...] = (), **answers: Callable[..., Any]) -> None:
    """Import the module `name` when something of it is used, unless it is there already.

    `functions` are those that others take out of it at their own import: calling one is what counts as use. `answers`
    are functions that stand for some of its own until it is imported, and give the same.
    """
    if name in sys.modules:
        return
    stand_in = _Later(name)
    for function in functions:
        setattr(stand_in, function, _forwarded(stand_in, function))
    vars(stand_in).update(answers)
    sys.modules[name] = stand_in
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:  # else `from parent import child` finds it among the modules
        setattr(sys.modules[parent], child, stand_in)


def _asked_by_import() -> bool:
    """True within `from module import name`, which first wants to know whether the name may be a module of its own.

    It asks for the name itself next, and has it then; whoever looks for a module within a package asks elsewhere.
    """
    frame = sys._getframe(2)  # noqa: SLF001  (`inspect` has the same function, and takes 4 ms)
    return frame.f_code.co_code[frame.f_lasti] == opmap["IMPORT_NAME"]


def _real(stand_in: _Later) -> ModuleType:
    name = stand_in.__name__
    with _lock:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
    return importlib.import_module(name)  # whoever comes second waits here for the first


def _forwarded(stand_in: _Later, function: str) -> Callable[..., Any]:
    def call(*values: Any, **named: Any) -> Any:
        return getattr(_real(stand_in), function)(*values, **named)

    return call
