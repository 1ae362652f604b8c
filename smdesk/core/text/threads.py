"""A text too long for one post, as the parts of a thread: by sentence where one fits, else by word; no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

#: Words whose full stop ends no sentence.
_SHORT = frozenset(
    {"sr", "sra", "srta", "dr", "dra", "ud", "uds", "núm", "pág", "avda", "ej", "mr", "mrs", "ms", "st", "vs"}
)
#: Characters first looked at; a longer piece is found by doubling.
_FIRST = 256


@cache
def _gap() -> regex.Pattern[str]:
    """What may stand between two parts: an end of line, or the space behind a sentence.

    A link begins in lower case, and neither a link nor a tag takes a full stop: a sentence ends before and behind them.
    """
    lines = r"(?P<gap>\s*[\n\v\f\r\x85\u2028\u2029]\s*)"
    close, link = r"[\"'»”’)\]]*", r"(?:https?://|www\.)"
    sentence = rf"(?P<word>\w*)[.!?…。！？]+{close}(?P<gap>\s+)(?!(?!{link})\p{{Ll}}|\s)"
    loose = rf"(?<!\w)(?:#\w++|{link}\S++){close}(?P<gap>\s+)(?=[¿¡\"'«“‘(\[]*\p{{Lu}})"
    return regex.compile(f"{lines}|{loose}|{sentence}")


def split(text: str, fits: Callable[[str, int], bool]) -> list[str]:
    """The parts in order. `fits` tells whether some words go into the part of a number, counted from 0.

    Only white space between two parts goes, so links, mentions and tags stay whole; a single word that fits in no part
    is cut between two characters as a reader sees them. None at all where not even one character fits.
    """
    parts: list[str] = []
    rest = text.strip()
    while rest:
        most = _fitting(rest, len(parts), fits)
        if not most:
            return []
        end = _end(rest, most)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return parts


def _fitting(text: str, number: int, fits: Callable[[str, int], bool]) -> int:
    """How many code points go in; found by doubling and halving, for a length grows with its text."""
    high = _FIRST
    while high < len(text) and fits(text[:high], number):
        high *= 2
    low, high = 0, min(high, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle], number) else (low, middle - 1)
    return low


def _end(text: str, most: int) -> int:
    if most >= len(text):
        return len(text)
    sentences = [each.start("gap") for each in _gap().finditer(text, 0, min(len(text), most + 200)) if _ends(each)]
    for ends in (sentences, [each.start() for each in regex.finditer(r"\s+", text[: most + 1])]):
        best = max((end for end in ends if 0 < end <= most), default=0)
        if best:
            return best
    ends = [each.end() for each in regex.finditer(r"\X", text[: most + 50])]
    return max((end for end in ends if end <= most), default=ends[0])


def _ends(found: regex.Match[str]) -> bool:
    """True unless the full stop is an abbreviation's."""
    word = found["word"]
    return not word or "." not in found[0] or not (word.lower() in _SHORT or (len(word) == 1 and word.isalpha()))
