"""How a text sounds, measured by rules that a person can read: lengths, marks, and short lists of telling words.

Four of the dimensions leave traces that can be counted; whether something is traditional cannot be told that way. The
value of each is between -3 and 3 as in the voice; a text of a few words says nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

import regex

from smdesk.core import resources
from smdesk.core.records import dataclass
from smdesk.core.text import emoji
from smdesk.core.voice.rules import MOST, Voice

LANGUAGES = ("es", "en")
#: Fewer words than this are not measured.
LEAST_WORDS = 6
#: Words of a sentence that is neither brief nor detailed, and how many more or fewer make one step.
_USUAL, _STEP = 13.0, 3.0
#: Nearer than this to what was agreed, it fits.
FITS = 1.75
_SENTENCE = regex.compile(r"[.!?…\n]+")
_WORD = regex.compile(r"[^\W\d_][\w'’-]*")
_SHOUTED = regex.compile(r"\b\p{Lu}{4,}\b")


@dataclass(frozen=True, slots=True)
class Tone:
    """One dimension of a text beside what was agreed."""

    dimension: str
    value: float
    agreed: int

    @property
    def fits(self) -> bool:
        """True when it is near enough, or on the agreed side and further out."""
        beyond = self.agreed * self.value > 0 and abs(self.value) > abs(self.agreed)
        return abs(self.value - self.agreed) <= (FITS + 1 if beyond else FITS)


def measure(voice: Voice, text: str, language: str) -> tuple[Tone, ...]:
    """The dimensions that can be counted, in their order; none for a few words or a language without lists."""
    plain = language.partition("-")[0]
    words = _WORD.findall(text)
    if plain not in LANGUAGES or len(words) < LEAST_WORDS:
        return ()
    hits = {name: len(pattern.findall(text)) for name, pattern in _lists(plain).items()}
    values = {
        "close_formal": 1.5 * (hits["formal"] - hits["close"]) + (0.5 if not hits["close"] else 0.0),
        "playful_serious": 0.5 + hits["serious"] - 1.5 * hits["playful"] - _lively(text),
        "brief_detailed": _length(text, len(words)),
        "humble_bold": -1.5 - hits["humble"] + 2.0 * hits["bold"] + _loud(text),
    }
    return tuple(Tone(name, max(-MOST, min(MOST, value)), voice.on(name)) for name, value in values.items())


def _length(text: str, words: int) -> float:
    sentences = [each for each in _SENTENCE.split(text) if _WORD.search(each)]
    return (words / max(1, len(sentences)) - _USUAL) / _STEP


def _lively(text: str) -> float:
    """Emoji and questions; an exclamation or two."""
    pictures = len(emoji.pattern().findall(text)) if emoji.present(text) else 0
    return 0.75 * min(3, pictures) + 0.5 * min(2, text.count("?")) + 0.5 * min(2, text.count("!"))


def _loud(text: str) -> float:
    """Shouting: words in capitals, rows of exclamation marks."""
    return len(_SHOUTED.findall(text)) + 1.5 * len(regex.findall(r"!{2,}", text))


@cache
def _lists(language: str) -> Mapping[str, regex.Pattern[str]]:
    """The telling words of a language, each list as one pattern of whole words."""
    data = tomllib.loads(resources.path("voice", f"{language}.toml").read_text(encoding="utf-8"))
    return {
        name: regex.compile(rf"(?<!\w)(?:{'|'.join(regex.escape(word) for word in words)})(?!\w)", regex.IGNORECASE)
        for name, words in data.items()
    }
