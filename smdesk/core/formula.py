"""Own formulas of KPIs: numbers, names of measures, + − × ÷ and parentheses, read and worked out without `eval`.

A formula names measures only, never another KPI, so that it cannot go round in a circle. What cannot be told (a measure
without data, a division by zero) is no value with its reason, and never 0.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

LONGEST, DEEPEST = 500, 40  # characters; parentheses and signs in each other
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/()×÷·−–:])|(?P<other>\S)")
_SIGNS = {"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A measure."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides and what is done with them: `+`, `-`, `*` or `/`."""

    sign: str
    left: Node
    right: Node


Node = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Worked:
    """What a formula gave: a value, or why there is none."""

    value: float | None
    why: str = ""  # no_data, zero_division, too_large
    names: tuple[str, ...] = ()  # the measures without data


def parse(text: str, known: Collection[str]) -> Node:
    """A formula over these names.

    Raises:
        InvalidInput: `formula_empty`, `formula_too_long` (`limit`), `formula_unknown` (`name`, `position`, `known`),
            `formula_unexpected` (`found`, `position`), `formula_unfinished` (`position`), `formula_unclosed`
            (`position` of the parenthesis), `formula_too_deep`, `formula_constant`, `formula_by_zero`.
            `position` counts from 1.
    """
    if not text.strip():
        raise InvalidInput("formula_empty", field="formula")
    if len(text) > LONGEST:
        raise InvalidInput("formula_too_long", field="formula", limit=LONGEST)
    node = _Reader(text, known).read()
    if not names(node):
        raise InvalidInput("formula_constant", field="formula", known=sorted(known))
    if never(node):
        raise InvalidInput("formula_by_zero", field="formula")
    return node


def never(node: Node) -> bool:
    """True where a division can never have a value: below it stand numbers that make zero, or a measure less itself."""
    if not isinstance(node, Operation):
        return False
    below = node.right
    if node.sign == "/" and not names(below) and work_out(below, {}).value in {0, None}:
        return True
    if node.sign == "/" and isinstance(below, Operation) and below.sign == "-" and below.left == below.right:
        return True
    return never(node.left) or never(below)


def names(node: Node) -> tuple[str, ...]:
    """The measures that a formula needs, each once, in order of mention."""
    if isinstance(node, Operation):
        return tuple(dict.fromkeys(names(node.left) + names(node.right)))
    return (node.name,) if isinstance(node, Name) else ()


def divides(node: Node) -> bool:
    """True when it is a rate: a measure stands below a division."""
    if not isinstance(node, Operation):
        return False
    below = node.sign == "/" and bool(names(node.right))
    return below or divides(node.left) or divides(node.right)


def work_out(node: Node, values: Mapping[str, float | None]) -> Worked:
    """The value of a formula, where every measure has one and nothing is divided by zero."""
    missing = tuple(name for name in names(node) if values.get(name) is None)
    if missing:
        return Worked(None, "no_data", missing)
    try:
        value = _value(node, values)
    except ZeroDivisionError:
        return Worked(None, "zero_division")
    except OverflowError:
        return Worked(None, "too_large")
    return Worked(value) if math.isfinite(value) else Worked(None, "too_large")


def _value(node: Node, values: Mapping[str, float | None]) -> float:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return float(values[node.name] or 0.0)
    left, right = _value(node.left, values), _value(node.right, values)
    match node.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


class _Reader:
    """Recursive descent: sums of products of factors."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self._known = known
        self._end = len(text.rstrip()) + 1
        self._tokens = [(found.lastgroup or "", found[0], found.start() + 1) for found in _TOKEN.finditer(text)]
        self._at = 0
        self._depth = 0

    def read(self) -> Node:
        node = self._sum()
        if self._at < len(self._tokens):
            self._unexpected()
        return node

    def _sum(self) -> Node:
        node = self._product()
        while (sign := self._sign()) in {"+", "-"}:
            self._at += 1
            node = Operation(sign, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._factor()
        while (sign := self._sign()) in {"*", "/"}:
            self._at += 1
            node = Operation(sign, node, self._factor())
        return node

    def _factor(self) -> Node:
        if self._at >= len(self._tokens):
            raise InvalidInput("formula_unfinished", field="formula", position=self._end)
        kind, text, position = self._tokens[self._at]
        if kind == "number":
            self._at += 1
            return Number(float(text.replace(",", ".")))
        if kind == "name":
            self._at += 1
            return self._name(text, position)
        sign = self._sign()
        if sign not in {"(", "-", "+"}:
            self._unexpected()
        self._at += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise InvalidInput("formula_too_deep", field="formula", position=position)
        node = self._inside(position) if sign == "(" else self._factor()
        self._depth -= 1
        return Operation("-", Number(0.0), node) if sign == "-" else node

    def _inside(self, position: int) -> Node:
        node = self._sum()
        if self._at >= len(self._tokens):
            raise InvalidInput("formula_unclosed", field="formula", position=position)
        if self._sign() != ")":
            self._unexpected()
        self._at += 1
        return node

    def _name(self, text: str, position: int) -> Node:
        name = text.casefold()
        if name not in self._known:
            raise InvalidInput(
                "formula_unknown", field="formula", name=text, position=position, known=sorted(self._known)
            )
        return Name(name)

    def _sign(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        kind, text, _ = self._tokens[self._at]
        return _SIGNS.get(text, text) if kind == "sign" else ""

    def _unexpected(self) -> None:
        _, text, position = self._tokens[self._at]
        raise InvalidInput("formula_unexpected", field="formula", found=text, position=position)
