"""What one call to a network may have done, sorted by what can be known about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from smdesk.core.records import dataclass


class Why(StrEnum):
    """Kinds of refusal or trouble, the same for every network."""

    AUTH = "auth"  # ask to reconnect; the channel waits
    PERMISSION = "permission"  # a scope or role is missing
    CONTENT = "content"  # the post itself must change
    QUOTA = "quota"  # later, at a known time
    TRANSIENT = "transient"  # later, with back-off
    UNKNOWN = "unknown"  # nobody can tell what happened
    GONE = "gone"  # the target was deleted


#: In what the ledger keeps beside a network's id: when it went out by that network's clock, in ISO 8601.
OUT_AT = "out_at"


@dataclass(frozen=True, slots=True)
class RemoteRef:
    """One thing on a network: its id there, and what else is needed to refer to it (for Bluesky the cid)."""

    id: str
    url: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Published:
    """The network gave an id. The link may follow later."""

    remote: RemoteRef


@dataclass(frozen=True, slots=True)
class Prepared:
    """A repeatable step is done (an upload, a link card); `ref` is what the later step needs, JSON values only."""

    ref: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Processing:
    """The network has it and works on it; `handle` is what a read-only poll needs, JSON values only."""

    handle: Mapping[str, Any]
    wait_s: float = 2.0


@dataclass(frozen=True, slots=True)
class Delegated:
    """The network's own scheduler holds it under `handle`."""

    handle: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NotSent:
    """The request cannot have left, or it left and certainly made nothing: safe to send again later."""

    code: str
    words: str = ""
    why: Why = Why.TRANSIENT


@dataclass(frozen=True, slots=True)
class Limited:
    """The network asks to wait. Nothing was made. `retry_at` is UTC and aware."""

    code: str
    retry_at: datetime | None = None
    words: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A definite no that will stay no until somebody changes something."""

    code: str
    why: Why
    words: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The request may have been carried out. Never send again before looking."""

    code: str
    words: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True)
class WithPerson:
    """The network has laid it before the person, who finishes it there: nobody else sees it yet, and no call of ours
    makes it public. `code` says where it waits. A look back may give it too.
    """

    code: str


Outcome = Published | Prepared | Processing | Delegated | WithPerson | NotSent | Limited | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Found:
    """Looking back found the publication. `at`: when it went out, by the network's own clock; it says no more of which
    one it is.
    """

    remote: RemoteRef
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FoundDelegated:
    """Looking back found it waiting in the network's own scheduler."""

    handle: str


@dataclass(frozen=True, slots=True)
class NotThere:
    """Looking back over everything that could hold it found nothing: conclusive."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """Nobody can tell from here; `code` says why (no listing, listing cut, network silent)."""

    code: str
    again: bool = False  # true: the look itself failed (network silent), so look again later


Finding = Found | FoundDelegated | WithPerson | NotThere | CannotTell
