"""What screens and commands are told of content sheets and of art that has come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.core.errors import SmdeskError
from smdesk.core.records import dataclass
from smdesk.core.sheet.lines import Brief, Delivery, Line, Size
from smdesk.core.sheet.matching import Match


@dataclass(frozen=True, slots=True)
class SheetView:
    """One week of one client. `gone` are titles of what was delivered and is not in the week any more."""

    client_id: int
    client: str
    zone: str
    language: str  # of what goes to the designer: the client's first
    week: date  # its Monday
    lines: tuple[Line, ...]  # by their time
    delivery: Delivery | None = None  # the last one
    gone: tuple[str, ...] = ()

    @property
    def wanting(self) -> int:
        """How many posts are to have art."""
        return sum(line.counts for line in self.lines)

    @property
    def with_art(self) -> int:
        """How many of those have all of it."""
        return sum(line.counts and not line.lacking for line in self.lines)

    @property
    def changed(self) -> int:
        """How many cells say something else than design was told; a new line counts as one, and so does one gone."""
        if self.delivery is None:
            return 0
        found = [(line.post_id in self.delivery.lines, len(self.delivery.changed(line))) for line in self.lines]
        return sum(cells if there else 1 for there, cells in found) + len(self.gone)


@dataclass(frozen=True, slots=True)
class Written:
    """What a brief said before and says now: with it the change is undone and done again."""

    post_id: int
    before: Brief
    after: Brief


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that was made. `stages` are those of posts before it, where it made them "in design"."""

    delivery_id: int
    client_id: int
    week: date
    version: int
    stages: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came from design and is not in the client's library yet. `problem`: why it cannot be used."""

    path: Path
    name: str
    size: Size  # pixels
    bytes: int
    mime: str
    match: Match
    problem: SmdeskError | None = None
    had: bool = False  # the same file is in its place already
    title: str = ""  # of the post whose art it is; it may stand in another week


@dataclass(frozen=True, slots=True)
class Placing:
    """Which file goes where."""

    path: Path
    post_id: int
    slot: int  # the place among the line's slots
    position: int = 1  # which picture of it, from 1; behind the last it is added


@dataclass(frozen=True, slots=True)
class PostSaid:
    """What a post said and where it stood before and after its art was placed."""

    post_id: int
    before: Mapping[str, Any]  # as services.posts.rows.snapshot
    after: Mapping[str, Any]
    typed_before: Mapping[str, Any] | None = None  # what was typed and not put into it yet
    typed_after: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """What placing has brought. `ready`: posts that were in design and have all their art now."""

    posts: tuple[PostSaid, ...] = ()
    files: int = 0
    refused: tuple[tuple[Path, SmdeskError], ...] = ()
    ready: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArtView:
    """One version of a post's art."""

    sha256: str
    filename: str
    size: Size
    asked: Size
    format: str
    position: int
    at: Any  # aware datetime, UTC
