"""What changed between two texts, word by word, for a person to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")


def words(before: str, after: str) -> list[tuple[str, str]]:
    """Pieces in reading order: `("=", same)`, `("-", only before)`, `("+", only after)`; equal neighbours are one."""
    if before == after:
        return [("=", before)] if before else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[tuple[str, str]] = []
    for kind, text in _pieces(old, new):
        if pieces and pieces[-1][0] == kind:
            pieces[-1] = (kind, pieces[-1][1] + text)
        elif text:
            pieces.append((kind, text))
    return pieces


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield "=", "".join(old[a:b])
        else:
            yield "-", "".join(old[a:b])
            yield "+", "".join(new[c:d])
