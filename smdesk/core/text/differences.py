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
    """A blank alone between two changes is changed with them: words are read, not the gaps between them."""
    found = SequenceMatcher(None, old, new).get_opcodes()
    gone = came = ""
    for place, (tag, a, b, c, d) in enumerate(found):
        same = "".join(old[a:b])
        between = 0 < place < len(found) - 1 and (gone or came)
        if tag == "equal" and not (between and same.isspace() and "\n" not in same):
            yield "-", gone
            yield "+", came
            yield "=", same
            gone = came = ""
        else:
            gone, came = gone + same, came + "".join(new[c:d])
    yield "-", gone
    yield "+", came
