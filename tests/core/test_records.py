"""The quick `dataclass` behaves as the standard library's, and compiles nothing before it is needed."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any, ClassVar

import pytest

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Base:
    kind: ClassVar[str] = "base"
    a: int
    b: str = "x"


@dataclass(frozen=True, slots=True)
class Child(Base):
    """With all that a field can be."""

    many: list[int] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False, hash=False)
    twice: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", self.a * 2)


@dataclass(frozen=True, slots=True)
class Own:
    a: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "mine"


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


def standard(made: type[Any]) -> type[Any]:
    """The same class made by the standard library."""
    written: dict[str, Any] = {"__annotations__": made.__annotations__, "__doc__": made.__doc__}
    own = [each for each in dataclasses.fields(made) if each.name in made.__annotations__]
    for each in own:
        copied = field(
            default=each.default, default_factory=each.default_factory, init=each.init, repr=each.repr, hash=each.hash,
            compare=each.compare, kw_only=False,
        )  # type: ignore[call-overload]  # fmt: skip
        written[each.name] = copied
    if "__post_init__" in made.__dict__:
        written["__post_init__"] = made.__dict__["__post_init__"]
    bases = tuple(standard(base) for base in made.__bases__ if base is not object)
    cls = type(made.__name__, bases, written)
    return dataclasses.dataclass(frozen=True, slots=True)(cls)


@pytest.mark.parametrize("made", [Base, Child, Nothing])
@pytest.mark.parametrize(
    "ask",
    [
        lambda kind, new: repr(new),
        lambda kind, new: asdict(new),
        lambda kind, new: [(each.name, each.default) for each in fields(new)],
        lambda kind, new: hash(new),
        lambda kind, new: kind.__match_args__,
        lambda kind, new: kind.__slots__,
        lambda kind, new: new == new and new != 1,
        lambda kind, new: hasattr(new, "__dict__"),
        lambda kind, new: kind.__doc__,
    ],
)
def test_as_the_standard_library(made: type[Any], ask: Callable[[Any, Any], object]) -> None:
    values = [] if made is Nothing else [1]
    theirs = standard(made)
    assert ask(made, made(*values)) == ask(theirs, theirs(*values))


def test_values_given_left_out_and_worked_out() -> None:
    made = Child(2, note="n")
    assert (made.a, made.b, made.many, made.note, made.twice, made.kind) == (2, "x", [], "n", 4, "base")
    assert Child(2).many is not Child(2).many
    assert replace(made, a=5, many=[1]).twice == 10
    assert Child(1, many=[1]) == Child(1, many=[2]) != Child(2)
    assert Child(1) != Base(1)
    assert len({Child(1), Child(1), Child(2)}) == 2


def test_what_a_class_says_itself_stays() -> None:
    assert Own(1) == Own(2)
    assert (hash(Own(1)), repr(Own(1))) == (7, "mine")


def test_frozen() -> None:
    made: Any = Child(1)
    with pytest.raises(FrozenInstanceError):
        made.a = 2
    with pytest.raises(FrozenInstanceError):
        del made.a
    with pytest.raises(FrozenInstanceError):
        made.other = 2
    assert made == Child(1)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])
def test_copies(again: Callable[[Any], Any]) -> None:
    made = Child(1, "y", [3], "n")
    assert (again(made), again(made).many, again(made).note) == (made, [3], "n")


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, "x", [], "", 5), {}), ((1,), {"a": 1}), ((1,), {"z": 1})])
def test_wrong_values_are_refused_by_name(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Child\.__init__\(\)"):
        Child(*values, **named)


def test_matching() -> None:
    match Base(1, "z"):
        case Base(1, b):
            assert b == "z"
        case _:
            pytest.fail("not matched")


def test_nothing_is_compiled_before_the_first_object(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("compiled while the class is made")

    with monkeypatch.context() as patch:
        # What writes a function, by the name it has until Python 3.12, and since.
        writes = "_create_fn" if hasattr(dataclasses, "_create_fn") else "_FuncBuilder.add_fn"
        patch.setattr(f"dataclasses.{writes}", refuse)

        @dataclass(frozen=True, slots=True)
        class Late:
            a: int

    assert Late(1).a == 1
    assert Late.__init__ is Late(2).__init__.__func__  # type: ignore[attr-defined]


def test_other_options_are_the_standard_librarys() -> None:
    @dataclass(order=True)
    class Ordered:
        a: int

    made = Ordered(1)
    made.a = 0
    assert made < Ordered(1)
