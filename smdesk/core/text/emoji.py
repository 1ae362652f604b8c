"""Emoji sequences: what a reader sees as one picture, whatever number of code points it is made of."""

from __future__ import annotations

from functools import cache

import regex

_FLAG = r"\p{Regional_Indicator}{2}"
_KEYCAP = r"[0-9#*]\uFE0F?\u20E3"
#: U+FE0E asks for the plain drawing, so what stands before it is no emoji.
_PICTURE = (
    r"(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}\uFE0F?"
    r"|\p{Emoji_Presentation}(?!\uFE0E)\uFE0F?"
    r"|\p{Extended_Pictographic}(?!\uFE0E)\uFE0F?)"
)
_TAGS = r"(?:[\U000E0020-\U000E007E]+\U000E007F)?"
_SEQUENCE = rf"{_FLAG}|{_KEYCAP}|{_PICTURE}{_TAGS}(?:\u200D{_PICTURE})*"


@cache
def pattern() -> regex.Pattern[str]:
    """Matches one emoji: a picture with skin tone and selectors, a joined family, a flag, or a keycap.

    The grammar is that of Unicode Technical Standard 51, section 1.4.9; it takes every joined sequence as one, also
    those that no font draws as one.
    """
    return regex.compile(_SEQUENCE)


@cache
def _end() -> regex.Pattern[str]:
    """What an emoji of more than one code point can end with, at the end of a text."""
    return regex.compile(
        r"[\p{Regional_Indicator}\p{Emoji_Modifier}\p{Emoji_Presentation}\p{Extended_Pictographic}"
        r"\uFE0F\u20E3\U000E007F]\Z"
    )


def last(text: str) -> str:
    """The emoji that a text ends with, whole; empty when it ends with anything else.

    Flags stand in pairs from the left, so all of the text is read; not where its last character tells enough.
    """
    if not text or text[-1].isascii() or not _end().search(text, len(text) - 1):
        return ""
    found = ""
    for match in pattern().finditer(text):
        found = match[0] if match.end() == len(text) else ""
    return found


def present(text: str) -> bool:
    """False when `text` certainly holds no emoji; cheap, to skip the search."""
    return not text.isascii()
