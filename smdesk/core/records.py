"""`dataclass` as in the standard library; a frozen class with slots is made six times faster, and so is its object.

The standard one writes and compiles six functions for each class while its module is imported: 0.8 ms a class, which
was a tenth of the start of the window. Here `__init__` is compiled when the first object is made, and the others are
shared functions. Everything else of `dataclasses` works on such a class: `fields`, `replace`, `asdict`, `match`.
Not supported, because nobody needs it: `InitVar`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, **options):
        """As `dataclasses.dataclass`."""
        if cls is None and options == {"frozen": True, "slots": True}:
            return _frozen
        return dataclasses.dataclass(cls, **options)


__all__ = ["dataclass"]


def _frozen(cls: type[Any]) -> type[Any]:
    """The class with slots in place of the one that was written, and the methods that this has not written itself."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # or `dataclasses` works a signature out, to put it there
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    methods: dict[str, Callable[..., object]] = {
        "__init__": _first_init(made),
        "__repr__": _repr,
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
        "__getstate__": _state,
        "__setstate__": _take_state,
    }
    if "__eq__" not in cls.__dict__:
        methods["__eq__"] = _equality(made)
    if cls.__dict__.get("__hash__") is None:
        methods["__hash__"] = _hash(made)
    for name, method in methods.items():
        if name == "__hash__" or name not in cls.__dict__:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _first_init(made: Any) -> Callable[..., None]:
    """An `__init__` that puts the real one in its own place, and calls it."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _written_init(made)
        made.__init__(self, *values, **named)

    return __init__


def _written_init(made: Any) -> Callable[..., None]:
    """`__init__(self, a, b=…)`; each value goes straight into its slot."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    arguments: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(made):
        name, value = field.name, field.name
        known[f"_set_{name}"] = getattr(made, name).__set__
        default = ""
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            default = value = f"_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            default, value = "_missing", f"_make_{name}()"
        if field.init:
            (named if field.kw_only else arguments).append(f"{name}={default}" if default else name)
            value = f"{value} if {name} is _missing else {name}" if default == "_missing" else name
        elif not default:
            continue  # `__post_init__` gives it a value
        lines.append(f"    _set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append("    self.__post_init__()")
    head = ", ".join(["self", *arguments, *(["*", *named] if named else [])])
    exec(f"def __init__({head}):\n" + ("\n".join(lines) or "    pass"), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _compared(made: Any, counts: Callable[[dataclasses.Field[Any]], bool | None]) -> Callable[[Any], Any]:
    """What gives the values of an object that count, as a tuple."""
    names = [field.name for field in dataclasses.fields(made) if counts(field)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _equality(made: Any) -> Callable[[Any, Any], object]:
    values = _compared(made, lambda field: field.compare)

    def __eq__(self: Any, other: Any) -> object:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(made: Any) -> Callable[[Any], int]:
    values = _compared(made, lambda field: field.compare if field.hash is None else field.hash)

    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """For `copy` and `pickle`, which would set the values as anybody does."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
