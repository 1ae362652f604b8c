"""What a client is shown of posts before they go out, and what comes back: contents, their digests, answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from smdesk.core.records import dataclass

#: Of the form of what is frozen in a round; a digest of another form never equals one of this.
FORM = 1
#: Of a place that leaves out the first comment of all others, in what is hashed; nobody writes it.
_NO_COMMENT = "\0"


class Says(StrEnum):
    """What the client says to one post."""

    APPROVED = "approved"
    CHANGES = "changes"  # asks for something else, in their words
    TEXT = "text"  # has written the text anew


class Decision(StrEnum):
    """What was done about changes that were asked for."""

    USED = "used"  # their text was taken
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture, film or document: by its content, with its size in pixels."""

    sha256: str
    mime: str
    alt: str = ""
    width: int = 0
    height: int = 0
    crop: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a thread; most posts have one."""

    text: str
    link: str = ""
    media: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A channel on which the post goes out, and what is said there where that differs."""

    network: str
    handle: str
    parts: tuple[Part, ...] = ()
    first_comment: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of a post that somebody will see on its networks."""

    parts: tuple[Part, ...]
    first_comment: str = ""
    places: tuple[Place, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said everywhere where nothing else is, part by part."""
        return tuple(part.text for part in self.parts)

    @property
    def empty(self) -> bool:
        """There is nothing to see: it only keeps a place in the plan."""
        parts = (*self.parts, *(part for place in self.places for part in place.parts))
        return not any(part.text.strip() or part.media for part in parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One post of a round: `key` names it within the round, `digest` what was shown of it."""

    key: str
    digest: str
    title: str
    content: Content
    wall: datetime | None = None  # in the client's zone; None: no date yet
    version: int = 1  # how often it was sent


@dataclass(frozen=True, slots=True)
class Round:
    """What goes to the client in one file."""

    key: str
    client: str
    name: str
    language: str
    entries: tuple[Entry, ...]
    message: str = ""
    deadline: datetime | None = None  # wall time of the client's zone
    colour: str = ""  # the brand's, "#rrggbb"

    @property
    def digest(self) -> str:
        """Of all that is in it: an answer tells to which sending it belongs."""
        return _hash([self.key, *(f"{entry.key}:{entry.digest}" for entry in self.entries)])


@dataclass(frozen=True, slots=True)
class Given:
    """What the client says to one entry. `texts` is what they wrote instead, part by part."""

    key: str
    digest: str
    says: Says
    comment: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: to which round and sending, from whom, and what it says."""

    round: str
    sent: str
    given: tuple[Given, ...]
    by: str = ""
    at: datetime | None = None

    @property
    def digest(self) -> str:
        """The same answer twice is told by it, whatever its file is called."""
        return _hash([self.round, self.sent, self.by, *(to_json(given) for given in self.given)])


def digest(content: Content) -> str:
    """What a client has seen, in 64 hexadecimal digits. Without what nobody sees: alternative texts and dates."""
    return _hash(_visible(content))


def to_json(value: Any) -> Any:
    """Any of the above in plain values."""
    if isinstance(value, Iterable) and not isinstance(value, (str, dict)):
        return [to_json(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: to_json(getattr(value, name)) for name in value.__dataclass_fields__}
    return value.isoformat() if isinstance(value, datetime) else value


def content_from(stored: dict[str, Any]) -> Content:
    """A content as `to_json` made it."""
    places = tuple(
        Place(each["network"], each["handle"], _parts(each["parts"]), each["first_comment"])
        for each in stored["places"]
    )
    return Content(_parts(stored["parts"]), stored["first_comment"], places)


def _parts(stored: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(
        Part(
            each["text"],
            each["link"],
            tuple(
                Shown(**{**medium, "crop": tuple(medium["crop"]) if medium["crop"] else None})
                for medium in each["media"]
            ),
        )
        for each in stored
    )


def _visible(content: Content) -> Any:
    def parts(given: tuple[Part, ...]) -> Any:
        return [[part.text.strip(), part.link, [[m.sha256, m.crop] for m in part.media]] for part in given]

    places = sorted(
        [place.network, place.handle, parts(place.parts), _comment(place.first_comment, content.first_comment)]
        for place in content.places
    )
    return [FORM, parts(content.parts), content.first_comment.strip(), places]


def _comment(own: str | None, everywhere: str) -> str:
    """None says what is said everywhere; "" says nothing although others say something: two things to see."""
    return _NO_COMMENT if own == "" and everywhere.strip() else own or ""


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
