"""What is agreed on a voice, as values: dimensions, form of address, policies, words; read from and written to JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

#: Pairs of opposites. -3 is wholly the first word of the name, 3 wholly the second, 0 neither.
DIMENSIONS = ("close_formal", "playful_serious", "traditional_modern", "brief_detailed", "humble_bold")
MOST = 3
#: How people are addressed, where the language has a choice; mixed: as each text likes.
ADDRESSES = ("", "tu", "usted", "vos", "mixed")
#: Where hashtags stand.
PLACES = ("", "end", "text", "comment")
#: Most entries of a list, and characters of one.
ENTRIES, LENGTH = 200, 300
#: Most emoji or hashtags that a policy can name.
MANY = 30


@dataclass(frozen=True, slots=True)
class Banned:
    """A word or phrase that is not said; `instead` is what is said in its place, "" for nothing."""

    word: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """How something of the client's is written, and what it means."""

    term: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A topic that this community takes badly, the words that give it away, and what to mind."""

    topic: str
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text that sounds right, or does not."""

    text: str
    good: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """All of it. A dimension that is not named is neutral; a limit that is None is none."""

    summary: str = ""
    address: str = ""
    dimensions: Mapping[str, int] = field(default_factory=dict)
    say: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    banned: tuple[Banned, ...] = ()
    glossary: tuple[Term, ...] = ()
    sensitive: tuple[Sensitive, ...] = ()
    samples: tuple[Sample, ...] = ()
    emoji_most: int | None = None
    hashtags_least: int | None = None
    hashtags_most: int | None = None
    hashtags_place: str = ""

    @property
    def empty(self) -> bool:
        """True while nothing is agreed."""
        return self == Voice()

    def on(self, dimension: str) -> int:
        """Where it stands between two opposites."""
        return self.dimensions.get(dimension, 0)


def from_json(data: Mapping[str, Any] | None, *, summary: str = "", address: str = "") -> Voice:
    """A voice from plain values; what is missing or damaged is left out, for an older program may have written it."""
    given = data or {}
    dimensions = given.get("dimensions")
    return Voice(
        summary,
        address if address in ADDRESSES else "",
        {
            name: max(-MOST, min(MOST, int(value)))
            for name, value in (dimensions.items() if isinstance(dimensions, Mapping) else ())
            if name in DIMENSIONS and isinstance(value, int) and value
        },
        _texts(given.get("say")),
        _texts(given.get("avoid")),
        tuple(Banned(_text(each, "word"), _text(each, "instead")) for each in _maps(given, "banned", "word")),
        tuple(Term(_text(each, "term"), _text(each, "note")) for each in _maps(given, "glossary", "term")),
        tuple(
            Sensitive(_text(each, "topic"), _texts(each.get("words")), _text(each, "note"))
            for each in _maps(given, "sensitive", "topic")
        ),
        tuple(Sample(_text(each, "text"), bool(each.get("good", True))) for each in _maps(given, "samples", "text")),
        _count(given.get("emoji_most")),
        _count(given.get("hashtags_least")),
        _count(given.get("hashtags_most")),
        str(given.get("hashtags_place", "")) if given.get("hashtags_place") in PLACES else "",
    )


def to_json(voice: Voice) -> dict[str, Any]:
    """Plain values of everything but `summary` and `address`, which have columns of their own."""
    return {
        "dimensions": {name: value for name, value in voice.dimensions.items() if value},
        "say": list(voice.say),
        "avoid": list(voice.avoid),
        "banned": [{"word": each.word, "instead": each.instead} for each in voice.banned],
        "glossary": [{"term": each.term, "note": each.note} for each in voice.glossary],
        "sensitive": [
            {"topic": each.topic, "words": list(each.words), "note": each.note} for each in voice.sensitive
        ],
        "samples": [{"text": each.text, "good": each.good} for each in voice.samples],
        "emoji_most": voice.emoji_most,
        "hashtags_least": voice.hashtags_least,
        "hashtags_most": voice.hashtags_most,
        "hashtags_place": voice.hashtags_place,
    }  # fmt: skip


def checked(voice: Voice) -> Voice:
    """The voice as it is stored: blanks cut, empty entries left out, each banned word once.

    Raises:
        InvalidInput: `bad_kind` (`field`, `kind`, `known`), `bad_number` (`field`, `value`, `least`, `most`),
            `hashtags_turned` (least is more than most), `text_of_field_too_long` (`field`, `limit`), `too_many_entries`
            (`field`, `most`).
    """
    _possible(voice)
    once = {
        each.word.casefold(): each
        for each in _kept("banned", [Banned(b.word.strip(), b.instead.strip()) for b in voice.banned], "word")
    }
    return Voice(
        _line("summary", voice.summary),
        voice.address,
        dict(voice.dimensions),
        tuple(_lines("say", voice.say)),
        tuple(_lines("avoid", voice.avoid)),
        tuple(once.values()),
        tuple(_kept("glossary", [Term(t.term.strip(), t.note.strip()) for t in voice.glossary], "term")),
        tuple(
            _kept("sensitive", [Sensitive(s.topic.strip(), tuple(_lines("sensitive", s.words)), s.note.strip())
                                for s in voice.sensitive], "topic")
        ),
        tuple(each for each in voice.samples if each.text.strip()),
        voice.emoji_most,
        voice.hashtags_least,
        voice.hashtags_most,
        voice.hashtags_place,
    )  # fmt: skip


def _possible(voice: Voice) -> None:
    """What is chosen is among the choices, and what is counted within its bounds."""
    if voice.address not in ADDRESSES:
        raise InvalidInput("bad_kind", field="address", kind=voice.address, known=list(ADDRESSES[1:]))
    if voice.hashtags_place not in PLACES:
        raise InvalidInput("bad_kind", field="hashtags_place", kind=voice.hashtags_place, known=list(PLACES[1:]))
    for name, value in voice.dimensions.items():
        if name not in DIMENSIONS:
            raise InvalidInput("bad_kind", field="dimension", kind=name, known=list(DIMENSIONS))
        _within(name, value, -MOST, MOST)
    for name in ("emoji_most", "hashtags_least", "hashtags_most"):
        _within(name, getattr(voice, name), 0, MANY)
    least, most = voice.hashtags_least, voice.hashtags_most
    if least is not None and most is not None and least > most:
        raise InvalidInput("hashtags_turned", field="hashtags_least", least=least, most=most)


def _within(name: str, value: int | None, least: int, most: int) -> None:
    if value is not None and not least <= value <= most:
        raise InvalidInput("bad_number", field=name, value=value, least=least, most=most)


def _line(name: str, text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) > LENGTH:
        raise InvalidInput("text_of_field_too_long", field=name, limit=LENGTH)
    return flat


def _lines(name: str, texts: tuple[str, ...]) -> list[str]:
    return _few(name, [line for text in texts if (line := _line(name, text))])


def _kept(name: str, entries: list[Any], first: str) -> list[Any]:
    for each in entries:
        _line(name, getattr(each, first))
    return _few(name, [each for each in entries if getattr(each, first)])


def _few(name: str, entries: list[Any]) -> list[Any]:
    if len(entries) > ENTRIES:
        raise InvalidInput("too_many_entries", field=name, most=ENTRIES)
    return entries


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str) and each) if isinstance(value, list) else ()


def _maps(data: Mapping[str, Any], name: str, needed: str) -> list[Mapping[str, Any]]:
    value = data.get(name)
    found = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
    return [each for each in found if _text(each, needed)]


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MANY else None
