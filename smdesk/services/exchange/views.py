"""What importing tells: a preview before anything is written, and what was written."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from pathlib import Path

from smdesk.core.exchange.drafts import Draft, Fate, Options, Read
from smdesk.core.exchange.table import Table
from smdesk.core.exchange.world import World
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Preview:
    """A file, read with some options against the desk of the moment."""

    file: Path
    sha256: str
    table: Table
    options: Options
    read: Read
    world: World = field(repr=False, compare=False, default_factory=World)

    @property
    def incoming(self) -> tuple[Draft, ...]:
        """The lines that will come in."""
        return tuple(draft for draft in self.read.drafts if draft.comes_in)

    @property
    def wrong(self) -> tuple[Draft, ...]:
        """The lines that have to be put right, or left out."""
        return tuple(draft for draft in self.read.drafts if draft.fate is Fate.WRONG)

    @property
    def schedulable(self) -> int:
        """How many of them were meant to go out at their time."""
        waits = (draft.record for draft in self.incoming if draft.record is not None)
        return sum(any(each.state != "published" for each in record.sendings) for record in waits)


@dataclass(frozen=True, slots=True)
class Kept:
    """A post that was to be scheduled and came in as a draft: `code` says why, as an error or a finding does."""

    number: int  # of the line
    post_id: int
    code: str
    facts: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import has written."""

    batch: int
    posts: tuple[int, ...] = ()
    history: int = 0  # of these, out already
    scheduled: int = 0  # posts that will go out
    key_dates: int = 0
    left: int = 0  # lines that did not come in
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One import, as it is listed."""

    id: int
    kind: str
    filename: str
    rows: int
    posts: int  # that are there now
    created_at: datetime
    undone_at: datetime | None
