"""Buyer personas: what is known of one, how complete and how well founded that is, and how they share the audience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeGuard

from smdesk.core.records import dataclass

HOURS = 24
MOST_LEVEL, MOST_USE = 3, 5
YOUNGEST, OLDEST = 13, 99
#: Where people are and smdesk publishes nothing: their names are not in the networks' own files.
ELSEWHERE = {"whatsapp": "WhatsApp"}
#: A level from which an hour may be proposed for posts.
_BUSY = 2


@dataclass(frozen=True, slots=True)
class Objection:
    """What keeps them from buying, and what is answered."""

    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class NetworkUse:
    """How much a network is used, 0 to 5, and how much at each hour of the day, 0 to 3."""

    network: str
    use: int = 0
    hours: tuple[int, ...] = (0,) * HOURS

    @property
    def proposed(self) -> int | None:
        """The hour to publish at: the first of the longest stretch of busiest hours; None where none is busy."""
        top = max(self.hours, default=0)
        if top < _BUSY:
            return None
        best, start, length = 0, None, 0
        for hour in range(HOURS):
            length = length + 1 if self.hours[hour] == top else 0
            if length > best:
                best, start = length, hour - length + 1
        return start


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from: `kind` is survey, interviews, figures or other; `when` as the person says it."""

    text: str
    kind: str = "other"
    when: str = ""


