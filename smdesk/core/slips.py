"""Slips of the fingers: whether what was typed was meant as the beginning of a word."""

from __future__ import annotations

import unicodedata

#: From so many letters on, one slip and two slips are forgiven; a shorter word would mean anything.
_ONE, _TWO = 4, 8


def folded(text: str) -> str:
    """Small letters without accents, of the same length as far as possible."""
    return "".join(unicodedata.normalize("NFKD", each.casefold())[:1] or each for each in text)


def allowed(typed: str) -> int:
    """How many slips are forgiven in a word of this length."""
    return 0 if len(typed) < _ONE else 1 if len(typed) < _TWO else 2


def meant(typed: str, word: str) -> bool:
    """True when a beginning of `word` is what was typed but for a slip: a letter too many, one that is missing,
    another one in its place, or two exchanged. Both in small letters without accents; the first letter is right.
    """
    most = allowed(typed)
    start = word[: len(typed) + most]
    if typed[:1] != word[:1] or len(start) < len(typed) - most or len(set(typed) - set(start)) > most:
        return False
    before: list[int] = []
    row = list(range(len(start) + 1))
    for at, letter in enumerate(typed, 1):
        previous, row, older = row, [at], before
        for place, other in enumerate(start, 1):
            cost = min(previous[place] + 1, row[place - 1] + 1, previous[place - 1] + (letter != other))
            if older and place > 1 and letter == start[place - 2] and typed[at - 2] == other:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
        before = previous
    return min(row) <= most
