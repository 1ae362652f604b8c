"""What can be done with what others wrote, besides answering it: one protocol an act. Each may be repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from smdesk.core.outcome import Outcome
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """A message as an act on it needs it: what `page` gave, after it has been in a database."""

    id: str
    kind: str
    author: str = ""
    author_id: str = ""
    post_id: str = ""
    parent_id: str = ""
    url: str = ""
    private: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


class Reason(StrEnum):
    """Why a message is reported; each network has its own names for these."""

    SPAM = "spam"
    ABUSE = "abuse"
    ILLEGAL = "illegal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a report says besides the message itself."""

    reason: Reason = Reason.OTHER
    text: str = ""


@runtime_checkable
class LikesInInbox(Protocol):
    """Messages can be liked. Each act may be repeated: it gives Prepared also when it was done already."""

    def like(self, target: Target, on: bool) -> Outcome:
        """Like it, or take the like back."""


@runtime_checkable
class HidesInInbox(Protocol):
    """Other people's comments under our posts can be hidden from everybody. Repeatable."""

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hide it, or show it again."""


@runtime_checkable
class DeletesInInbox(Protocol):
    """Other people's comments under our posts can be taken away. Repeatable."""

    def remove(self, target: Target) -> Outcome:
        """Take it away; Prepared also when it was gone already."""


@runtime_checkable
class BlocksAuthors(Protocol):
    """Who wrote a message can be kept from reaching the account. Repeatable."""

    def block(self, target: Target, on: bool) -> Outcome:
        """Block its author, or let them in again."""


@runtime_checkable
class MutesAuthors(Protocol):
    """Who wrote a message can be made silent for the account, without their knowing. Repeatable."""

    def mute(self, target: Target, on: bool) -> Outcome:
        """Mute its author, or listen to them again."""


@runtime_checkable
class ReportsMessages(Protocol):
    """A message can be told to who runs the network. A second report says the same again."""

    def report(self, target: Target, complaint: Complaint) -> Outcome:
        """Report the message and its author."""
