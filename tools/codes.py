"""Finds in the sources which codes smdesk can raise or return, and with which facts."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ERRORS = frozenset({
    "SmdeskError", "UserError", "InvalidInput", "NotFound", "Conflict", "NotAllowed", "NetworkError", "Offline",
    "AuthExpired", "MissingScope", "LimitedError", "RefusedError", "Unavailable", "StorageError", "SecretError",
})  # fmt: skip
OUTCOMES = frozenset({"NotSent", "Limited", "Refused", "Unknown"})
LOOKS = frozenset({"CannotTell"})
FINDINGS = frozenset({"Finding"})
CODED = ERRORS | OUTCOMES | LOOKS | FINDINGS  # the first argument of these is a code

#: kind of code → tables of the catalogue that may hold its sentence.
TABLES = {
    "error": ("errors",),
    "outcome": ("outcomes", "errors"),
    "look": ("ask", "outcomes", "errors"),
    "finding": ("findings",),
}


def kind_of(name: str) -> str:
    """The kind of the codes that calls of this name carry."""
    kinds = {"error": ERRORS, "outcome": OUTCOMES, "look": LOOKS, "finding": FINDINGS}
    return next(kind for kind, names in kinds.items() if name in names)


@dataclass(slots=True)
class Codes:
    """Every code with where it stands and the facts given there (None: not known before it runs)."""

    places: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))  # (kind, code) →
    facts: dict[str, list[set[str] | None]] = field(default_factory=lambda: defaultdict(list))  # of errors
    families: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))  # (kind, pattern) →
    strings: set[str] = field(default_factory=set)  # every string literal, to tell what is unused

    def facts_of(self, code: str) -> set[str] | None:
        """The facts that some place gives with an error; None where they cannot be read off the sources."""
        known: set[str] = set()
        for facts in self.facts.get(code, [None]):
            if facts is None:
                return None
            known |= facts
        return known

    def is_used(self, code: str) -> bool:
        """True when a source names the code, or a family of codes that it fits."""
        return code in self.strings or any(re.fullmatch(family, code) for _, family in self.families)


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def calls(tree: ast.AST, names: Iterable[str]) -> Iterator[ast.Call]:
    """The calls of anything with one of these names."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in names)


def alternatives(node: ast.expr | None) -> Iterator[ast.expr]:
    """An expression, or both sides of `a if x else b`."""
    if isinstance(node, ast.IfExp):
        yield from alternatives(node.body)
        yield from alternatives(node.orelse)
    elif node is not None:
        yield node


def pattern(text: ast.JoinedStr) -> str:
    """A regular expression for what an f-string can give."""
    return "".join(
        re.escape(piece.value) if isinstance(piece, ast.Constant) and isinstance(piece.value, str) else ".+"
        for piece in text.values
    )


def first_argument(call: ast.Call) -> ast.expr | None:
    """The code of a call: its first argument, or the one named `code`."""
    if call.args:
        return call.args[0]
    return next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)


def collect(package: Path) -> Codes:
    """All codes below `package`."""
    found = Codes()
    for file in sorted(package.rglob("*.py")):
        where = str(file.relative_to(package.parent))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                _from_call(found, node, where)
            elif isinstance(node, ast.Tuple):
                _from_table(found, node, where)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.strings.add(node.value)
    return found


def _from_call(found: Codes, call: ast.Call, where: str) -> None:
    name = called(call)
    if name not in CODED:
        return
    place, kind = f"{where}:{call.lineno}", kind_of(name)
    names = [keyword.arg for keyword in call.keywords]
    given = {name for name in names if name} if None not in names else None
    for code in alternatives(first_argument(call)):
        if isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value:
            found.places[kind, code.value].append(place)
            if kind == "error":
                found.facts[code.value].append(given)
        elif isinstance(code, ast.JoinedStr):
            found.families[kind, pattern(code)].append(place)


def _from_table(found: Codes, node: ast.Tuple, where: str) -> None:
    """An entry of a network's error table: `(Why.CONTENT, "refused_content")`."""
    if len(node.elts) != 2:
        return
    why, code = node.elts
    is_why = isinstance(why, ast.Attribute) and isinstance(why.value, ast.Name) and why.value.id == "Why"
    if is_why and isinstance(code, ast.Constant) and isinstance(code.value, str):
        found.places["outcome", code.value].append(f"{where}:{node.lineno}")
