"""What becomes of a file before anything is written: one draft a line, with what was found in it and its fate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import time
from enum import StrEnum

from smdesk.core.checks.base import Finding, Level
from smdesk.core.exchange.days import Order
from smdesk.core.exchange.record import DayRecord, Record
from smdesk.core.records import dataclass

#: When a post goes out whose line has a day and no hour.
HOUR = time(9, 0)


class Past(StrEnum):
    """What to do with posts whose time has passed."""

    ASK = ""  # they are errors until somebody has decided
    LEAVE = "leave"  # they stay out
    IDEAS = "ideas"  # they come in without a date


class Fate(StrEnum):
    """What becomes of a line."""

    ADD = "add"
    HISTORY = "history"  # it is out already: it comes in as that, and is never sent
    SKIP = "skip"  # the person leaves it out
    PRESENT = "present"  # the same stands in the calendar
    BLANK = "blank"  # nothing that a calendar holds
    WRONG = "wrong"  # it has to be put right first


@dataclass(frozen=True, slots=True)
class Options:
    """What a person has decided about a file; what is not decided is found out."""

    client: int | None = None  # all lines are of this one
    layout: str = ""
    order: Order | None = None
    zone: str = ""  # IANA, of lines that name none; "": their client's
    hour: time = HOUR
    fields: Mapping[int, str] = field(default_factory=dict, hash=False)  # column → what it holds
    channels: tuple[int, ...] = ()  # of lines that name none
    past: Past = Past.ASK
    skip: frozenset[int] = frozenset()  # numbers of lines
    edits: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False)  # (line, column) → text
    mend: bool = False  # put text right that was read in the wrong encoding
    schedule: bool = False  # what was scheduled is scheduled again


@dataclass(frozen=True, slots=True)
class Draft:
    """One line, read."""

    number: int
    fate: Fate
    findings: tuple[Finding, ...] = ()
    record: Record | None = None
    day: DayRecord | None = None
    client: int | None = None
    channels: Mapping[str, int] = field(default_factory=dict, hash=False)  # str(ChannelRef) → channel
    pillar: int | None = None
    persona: int | None = None
    campaign: int | None = None

    @property
    def comes_in(self) -> bool:
        """True when it will be written."""
        return self.fate in {Fate.ADD, Fate.HISTORY}


@dataclass(frozen=True, slots=True)
class Read:
    """A whole file, read."""

    layout: str
    fields: tuple[str, ...]
    order: Order
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...] = ()

    def count(self, *fates: Fate) -> int:
        """How many lines have one of these fates."""
        return sum(draft.fate in fates for draft in self.drafts)


def error(code: str, column: str = "", /, **facts: object) -> Finding:
    """The line cannot come in so."""
    return Finding(code, Level.ERROR, field=column, facts=facts)


def warning(code: str, column: str = "", /, **facts: object) -> Finding:
    """The line comes in, but not with all that it says."""
    return Finding(code, Level.WARNING, field=column, facts=facts)


def hint(code: str, column: str = "", /, **facts: object) -> Finding:
    """Worth knowing."""
    return Finding(code, Level.HINT, field=column, facts=facts)
