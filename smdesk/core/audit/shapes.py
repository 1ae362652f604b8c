"""What an audit keeps as JSON: reputation, SWOT, marketing focus. Reading forgives what is missing, writing checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from smdesk.core.audit import values
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.records import dataclass

#: The four lists of a SWOT, in their order.
QUADRANTS = ("strengths", "weaknesses", "opportunities", "threats")
MOODS = ("positive", "neutral", "negative")
STARS = (5, 4, 3, 2, 1)
#: Entries of one list; more is not read by anybody.
MOST = 60


@dataclass(frozen=True, slots=True)
class Rating:
    """What people gave on one site: an average of at most `best`, from how many, and how they are spread."""

    site: str
    value: float | None = None
    best: float = 5
    count: int | None = None
    unanswered: int | None = None
    stars: tuple[int, ...] = ()  # how many gave 5, 4, 3, 2, 1; () where that is not known


@dataclass(frozen=True, slots=True)
class Topic:
    """Something people talk about, how often, and whether they praise it."""

    text: str
    count: int | None = None
    good: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the conversation in percent; `ours` is the client's own."""

    name: str
    share: int
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Reputation:
    """What is said of the client, as far as somebody has looked."""

    months: int | None = 12  # what it is about: so many months up to the day of the audit
    ratings: tuple[Rating, ...] = ()
    topics: tuple[Topic, ...] = ()
    voice: tuple[Part, ...] = ()
    tone: tuple[int, ...] = ()  # percent positive, neutral, negative; () unknown
    risks: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reputation:
        """Read what is stored."""
        return cls(
            data.get("months", 12),
            tuple(
                Rating(str(each.get("site", "")), each.get("value"), each.get("best", 5), each.get("count"),
                       each.get("unanswered"), tuple(each.get("stars", ())))
                for each in data.get("ratings", ())
            ),
            tuple(Topic(str(each["text"]), each.get("count"), bool(each.get("good", True)))
                  for each in data.get("topics", ()) if each.get("text")),
            tuple(Part(str(each["name"]), int(each["share"]), bool(each.get("ours")))
                  for each in data.get("voice", ()) if "name" in each and "share" in each),
            tuple(data.get("tone", ())),
            tuple(map(str, data.get("risks", ()))),
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """As it is stored; what is not known is left out."""
        ratings = [
            _known({"site": each.site, "value": each.value, "best": each.best, "count": each.count,
                    "unanswered": each.unanswered, "stars": list(each.stars)})
            for each in self.ratings
        ]  # fmt: skip
        return _known(
            {
                "months": self.months,
                "ratings": ratings,
                "topics": [_known({"text": each.text, "count": each.count, "good": each.good}) for each in self.topics],
                "voice": [{"name": each.name, "share": each.share, "ours": each.ours} for each in self.voice],
                "tone": list(self.tone),
                "risks": list(self.risks),
            }
        )

    def checked(self) -> Reputation:
        """The same as it may be stored.

        Raises:
            InvalidInput: `bad_number`, `title_empty`, `name_too_long`, `shares_over`, `stars_over`; `field` says where.
        """
        return replace(
            self,
            months=values.whole("months", self.months, 1, 120),
            ratings=tuple(map(_rating, self.ratings[:MOST])),
            topics=tuple(
                Topic(values.line("topics", each.text, empty=False), values.whole("topics", each.count), each.good)
                for each in self.topics[:MOST]
            ),
            voice=_voice(self.voice[:MOST]),
            tone=_tone(self.tone),
            risks=lines("risks", self.risks),
        )


@dataclass(frozen=True, slots=True)
class SwotItem:
    """One sentence of a list. `number` names it for good; `became` is what was made of it, the first one first."""

    number: int
    text: str
    became: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Swot:
    """Four lists, each in the person's order."""

    strengths: tuple[SwotItem, ...] = ()
    weaknesses: tuple[SwotItem, ...] = ()
    opportunities: tuple[SwotItem, ...] = ()
    threats: tuple[SwotItem, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Swot:
        """Read what is stored; an entry that is a bare text counts too."""
        taken = 0
        read: dict[str, list[SwotItem]] = {}
        for name in QUADRANTS:
            read[name] = []
            for each in data.get(name, ()):
                given = each if isinstance(each, Mapping) else {"text": str(each)}
                number = int(given.get("n", 0)) or taken + 1
                taken = max(taken, number)
                read[name].append(SwotItem(number, str(given.get("text", "")), tuple(given.get("became", ()))))
        return cls(**{name: tuple(items) for name, items in read.items()})

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            name: [_known({"n": each.number, "text": each.text, "became": list(each.became)}) for each in items]
            for name, items in self.lists()
            if items
        }

    def lists(self) -> tuple[tuple[str, tuple[SwotItem, ...]], ...]:
        """Name and entries of each list."""
        return tuple((name, getattr(self, name)) for name in QUADRANTS)

    def find(self, number: int) -> tuple[str, SwotItem]:
        """List and entry of a number. Raises NotFound `unknown_swot_item`."""
        for name, items in self.lists():
            for each in items:
                if each.number == number:
                    return name, each
        raise NotFound("unknown_swot_item", item=number)

    def with_texts(self, name: str, texts: Iterable[str]) -> Swot:
        """One list as texts in their order; an entry that says the same keeps its number and what it became.

        Raises InvalidInput `bad_kind` for another list, `name_too_long`.
        """
        values.chosen("quadrant", name or "-", QUADRANTS)
        kept = list(getattr(self, name))
        wanted = lines(name, tuple(texts))
        free = max((each.number for _, items in self.lists() for each in items), default=0)
        made: list[SwotItem | None] = [_taken(kept, text) for text in wanted]
        for place, text in enumerate(wanted):
            if made[place] is not None:
                continue
            if len(kept) == 1 and made.count(None) == 1:  # one left and one new: it says something else now
                made[place] = replace(kept.pop(), text=text)
                continue
            free += 1
            made[place] = SwotItem(free, text)
        return replace(self, **{name: tuple(each for each in made if each is not None)})

    def with_item(self, item: SwotItem) -> Swot:
        """The entry of the same number replaced."""
        name, _ = self.find(item.number)
        items = tuple(item if each.number == item.number else each for each in getattr(self, name))
        return replace(self, **{name: items})


@dataclass(frozen=True, slots=True)
class Marketing:
    """Where the client's marketing aims today: how it presents itself, to whom, what it pushes, what it does."""

    position: str = ""
    audience: str = ""
    offers: str = ""
    actions: tuple[str, ...] = ()  # newsletter, leaflets, ads: what is done beside the networks

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Marketing:
        """Read what is stored."""
        return cls(
            str(data.get("position", "")), str(data.get("audience", "")), str(data.get("offers", "")),
            tuple(map(str, data.get("actions", ()))),
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        found = {name: getattr(self, name) for name in ("position", "audience", "offers")}
        return {name: each for name, each in {**found, "actions": list(self.actions)}.items() if each}

    def checked(self) -> Marketing:
        """The same as it may be stored. Raises InvalidInput `name_too_long`."""
        return Marketing(
            values.text("position", self.position), values.text("audience", self.audience),
            values.text("offers", self.offers), lines("actions", self.actions),
        )  # fmt: skip


def lines(field: str, given: Iterable[str]) -> tuple[str, ...]:
    """Texts without the empty ones. Raises InvalidInput `name_too_long`."""
    return tuple(text for text in (values.line(field, each) for each in given) if text)[:MOST]


def _taken(kept: list[SwotItem], text: str) -> SwotItem | None:
    found = next((each for each in kept if each.text == text), None)
    if found is not None:
        kept.remove(found)
    return found


def _rating(given: Rating) -> Rating:
    best = values.number("best", given.best, 1, 100)
    assert best is not None
    stars = tuple(values.whole("stars", each) or 0 for each in given.stars)
    if stars and len(stars) != len(STARS):
        raise InvalidInput("bad_number", field="stars", value=len(stars), least=len(STARS), most=len(STARS))
    count = values.whole("count", given.count)
    if stars and count is not None and sum(stars) > count:
        raise InvalidInput("stars_over", field="stars", sum=sum(stars), count=count)
    most = int(values.MOST) if count is None else count
    return Rating(
        values.line("site", given.site, 80, empty=False), values.number("value", given.value, 0, best), best, count,
        values.whole("unanswered", given.unanswered, 0, most), stars if any(stars) else (),
    )  # fmt: skip


def _voice(given: tuple[Part, ...]) -> tuple[Part, ...]:
    found = tuple(
        Part(values.line("voice", each.name, 80, empty=False), values.whole("voice", each.share, 0, 100) or 0,
             each.ours)
        for each in given
    )  # fmt: skip
    total = sum(each.share for each in found)
    if total > 100:
        raise InvalidInput("shares_over", field="voice", sum=total)
    return found


def _tone(given: tuple[int, ...]) -> tuple[int, ...]:
    found = tuple(values.whole("tone", each, 0, 100) or 0 for each in given)
    if not any(found):
        return ()
    if len(found) != len(MOODS) or sum(found) != 100:
        raise InvalidInput("shares_sum", field="tone", sum=sum(found))
    return found


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None and value != []}
