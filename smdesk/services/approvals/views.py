"""What screens and commands are told of approval rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from smdesk.core.approval import Content, Decision, Says, digest
from smdesk.core.records import dataclass
from smdesk.services.standing import Standing


class Now(StrEnum):
    """Where one post of a round stands."""

    NEW = "new"  # not sent yet
    WAITING = "waiting"  # with the client
    APPROVED = "approved"
    STALE = "stale"  # was answered, and says something else since
    CHANGES = "changes"  # asked for, nothing done yet
    DONE = "done"  # asked for, and changed: to be sent again
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ItemView:
    """One post of a round."""

    id: int
    post_id: int
    title: str
    now: Now
    stage: str  # of the post
    networks: tuple[str, ...]
    content: Content  # as the post is
    shown: Content | None  # as the client saw it last; None before the first sending
    wall: datetime | None  # when it goes out; naive, in the client's zone
    shown_wall: datetime | None
    version: int
    says: Says | None = None
    comment: str = ""
    texts: tuple[str, ...] = ()
    answered_by: str = ""
    answered_at: datetime | None = None
    by_hand: bool = False
    decision: Decision | None = None
    note: str = ""

    @property
    def changed(self) -> bool:
        """The post says something else than the client saw."""
        return self.shown is not None and digest(self.shown) != digest(self.content)

    @property
    def moved(self) -> bool:
        """It goes out at another time than the client saw."""
        return self.shown is not None and self.shown_wall != self.wall


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened to a round or to one post of it."""

    at: datetime
    kind: str
    item_id: int | None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many posts of a round stand how; withdrawn ones are in none but `withdrawn`."""

    posts: int = 0
    approved: int = 0
    changes: int = 0  # asked for, whatever was done about it
    unanswered: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round; `items` and `events` are empty in a list."""

    id: int
    client_id: int
    client: str
    zone: str
    key: str
    name: str
    language: str
    message: str
    deadline: datetime | None  # naive, in `zone`
    sent_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    tally: Tally
    items: tuple[ItemView, ...] = ()
    events: tuple[EventView, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post that could be in a new round. `ready`: it has its words, its time is to come, nobody has approved it yet,
    and no other open round has it.
    """

    post_id: int
    title: str
    text: str
    wall: datetime | None
    networks: tuple[str, ...]
    stage: str
    ready: bool
    round_id: int | None = None  # an open one that it is in already


@dataclass(frozen=True, slots=True)
class Undo:
    """How items and their posts stood before an act, and how it left them; see `ApprovalAnswers.undo`."""

    round_id: int
    items: tuple[Mapping[str, Any], ...] = ()  # rows, as they were
    left: tuple[Mapping[str, Any], ...] = ()  # and as the act left them
    before: tuple[Standing, ...] = ()
    after: tuple[Standing, ...] = ()
    said: tuple[tuple[int, Mapping[str, Any]], ...] = ()  # what a post said, as a snapshot
    sent: tuple[str, datetime | None] | None = None  # of the round, where the act sent it
    answer: str = ""  # the digest of the answer that it took, or
    taken: bool = True  # took back


@dataclass(frozen=True, slots=True)
class Applied:
    """What an answer has brought. Numbers are posts."""

    round: RoundView
    undo: Undo | None  # None: nothing was changed
    by: str = ""
    approved: tuple[int, ...] = ()
    changes: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()  # answered, but the post says something else by now
    out: tuple[int, ...] = ()  # answered, but published or on its way already
    gone: int = 0  # answers to posts that were withdrawn since
    unanswered: int = 0
    repeated: datetime | None = None  # the same answer was taken then