SOURCE_KINDS = ("survey", "interviews", "figures", "other")


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything of a persona but its name, its share and its portrait. What is empty is not known."""

    quote: str = ""
    age: tuple[int, int] | None = None
    women: int | None = None  # percent; the rest are men
    place: str = ""
    occupation: str = ""
    income: str = ""
    family: str = ""
    buys_where: str = ""
    buys_when: str = ""
    buys_often: str = ""
    ticket: str = ""  # what is spent at a time, as the person says it
    decides: str = ""  # what decides: price, nearness, quality, ...
    habits: tuple[str, ...] = ()
    hobbies: tuple[str, ...] = ()
    passions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    networks: tuple[NetworkUse, ...] = ()
    formats: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""

    @property
    def based_on_data(self) -> bool:
        """True when something says where it comes from; else it is a hypothesis."""
        return bool(self.sources)

    def network(self, name: str) -> NetworkUse | None:
        """How one network is used, if that is known."""
        return next((each for each in self.networks if each.network == name), None)


#: Fields that are lists of tags or lines, and those that are texts.
TAGS = ("habits", "hobbies", "passions", "formats")
LINES = ("goals", "pains")
TEXTS = tuple(
    each.name for each in fields(Profile) if each.name not in {*TAGS, *LINES, "age", "women", "objections", "networks",
                                                               "sources"}
)  # fmt: skip


# -- JSON ---------------------------------------------------------------------------------------------------------


def from_json(data: Mapping[str, Any] | None) -> Profile:
    """The profile of a stored value. What is missing, or is not what it should be, is not known."""
    given = data or {}
    values: dict[str, Any] = {name: _text(given.get(name)) for name in TEXTS}
    values |= {name: _texts(given.get(name)) for name in (*TAGS, *LINES)}
    values["age"] = _span(given.get("age"))
    women = given.get("women")
    values["women"] = max(0, min(100, women)) if _whole(women) else None
    values["objections"] = tuple(
        Objection(_text(each.get("text")), _text(each.get("answer"))) for each in _maps(given.get("objections"))
    )
    values["networks"] = tuple(
        NetworkUse(each["network"], _level(each.get("use"), MOST_USE), _hours(each.get("hours")))
        for each in _maps(given.get("networks"))
        if _text(each.get("network"))
    )
    values["sources"] = tuple(
        Source(
            _text(each.get("text")),
            each["kind"] if each.get("kind") in SOURCE_KINDS else "other",
            _text(each.get("when")),
        )
        for each in _maps(given.get("sources"))
        if _text(each.get("text"))
    )
    return Profile(**values)


def to_json(profile: Profile) -> dict[str, Any]:
    """The profile as it is stored: without what is not known."""
    data: dict[str, Any] = {name: getattr(profile, name) for name in TEXTS}
    data |= {name: list(getattr(profile, name)) for name in (*TAGS, *LINES)}
    data["age"] = list(profile.age) if profile.age else None
    data["women"] = profile.women
    data["objections"] = [{"text": each.text, "answer": each.answer} for each in profile.objections]
    data["networks"] = [
        {"network": each.network, "use": each.use, "hours": "".join(map(str, each.hours))} for each in profile.networks
    ]
    data["sources"] = [{"text": each.text, "kind": each.kind, "when": each.when} for each in profile.sources]
    return {name: value for name, value in data.items() if value not in ("", [], None)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str) and each) if isinstance(value, list | tuple) else ()


def _maps(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _level(value: object, most: int) -> int:
    return max(0, min(most, value)) if isinstance(value, int) else 0


def _hours(value: object) -> tuple[int, ...]:
    """Stored as 24 digits; a list of numbers is read as well."""
    if isinstance(value, str):
        levels = [_level(int(each), MOST_LEVEL) for each in value if each.isdigit()]
    elif isinstance(value, list):
        levels = [_level(each, MOST_LEVEL) for each in value]
    else:
        levels = []
    return tuple((levels + [0] * HOURS)[:HOURS])


def _span(value: object) -> tuple[int, int] | None:
    if isinstance(value, list | tuple) and len(value) == 2 and all(_whole(each) for each in value):
        low, high = sorted(max(YOUNGEST, min(OLDEST, each)) for each in value)
        return low, high
    return None


# -- completeness -------------------------------------------------------------------------------------------------

#: What makes a persona useful, by the fields of which one is enough, in the order in which it is asked for.
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quote", ("quote",)),
    ("age", ("age",)),
    ("sex", ("women",)),
    ("place", ("place",)),
    ("occupation", ("occupation", "income", "family")),
    ("buying", ("buys_often", "buys_where", "buys_when")),
    ("ticket", ("ticket",)),
    ("decides", ("decides",)),
    ("interests", ("hobbies", "passions")),
    ("goals", ("goals",)),
    ("pains", ("pains",)),
    ("objections", ("objections",)),
    ("networks", ("networks",)),
    ("hours", ()),
    ("formats", ("formats",)),
    ("sources", ("sources",)),
)


def missing(profile: Profile) -> tuple[str, ...]:
    """The parts of `PARTS` of which nothing is known yet."""
    known = {name: any(getattr(profile, field) not in ("", (), None) for field in given) for name, given in PARTS}
    known["objections"] = any(each.answer for each in profile.objections)
    known["networks"] = any(each.use for each in profile.networks)
    known["hours"] = any(any(each.hours) for each in profile.networks)
    return tuple(name for name, _given in PARTS if not known[name])


def completeness(profile: Profile) -> int:
    """How much of what makes a persona useful is known, in whole percent."""
    return 100 - round(100 * len(missing(profile)) / len(PARTS))


def vocabulary(profiles: Iterable[Profile]) -> dict[str, tuple[str, ...]]:
    """The tags that the personas of a client use, by field, each once, in alphabetical order."""
    found: dict[str, dict[str, str]] = {name: {} for name in TAGS}
    for profile in profiles:
        for name in TAGS:
            for tag in getattr(profile, name):
                found[name].setdefault(tag.casefold(), tag)
    return {name: tuple(sorted(tags.values(), key=str.casefold)) for name, tags in found.items()}


# -- shares of the audience ---------------------------------------------------------------------------------------


def spread(shares: Sequence[int], place: int, wanted: int) -> tuple[int, ...]:
    """The shares after the one at `place` is set; together they are 100.

    One persona is all of the audience. Of several the last one gives and takes; while the last is itself being set,
    the one before it does. Where it has nothing left to give, the next before it gives, and so on.
    """
    if len(shares) == 1:
        return (100,)
    result = list(shares)
    result[place] = max(0, min(100, wanted))
    others = [each for each in reversed(range(len(result))) if each != place]
    over = sum(result) - 100
    if over < 0:
        result[others[0]] -= over
    for each in others:
        taken = min(result[each], max(0, over))
        result[each] -= taken
        over -= taken
    return tuple(result)


def joined(shares: Sequence[int]) -> tuple[int, ...]:
    """The shares with a new persona at the end: it takes half of the last one's, the first of all takes everything."""
    if not shares:
        return (100,)
    half = shares[-1] // 2
    return (*shares[:-1], shares[-1] - half, half)


def parted(shares: Sequence[int], place: int) -> tuple[int, ...]:
    """The shares without the persona at `place`: the last of those that stay takes what it had."""
    rest = [share for number, share in enumerate(shares) if number != place]
    if rest:
        rest[-1] = 100 - sum(rest[:-1])
    return tuple(rest)
