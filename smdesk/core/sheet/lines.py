"""Lines of the weekly content sheet: one a post, with what a designer needs, its number, and what changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Any

from smdesk.core.approval import Shown
from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

#: Width and height in pixels; (0, 0) where no size is asked for.
Size = tuple[int, int]

#: What of a line is compared with the sheet that design has, in the order of its columns.
CELLS = ("when", "networks", "formats", "text", "art_text", "scene", "refs", "link", "sizes")
#: Those that the person writes for the designer; the others are of the post itself.
WRITTEN = ("art_text", "scene", "refs", "sizes")

#: Stages before design: a thought, which may have no word yet, and a draft.
_THOUGHTS = frozenset({"idea", "planned"})
_BEFORE_DESIGN = _THOUGHTS | {"draft"}

_WEEK = re.compile(r"\s*(\d{4})-?[Ww](\d{1,2})\s*")
_SIZE = re.compile(r"\s*(\d{2,5})\s*[x×X*]\s*(\d{2,5})\s*")
_LEAST, _MOST = 50, 20_000


@dataclass(frozen=True, slots=True)
class Brief:
    """What the person writes for the designer of one post."""

    art_text: str = ""  # what stands in the picture, line by line
    scene: str = ""  # what is to be seen
    refs: tuple[str, ...] = ()  # addresses and notes of what it shall be like
    sizes: tuple[Size, ...] = ()  # other than those of its networks; (): theirs
    needed: bool = True  # False: it goes out without art

    @property
    def empty(self) -> bool:
        """Nothing was written."""
        return self == Brief()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for art in a post: the media that some of its channels show, in one size."""

    channels: tuple[int, ...]  # that show it; () where the post has no channel yet
    networks: tuple[str, ...]  # of those, each once
    format: str  # post, carousel, story, reel, short, ...
    size: Size
    media: tuple[Shown, ...] = ()  # what stands there


@dataclass(frozen=True, slots=True)
class Line:
    """One post of the week as design is told of it."""

    post_id: int
    number: int  # within the week; the one it was delivered with, if it was
    code: str  # "S43-05": what files of its art are called after
    title: str
    wall: datetime  # when it goes out first; naive, in the client's zone
    networks: tuple[str, ...]
    formats: tuple[str, ...]
    text: str  # what is said where no channel has its own text
    hashtags: tuple[str, ...]
    link: str
    brief: Brief
    slots: tuple[Slot, ...]
    stage: str
    drawn: str  # a value of core.publication.Drawn: the mark beside it
    out: bool = False  # published or on its way: its art cannot be changed any more
    pillar_id: int | None = None

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes asked for, each once; also those that the person names beyond the places for art."""
        asked = (*(slot.size for slot in self.slots), *self.brief.sizes)
        return tuple(dict.fromkeys(size for size in asked if size != (0, 0)))

    @property
    def lacking(self) -> tuple[int, ...]:
        """The places of `slots` that wait for art; nothing waits any more once the post is out."""
        wanted = self.brief.needed and not self.out
        return tuple(place for place, slot in enumerate(self.slots) if wanted and not slot.media)

    @property
    def awaits_design(self) -> bool:
        """Delivered, it is "in design", unless it is scheduled: that has been decided about. An idea, or a place in the
        plan, without a word for anybody keeps being one.
        """
        bare = self.stage in _THOUGHTS and self.brief.empty and not self.text
        return self.stage in _BEFORE_DESIGN and not bare and bool(self.lacking)

    @property
    def counts(self) -> bool:
        """It is to have art, or went out with some."""
        return self.brief.needed and (not self.out or any(slot.media for slot in self.slots))

    @property
    def cells(self) -> dict[str, Any]:
        """What is compared and kept at a delivery, as plain values."""
        return {
            "when": self.wall.isoformat(" ", "minutes"),
            "networks": list(self.networks),
            "formats": list(self.formats),
            "text": self.text,
            "art_text": self.brief.art_text,
            "scene": self.brief.scene,
            "refs": list(self.brief.refs),
            "link": self.link,
            "sizes": [list(size) for size in self.sizes],
        }


@dataclass(frozen=True, slots=True)
class Delivery:
    """A sheet as it went to design: its version within the week, and of each post its number and cells."""

    version: int
    at: datetime
    lines: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)  # by post: `Line.cells` with "number"

    def changed(self, line: Line) -> frozenset[str]:
        """The cells of a line that say something else since; all of them where it was not in that sheet."""
        had = self.lines.get(line.post_id)
        now = line.cells
        return frozenset(CELLS) if had is None else frozenset(name for name in CELLS if had.get(name) != now[name])


def monday(day: date) -> date:
    """The first day of a day's week, as ISO 8601 counts weeks."""
    return day - timedelta(days=day.weekday())


def parse_week(text: str) -> date:
    """The Monday of "2026-W43" (ISO 8601), or of the week of a day "2026-10-22". Raises InvalidInput `bad_week`."""
    found = _WEEK.fullmatch(text)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else monday(date.fromisoformat(text))
    except ValueError as error:
        raise InvalidInput("bad_week", field="week", week=text) from error


def code(week: date, number: int) -> str:
    """What a line is called, and what files of its art are called after: "S43-05"."""
    return f"S{week.isocalendar().week:02}-{number:02}"


def numbered(posts: Sequence[int], given: Mapping[int, int]) -> dict[int, int]:
    """By post: the number it was given in a delivered sheet, and for the others those that follow, in their order."""
    last = max(given.values(), default=0)
    fresh = [post for post in posts if post not in given]
    return {post: given[post] for post in posts if post in given} | {
        post: last + place for place, post in enumerate(fresh, 1)
    }


def parse_sizes(texts: Iterable[str]) -> tuple[Size, ...]:
    """Sizes such as "1080x1350", each once. Raises InvalidInput `bad_size` (`size`)."""
    found: list[Size] = []
    for text in texts:
        match = _SIZE.fullmatch(text)
        size = (int(match[1]), int(match[2])) if match else (0, 0)
        if not all(_LEAST <= side <= _MOST for side in size):
            raise InvalidInput("bad_size", field="sizes", size=text.strip())
        found.append(size)
    return tuple(dict.fromkeys(found))


def size_text(size: Size) -> str:
    """ "1080 × 1350", as sizes are written in both languages; "" for none."""
    return f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}" if size != (0, 0) else ""
