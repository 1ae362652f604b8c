"""What a voice says of a text: banned words, terms written otherwise, sensitive topics, address, emoji, hashtags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

import regex

from smdesk.core.records import dataclass
from smdesk.core.text import emoji
from smdesk.core.voice.rules import Voice

#: What gives away how somebody is addressed in Spanish. Only words that cannot be anything else: «su», «le» and the
#: verbs of «usted» are also those of a third person, «vos» has verbs of its own.
_SAYS = {
    "tu": r"\b(tú|ti|contigo|tuy[oa]s?)\b|\b(eres|tienes|puedes|quieres|sabes|vienes|haces|dices|necesitas)\b",
    "usted": r"\b(usted|ustedes)\b",
    "vos": r"\bvos\b|\b(sos|tenés|podés|querés|sabés|venís|hacés|decís|necesitás)\b",
}
#: «Ustedes» is the plain plural in America: it says nothing against «vos» or «tú» there.
_PLURAL = "ustedes"
_TAG = regex.compile(r"(?<![\w&/])#[\w_]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing, from `start` to `end` of the text (both 0: of the whole). The sentence is made above."""

    code: str
    start: int = 0
    end: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


def remarks(voice: Voice, text: str, language: str = "", *, europe: bool = True) -> tuple[Remark, ...]:
    """Everything, in the order of the text; `language` is BCP 47, and `europe` False where «ustedes» is for all."""
    found = [*_banned(voice, text), *_terms(voice, text), *_sensitive(voice, text)]
    if language.partition("-")[0] in {"", "es"}:
        found += _address(voice, text, europe=europe)
    found += [*_emoji(voice, text), *_hashtags(voice, text)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.code)))


def substituted(voice: Voice, text: str) -> str:
    """The text with what is said instead of each banned word that has it, in the same capitals."""
    pieces, at = [], 0
    for each in sorted(_banned(voice, text), key=lambda found: found.start):
        instead = each.facts["instead"]
        if not instead or each.start < at:
            continue
        said = text[each.start : each.end]
        pieces += [text[at : each.start], instead_of(said, instead)]
        at = each.end
    return "".join([*pieces, text[at:]])


def instead_of(said: str, instead: str) -> str:
    """What is said instead, in the capitals of what was said."""
    if len(said) > 1 and said.isupper():
        return instead.upper()
    return instead[:1].upper() + instead[1:] if said[:1].isupper() else instead


@lru_cache(maxsize=512)
def _words(phrase: str) -> regex.Pattern[str]:
    """A phrase as whole words, whatever its capitals, accents as written, any blanks between its words."""
    inner = r"\s+".join(regex.escape(word) for word in phrase.split())
    return regex.compile(rf"(?<!\w){inner}(?!\w)", regex.IGNORECASE)


def _banned(voice: Voice, text: str) -> Iterator[Remark]:
    for each in voice.banned:
        for match in _words(each.word).finditer(text):
            yield Remark("voice_banned", match.start(), match.end(), {"word": match[0], "instead": each.instead})


def _terms(voice: Voice, text: str) -> Iterator[Remark]:
    """A term written in other capitals than agreed; one at the beginning of a sentence may begin with a capital."""
    for each in voice.glossary:
        for match in _words(each.term).finditer(text):
            said = " ".join(match[0].split())
            if said != each.term and said != each.term[:1].upper() + each.term[1:] and not said.isupper():
                yield Remark("voice_term", match.start(), match.end(), {"word": match[0], "instead": each.term})


def _sensitive(voice: Voice, text: str) -> Iterator[Remark]:
    for each in voice.sensitive:
        match = next((found for word in each.words or (each.topic,) if (found := _words(word).search(text))), None)
        if match is not None:
            facts = {"topic": each.topic, "note": each.note.rstrip("."), "word": match[0]}
            yield Remark("voice_sensitive", match.start(), match.end(), facts)


def _address(voice: Voice, text: str, *, europe: bool) -> Iterator[Remark]:
    if voice.address not in _SAYS:
        return
    for name, pattern in _SAYS.items():
        if name == voice.address:
            continue
        for match in regex.finditer(pattern, text, regex.IGNORECASE):
            if match[0].casefold() == _PLURAL and not europe:
                continue
            facts = {"word": match[0], "address": voice.address}
            yield Remark("voice_address", match.start(), match.end(), facts)
            break  # once is enough to say it


def _emoji(voice: Voice, text: str) -> Iterator[Remark]:
    if voice.emoji_most is None:
        return
    found = list(emoji.pattern().finditer(text)) if emoji.present(text) else []
    if len(found) > voice.emoji_most:
        extra = found[voice.emoji_most]
        yield Remark("voice_emoji", extra.start(), extra.end(), {"count": len(found), "most": voice.emoji_most})


def _hashtags(voice: Voice, text: str) -> Iterator[Remark]:
    found = list(_TAG.finditer(text))
    count, least, most = len(found), voice.hashtags_least, voice.hashtags_most
    if most is not None and count > most:
        yield Remark("voice_hashtags_many", found[most].start(), found[most].end(), {"count": count, "most": most})
    elif least is not None and count < least and voice.hashtags_place != "comment":
        yield Remark("voice_hashtags_few", 0, 0, {"count": count, "least": least})
    if voice.hashtags_place == "comment" and found:
        yield Remark("voice_hashtags_comment", found[0].start(), found[0].end(), {"count": count})
    elif voice.hashtags_place == "end" and found and _TAG.sub("", text[found[0].start() :]).strip():
        yield Remark("voice_hashtags_end", found[0].start(), found[0].end(), {"count": count})
