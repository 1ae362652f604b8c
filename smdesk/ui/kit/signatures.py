"""What PySide6 knows of the signatures of its functions: compiled when somebody asks, not at every start.

It carries these modules as text within its library, and no compiled form of them is kept anywhere. They word the error
of a wrong call and write stubs for type checkers: 60 ms of a start for what a program without faults never asks.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

_PLACE = "shibokensupport/signature/"
_NAMES = ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
_FILES = frozenset(f"{_PLACE}{name}.py" for name in _NAMES)
#: What such a module consists of until then.
_STAND_IN = """
def __getattr__(name):
    from smdesk.ui.kit.signatures import load
    return load(globals(), name)
"""

_lock = RLock()  # one asks another while it is run
_sources: dict[str, Any] = {}


@contextmanager
def put_off() -> Iterator[None]:
    """To be around the first import of PySide6; a version of it that goes about it otherwise is left alone."""
    real = builtins.compile

    def look(source: Any, filename: Any, *values: Any, **named: Any) -> Any:
        if filename in _FILES:
            _sources[filename] = source
            source = _STAND_IN
        return real(source, filename, *values, **named)

    builtins.compile = look
    try:
        yield
    finally:
        builtins.compile = real


def waiting() -> set[str]:
    """The modules that nobody has asked yet, by their last name."""
    return {name.removesuffix(".py").rpartition("/")[2] for name in _sources}


def load(module: dict[str, Any], wanted: str) -> Any:
    """Run the module's own text in its names, once, and give what was wanted of it.

    Raises:
        AttributeError: It has no such name.
    """
    if not wanted.startswith("__"):  # those are asked of every module by whoever looks through all of them
        with _lock:
            name = module["__file__"]
            source = _sources.pop(name, None)
            if source is not None:
                exec(compile(source, name, "exec"), module)
    if wanted in module:
        return module[wanted]
    raise AttributeError(f"module {module['__name__']!r} has no attribute {wanted!r}")
